// List boxes and combo boxes. Their messages are older than WM_USER: Windows carries texts and rectangles across.
#include "item-readers.h"
#include "items.h"
#include "message.h"
#include "text.h"
#include "wire-structures.h"

namespace items {
namespace {
std::wstring textOf(HWND window, UINT lengthCode, UINT textCode, int index) {
  const LRESULT length = message::send(window, lengthCode, static_cast<WPARAM>(index)).value_or(-1);
  if (length <= 0 || length > 1 << 16) return {};
  std::wstring text(static_cast<size_t>(length) + 1, L'\0');
  const LRESULT got = message::send(window, textCode, static_cast<WPARAM>(index), reinterpret_cast<LPARAM>(text.data())).value_or(-1);
  text.resize(got > 0 && got <= length ? static_cast<size_t>(got) : 0);
  return text;
}

/** The places of the items while the drop-down list is open. */
void addPlaces(HWND combo, Json& found) {
  const HWND list = dropDown(combo);
  if (list == nullptr) return;
  RECT client{};
  GetClientRect(list, &client);
  for (Json& item : found) {
    RECT rect{};
    if (message::send(list, LB_GETITEMRECT, item["index"].get<WPARAM>(), reinterpret_cast<LPARAM>(&rect)).value_or(LB_ERR) == LB_ERR) continue;
    if (rect.top >= client.top && rect.bottom <= client.bottom) item["rect"] = onScreen(list, rect);
  }
}

template <class Pointer>
std::wstring comboBoxExText(HWND window, const RemoteMemory& memory, int index) {
  wire::ComboBoxExItem<Pointer> item{};
  item.mask = CBEIF_TEXT;
  item.item = static_cast<Pointer>(index);
  item.text = wire::pointer<Pointer>(memory.textPlace());
  item.textMax = static_cast<int>(RemoteMemory::textSize);
  memory.writeText(L"");
  memory.write(&item, sizeof item);
  if (message::send(window, CBEM_GETITEMW, 0, reinterpret_cast<LPARAM>(memory.structure())).value_or(0) == 0) return {};
  return memory.readText();
}
}  // namespace

Json comboBox(HWND window) {
  Json found = Json::array();
  if (!hasTexts(window)) return found;
  const LRESULT selected = message::send(window, CB_GETCURSEL).value_or(CB_ERR);
  for (int index = 0, all = count(window, CB_GETCOUNT); index < all; ++index) {
    found.push_back({{"role", "comboitem"},
                     {"name", utf8(textOf(window, CB_GETLBTEXTLEN, CB_GETLBTEXT, index))},
                     {"index", index},
                     {"selected", index == selected}});
  }
  addPlaces(window, found);
  return found;
}

Json comboBoxEx(HWND window) {
  Json found = Json::array();
  const HWND inner = innerComboBox(window);
  if (inner == window) return found;
  const RemoteMemory memory(window);
  if (!memory.open()) return found;
  const LRESULT selected = message::send(inner, CB_GETCURSEL).value_or(CB_ERR);
  for (int index = 0, all = count(inner, CB_GETCOUNT); index < all; ++index) {
    const std::wstring name = memory.narrow() ? comboBoxExText<uint32_t>(window, memory, index)
                                              : comboBoxExText<uint64_t>(window, memory, index);
    found.push_back({{"role", "comboitem"}, {"name", utf8(name)}, {"index", index}, {"selected", index == selected}});
  }
  addPlaces(window, found);
  return found;
}

Json listBox(HWND window) {
  Json found = Json::array();
  const bool texts = hasTexts(window);
  for (int index = 0, all = count(window, LB_GETCOUNT); index < all; ++index) {
    const WPARAM at = static_cast<WPARAM>(index);
    RECT rect{};
    Json item{{"role", "listitem"},
              {"name", texts ? utf8(textOf(window, LB_GETTEXTLEN, LB_GETTEXT, index)) : ""},
              {"index", index},
              {"selected", message::send(window, LB_GETSEL, at).value_or(0) > 0}};
    if (message::send(window, LB_GETITEMRECT, at, reinterpret_cast<LPARAM>(&rect)).value_or(LB_ERR) != LB_ERR) {
      item["rect"] = onScreen(window, rect);
    }
    found.push_back(std::move(item));
  }
  return found;
}
}  // namespace items
