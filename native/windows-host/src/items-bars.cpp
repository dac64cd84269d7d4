// Tool bars, tabs, headers, status bars, and what has a position instead of items.
#include <algorithm>
#include <map>

#include "item-readers.h"
#include "message.h"
#include "text.h"
#include "wire-structures.h"

namespace items {
namespace {
/** A rectangle that a message writes into memory of the control's process. */
std::optional<RECT> rectBy(HWND window, const RemoteMemory& memory, UINT code, WPARAM index) {
  RECT rect{};
  if (message::send(window, code, index, reinterpret_cast<LPARAM>(memory.structure())).value_or(0) == 0) return std::nullopt;
  if (!memory.read(&rect, sizeof rect)) return std::nullopt;
  return rect;
}

/** What the tool tip of a button says; it asks the program for it, as when the mouse rests there. */
template <class Pointer>
std::wstring tipOf(HWND window, HWND tips, const RemoteMemory& memory, int command) {
  wire::ToolInfo<Pointer> tool{};
  tool.size = sizeof tool;
  tool.window = wire::pointer<Pointer>(window);
  tool.id = static_cast<Pointer>(command);
  tool.text = wire::pointer<Pointer>(memory.textPlace());
  memory.writeText(L"");
  memory.write(&tool, sizeof tool);
  if (!message::send(tips, TTM_GETTEXTW, RemoteMemory::textSize, reinterpret_cast<LPARAM>(memory.structure()))) return {};
  return memory.readText();
}

template <class Pointer>
Json toolBarOf(HWND window, const RemoteMemory& memory) {
  Json found = Json::array();
  const HWND tips = reinterpret_cast<HWND>(message::send(window, TB_GETTOOLTIPS).value_or(0));
  for (int index = 0, all = count(window, TB_BUTTONCOUNT); index < all; ++index) {
    wire::ToolBarButton<Pointer> button{};
    const WPARAM at = static_cast<WPARAM>(index);
    if (message::send(window, TB_GETBUTTON, at, reinterpret_cast<LPARAM>(memory.structure())).value_or(0) == 0) continue;
    memory.read(&button, sizeof button);
    if ((button.state & TBSTATE_HIDDEN) != 0) continue;
    const bool separator = (button.style & BTNS_SEP) != 0;
    std::wstring name;
    const WPARAM command = static_cast<WPARAM>(button.command);
    if (!separator) {
      const LRESULT length = message::send(window, TB_GETBUTTONTEXTW, command, 0).value_or(-1);
      if (length > 0 && length < static_cast<LRESULT>(RemoteMemory::textSize)) {
        memory.writeText(L"");
        message::send(window, TB_GETBUTTONTEXTW, command, reinterpret_cast<LPARAM>(memory.textPlace()));
        name = memory.readText();
      }
    }
    Json item{{"role", separator ? "tbsep" : "tbbutton"},
              {"name", utf8(name)},
              {"id", button.command},
              {"index", index},
              {"style", button.style},
              {"enabled", (button.state & TBSTATE_ENABLED) != 0},
              {"checked", (button.state & TBSTATE_CHECKED) != 0}};
    if (const auto rect = rectBy(window, memory, TB_GETITEMRECT, at)) item["rect"] = onScreen(window, *rect);
    if (tips != nullptr && !separator) {
      // Asked once: tips stay as they are, and every one is a message to the program's own window.
      static std::map<std::pair<HWND, int>, std::wstring> known;
      const auto key = std::make_pair(window, button.command);
      auto tip = known.find(key);
      if (tip == known.end()) tip = known.emplace(key, tipOf<Pointer>(window, tips, memory, button.command)).first;
      if (!tip->second.empty()) item["tip"] = utf8(tip->second);
    }
    found.push_back(std::move(item));
  }
  return found;
}

template <class Pointer>
Json tabsOf(HWND window, const RemoteMemory& memory) {
  Json found = Json::array();
  const LRESULT selected = message::send(window, TCM_GETCURSEL).value_or(-1);
  for (int index = 0, all = count(window, TCM_GETITEMCOUNT); index < all; ++index) {
    wire::TabItem<Pointer> tab{};
    tab.mask = TCIF_TEXT;
    tab.text = wire::pointer<Pointer>(memory.textPlace());
    tab.textMax = static_cast<int>(RemoteMemory::textSize);
    memory.writeText(L"");
    memory.write(&tab, sizeof tab);
    const WPARAM at = static_cast<WPARAM>(index);
    message::send(window, TCM_GETITEMW, at, reinterpret_cast<LPARAM>(memory.structure()));
    memory.read(&tab, sizeof tab);
    Json item{{"role", "tab"},
              {"name", utf8(memory.readText(reinterpret_cast<const void*>(static_cast<ULONG_PTR>(tab.text))))},
              {"index", index},
              {"selected", index == selected}};
    if (const auto rect = rectBy(window, memory, TCM_GETITEMRECT, at)) item["rect"] = onScreen(window, *rect);
    found.push_back(std::move(item));
  }
  return found;
}

template <class Pointer>
Json headerOf(HWND window, const RemoteMemory& memory) {
  Json found = Json::array();
  for (int index = 0, all = count(window, HDM_GETITEMCOUNT); index < all; ++index) {
    wire::HeaderItem<Pointer> column{};
    column.mask = HDI_TEXT;
    column.text = wire::pointer<Pointer>(memory.textPlace());
    column.textMax = static_cast<int>(RemoteMemory::textSize);
    memory.writeText(L"");
    memory.write(&column, sizeof column);
    const WPARAM at = static_cast<WPARAM>(index);
    message::send(window, HDM_GETITEMW, at, reinterpret_cast<LPARAM>(memory.structure()));
    Json item{{"role", "header"}, {"name", utf8(memory.readText())}, {"index", index}};
    if (const auto rect = rectBy(window, memory, HDM_GETITEMRECT, at)) item["rect"] = onScreen(window, *rect);
    found.push_back(std::move(item));
  }
  return found;
}

Json range(LRESULT value) { return Json::array({{{"role", "range"}, {"name", ""}, {"value", value}}}); }
}  // namespace

Json toolBar(HWND window) {
  const RemoteMemory memory(window);
  if (!memory.open()) return Json::array();
  return memory.narrow() ? toolBarOf<uint32_t>(window, memory) : toolBarOf<uint64_t>(window, memory);
}

Json tabs(HWND window) {
  const RemoteMemory memory(window);
  if (!memory.open()) return Json::array();
  return memory.narrow() ? tabsOf<uint32_t>(window, memory) : tabsOf<uint64_t>(window, memory);
}

Json header(HWND window) {
  const RemoteMemory memory(window);
  if (!memory.open()) return Json::array();
  return memory.narrow() ? headerOf<uint32_t>(window, memory) : headerOf<uint64_t>(window, memory);
}

Json statusBar(HWND window) {
  Json found = Json::array();
  const RemoteMemory memory(window);
  if (!memory.open()) return found;
  for (int index = 0, all = std::min(count(window, SB_GETPARTS), 64); index < all; ++index) {
    const WPARAM at = static_cast<WPARAM>(index);
    const LRESULT length = message::send(window, SB_GETTEXTLENGTHW, at).value_or(0) & 0xffff;
    std::wstring name;
    memory.writeText(L"");
    if (length < static_cast<LRESULT>(RemoteMemory::textSize) &&
        message::send(window, SB_GETTEXTW, at, reinterpret_cast<LPARAM>(memory.textPlace()))) {
      name = memory.readText();
    }
    Json item{{"role", "sbpart"}, {"name", utf8(name)}, {"index", index}};
    if (const auto rect = rectBy(window, memory, SB_GETRECT, at)) item["rect"] = onScreen(window, *rect);
    found.push_back(std::move(item));
  }
  return found;
}

Json slider(HWND window) { return range(message::send(window, TBM_GETPOS).value_or(0)); }
Json progress(HWND window) { return range(message::send(window, PBM_GETPOS).value_or(0)); }
Json spinner(HWND window) { return range(static_cast<int>(message::send(window, UDM_GETPOS32).value_or(0))); }
}  // namespace items
