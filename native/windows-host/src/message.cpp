#include "message.h"

#include <algorithm>
#include <set>

#include "errors.h"

namespace message {
namespace {
/** A thread that hangs, hangs with all its windows. */
std::set<DWORD> hungThreads;
bool hung = false;
}  // namespace

std::optional<LRESULT> send(HWND window, UINT code, WPARAM first, LPARAM second) {
  const DWORD thread = GetWindowThreadProcessId(window, nullptr);
  if (thread == 0) return std::nullopt;
  if (hungThreads.count(thread) != 0) return std::nullopt;
  DWORD_PTR result = 0;
  if (SendMessageTimeoutW(window, code, first, second, SMTO_ABORTIFHUNG | SMTO_ERRORONEXIT, patience, &result) != 0) {
    return static_cast<LRESULT>(result);
  }
  if (IsWindow(window)) {
    hungThreads.insert(thread);
    hung = true;
  }
  return std::nullopt;
}

LRESULT must(HWND window, UINT code, WPARAM first, LPARAM second) {
  if (const auto result = send(window, code, first, second)) return *result;
  if (!IsWindow(window)) throw HostError(ErrorCode::stale, "The control is gone: its window was closed.");
  throw HostError(ErrorCode::timeOut, "The program does not answer: its window hangs.");
}

void post(HWND window, UINT code, WPARAM first, LPARAM second) {
  if (PostMessageW(window, code, first, second)) return;
  if (GetLastError() == ERROR_ACCESS_DENIED) {
    throw HostError(ErrorCode::inputFailed,
                    "Windows does not let this program act on an elevated one. Start Groundwork as administrator too.");
  }
  throw HostError(ErrorCode::stale, "The control is gone: its window was closed.");
}

void forget() {
  hungThreads.clear();
  hung = false;
}

bool somebodyHung() { return hung; }

std::wstring text(HWND window, size_t most) {
  const auto length = send(window, WM_GETTEXTLENGTH);
  if (!length || *length <= 0) return {};
  const size_t size = std::min(static_cast<size_t>(*length), most) + 1;
  std::wstring buffer(size, L'\0');
  const auto copied = send(window, WM_GETTEXT, size, reinterpret_cast<LPARAM>(buffer.data()));
  buffer.resize(copied && *copied > 0 ? std::min(static_cast<size_t>(*copied), size - 1) : 0);
  return buffer;
}
}  // namespace message
