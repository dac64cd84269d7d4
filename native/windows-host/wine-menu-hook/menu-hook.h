#pragma once
#include <windows.h>

#include <string>

/**
 * How host and hook speak: the host sends the message `menuHookMessage` to a window, with the menu to read (0: its menu
 * bar) and its own process id; the hook, which runs in the window's thread, leaves the answer in the mapping.
 */
constexpr const wchar_t* menuHookMessage = L"GroundworkReadMenu";
constexpr DWORD menuHookSize = 1u << 20;

inline std::wstring menuHookMapping(DWORD host) { return L"Local\\GroundworkMenu-" + std::to_wstring(host); }

/** What the mapping holds: the size of the text, then the text. */
struct MenuHookAnswer {
  DWORD size;
  char text[menuHookSize - sizeof(DWORD)];
};
