#include "capture-win32.h"

#include "errors.h"
#include "items.h"
#include "menus.h"
#include "message.h"
#include "programs.h"
#include "text.h"

namespace {
/** An observation holds 4 KB of a value; line ends count twice here and once there. */
constexpr size_t longestText = 8192;
constexpr int deepest = 40;

bool isField(const std::wstring& name) { return name == L"edit" || name.rfind(L"richedit", 0) == 0; }

Json windowFacts(HWND window, int depth);

void addChildren(HWND window, Json& facts, int depth) {
  if (depth >= deepest) return;
  Json children = Json::array();
  for (HWND child = GetWindow(window, GW_CHILD); child != nullptr; child = GetWindow(child, GW_HWNDNEXT)) {
    children.push_back(windowFacts(child, depth + 1));
  }
  if (!children.empty()) facts["children"] = std::move(children);
}

Json windowFacts(HWND window, int depth) {
  wchar_t name[256] = L"";
  GetClassNameW(window, name, 256);
  const std::wstring standard = items::standardClass(window);
  const RECT rect = programs::rectOf(window);
  const DWORD style = static_cast<DWORD>(GetWindowLongW(window, GWL_STYLE));
  Json facts{{"hwnd", reinterpret_cast<uintptr_t>(window)},
             {"class", utf8(name)},
             {"id", (style & WS_CHILD) != 0 ? GetDlgCtrlID(window) : 0},
             {"rect", {rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top}},
             {"enabled", IsWindowEnabled(window) != 0},
             {"visible", IsWindowVisible(window) != 0 && !IsIconic(window)},
             {"style", style},
             {"exstyle", static_cast<DWORD>(GetWindowLongW(window, GWL_EXSTYLE))}};
  if (!isPassword(window)) facts["text"] = utf8(message::text(window, longestText));
  if (standard == L"button") facts["check"] = message::send(window, BM_GETCHECK).value_or(0);
  if (standard == L"combobox") facts["dropped"] = message::send(window, CB_GETDROPPEDSTATE).value_or(0) != 0;
  Json inside = items::of(window);
  if (!inside.empty()) facts["items"] = std::move(inside);
  addChildren(window, facts, depth);
  return facts;
}
}  // namespace

bool isPassword(HWND window) {
  if (!isField(items::standardClass(window))) return false;
  if ((GetWindowLongW(window, GWL_STYLE) & ES_PASSWORD) != 0) return true;
  // A multi-line field has no password character, whatever it answers.
  return message::send(window, EM_GETPASSWORDCHAR).value_or(0) != 0;
}

Json captureWin32(DWORD process) {
  message::forget();
  const HWND root = programs::mainWindow(process);
  if (root == nullptr) throw HostError(ErrorCode::targetLost, "The program has no window any more: it was closed.");
  Json tree = windowFacts(root, 0);
  Json menu = menus::of(root);
  Json owned = Json::array();
  for (HWND window : programs::ownedBy(root)) {
    const bool isMenu = items::standardClass(window) == L"#32768";
    // Menus of the bar are shown where they belong, below the bar.
    if (isMenu && menus::isOfBar(window, root)) continue;
    Json facts = windowFacts(window, 1);
    Json own = menus::of(window);
    if (own.is_array()) facts["menu"] = std::move(own);
    owned.push_back(std::move(facts));
  }
  if (!owned.empty()) tree["owned"] = std::move(owned);

  Json capture{{"backend", "win32"},
               {"program", utf8(programs::nameOf(process))},
               {"processId", process},
               {"platform", programs::underWine() ? "wine" : "windows"},
               {"tree", std::move(tree)},
               {"menu", std::move(menu)}};
  GUITHREADINFO info{};
  info.cbSize = sizeof info;
  if (GetGUIThreadInfo(GetWindowThreadProcessId(root, nullptr), &info) && info.hwndFocus != nullptr) {
    capture["focus"] = reinterpret_cast<uintptr_t>(info.hwndFocus);
  }
  capture["partial"] = message::somebodyHung();
  return capture;
}
