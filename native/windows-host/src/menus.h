#pragma once
#include "win.h"

/** Menus of other programs: read from outside on Windows, by a hook in the program's thread under Wine. */
namespace menus {
/** The items of a window's menu bar, or of a menu window (`#32768`), as RawMenuItem; null when it has none. */
Json of(HWND window);
/** Whether the menu a menu window shows belongs to the menu bar of `owner`. */
bool isOfBar(HWND menuWindow, HWND owner);
}  // namespace menus
