#include "control.h"

#include <deque>

#include "errors.h"
#include "items.h"
#include "menus.h"
#include "message.h"
#include "programs.h"
#include "text.h"

namespace observations {
namespace {
struct Kept {
  std::string name;
  DWORD process;
  Json capture;
};
/** As many as a debugger can stand before while the run goes on. */
constexpr size_t remembered = 16;
std::deque<Kept> all;
int counted = 0;

/** `w123`, `w123/tbbutton:1100`, `w123/menu:0.3`. */
struct Name {
  uintptr_t window = 0;
  std::string role;
  std::string key;
};

HostError unknown(const std::string& id) {
  return HostError(ErrorCode::noSuchControl, "The observation has no control \"" + id + "\".");
}
HostError stale(const std::string& what) { return HostError(ErrorCode::stale, what + " is not there any more."); }

Name parse(const std::string& id) {
  Name name;
  if (id.size() < 2 || id[0] != 'w') throw unknown(id);
  char* end = nullptr;
  name.window = static_cast<uintptr_t>(std::strtoull(id.c_str() + 1, &end, 10));
  if (*end == '\0') return name;
  if (*end != '/') throw unknown(id);
  const std::string rest(end + 1);
  const size_t colon = rest.find(':');
  name.role = rest.substr(0, colon);
  if (colon != std::string::npos) name.key = rest.substr(colon + 1);
  return name;
}

const Json* windowIn(const Json& tree, uintptr_t handle) {
  if (tree["hwnd"].get<uintptr_t>() == handle) return &tree;
  for (const char* kind : {"children", "owned"}) {
    if (!tree.contains(kind)) continue;
    for (const Json& child : tree[kind]) {
      if (const Json* found = windowIn(child, handle)) return found;
    }
  }
  return nullptr;
}

/** Keys are made in controls/normalise: the command of a tool-bar button, the handle of a tree item, else the index. */
const Json* itemIn(const Json& list, const std::string& role, const std::string& key) {
  const std::string main = key.substr(0, key.find('.'));
  const size_t dot = key.find('.');
  int nth = role == "tbbutton" && dot != std::string::npos ? std::atoi(key.c_str() + dot + 1) : 1;
  if (role == "tbsep") nth = std::atoi(key.c_str());
  for (const Json& item : list) {
    if (item["role"] != role) continue;
    const char* field = role == "tbbutton" ? "id" : role == "treeitem" ? "hitem" : "index";
    if (role != "tbsep" && std::to_string(item[field].get<int64_t>()) != main) continue;
    if (--nth == 0) return &item;
  }
  return nullptr;
}

/** Follows `0.3` into a menu. */
const Json* menuItemIn(const Json& menu, const std::string& path) {
  const Json* level = &menu;
  const Json* item = nullptr;
  for (size_t at = 0; at <= path.size();) {
    const size_t index = std::strtoul(path.c_str() + at, nullptr, 10);
    if (level == nullptr || !level->is_array() || index >= level->size()) return nullptr;
    item = &(*level)[index];
    level = item->contains("children") ? &(*item)["children"] : nullptr;
    const size_t dot = path.find('.', at);
    if (dot == std::string::npos) break;
    at = dot + 1;
  }
  return item;
}

std::string labelOf(const Json& item) {
  if (item.contains("text")) return item["text"];
  const std::string name = item.value("name", "");
  return name.empty() && item.contains("cells") && !item["cells"].empty() ? item["cells"][0].get<std::string>() : name;
}

/** The menu a window had in an observation. */
Json menuThen(const Json& capture, const Json& window) {
  if (window.contains("menu")) return window["menu"];
  return &window == &capture["tree"] && capture.contains("menu") ? capture["menu"] : Json(nullptr);
}

void fillRect(Control& control) {
  if (control.item.contains("rect")) {
    const Json& rect = control.item["rect"];
    const LONG x = rect[0], y = rect[1], width = rect[2], height = rect[3];
    control.rect = RECT{x, y, x + width, y + height};
  }
}
}  // namespace

std::string keep(DWORD process, const Json& capture) {
  all.push_back({"o" + std::to_string(++counted), process, capture});
  if (all.size() > remembered) all.pop_front();
  return all.back().name;
}

static const Json& captureOf(const std::string& observation, DWORD process) {
  for (const Kept& kept : all) {
    if (kept.name == observation && kept.process == process) return kept.capture;
  }
  throw HostError(ErrorCode::stale, "There is no observation \"" + observation + "\" of this program any more.");
}

void mustKnow(const std::string& observation, DWORD process) { captureOf(observation, process); }

Control find(const std::string& observation, DWORD process, const std::string& id) {
  const Json& capture = captureOf(observation, process);
  const Name name = parse(id);
  const Json* seen = windowIn(capture["tree"], name.window);
  if (seen == nullptr) throw unknown(id);

  Control control;
  control.id = id;
  control.role = name.role;
  control.window = reinterpret_cast<HWND>(name.window);
  wchar_t className[256] = L"";
  GetClassNameW(control.window, className, 256);
  // A handle may come back as that of another window.
  if (!IsWindow(control.window) || programs::processOf(control.window) != process || utf8(className) != (*seen)["class"]) {
    throw stale("The control \"" + seen->value("text", "") + "\"");
  }
  control.name = seen->value("text", "").substr(0, 80);
  if (name.role.empty()) {
    control.rect = programs::rectOf(control.window);
    return control;
  }
  if (name.role == "menu" && name.key.empty()) {
    control.role = "menubar";
    return control;
  }
  if (name.role == "menu") {
    control.role = "menuitem";
    const Json then = menuThen(capture, *seen);
    const Json now = menus::of(control.window);
    const Json* before = menuItemIn(then, name.key);
    if (before == nullptr) throw unknown(id);
    const Json* found = menuItemIn(now, name.key);
    const std::string label = labelOf(*before);
    if (found == nullptr || labelOf(*found) != label) throw stale("The menu item \"" + label + "\"");
    control.item = *found;
    control.name = label.substr(0, label.find('\t'));
  } else {
    // The items of a combo box may have been read from the one inside it.
    const Json none = Json::array();
    const Json* before = itemIn(seen->value("items", none), name.role, name.key);
    const HWND inner = items::innerComboBox(control.window);
    const Json* innerSeen = inner == control.window ? nullptr : windowIn(capture["tree"], reinterpret_cast<uintptr_t>(inner));
    HWND holder = control.window;
    Json list = seen->value("items", none);
    if (innerSeen != nullptr && !innerSeen->value("items", none).empty()) {
      list = innerSeen->value("items", none);
      holder = inner;
    }
    before = itemIn(list, name.role, name.key);
    if (before == nullptr) throw unknown(id);
    const Json now = items::of(holder);
    const Json* found = itemIn(now, name.role, name.key);
    if (found == nullptr || labelOf(*found) != labelOf(*before)) throw stale("\"" + labelOf(*before) + "\"");
    control.window = holder;
    control.item = *found;
    control.name = labelOf(*found);
  }
  fillRect(control);
  return control;
}
}  // namespace observations
