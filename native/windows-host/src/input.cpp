#include "input.h"

#include <algorithm>
#include <mutex>
#include <set>

#include "errors.h"
#include "lease.h"

namespace input {
namespace {
std::mutex guard;
std::set<WORD> keysDown;
std::set<Button> buttonsDown;

void sendRaw(INPUT* events, UINT count) {
  if (SendInput(count, events, sizeof(INPUT)) == count) return;
  throw HostError(ErrorCode::inputFailed,
                  "Windows took no input: the program may be elevated, or the screen locked. Start Groundwork as administrator too, or unlock it.");
}

INPUT keyEvent(WORD virtualKey, bool down) {
  INPUT event{};
  event.type = INPUT_KEYBOARD;
  event.ki.wVk = virtualKey;
  event.ki.wScan = static_cast<WORD>(MapVirtualKeyW(virtualKey, MAPVK_VK_TO_VSC));
  event.ki.dwFlags = (down ? 0 : KEYEVENTF_KEYUP) | (isExtended(virtualKey) ? KEYEVENTF_EXTENDEDKEY : 0);
  return event;
}

INPUT mouseEvent(DWORD flags, DWORD data = 0) {
  INPUT event{};
  event.type = INPUT_MOUSE;
  event.mi.dwFlags = flags;
  event.mi.mouseData = data;
  return event;
}

/** Where the pointer was sent. */
POINT place{};

/**
 * Button events say where they happen: a move that the system reports late, as when a window appears below the pointer,
 * must not carry them elsewhere.
 */
INPUT atPlace(INPUT event) {
  const int width = GetSystemMetrics(SM_CXVIRTUALSCREEN);
  const int height = GetSystemMetrics(SM_CYVIRTUALSCREEN);
  const auto share = [](LONG offset, int size) { return static_cast<LONG>((static_cast<LONGLONG>(offset) * 65536 + size - 1) / size); };
  event.mi.dx = share(place.x - GetSystemMetrics(SM_XVIRTUALSCREEN), width);
  event.mi.dy = share(place.y - GetSystemMetrics(SM_YVIRTUALSCREEN), height);
  event.mi.dwFlags |= MOUSEEVENTF_MOVE | MOUSEEVENTF_ABSOLUTE | MOUSEEVENTF_VIRTUALDESK;
  return event;
}

INPUT buttonEvent(Button which, bool down) {
  // Buttons may be swapped; what is meant is the primary one.
  const bool left = (which == Button::left) != (GetSystemMetrics(SM_SWAPBUTTON) != 0);
  if (left) return atPlace(mouseEvent(down ? MOUSEEVENTF_LEFTDOWN : MOUSEEVENTF_LEFTUP));
  return atPlace(mouseEvent(down ? MOUSEEVENTF_RIGHTDOWN : MOUSEEVENTF_RIGHTUP));
}
}  // namespace

void move(POINT point) {
  lease::mustNotBeSuspended();
  SetCursorPos(point.x, point.y);
  place = point;
  // So that the program hears of it too.
  INPUT event = atPlace(mouseEvent(MOUSEEVENTF_MOVE));
  sendRaw(&event, 1);
}

void click(Button which, int count) {
  lease::mustNotBeSuspended();
  std::vector<INPUT> events;
  for (int time = 0; time < count; ++time) {
    events.push_back(buttonEvent(which, true));
    events.push_back(buttonEvent(which, false));
  }
  sendRaw(events.data(), static_cast<UINT>(events.size()));
}

void button(Button which, bool down) {
  lease::mustNotBeSuspended();
  const std::lock_guard<std::mutex> lock(guard);
  INPUT event = buttonEvent(which, down);
  sendRaw(&event, 1);
  if (down) buttonsDown.insert(which);
  else buttonsDown.erase(which);
}

void wheel(bool horizontal, int notches) {
  for (int left = std::abs(notches); left > 0; --left) {
    lease::mustNotBeSuspended();
    const int step = notches > 0 ? WHEEL_DELTA : -WHEEL_DELTA;
    INPUT event = mouseEvent(horizontal ? MOUSEEVENTF_HWHEEL : MOUSEEVENTF_WHEEL, static_cast<DWORD>(step));
    sendRaw(&event, 1);
  }
}

void key(WORD virtualKey, bool down) {
  lease::mustNotBeSuspended();
  const std::lock_guard<std::mutex> lock(guard);
  INPUT event = keyEvent(virtualKey, down);
  sendRaw(&event, 1);
  if (down) keysDown.insert(virtualKey);
  else keysDown.erase(virtualKey);
}

void character(wchar_t unit) {
  lease::mustNotBeSuspended();
  INPUT events[2]{};
  for (INPUT& event : events) {
    event.type = INPUT_KEYBOARD;
    event.ki.wScan = unit;
    event.ki.dwFlags = KEYEVENTF_UNICODE;
  }
  events[1].ki.dwFlags |= KEYEVENTF_KEYUP;
  sendRaw(events, 2);
}

void press(const KeyChord& chord) {
  std::vector<WORD> held = chord.modifiers;
  WORD main = 0;
  if (chord.key && chord.key->character != 0) {
    const wchar_t letter = chord.key->character;
    const SHORT scan = VkKeyScanW(static_cast<wchar_t>(reinterpret_cast<uintptr_t>(CharLowerW(reinterpret_cast<LPWSTR>(static_cast<uintptr_t>(letter))))));
    if (chord.modifiers.empty() || scan == -1) {
      // A character by itself is typed as it is written.
      for (WORD modifier : held) key(modifier, true);
      character(letter);
      std::for_each(held.rbegin(), held.rend(), [](WORD modifier) { key(modifier, false); });
      return;
    }
    main = static_cast<WORD>(scan & 0xff);
    // `Ctrl+?` needs Shift where the layout has it there.
    const bool needsShift = (scan & 0x100) != 0;
    if (needsShift && std::find(held.begin(), held.end(), VK_SHIFT) == held.end()) held.push_back(VK_SHIFT);
  } else if (chord.key) {
    main = chord.key->virtualKey;
  }
  for (WORD modifier : held) key(modifier, true);
  if (main != 0) {
    key(main, true);
    key(main, false);
  }
  std::for_each(held.rbegin(), held.rend(), [](WORD modifier) { key(modifier, false); });
}

void releaseAll() {
  const std::lock_guard<std::mutex> lock(guard);
  for (WORD held : keysDown) {
    INPUT event = keyEvent(held, false);
    SendInput(1, &event, sizeof event);
  }
  for (Button held : buttonsDown) {
    INPUT event = buttonEvent(held, false);
    SendInput(1, &event, sizeof event);
  }
  keysDown.clear();
  buttonsDown.clear();
}
}  // namespace input
