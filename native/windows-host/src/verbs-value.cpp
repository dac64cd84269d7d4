// What is done with texts and values.
#include <cwctype>

#include "capture-win32.h"
#include "items.h"
#include "message.h"
#include "text.h"
#include "verbs.h"

namespace verbs {
namespace {
constexpr size_t wholeText = 32u << 20;

bool isRich(HWND field) { return items::standardClass(field).rfind(L"richedit", 0) == 0; }

std::wstring replaced(const std::wstring& text, const std::wstring& what, const std::wstring& by) {
  std::wstring result;
  for (size_t at = 0;;) {
    const size_t next = text.find(what, at);
    result += text.substr(at, next == std::wstring::npos ? next : next - at);
    if (next == std::wstring::npos) return result;
    result += by;
    at = next + what.size();
  }
}

/** The field of an editable combo box; the window itself otherwise. */
HWND fieldOf(HWND window) {
  const HWND inner = items::innerComboBox(window);
  if (items::standardClass(inner) != L"combobox") return window;
  const HWND edit = FindWindowExW(inner, nullptr, L"Edit", nullptr);
  return edit == nullptr ? inner : edit;
}

void setField(const Control& control, HWND field, const std::wstring& value) {
  if ((GetWindowLongW(field, GWL_STYLE) & ES_READONLY) != 0) throw unusable(control, "is read-only");
  const std::wstring lines = replaced(replaced(value, L"\r\n", L"\n"), L"\n", L"\r\n");
  // As a person does it: all is replaced, so that the field tells its parent and can be undone.
  message::must(field, EM_SETSEL, 0, -1);
  message::must(field, EM_REPLACESEL, TRUE, reinterpret_cast<LPARAM>(lines.c_str()));
}

/** The place of an item of this name, or -1. */
int itemNamed(const Json& list, const std::wstring& name) {
  for (const Json& item : list) {
    if (plainName(utf16(item.value("name", ""))) == plainName(name)) return item["index"];
  }
  return -1;
}

void setComboBox(const Control& control, const std::wstring& value) {
  const HWND combo = items::innerComboBox(control.window);
  const int index = itemNamed(items::of(control.window), value);
  const HWND field = fieldOf(control.window);
  if (index < 0) {
    if (field == combo) throw unusable(control, "has no item \"" + utf8(value) + "\"");
    setField(control, field, value);
    return;
  }
  message::must(combo, CB_SETCURSEL, static_cast<WPARAM>(index));
  const HWND parent = GetParent(combo);
  const WORD id = static_cast<WORD>(GetDlgCtrlID(combo));
  // Setting it by a message tells nobody.
  for (WORD notice : {CBN_SELENDOK, CBN_SELCHANGE}) {
    message::post(parent, WM_COMMAND, MAKEWPARAM(id, notice), reinterpret_cast<LPARAM>(combo));
  }
}

void setSlider(const Control& control, const std::wstring& value) {
  wchar_t* end = nullptr;
  const long position = std::wcstol(value.c_str(), &end, 10);
  if (value.empty() || *end != L'\0') throw unusable(control, "takes a whole number, not \"" + utf8(value) + "\"");
  const HWND window = control.window;
  if (items::standardClass(window) == L"msctls_updown32") {
    message::must(window, UDM_SETPOS32, 0, position);
    return;
  }
  message::must(window, TBM_SETPOS, TRUE, position);
  const bool vertical = (GetWindowLongW(window, GWL_STYLE) & TBS_VERT) != 0;
  const LRESULT now = message::must(window, TBM_GETPOS);
  const UINT notice = vertical ? WM_VSCROLL : WM_HSCROLL;
  message::post(GetParent(window), notice, MAKEWPARAM(TB_THUMBPOSITION, static_cast<WORD>(now)), reinterpret_cast<LPARAM>(window));
  message::post(GetParent(window), notice, MAKEWPARAM(TB_ENDTRACK, 0), reinterpret_cast<LPARAM>(window));
}
}  // namespace

Json set(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  const std::wstring value = utf16(task.action.at("value"));
  const std::wstring name = items::standardClass(control.window);
  if (!control.role.empty()) throw unusable(control, "has no value to set");
  if (isField(control.window)) {
    setField(control, control.window, value);
    return byMessage("EM_REPLACESEL");
  }
  if (name == L"combobox" || name == L"comboboxex32") {
    setComboBox(control, value);
    return byMessage("CB_SETCURSEL");
  }
  if (name == L"msctls_trackbar32" || name == L"msctls_updown32") {
    setSlider(control, value);
    return byMessage(name == L"msctls_trackbar32" ? "TBM_SETPOS" : "UDM_SETPOS32");
  }
  throw unusable(control, "has no value to set");
}

Json selectText(const Task& task) {
  const Control& control = task.on();
  mustBeUsable(control);
  const HWND field = fieldOf(control.window);
  if (!isField(field)) throw unusable(control, "has no text to select");
  if (isPassword(field)) throw unusable(control, "holds a password, which is not read");
  std::wstring text = message::text(field, wholeText);
  std::wstring wanted = replaced(utf16(task.action.at("text")), L"\r\n", L"\n");
  // A rich edit control counts a line end as one place, an edit control as two.
  if (isRich(field)) text = replaced(text, L"\r\n", L"\n");
  else wanted = replaced(wanted, L"\n", L"\r\n");
  const size_t at = text.find(wanted);
  if (at == std::wstring::npos) {
    throw HostError(ErrorCode::inputFailed, "The text \"" + task.action.at("text").get<std::string>() + "\" is not in " + describe(control) + ".");
  }
  focusOn(field);
  message::must(field, EM_SETSEL, at, static_cast<LPARAM>(at + wanted.size()));
  message::send(field, EM_SCROLLCARET);
  return byMessage("EM_SETSEL");
}

Json read(const Task& task) {
  const Control& control = task.on();
  Json done = byMessage("WM_GETTEXT");
  if (!control.role.empty()) {
    done["text"] = control.name;
    return done;
  }
  const HWND field = fieldOf(control.window);
  if (isPassword(field)) throw unusable(control, "holds a password, which is not read");
  message::must(field, WM_NULL);
  done["text"] = utf8(replaced(message::text(field, wholeText), L"\r\n", L"\n"));
  return done;
}
}  // namespace verbs
