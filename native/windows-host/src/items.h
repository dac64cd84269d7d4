#pragma once
#include "win.h"

/** Items of the standard controls, in the shape of RawItem (controls/normalise/raw-win32.ts). */
namespace items {
/** The items of a control by its class; an empty array for all others. Rectangles are on the screen. */
Json of(HWND window);
/** A class in lower case, without what Windows Forms puts around it. */
std::wstring standardClass(HWND window);
/** The combo box inside a ComboBoxEx32; the window itself otherwise. */
HWND innerComboBox(HWND window);
/** The visible drop-down list of a combo box, or null. */
HWND dropDown(HWND combo);
/** Whether its items have texts: an owner-drawn list may hold other things. */
bool hasTexts(HWND listOrCombo);
}  // namespace items
