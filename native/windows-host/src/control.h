#pragma once
#include "win.h"

/** A control as an action names it, found again in what is there now. */
struct Control {
  std::string id;
  /** The window it is, or belongs to. */
  HWND window = nullptr;
  /** `tbbutton`, `lvitem` …; empty for a window; `menubar` and `menuitem`. */
  std::string role;
  /** The fact of an item or a menu item, read now. */
  Json item;
  /** What it is called, for messages. */
  std::string name;
  /** Where it is on the screen; empty when it has no place. */
  std::optional<RECT> rect;
};

/** What was observed, so that an action can tell whether it still agrees. */
namespace observations {
/** Keeps a capture, and names it. */
std::string keep(DWORD process, const Json& capture);
/** Finds a control of an observation again. @throws HostError stale, no-such-control */
Control find(const std::string& observation, DWORD process, const std::string& id);
/** @throws HostError stale when there is no such observation of the program */
void mustKnow(const std::string& observation, DWORD process);
}  // namespace observations
