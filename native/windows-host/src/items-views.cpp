// List views and tree views: their structures go through memory in their own process.
#include "item-readers.h"
#include "message.h"
#include "text.h"
#include "wire-structures.h"

namespace items {
namespace {
constexpr int mostColumns = 16;

template <class Pointer>
std::wstring cellText(HWND window, const RemoteMemory& memory, int row, int column) {
  wire::ListViewItem<Pointer> item{};
  item.mask = LVIF_TEXT;
  item.item = row;
  item.subItem = column;
  item.text = wire::pointer<Pointer>(memory.textPlace());
  item.textMax = static_cast<int>(RemoteMemory::textSize);
  memory.writeText(L"");
  memory.write(&item, sizeof item);
  if (!message::send(window, LVM_GETITEMTEXTW, static_cast<WPARAM>(row), reinterpret_cast<LPARAM>(memory.structure()))) return {};
  memory.read(&item, sizeof item);
  return memory.readText(reinterpret_cast<const void*>(static_cast<ULONG_PTR>(item.text)));
}

template <class Pointer>
Json listViewOf(HWND window, const RemoteMemory& memory) {
  Json found = Json::array();
  const HWND headers = reinterpret_cast<HWND>(message::send(window, LVM_GETHEADER).value_or(0));
  const int columns = headers == nullptr ? 1 : std::max(1, std::min(count(headers, HDM_GETITEMCOUNT), mostColumns));
  for (int row = 0, all = count(window, LVM_GETITEMCOUNT); row < all; ++row) {
    Json cells = Json::array();
    for (int column = 0; column < columns; ++column) cells.push_back(utf8(cellText<Pointer>(window, memory, row, column)));
    const LRESULT state = message::send(window, LVM_GETITEMSTATE, static_cast<WPARAM>(row), LVIS_SELECTED | LVIS_STATEIMAGEMASK).value_or(0);
    Json item{{"role", "lvitem"}, {"name", ""}, {"cells", std::move(cells)}, {"index", row}, {"selected", (state & LVIS_SELECTED) != 0}};
    // With check boxes the state image is 1 (off) or 2 (on).
    if ((state & LVIS_STATEIMAGEMASK) != 0) item["checked"] = ((state & LVIS_STATEIMAGEMASK) >> 12) == 2;
    RECT rect{LVIR_BOUNDS, 0, 0, 0};
    memory.write(&rect, sizeof rect);
    if (message::send(window, LVM_GETITEMRECT, static_cast<WPARAM>(row), reinterpret_cast<LPARAM>(memory.structure())).value_or(0) != 0 &&
        memory.read(&rect, sizeof rect)) {
      item["rect"] = onScreen(window, rect);
    }
    found.push_back(std::move(item));
  }
  return found;
}

template <class Pointer>
class Tree {
 public:
  Tree(HWND window, const RemoteMemory& memory) : window_(window), memory_(memory) {}

  Json read() {
    visit(next(TVGN_ROOT, 0), 0);
    return std::move(found_);
  }

 private:
  LRESULT next(WPARAM which, LRESULT item) {
    return message::send(window_, TVM_GETNEXTITEM, which, static_cast<LPARAM>(item)).value_or(0);
  }

  void visit(LRESULT handle, int depth) {
    for (; handle != 0 && found_.size() < static_cast<size_t>(most); handle = next(TVGN_NEXT, handle)) {
      wire::TreeViewItem<Pointer> item{};
      item.mask = TVIF_TEXT | TVIF_STATE | TVIF_CHILDREN | TVIF_HANDLE;
      item.item = static_cast<Pointer>(handle);
      item.stateMask = TVIS_SELECTED | TVIS_EXPANDED | TVIS_STATEIMAGEMASK;
      item.text = wire::pointer<Pointer>(memory_.textPlace());
      item.textMax = static_cast<int>(RemoteMemory::textSize);
      memory_.writeText(L"");
      memory_.write(&item, sizeof item);
      if (message::send(window_, TVM_GETITEMW, 0, reinterpret_cast<LPARAM>(memory_.structure())).value_or(0) == 0) return;
      memory_.read(&item, sizeof item);
      const LRESULT child = next(TVGN_CHILD, handle);
      Json fact{{"role", "treeitem"},
                {"name", utf8(memory_.readText(reinterpret_cast<const void*>(static_cast<ULONG_PTR>(item.text))))},
                {"depth", depth},
                {"expanded", (item.state & TVIS_EXPANDED) != 0},
                {"hasChildren", child != 0 || item.children == 1},
                {"selected", (item.state & TVIS_SELECTED) != 0},
                {"hitem", static_cast<uint64_t>(handle)}};
      // The message wants the item where it will put the rectangle.
      struct {
        Pointer item;
        char rest[sizeof(RECT)];
      } ask{static_cast<Pointer>(handle), {}};
      memory_.write(&ask, sizeof ask);
      RECT rect{};
      if (message::send(window_, TVM_GETITEMRECT, TRUE, reinterpret_cast<LPARAM>(memory_.structure())).value_or(0) != 0 &&
          memory_.read(&rect, sizeof rect)) {
        fact["rect"] = onScreen(window_, rect);
      }
      found_.push_back(std::move(fact));
      if (child != 0) visit(child, depth + 1);
    }
  }

  HWND window_;
  const RemoteMemory& memory_;
  Json found_ = Json::array();
};
}  // namespace

Json listView(HWND window) {
  const RemoteMemory memory(window);
  if (!memory.open()) return Json::array();
  return memory.narrow() ? listViewOf<uint32_t>(window, memory) : listViewOf<uint64_t>(window, memory);
}

Json treeView(HWND window) {
  const RemoteMemory memory(window);
  if (!memory.open()) return Json::array();
  return memory.narrow() ? Tree<uint32_t>(window, memory).read() : Tree<uint64_t>(window, memory).read();
}
}  // namespace items
