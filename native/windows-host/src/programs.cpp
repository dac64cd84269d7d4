#include "programs.h"

#include <algorithm>

#include "errors.h"
#include "message.h"
#include "text.h"

namespace programs {
namespace {
std::wstring classOf(HWND window) {
  wchar_t name[256] = L"";
  GetClassNameW(window, name, 256);
  return name;
}

struct Search {
  DWORD process;
  std::vector<HWND> found;
};

BOOL CALLBACK collect(HWND window, LPARAM parameter) {
  auto& search = *reinterpret_cast<Search*>(parameter);
  // Our own outlines belong to no program, and cover none.
  if (!IsWindowVisible(window) || processOf(window) == GetCurrentProcessId()) return TRUE;
  if (search.process != 0 && processOf(window) != search.process) return TRUE;
  const std::wstring name = classOf(window);
  if (name == L"tooltips_class32" || name == L"IME" || name == L"MSCTFIME UI") return TRUE;
  search.found.push_back(window);
  return TRUE;
}

/** What people see as a window: not the desktop, not a helper without an area. */
bool isShown(HWND window) {
  RECT rect{};
  GetWindowRect(window, &rect);
  const bool area = rect.right > rect.left && rect.bottom > rect.top;
  const std::wstring name = classOf(window);
  return area && name != L"#32768" && name != L"Progman" && name != L"WorkerW" && name != L"Shell_TrayWnd" &&
         name != L"ComboLBox" && (GetWindowLongW(window, GWL_EXSTYLE) & WS_EX_TOOLWINDOW) == 0;
}
}  // namespace

bool underWine() {
  static const bool wine = GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
  return wine;
}

DWORD processOf(HWND window) {
  DWORD process = 0;
  GetWindowThreadProcessId(window, &process);
  return process;
}

std::wstring nameOf(DWORD process) {
  const HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
  if (handle == nullptr) return {};
  wchar_t path[1024] = L"";
  DWORD size = 1024;
  const BOOL known = QueryFullProcessImageNameW(handle, 0, path, &size);
  CloseHandle(handle);
  return known ? fileName(path) : std::wstring();
}

std::vector<HWND> windowsOf(DWORD process) {
  Search search{process, {}};
  EnumWindows(collect, reinterpret_cast<LPARAM>(&search));
  return search.found;
}

HWND mainWindow(DWORD process) {
  for (HWND window : windowsOf(process)) {
    const HWND root = GetAncestor(window, GA_ROOTOWNER);
    if (processOf(root) == process && isShown(root) && (IsWindowVisible(root))) return root;
    if (isShown(window)) return window;
  }
  return nullptr;
}

std::vector<HWND> ownedBy(HWND root) {
  std::vector<HWND> owned;
  for (HWND window : windowsOf(processOf(root))) {
    if (window == root || classOf(window) == L"ComboLBox") continue;
    if (GetAncestor(window, GA_ROOTOWNER) == root || classOf(window) == L"#32768") owned.push_back(window);
  }
  return owned;
}

bool runs(DWORD process) {
  const HANDLE handle = OpenProcess(SYNCHRONIZE, FALSE, process);
  // Without the right to wait for it, it is there.
  if (handle == nullptr) return GetLastError() == ERROR_ACCESS_DENIED;
  const bool running = WaitForSingleObject(handle, 0) == WAIT_TIMEOUT;
  CloseHandle(handle);
  return running;
}

std::string idOf(DWORD process) { return "p" + std::to_string(process); }

DWORD fromId(const std::string& id) {
  const DWORD process = id.size() > 1 && id[0] == 'p' ? static_cast<DWORD>(std::strtoul(id.c_str() + 1, nullptr, 10)) : 0;
  if (process == 0 || !runs(process)) throw HostError(ErrorCode::targetLost, "The program is gone: its process ended.");
  return process;
}

Json facts(DWORD process) {
  const HWND window = mainWindow(process);
  if (window == nullptr) throw HostError(ErrorCode::targetLost, "The program has no window any more.");
  const std::string name = utf8(nameOf(process));
  const RECT rect = rectOf(window);
  return {{"id", idOf(process)},
          {"program", name},
          {"window",
           {{"title", utf8(message::text(window, 512))},
            {"process", name},
            {"processId", process},
            {"rect",
             {{"x", rect.left}, {"y", rect.top}, {"width", rect.right - rect.left}, {"height", rect.bottom - rect.top}}}}}};
}

Json all() {
  Json apps = Json::array();
  std::vector<DWORD> seen{GetCurrentProcessId()};
  for (HWND window : windowsOf(0)) {
    const DWORD process = processOf(window);
    if (std::find(seen.begin(), seen.end(), process) != seen.end() || !isShown(window)) continue;
    seen.push_back(process);
    // The desktop itself.
    if (underWine() && sameProgram(nameOf(process), L"explorer.exe")) continue;
    if (mainWindow(process) != nullptr) apps.push_back(facts(process));
  }
  return apps;
}

RECT rectOf(HWND window) {
  RECT rect{};
  GetWindowRect(window, &rect);
  return rect;
}
}  // namespace programs
