// Runs in the thread of a window: under Wine menus can be read only there. It stays out of what is shipped for Windows.
#include "menu-hook.h"

#include <cstring>

#include "read-menu.h"

static void answer(HWND window, HMENU wanted, DWORD host) {
  const HANDLE mapping = OpenFileMappingW(FILE_MAP_WRITE, FALSE, menuHookMapping(host).c_str());
  if (mapping == nullptr) return;
  auto* place = static_cast<MenuHookAnswer*>(MapViewOfFile(mapping, FILE_MAP_WRITE, 0, 0, menuHookSize));
  if (place != nullptr) {
    const std::vector<HMENU> open = readmenu::openMenus(GetCurrentThreadId());
    const HMENU menu = wanted == nullptr ? GetMenu(window) : wanted;
    std::string text;
    if (menu != nullptr) readmenu::append(text, menu, wanted == nullptr ? window : nullptr, true, open);
    if (text.size() <= sizeof place->text) {
      std::memcpy(place->text, text.data(), text.size());
      place->size = static_cast<DWORD>(text.size());
    }
    UnmapViewOfFile(place);
  }
  CloseHandle(mapping);
}

extern "C" __declspec(dllexport) LRESULT CALLBACK groundworkMenuHook(int code, WPARAM first, LPARAM second) {
  static const UINT wanted = RegisterWindowMessageW(menuHookMessage);
  if (code == HC_ACTION) {
    const auto* sent = reinterpret_cast<const CWPSTRUCT*>(second);
    if (sent->message == wanted) {
      answer(sent->hwnd, reinterpret_cast<HMENU>(sent->wParam), static_cast<DWORD>(sent->lParam));
    }
  }
  return CallNextHookEx(nullptr, code, first, second);
}
