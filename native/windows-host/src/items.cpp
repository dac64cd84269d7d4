#include "items.h"

#include <algorithm>
#include <map>

#include "item-readers.h"
#include "message.h"
#include "programs.h"
#include "text.h"

namespace items {
std::wstring standardClass(HWND window) {
  wchar_t buffer[256] = L"";
  GetClassNameW(window, buffer, 256);
  std::wstring name = lower(buffer);
  // WindowsForms10.EDIT.app.0.2bf8098_r6_ad1
  if (name.rfind(L"windowsforms", 0) == 0) {
    const size_t begin = name.find(L'.');
    const size_t end = begin == std::wstring::npos ? begin : name.find(L'.', begin + 1);
    if (end != std::wstring::npos) return name.substr(begin + 1, end - begin - 1);
  }
  return name;
}

Json of(HWND window) {
  static const std::map<std::wstring, Json (*)(HWND)> readers{
      {L"combobox", comboBox},           {L"comboboxex32", comboBoxEx},      {L"listbox", listBox},
      {L"syslistview32", listView},      {L"systreeview32", treeView},       {L"toolbarwindow32", toolBar},
      {L"systabcontrol32", tabs},        {L"sysheader32", header},           {L"msctls_statusbar32", statusBar},
      {L"msctls_trackbar32", slider},    {L"msctls_progress32", progress},   {L"msctls_updown32", spinner},
  };
  const auto reader = readers.find(standardClass(window));
  return reader == readers.end() ? Json::array() : reader->second(window);
}

HWND innerComboBox(HWND window) {
  if (standardClass(window) != L"comboboxex32") return window;
  const HWND inner = FindWindowExW(window, nullptr, L"ComboBox", nullptr);
  return inner == nullptr ? window : inner;
}

HWND dropDown(HWND combo) {
  const HWND inner = innerComboBox(combo);
  if (message::send(inner, CB_GETDROPPEDSTATE).value_or(0) == 0) return nullptr;
  // The list is a top-level window of the same thread; only one is open at a time.
  const DWORD thread = GetWindowThreadProcessId(inner, nullptr);
  for (HWND window : programs::windowsOf(programs::processOf(inner))) {
    if (GetWindowThreadProcessId(window, nullptr) == thread && standardClass(window) == L"combolbox") return window;
  }
  return nullptr;
}

bool hasTexts(HWND window) {
  const LONG style = GetWindowLongW(window, GWL_STYLE);
  const bool list = standardClass(window) == L"listbox" || standardClass(window) == L"combolbox";
  const LONG drawn = list ? LBS_OWNERDRAWFIXED | LBS_OWNERDRAWVARIABLE : CBS_OWNERDRAWFIXED | CBS_OWNERDRAWVARIABLE;
  return (style & drawn) == 0 || (style & (list ? LBS_HASSTRINGS : CBS_HASSTRINGS)) != 0;
}

Json onScreen(HWND window, RECT rect) {
  MapWindowPoints(window, nullptr, reinterpret_cast<POINT*>(&rect), 2);
  return {rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top};
}

int count(HWND window, UINT code) {
  const LRESULT answered = message::send(window, code).value_or(0);
  return static_cast<int>(std::clamp<LRESULT>(answered, 0, most));
}
}  // namespace items
