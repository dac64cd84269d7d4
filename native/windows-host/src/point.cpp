// The control under a point: down the windows, then into the items of the innermost, with the readers of the capture.
#include "point.h"

#include <algorithm>
#include <map>

#include "items.h"
#include "menus.h"
#include "message.h"
#include "programs.h"

namespace {
constexpr int deepest = 40;

RECT toRect(const Json& rect) {
  const LONG x = rect[0], y = rect[1], width = rect[2], height = rect[3];
  return {x, y, x + width, y + height};
}

bool holds(const Json& item, POINT point) {
  if (!item.contains("rect")) return false;
  const RECT rect = toRect(item["rect"]);
  return PtInRect(&rect, point) != 0;
}

std::string idOf(HWND window) { return "w" + std::to_string(reinterpret_cast<uintptr_t>(window)); }

/** A window that only frames its siblings: what lies on it is meant before it. */
bool isFrame(HWND window) {
  const std::wstring name = items::standardClass(window);
  const LONG style = GetWindowLongW(window, GWL_STYLE);
  if (name == L"button") return (style & BS_TYPEMASK) == BS_GROUPBOX;
  if (name == L"static") {
    const LONG kind = style & SS_TYPEMASK;
    return (kind >= SS_BLACKRECT && kind <= SS_WHITEFRAME) || (kind >= SS_ETCHEDHORZ && kind <= SS_ETCHEDFRAME);
  }
  return name == L"systabcontrol32";
}

HWND childAt(HWND window, POINT point) {
  HWND frame = nullptr;
  for (HWND child = GetWindow(window, GW_CHILD); child != nullptr; child = GetWindow(child, GW_HWNDNEXT)) {
    const RECT rect = programs::rectOf(child);
    if (!IsWindowVisible(child) || !PtInRect(&rect, point)) continue;
    if (!isFrame(child)) return child;
    if (frame == nullptr) frame = child;
  }
  return frame;
}

/** Of the windows that make up a combo box, captures show the outer one and its field. */
HWND shownPart(HWND window) {
  for (HWND parent = GetAncestor(window, GA_PARENT); parent != nullptr; parent = GetAncestor(window, GA_PARENT)) {
    const std::wstring outer = items::standardClass(parent);
    const bool inCombo = outer == L"combobox" || outer == L"comboboxex32";
    if (!inCombo || items::standardClass(window) == L"edit") return window;
    window = parent;
  }
  return window;
}

/** The key of an item among its siblings, as controls/normalise makes it. */
std::string keyOf(const Json& list, size_t at) {
  const Json& item = list[at];
  const std::string role = item["role"];
  if (role == "treeitem") return std::to_string(item["hitem"].get<int64_t>());
  if (role != "tbbutton" && role != "tbsep") return std::to_string(item["index"].get<int64_t>());
  const auto same = [&](const Json& other) { return other["role"] == role && (role == "tbsep" || other["id"] == item["id"]); };
  const auto count = std::count_if(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(at) + 1, same);
  if (role == "tbsep") return std::to_string(count);
  return std::to_string(item["id"].get<int>()) + (count > 1 ? "." + std::to_string(count) : "");
}

std::string nameOf(const Json& item) {
  const std::string name = item.value("name", "");
  if (!name.empty()) return name;
  return item.contains("cells") && !item["cells"].empty() ? item["cells"][0].get<std::string>() : item.value("tip", "");
}

/** The cells of a row are known by the columns of the header; the first is the row itself. */
void intoCell(HWND list, POINT point, const Json& row, Pointed& found) {
  if ((GetWindowLongW(list, GWL_STYLE) & LVS_TYPEMASK) != LVS_REPORT) return;
  const HWND header = FindWindowExW(list, nullptr, WC_HEADERW, nullptr);
  if (header == nullptr) return;
  const Json columns = items::of(header);
  for (size_t column = 1; column < columns.size() && column < row["cells"].size(); ++column) {
    if (!columns[column].contains("rect")) continue;
    const RECT place = toRect(columns[column]["rect"]);
    if (point.x < place.left || point.x >= place.right) continue;
    found.id += "." + std::to_string(column);
    found.rect.left = place.left;
    found.rect.right = place.right;
    found.name = row["cells"][column];
    return;
  }
}

std::optional<Pointed> itemAt(HWND owner, HWND holder, POINT point) {
  const Json list = items::of(holder);
  for (size_t at = 0; at < list.size(); ++at) {
    const Json& item = list[at];
    if (!holds(item, point)) continue;
    Pointed found{idOf(owner) + "/" + item["role"].get<std::string>() + ":" + keyOf(list, at), toRect(item["rect"]), nameOf(item)};
    if (item["role"] == "lvitem") intoCell(holder, point, item, found);
    return found;
  }
  return std::nullopt;
}

/** The deepest menu item at the point: menus that opened later lie above. */
std::optional<Pointed> menuItemAt(const Json& level, const std::string& path, POINT point) {
  if (!level.is_array()) return std::nullopt;
  std::optional<Pointed> found;
  for (size_t at = 0; at < level.size(); ++at) {
    const Json& item = level[at];
    const std::string id = path + std::to_string(at);
    if (holds(item, point)) {
      const std::string text = item.value("text", "");
      found = Pointed{id, toRect(item["rect"]), text.substr(0, text.find('\t'))};
    }
    if (!item.contains("children")) continue;
    if (auto below = menuItemAt(item["children"], id + ".", point)) return below;
  }
  return found;
}

std::optional<Pointed> menuItemOf(HWND owner, POINT point) {
  return menuItemAt(menus::of(owner), idOf(owner) + "/menu:", point);
}

/** The drop-down list of a combo box is a window by itself; its items belong to the combo box. */
std::optional<Pointed> dropDownItemAt(HWND list, POINT point) {
  struct Search {
    HWND list, combo;
  } search{list, nullptr};
  const auto look = [](HWND window, LPARAM parameter) -> BOOL {
    auto& wanted = *reinterpret_cast<Search*>(parameter);
    if (items::standardClass(window) != L"combobox" || items::dropDown(window) != wanted.list) return TRUE;
    wanted.combo = window;
    return FALSE;
  };
  for (HWND window : programs::windowsOf(programs::processOf(list))) {
    if (search.combo == nullptr) EnumChildWindows(window, look, reinterpret_cast<LPARAM>(&search));
  }
  if (search.combo == nullptr) return std::nullopt;
  const HWND owner = shownPart(search.combo);
  auto found = itemAt(owner, search.combo, point);
  return found || owner == search.combo ? found : itemAt(owner, owner, point);
}
}  // namespace

HWND windowAt(DWORD process, POINT point) {
  const HWND hit = WindowFromPoint(point);
  const HWND root = hit == nullptr ? nullptr : GetAncestor(hit, GA_ROOT);
  return root != nullptr && programs::processOf(root) == process ? root : nullptr;
}

std::optional<Pointed> controlAt(DWORD process, POINT point) {
  message::forget();
  const HWND top = windowAt(process, point);
  const HWND main = programs::mainWindow(process);
  if (top == nullptr || main == nullptr) return std::nullopt;
  const std::wstring kind = items::standardClass(top);
  if (kind == L"combolbox") return dropDownItemAt(top, point);
  // Only what a capture shows has an id.
  const std::vector<HWND> owned = programs::ownedBy(main);
  if (top != main && std::find(owned.begin(), owned.end(), top) == owned.end()) return std::nullopt;
  // Menus of the bar are shown below the bar.
  if (kind == L"#32768" && menus::isOfBar(top, main)) return menuItemOf(main, point);

  HWND window = top;
  for (int depth = 0; depth < deepest; ++depth) {
    const HWND child = childAt(window, point);
    if (child == nullptr) break;
    window = child;
  }
  window = shownPart(window);
  if (window == top) {
    if (auto item = menuItemOf(top, point)) return item;
  }
  if (auto item = itemAt(window, window, point)) return item;
  return Pointed{idOf(window), programs::rectOf(window), ""};
}
