#include "pick.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>

#include "cancellation.h"
#include "errors.h"
#include "overlay-thread.h"
#include "overlay.h"
#include "point.h"
#include "programs.h"
#include "text.h"

namespace {
/** How often the control under the pointer is looked for; a cancellation is heard as often. */
constexpr auto lookEvery = std::chrono::milliseconds(40);

/** What the hooks saw. They must answer at once, so the work is done by the thread that waits for them. */
struct Seen {
  std::mutex guard;
  std::condition_variable changed;
  DWORD process = 0;
  /** Where the button went down on the program. */
  std::optional<POINT> clicked;
  bool escaped = false;
  /** The button or the key that ended it is up again: it would reach the program without its beginning. */
  bool over = false;
};
Seen seen;

/** The button that a message is about, and whether it goes down. */
struct ButtonEvent {
  int button;
  bool down;
};
std::optional<ButtonEvent> buttonOf(WPARAM code) {
  switch (code) {
    case WM_LBUTTONDOWN: return ButtonEvent{0, true};
    case WM_LBUTTONUP: return ButtonEvent{0, false};
    case WM_RBUTTONDOWN: return ButtonEvent{1, true};
    case WM_RBUTTONUP: return ButtonEvent{1, false};
    case WM_MBUTTONDOWN: return ButtonEvent{2, true};
    case WM_MBUTTONUP: return ButtonEvent{2, false};
    default: return std::nullopt;
  }
}

/** Buttons whose way down was kept from the program. Used by the hook only. */
bool kept[3] = {};

LRESULT CALLBACK onMouse(int code, WPARAM what, LPARAM facts) {
  const auto event = code == HC_ACTION ? buttonOf(what) : std::nullopt;
  if (!event) return CallNextHookEx(nullptr, code, what, facts);
  const POINT point = reinterpret_cast<const MSLLHOOKSTRUCT*>(facts)->pt;
  bool& keep = kept[event->button];
  const std::lock_guard<std::mutex> lock(seen.guard);
  if (event->down) {
    keep = seen.clicked || seen.escaped || windowAt(seen.process, point) != nullptr;
    if (keep && event->button == 0 && !seen.clicked && !seen.escaped) seen.clicked = point;
  }
  if (!keep) return CallNextHookEx(nullptr, code, what, facts);
  if (!event->down) {
    keep = false;
    if (seen.clicked && event->button == 0) {
      seen.over = true;
      seen.changed.notify_all();
    }
  }
  return 1;
}

LRESULT CALLBACK onKey(int code, WPARAM what, LPARAM facts) {
  const bool escape = code == HC_ACTION && reinterpret_cast<const KBDLLHOOKSTRUCT*>(facts)->vkCode == VK_ESCAPE;
  if (!escape) return CallNextHookEx(nullptr, code, what, facts);
  const bool down = what == WM_KEYDOWN || what == WM_SYSKEYDOWN;
  const std::lock_guard<std::mutex> lock(seen.guard);
  if (down) seen.escaped = true;
  if (!down && !seen.escaped) return CallNextHookEx(nullptr, code, what, facts);
  if (!down) {
    seen.over = true;
    seen.changed.notify_all();
  }
  return 1;
}

/** The hooks, for as long as it lives. @throws HostError input-failed */
class Hooks {
 public:
  explicit Hooks(DWORD process) {
    {
      const std::lock_guard<std::mutex> lock(seen.guard);
      seen.process = process;
      seen.clicked.reset();
      seen.escaped = seen.over = false;
    }
    overlayThread::run([this] {
      std::fill(std::begin(kept), std::end(kept), false);
      const HINSTANCE own = GetModuleHandleW(nullptr);
      mouse_ = SetWindowsHookExW(WH_MOUSE_LL, onMouse, own, 0);
      keyboard_ = SetWindowsHookExW(WH_KEYBOARD_LL, onKey, own, 0);
    });
    if (mouse_ != nullptr && keyboard_ != nullptr) return;
    remove();
    throw HostError(ErrorCode::inputFailed, "Windows does not tell where the mouse clicks, so that nothing can be pointed at.");
  }
  ~Hooks() { remove(); }
  Hooks(const Hooks&) = delete;
  Hooks& operator=(const Hooks&) = delete;

 private:
  void remove() {
    overlayThread::run([this] {
      if (mouse_ != nullptr) UnhookWindowsHookEx(mouse_);
      if (keyboard_ != nullptr) UnhookWindowsHookEx(keyboard_);
    });
  }
  HHOOK mouse_ = nullptr;
  HHOOK keyboard_ = nullptr;
};

/** The frame under the pointer, gone with it. */
class Hover {
 public:
  Hover() = default;
  ~Hover() { overlay::show(overlay::Layer::pick, {}); }
  Hover(const Hover&) = delete;
  Hover& operator=(const Hover&) = delete;

  void follow(const std::optional<Pointed>& control) {
    const bool same = control ? shown_ && shown_->id == control->id && EqualRect(&shown_->rect, &control->rect) : !shown_;
    if (same) return;
    shown_ = control;
    if (control) overlay::show(overlay::Layer::pick, {{control->rect, utf16(control->name).substr(0, 60)}});
    else overlay::show(overlay::Layer::pick, {});
  }

 private:
  std::optional<Pointed> shown_;
};
}  // namespace

Json pick(const Json& params) {
  const DWORD process = programs::fromId(params.at("app"));
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(params.at("timeoutMs").get<int64_t>());
  const Hooks hooks(process);
  Hover hover;
  for (;;) {
    std::optional<POINT> clicked;
    bool escaped = false;
    {
      std::unique_lock<std::mutex> lock(seen.guard);
      seen.changed.wait_for(lock, lookEvery, [] { return seen.over; });
      clicked = seen.clicked;
      escaped = seen.escaped;
      if (seen.over) {
        lock.unlock();
        if (escaped) return Json::object();
        if (const auto control = controlAt(process, *clicked)) return {{"control", control->id}};
        // Nothing that a capture shows: they go on.
        lock.lock();
        seen.clicked.reset();
        seen.over = false;
      }
    }
    if (cancellation::requested() || std::chrono::steady_clock::now() >= end) return Json::object();
    if (!programs::runs(process)) throw HostError(ErrorCode::targetLost, "The program ended while somebody was to point at it.");
    POINT pointer{};
    if (!clicked && !escaped && GetCursorPos(&pointer)) hover.follow(controlAt(process, pointer));
  }
}
