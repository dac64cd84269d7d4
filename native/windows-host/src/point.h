#pragma once
#include "win.h"

/** A control that lies under a point. */
struct Pointed {
  /** As captures name it (controls/normalise). */
  std::string id;
  /** Where it is on the screen. */
  RECT rect{};
  /** What an item is called; empty for windows. */
  std::string name;
};

/** The innermost control of a program under a point of the screen; nothing where another program's window is in front. */
std::optional<Pointed> controlAt(DWORD process, POINT point);

/** The program's own top-level window under a point, or null. Sends nothing, so that a hook can ask. */
HWND windowAt(DWORD process, POINT point);
