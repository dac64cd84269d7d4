// Default actions, without the mouse.
#include "items.h"
#include "message.h"
#include "text.h"
#include "verbs.h"

namespace verbs {
namespace {
Json menuCommand(const Control& control) {
  if (control.item.contains("children")) throw unusable(control, "opens a menu: click or expand it");
  const int id = control.item.value("id", 0);
  if (id == 0) throw unusable(control, "has no command");
  const HWND root = GetAncestor(control.window, GA_ROOT);
  // The command of a menu window that is open by itself goes to whoever opened it.
  const bool isMenuWindow = items::standardClass(root) == L"#32768";
  if (isMenuWindow) return clickPoint(control, middleOf(control), input::Button::left, 1, "");
  message::send(root, WM_CANCELMODE);
  message::post(root, WM_COMMAND, MAKEWPARAM(id, 0), 0);
  return byMessage("WM_COMMAND " + std::to_string(id));
}

/** A click that goes to the tool bar alone: it changes the button's state as a real one does. */
Json toolBarButton(const Control& control) {
  const HWND bar = control.window;
  constexpr int more = BTNS_CHECK | BTNS_DROPDOWN | BTNS_WHOLEDROPDOWN;
  if ((control.item.value("style", 0) & more) == 0) {
    const int id = control.item["id"];
    message::post(GetParent(bar), WM_COMMAND, MAKEWPARAM(id, 0), reinterpret_cast<LPARAM>(bar));
    return byMessage("WM_COMMAND " + std::to_string(id));
  }
  POINT point = middleOf(control);
  MapWindowPoints(nullptr, bar, &point, 1);
  message::post(bar, WM_LBUTTONDOWN, MK_LBUTTON, MAKELPARAM(point.x, point.y));
  message::post(bar, WM_LBUTTONUP, 0, MAKELPARAM(point.x, point.y));
  return byMessage("WM_LBUTTONDOWN, WM_LBUTTONUP");
}

Json buttonClick(const Control& control) {
  // A button of a window that is not active ignores the message.
  toFront(control.window);
  message::post(control.window, BM_CLICK);
  return byMessage("BM_CLICK");
}
}  // namespace

Json invoke(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  if (control.role == "menuitem") return menuCommand(control);
  if (control.role == "tbbutton") return toolBarButton(control);
  if (control.role == "tab" || control.role == "comboitem") return select({task.process, control, Json::object(), task.observation});
  if (control.role == "lvitem" || control.role == "treeitem" || control.role == "listitem") {
    return clickPoint(control, middleOf(control), input::Button::left, 2, "");
  }
  const std::wstring name = items::standardClass(control.window);
  if (control.role.empty() && name == L"button") return buttonClick(control);
  if (control.role.empty() && name == L"syslink") {
    focusOn(control.window);
    input::press({{}, Key{VK_RETURN, 0}});
    return {{"way", "input"}, {"how", "Enter pressed"}};
  }
  throw unusable(control, "has no default action: click it");
}

Json toggle(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  const HWND window = control.window;
  if (control.role == "menuitem") return menuCommand(control);
  if (control.role == "tbbutton") return toolBarButton(control);
  if (control.role == "lvitem" && control.item.contains("checked")) {
    focusOn(window);
    select({task.process, control, Json::object(), task.observation});
    input::press({{}, Key{VK_SPACE, 0}});
    return {{"way", "input"}, {"how", "Space pressed"}};
  }
  if (control.role.empty() && items::standardClass(window) == L"button") {
    const LONG kind = GetWindowLongW(window, GWL_STYLE) & BS_TYPEMASK;
    const bool stays = kind == BS_CHECKBOX || kind == BS_AUTOCHECKBOX || kind == BS_RADIOBUTTON || kind == BS_3STATE ||
                       kind == BS_AUTO3STATE || kind == BS_AUTORADIOBUTTON;
    if (stays) return buttonClick(control);
  }
  throw unusable(control, "is nothing that can be toggled");
}
}  // namespace verbs
