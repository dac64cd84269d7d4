#pragma once
#include "remote-memory.h"
#include "win.h"

/** One reader a kind of control; all return arrays of raw items. */
namespace items {
/** Items beyond this many are left out: nobody reads further, and every one is a message. */
constexpr int most = 1000;

Json comboBox(HWND window);
Json comboBoxEx(HWND window);
Json listBox(HWND window);
Json listView(HWND window);
Json treeView(HWND window);
Json toolBar(HWND window);
Json tabs(HWND window);
Json header(HWND window);
Json statusBar(HWND window);
Json slider(HWND window);
Json progress(HWND window);
Json spinner(HWND window);

/** [x, y, width, height] on the screen of a rectangle in a window's own coordinates. */
Json onScreen(HWND window, RECT rect);
/** How many, bounded; 0 when the window does not answer. */
int count(HWND window, UINT code);
}  // namespace items
