#pragma once
#include "win.h"

/** Running programs and their top-level windows. */
namespace programs {
bool underWine();

/** The process of a window, 0 when it is gone. */
DWORD processOf(HWND window);
/** The program's file name, such as `wordpad.exe`; empty when it can't be asked. */
std::wstring nameOf(DWORD process);

/** The visible top-level windows of a process, or of all with 0, the front one first; tool tips left out. */
std::vector<HWND> windowsOf(DWORD process);
/** The window an observation shows: the owner of the front one. Null when the program shows none. */
HWND mainWindow(DWORD process);
/** The visible top-level windows that belong to `root`, directly or through another, the front one first. */
std::vector<HWND> ownedBy(HWND root);
/** Whether the process runs. */
bool runs(DWORD process);

/** `p1234`, and back. @throws HostError target-lost */
std::string idOf(DWORD process);
DWORD fromId(const std::string& id);
/** AppFacts of the target protocol. @throws HostError target-lost */
Json facts(DWORD process);
/** All programs with a window. */
Json all();

/** x, y, width, height of a window in physical pixels; a minimised one has none. */
RECT rectOf(HWND window);
}  // namespace programs
