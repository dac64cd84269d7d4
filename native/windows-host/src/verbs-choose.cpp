// Items of lists, trees, tabs and combo boxes: chosen, opened, closed.
#include <algorithm>

#include "items.h"
#include "message.h"
#include "remote-memory.h"
#include "text.h"
#include "verbs.h"
#include "wire-structures.h"

namespace verbs {
namespace {
std::string labelOf(const Json& item) {
  const std::string name = item.value("name", "");
  return name.empty() && item.contains("cells") && !item["cells"].empty() ? item["cells"][0].get<std::string>() : name;
}

/** The item of a control that has this name. @throws HostError not-usable, with the names there are */
Control itemNamed(const Control& control, const std::string& wanted) {
  std::string names;
  int listed = 0;
  for (const Json& item : items::of(control.window)) {
    const std::string label = labelOf(item);
    if (plainName(utf16(label)) == plainName(utf16(wanted))) {
      Control chosen = control;
      chosen.role = item["role"];
      chosen.item = item;
      chosen.name = label;
      return chosen;
    }
    if (listed++ < 12 && !label.empty()) names += (names.empty() ? "" : ", ") + label;
  }
  throw unusable(control, "has no item \"" + wanted + "\". It has: " + (names.empty() ? "none" : names));
}

void tellParent(HWND window, WORD notice) {
  const WORD id = static_cast<WORD>(GetDlgCtrlID(window));
  message::post(GetParent(window), WM_COMMAND, MAKEWPARAM(id, notice), reinterpret_cast<LPARAM>(window));
}

template <class Pointer>
void setRowState(HWND window, const RemoteMemory& memory, int row, UINT state, UINT mask) {
  wire::ListViewItem<Pointer> item{};
  item.state = state;
  item.stateMask = mask;
  memory.write(&item, sizeof item);
  message::must(window, LVM_SETITEMSTATE, static_cast<WPARAM>(row), reinterpret_cast<LPARAM>(memory.structure()));
}

void chooseRow(HWND window, int row) {
  const RemoteMemory memory(window);
  const auto set = [&](int which, UINT state) {
    constexpr UINT mask = LVIS_SELECTED | LVIS_FOCUSED;
    if (memory.narrow()) setRowState<uint32_t>(window, memory, which, state, mask);
    else setRowState<uint64_t>(window, memory, which, state, mask);
  };
  set(-1, 0);
  set(row, LVIS_SELECTED | LVIS_FOCUSED);
  message::send(window, LVM_ENSUREVISIBLE, static_cast<WPARAM>(row), FALSE);
}

std::string choose(const Control& item) {
  const HWND window = item.window;
  const int index = item.item.value("index", -1);
  if (item.role == "comboitem") {
    const HWND combo = items::innerComboBox(window);
    message::must(combo, CB_SETCURSEL, static_cast<WPARAM>(index));
    message::send(combo, CB_SHOWDROPDOWN, FALSE);
    for (WORD notice : {CBN_SELENDOK, CBN_SELCHANGE}) tellParent(combo, notice);
    return "CB_SETCURSEL";
  }
  if (item.role == "listitem") {
    const LONG style = GetWindowLongW(window, GWL_STYLE);
    if ((style & (LBS_MULTIPLESEL | LBS_EXTENDEDSEL)) != 0) {
      message::must(window, LB_SETSEL, FALSE, -1);
      message::must(window, LB_SETSEL, TRUE, index);
    } else {
      message::must(window, LB_SETCURSEL, static_cast<WPARAM>(index));
    }
    tellParent(window, LBN_SELCHANGE);
    return "LB_SETCURSEL";
  }
  if (item.role == "lvitem") {
    chooseRow(window, index);
    return "LVM_SETITEMSTATE";
  }
  if (item.role == "treeitem") {
    message::must(window, TVM_SELECTITEM, TVGN_CARET, static_cast<LPARAM>(item.item["hitem"].get<int64_t>()));
    return "TVM_SELECTITEM";
  }
  if (item.role == "tab") {
    message::must(window, TCM_SETCURFOCUS, static_cast<WPARAM>(index));
    return "TCM_SETCURFOCUS";
  }
  throw unusable(item, "is nothing that can be selected");
}

Json setOpen(const Task& task, bool open) {
  const Control& control = task.on();
  mustBeUsable(control);
  const HWND window = items::innerComboBox(control.window);
  if (control.role.empty() && items::standardClass(window) == L"combobox") {
    if (open) toFront(window);
    message::must(window, CB_SHOWDROPDOWN, open);
    return byMessage("CB_SHOWDROPDOWN");
  }
  if (control.role == "treeitem") {
    message::must(window, TVM_EXPAND, open ? TVE_EXPAND : TVE_COLLAPSE, static_cast<LPARAM>(control.item["hitem"].get<int64_t>()));
    return byMessage("TVM_EXPAND");
  }
  if (control.role == "menuitem" && control.item.contains("children")) {
    const Json& children = control.item["children"];
    const bool isOpen = std::any_of(children.begin(), children.end(), [](const Json& child) { return child.contains("rect"); });
    if (isOpen == open) return byMessage(open ? "was open" : "was closed");
    if (open) return clickPoint(control, middleOf(control), input::Button::left, 1, "");
    message::send(GetAncestor(window, GA_ROOT), WM_CANCELMODE);
    return byMessage("WM_CANCELMODE");
  }
  if (control.role == "tbbutton" && (control.item.value("style", 0) & (BTNS_DROPDOWN | BTNS_WHOLEDROPDOWN)) != 0) {
    if (!open) {
      message::send(GetAncestor(window, GA_ROOT), WM_CANCELMODE);
      return byMessage("WM_CANCELMODE");
    }
    const POINT middle = middleOf(control);
    // The arrow is at the right end.
    return clickPoint(control, {control.rect->right - 4, middle.y}, input::Button::left, 1, "");
  }
  throw unusable(control, open ? "has nothing to expand" : "has nothing to collapse");
}
}  // namespace

Json select(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  const std::string wanted = task.action.value("item", "");
  if (!wanted.empty()) {
    if (control.role == "menuitem" && control.item.contains("children")) {
      for (const Json& child : control.item["children"]) {
        if (plainName(utf16(child.value("text", ""))) != plainName(utf16(wanted))) continue;
        Control item = control;
        item.item = child;
        item.name = wanted;
        return invoke({task.process, item, task.action, task.observation});
      }
      throw unusable(control, "has no item \"" + wanted + "\"");
    }
    return byMessage(choose(itemNamed(control, wanted)));
  }
  if (control.role == "menuitem") return invoke(task);
  if (control.role.empty() && items::standardClass(control.window) == L"button") return invoke(task);
  return byMessage(choose(control));
}

Json expand(const Task& task) { return setOpen(task, true); }
Json collapse(const Task& task) { return setOpen(task, false); }
}  // namespace verbs
