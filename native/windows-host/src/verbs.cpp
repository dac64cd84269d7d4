#include "verbs.h"

#include "items.h"
#include "lease.h"
#include "message.h"
#include "programs.h"
#include "text.h"

namespace verbs {
namespace {
constexpr DWORD frontPatience = 600;
constexpr DWORD lookEvery = 10;

bool isInside(HWND window, HWND ancestor) { return window == ancestor || IsChild(ancestor, window); }

HWND focusOf(HWND window) {
  GUITHREADINFO info{};
  info.cbSize = sizeof info;
  return GetGUIThreadInfo(GetWindowThreadProcessId(window, nullptr), &info) ? info.hwndFocus : nullptr;
}

template <class Condition>
bool soon(DWORD patience, Condition holds) {
  for (const ULONGLONG end = GetTickCount64() + patience; !holds(); Sleep(lookEvery)) {
    if (GetTickCount64() >= end) return false;
  }
  return true;
}

/** Joins our input state with that of another thread for a while: only then may we move its focus. */
class Joined {
 public:
  explicit Joined(DWORD thread) : thread_(thread), joined_(thread != GetCurrentThreadId() && AttachThreadInput(GetCurrentThreadId(), thread, TRUE)) {}
  ~Joined() {
    if (joined_) AttachThreadInput(GetCurrentThreadId(), thread_, FALSE);
  }
  Joined(const Joined&) = delete;
  Joined& operator=(const Joined&) = delete;

 private:
  DWORD thread_;
  bool joined_;
};
}  // namespace

std::string describe(const Control& control) {
  if (!control.role.empty()) return "\"" + control.name + "\"";
  wchar_t name[128] = L"";
  GetClassNameW(control.window, name, 128);
  return "the " + utf8(name) + (control.name.empty() ? "" : " \"" + control.name + "\"");
}

HostError unusable(const Control& control, const std::string& why) {
  std::string text = describe(control) + " " + why + ".";
  if (text[0] == 't') text[0] = 'T';
  return HostError(ErrorCode::notUsable, text);
}

void mustBeUsable(const Control& control) {
  const HWND window = control.window;
  const HWND root = GetAncestor(window, GA_ROOT);
  if (!IsWindowEnabled(root)) throw unusable(control, "can't be used while a dialog is open");
  for (HWND one = window; one != nullptr && one != root; one = GetAncestor(one, GA_PARENT)) {
    if (!IsWindowEnabled(one)) throw unusable(control, "is disabled");
  }
  if (!IsWindowVisible(window)) throw unusable(control, "is not shown");
  if (control.item.is_object() && !control.item.value("enabled", true)) throw unusable(control, "is disabled");
}

HWND frontWindow(DWORD process) {
  const HWND front = GetForegroundWindow();
  if (front != nullptr && programs::processOf(front) == process) return front;
  const HWND main = programs::mainWindow(process);
  if (main == nullptr) throw HostError(ErrorCode::targetLost, "The program has no window any more: it was closed.");
  return GetLastActivePopup(main);
}

void toFront(HWND window) {
  HWND root = GetAncestor(window, GA_ROOT);
  // A dialog of the window keeps the front.
  if (!IsWindowEnabled(root)) root = GetLastActivePopup(GetAncestor(root, GA_ROOTOWNER));
  if (IsIconic(root)) ShowWindowAsync(root, SW_RESTORE);
  const auto isFront = [root] { return GetForegroundWindow() == root; };
  if (isFront()) return;
  if ((GetWindowLongW(root, GWL_EXSTYLE) & WS_EX_NOACTIVATE) != 0) return;
  lease::mustNotBeSuspended();
  const HWND front = GetForegroundWindow();
  {
    // Windows lets only the program in front hand the front on.
    const Joined joined(front == nullptr ? GetCurrentThreadId() : GetWindowThreadProcessId(front, nullptr));
    SetForegroundWindow(root);
  }
  if (!soon(frontPatience, isFront)) {
    BringWindowToTop(root);
    SetForegroundWindow(root);
    if (!soon(frontPatience, isFront)) throw HostError(ErrorCode::inputFailed, "Windows does not bring the program to the front.");
  }
}

void focusOn(HWND wanted) {
  HWND window = items::innerComboBox(wanted);
  toFront(window);
  const auto has = [window] { return isInside(focusOf(window), window); };
  if (has()) return;
  {
    const Joined joined(GetWindowThreadProcessId(window, nullptr));
    SetFocus(window);
  }
  if (!soon(frontPatience, has)) throw HostError(ErrorCode::inputFailed, "The control does not take the keyboard focus.");
}

bool isField(HWND window) {
  const std::wstring name = items::standardClass(window);
  return name == L"edit" || name.rfind(L"richedit", 0) == 0;
}

Json byMessage(const std::string& how) { return {{"way", "message"}, {"how", how}}; }

Json focus(const Task& task) {
  mustBeUsable(task.on());
  focusOn(task.on().window);
  return byMessage("SetFocus");
}

Json activate(const Task& task) {
  toFront(task.on().window);
  return byMessage("SetForegroundWindow");
}

Json close(const Task& task) {
  const Control& control = task.on();
  if ((GetWindowLongW(control.window, GWL_STYLE) & WS_CHILD) != 0 || !control.role.empty()) {
    throw unusable(control, "is nothing that can be closed");
  }
  if (!IsWindowEnabled(control.window)) throw unusable(control, "can't be closed while a dialog is open");
  message::post(control.window, WM_CLOSE);
  return byMessage("WM_CLOSE");
}
}  // namespace verbs
