// What is done with the mouse.
#include <algorithm>
#include <cstdlib>

#include "items.h"
#include "keys.h"
#include "lease.h"
#include "message.h"
#include "programs.h"
#include "text.h"
#include "verbs.h"

namespace verbs {
namespace {
/** What is seen of a control: its rectangle without what its parents and the screen cut off. */
RECT seenOf(const Control& control) {
  if (!control.rect) {
    throw unusable(control, control.role == "menuitem" ? "is in a menu that is closed: click the menu first, or invoke it" : "has no place on the screen");
  }
  RECT seen = *control.rect;
  for (HWND one = control.window; one != nullptr;) {
    RECT client = programs::rectOf(one);
    const RECT before = seen;
    // Items of menus and drop-down lists lie outside of their window.
    const bool outside = control.role == "menuitem" || control.role == "comboitem";
    if (!outside && !IntersectRect(&seen, &before, &client)) throw unusable(control, "is scrolled out of sight");
    if ((GetWindowLongW(one, GWL_STYLE) & WS_CHILD) == 0) break;
    one = GetAncestor(one, GA_PARENT);
  }
  const RECT before = seen;
  const int left = GetSystemMetrics(SM_XVIRTUALSCREEN);
  const int top = GetSystemMetrics(SM_YVIRTUALSCREEN);
  const RECT screen{left, top, left + GetSystemMetrics(SM_CXVIRTUALSCREEN), top + GetSystemMetrics(SM_CYVIRTUALSCREEN)};
  if (!IntersectRect(&seen, &before, &screen)) throw unusable(control, "is off the screen");
  return seen;
}

/** Whether input at a point reaches the control's program. @throws HostError not-usable when something covers it */
HWND reachedAt(const Control& control, POINT point) {
  const HWND hit = WindowFromPoint(point);
  const DWORD process = programs::processOf(control.window);
  const HWND root = hit == nullptr ? nullptr : GetAncestor(hit, GA_ROOT);
  if (root == nullptr || programs::processOf(root) != process) {
    throw unusable(control, "is covered by \"" + (root == nullptr ? "" : utf8(message::text(root, 80))) + "\" of another program");
  }
  const bool popup = items::standardClass(root) == L"combolbox" || items::standardClass(root) == L"#32768";
  if (!popup && root != GetAncestor(control.window, GA_ROOT)) {
    throw unusable(control, "is covered by the window \"" + utf8(message::text(root, 80)) + "\"");
  }
  return hit;
}

std::string hitName(const Control& control, HWND hit) {
  return hit == control.window || !control.role.empty() ? control.id : "w" + std::to_string(reinterpret_cast<uintptr_t>(hit));
}

/** Two clicks that are meant as two must not be taken for a double one. */
void notADoubleClick(POINT point) {
  static ULONGLONG last = 0;
  static POINT place{};
  const ULONGLONG now = GetTickCount64();
  const bool close = std::abs(point.x - place.x) <= GetSystemMetrics(SM_CXDOUBLECLK) && std::abs(point.y - place.y) <= GetSystemMetrics(SM_CYDOUBLECLK);
  const ULONGLONG apart = GetDoubleClickTime() + 10;
  if (close && now - last < apart) Sleep(static_cast<DWORD>(apart - (now - last)));
  last = GetTickCount64();
  place = point;
}

int notchesOf(const Json& action) { return action.at("notches").get<int>(); }
}  // namespace

POINT middleOf(const Control& control) {
  const RECT seen = seenOf(control);
  return {(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2};
}

Json clickPoint(const Control& control, POINT point, input::Button button, int count, const std::string& holding) {
  const std::vector<KeyChord> held = holding.empty() ? std::vector<KeyChord>() : readChords(utf16(holding));
  // An open menu would close if its window were brought to the front.
  const bool inMenu = control.role == "menuitem" || control.role == "comboitem";
  if (!inMenu) toFront(control.window);
  const HWND hit = reachedAt(control, point);
  notADoubleClick(point);
  input::move(point);
  for (const KeyChord& chord : held) {
    for (WORD modifier : chord.modifiers) input::key(modifier, true);
  }
  input::click(button, count);
  for (const KeyChord& chord : held) {
    for (WORD modifier : chord.modifiers) input::key(modifier, false);
  }
  const std::string how = std::string(count == 2 ? "double " : "") + (button == input::Button::left ? "left" : "right") + " click at " +
                          std::to_string(point.x) + ", " + std::to_string(point.y) + (holding.empty() ? "" : " holding " + holding);
  return {{"way", "input"}, {"how", how}, {"point", {{"x", point.x}, {"y", point.y}}}, {"hit", hitName(control, hit)}};
}

static input::Button buttonOf(const Json& action) {
  return action.value("button", "left") == "right" ? input::Button::right : input::Button::left;
}

Json click(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  return clickPoint(control, middleOf(control), buttonOf(task.action), task.action.value("count", 1), task.action.value("holding", ""));
}

Json clickAt(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  seenOf(control);
  const RECT rect = *control.rect;
  const auto at = [](LONG from, LONG to, double share) {
    return from + std::min<LONG>(static_cast<LONG>(share * (to - from)), to - from - 1);
  };
  const POINT point{at(rect.left, rect.right, task.action.at("x")), at(rect.top, rect.bottom, task.action.at("y"))};
  return clickPoint(control, point, buttonOf(task.action), task.action.value("count", 1), "");
}

Json scroll(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  toFront(control.window);
  const POINT point = middleOf(control);
  const HWND hit = reachedAt(control, point);
  const std::string direction = task.action.at("direction");
  const bool horizontal = direction == "left" || direction == "right";
  const int notches = notchesOf(task.action);
  input::move(point);
  input::wheel(horizontal, direction == "up" || direction == "right" ? notches : -notches);
  return {{"way", "input"},
          {"how", "mouse wheel " + direction + ", " + std::to_string(notches) + (notches == 1 ? " notch" : " notches")},
          {"point", {{"x", point.x}, {"y", point.y}}},
          {"hit", hitName(control, hit)}};
}

Json drag(const Task& task) {
  const Control& control = task.on();
  const Control target = observations::find(task.observation, task.process, task.action.at("to"));
  mustBeUsable(control);
  toFront(control.window);
  const POINT from = middleOf(control);
  const POINT to = middleOf(target);
  reachedAt(control, from);
  reachedAt(target, to);
  input::move(from);
  input::button(input::Button::left, true);
  // Programs begin a drag after a few pixels, and look at the places in between.
  constexpr int steps = 12;
  for (int step = 1; step <= steps; ++step) {
    input::move({from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps});
    Sleep(10);
  }
  input::button(input::Button::left, false);
  return {{"way", "input"},
          {"how", "drag from " + std::to_string(from.x) + ", " + std::to_string(from.y) + " to " + std::to_string(to.x) + ", " + std::to_string(to.y)},
          {"point", {{"x", to.x}, {"y", to.y}}},
          {"hit", target.id}};
}
}  // namespace verbs
