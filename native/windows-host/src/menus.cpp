#include "menus.h"

#include <algorithm>
#include <map>

#include "items.h"
#include "menu-hook.h"
#include "message.h"
#include "programs.h"
#include "read-menu.h"

namespace menus {
namespace {
/** Keeps the hook in one thread as long as the host lives: setting one takes longer than asking. */
class Hooks {
 public:
  std::optional<std::string> ask(HWND window, HMENU menu) {
    if (!ready()) return std::nullopt;
    const DWORD thread = GetWindowThreadProcessId(window, nullptr);
    if (thread == 0) return std::nullopt;
    if (hooks_.count(thread) == 0) {
      const HHOOK hook = SetWindowsHookExW(WH_CALLWNDPROC, procedure_, library_, thread);
      if (hook == nullptr) return std::nullopt;
      hooks_[thread] = hook;
    }
    answer_->size = 0;
    if (!message::send(window, code_, reinterpret_cast<WPARAM>(menu), static_cast<LPARAM>(GetCurrentProcessId()))) {
      UnhookWindowsHookEx(hooks_[thread]);
      hooks_.erase(thread);
      return std::nullopt;
    }
    return std::string(answer_->text, std::min<size_t>(answer_->size, sizeof answer_->text));
  }

 private:
  bool ready() {
    if (answer_ != nullptr) return true;
    library_ = LoadLibraryW(L"wine-menu-hook.dll");
    if (library_ == nullptr) return false;
    procedure_ = reinterpret_cast<HOOKPROC>(reinterpret_cast<void*>(GetProcAddress(library_, "groundworkMenuHook")));
    const HANDLE mapping = CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE, 0, menuHookSize,
                                              menuHookMapping(GetCurrentProcessId()).c_str());
    if (procedure_ == nullptr || mapping == nullptr) return false;
    answer_ = static_cast<MenuHookAnswer*>(MapViewOfFile(mapping, FILE_MAP_ALL_ACCESS, 0, 0, menuHookSize));
    code_ = RegisterWindowMessageW(menuHookMessage);
    return answer_ != nullptr;
  }

  HMODULE library_ = nullptr;
  HOOKPROC procedure_ = nullptr;
  UINT code_ = 0;
  MenuHookAnswer* answer_ = nullptr;
  std::map<DWORD, HHOOK> hooks_;
};

Hooks hooks;

HMENU menuOf(HWND menuWindow) {
  return reinterpret_cast<HMENU>(message::send(menuWindow, readmenu::getMenuOfWindow).value_or(0));
}

Json parse(const std::string& text) {
  Json items = Json::parse(text, nullptr, false);
  return items.is_array() && !items.empty() ? items : Json(nullptr);
}
}  // namespace

Json of(HWND window) {
  const bool isMenu = items::standardClass(window) == L"#32768";
  if (!isMenu && (GetWindowLongW(window, GWL_STYLE) & WS_CHILD) != 0) return nullptr;
  const HMENU popup = isMenu ? menuOf(window) : nullptr;
  if (isMenu && popup == nullptr) return nullptr;
  if (programs::underWine()) {
    const auto text = hooks.ask(window, popup);
    return text ? parse(*text) : Json(nullptr);
  }
  const HMENU menu = isMenu ? popup : GetMenu(window);
  if (menu == nullptr) return nullptr;
  std::string text;
  readmenu::append(text, menu, isMenu ? nullptr : window, true, readmenu::openMenus(GetWindowThreadProcessId(window, nullptr)));
  return parse(text);
}

bool isOfBar(HWND menuWindow, HWND owner) {
  const Json shown = of(menuWindow);
  const Json bar = of(owner);
  if (!shown.is_array() || !bar.is_array()) return false;
  std::vector<const Json*> below{&bar};
  while (!below.empty()) {
    const Json* level = below.back();
    below.pop_back();
    if (*level == shown) return true;
    for (const Json& item : *level) {
      if (item.contains("children")) below.push_back(&item["children"]);
    }
  }
  return false;
}
}  // namespace menus
