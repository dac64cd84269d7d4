#pragma once
#include "win.h"

/**
 * Structures of the common controls as the other process lays them out: `Pointer` is uint64_t, or uint32_t for a 32-bit
 * program read by a 64-bit host. After commctrl.h.
 */
namespace wire {
template <class Pointer>
struct ListViewItem {
  UINT mask;
  int item, subItem;
  UINT state, stateMask;
  Pointer text;
  int textMax;
  int image;
  Pointer param;
  int indent;
  int groupId;
  UINT columns;
  Pointer columnList;
  Pointer columnFormats;
  int group;
};
template <class Pointer>
struct TreeViewItem {
  UINT mask;
  Pointer item;
  UINT state, stateMask;
  Pointer text;
  int textMax;
  int image, selectedImage, children;
  Pointer param;
};
template <class Pointer>
struct TabItem {
  UINT mask;
  DWORD state, stateMask;
  Pointer text;
  int textMax;
  int image;
  Pointer param;
};
template <class Pointer>
struct HeaderItem {
  UINT mask;
  int width;
  Pointer text;
  Pointer bitmap;
  int textMax;
  int format;
  Pointer param;
  int image, order;
  UINT type;
  Pointer filter;
  UINT state;
};
template <class Pointer>
struct ToolBarButton {
  int bitmap, command;
  BYTE state, style;
  BYTE reserved[sizeof(Pointer) == 8 ? 6 : 2];
  Pointer data;
  Pointer text;
};
template <class Pointer>
struct ComboBoxExItem {
  UINT mask;
  Pointer item;
  Pointer text;
  int textMax;
  int image, selectedImage, overlay, indent;
  Pointer param;
};
template <class Pointer>
struct ToolInfo {
  UINT size, flags;
  Pointer window;
  Pointer id;
  RECT rect;
  Pointer instance;
  Pointer text;
  Pointer param;
};

static_assert(sizeof(ListViewItem<ULONG_PTR>) == sizeof(LVITEMW) || sizeof(LVITEMW) < sizeof(ListViewItem<ULONG_PTR>), "");
static_assert(sizeof(TreeViewItem<ULONG_PTR>) == sizeof(TVITEMW), "");
static_assert(sizeof(TabItem<ULONG_PTR>) == sizeof(TCITEMW), "");
static_assert(sizeof(ToolBarButton<ULONG_PTR>) == sizeof(TBBUTTON), "");
static_assert(sizeof(ComboBoxExItem<ULONG_PTR>) == sizeof(COMBOBOXEXITEMW), "");

template <class Pointer>
Pointer pointer(const void* place) {
  return static_cast<Pointer>(reinterpret_cast<ULONG_PTR>(place));
}
}  // namespace wire
