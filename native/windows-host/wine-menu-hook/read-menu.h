#pragma once
#include <windows.h>

#include <string>
#include <vector>

// The items of a menu as a JSON array of RawMenuItem (controls/normalise/raw-win32.ts). Used by the host itself where
// menus can be read from outside, and by the hook where they can't: it has to need nothing but user32.

namespace readmenu {

constexpr UINT getMenuOfWindow = 0x01e1;  // MN_GETHMENU

inline void appendEscaped(std::string& out, const wchar_t* text) {
  char bytes[2048];
  const int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, nullptr, nullptr);
  out += '"';
  for (int at = 0; at + 1 < size; ++at) {
    const unsigned char byte = static_cast<unsigned char>(bytes[at]);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += bytes[at];
    } else if (byte == '\t') {
      out += "\\t";
    } else if (byte < 0x20) {
      out += ' ';
    } else {
      out += bytes[at];
    }
  }
  out += '"';
}

inline BOOL CALLBACK collectOpen(HWND window, LPARAM parameter) {
  wchar_t name[16] = L"";
  GetClassNameW(window, name, 16);
  if (lstrcmpW(name, L"#32768") != 0 || !IsWindowVisible(window)) return TRUE;
  DWORD_PTR menu = 0;
  SendMessageTimeoutW(window, getMenuOfWindow, 0, 0, SMTO_ABORTIFHUNG, 200, &menu);
  reinterpret_cast<std::vector<HMENU>*>(parameter)->push_back(reinterpret_cast<HMENU>(menu));
  return TRUE;
}

/** The menus that are open in a thread. */
inline std::vector<HMENU> openMenus(DWORD thread) {
  std::vector<HMENU> open;
  EnumThreadWindows(thread, collectOpen, reinterpret_cast<LPARAM>(&open));
  return open;
}

/** `owner`: the window of the menu bar, or null in a popup. */
inline void append(std::string& out, HMENU menu, HWND owner, bool shown, const std::vector<HMENU>& open, int depth = 0) {
  out += '[';
  const int count = GetMenuItemCount(menu);
  for (int at = 0; at < count; ++at) {
    wchar_t text[512] = L"";
    MENUITEMINFOW info{};
    info.cbSize = sizeof info;
    info.fMask = MIIM_FTYPE | MIIM_STATE | MIIM_ID | MIIM_SUBMENU | MIIM_STRING;
    info.dwTypeData = text;
    info.cch = 511;
    if (!GetMenuItemInfoW(menu, static_cast<UINT>(at), TRUE, &info)) continue;
    const bool separator = (info.fType & MFT_SEPARATOR) != 0;
    if (out.back() != '[') out += ',';
    out += "{\"text\":";
    appendEscaped(out, separator ? L"" : text);
    out += ",\"id\":" + std::to_string(info.hSubMenu != nullptr || separator ? 0u : info.wID);
    out += ",\"sep\":";
    out += separator ? "true" : "false";
    out += ",\"enabled\":";
    out += (info.fState & (MFS_DISABLED | MFS_GRAYED)) != 0 ? "false" : "true";
    out += ",\"checked\":";
    out += (info.fState & MFS_CHECKED) != 0 ? "true" : "false";
    RECT rect{};
    if (shown && GetMenuItemRect(owner, menu, static_cast<UINT>(at), &rect)) {
      out += ",\"rect\":[" + std::to_string(rect.left) + ',' + std::to_string(rect.top) + ',' +
             std::to_string(rect.right - rect.left) + ',' + std::to_string(rect.bottom - rect.top) + ']';
    }
    if (info.hSubMenu != nullptr && depth < 8) {
      bool isOpen = false;
      for (HMENU one : open) isOpen = isOpen || one == info.hSubMenu;
      out += ",\"children\":";
      append(out, info.hSubMenu, nullptr, isOpen, open, depth + 1);
    }
    out += '}';
  }
  out += ']';
}

}  // namespace readmenu
