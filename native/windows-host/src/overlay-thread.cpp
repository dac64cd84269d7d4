#include "overlay-thread.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "errors.h"

namespace overlayThread {
namespace {
constexpr UINT runTask = WM_APP;

LRESULT CALLBACK procedure(HWND window, UINT code, WPARAM first, LPARAM second) {
  if (code != runTask) return DefWindowProcW(window, code, first, second);
  (*reinterpret_cast<const std::function<void()>*>(second))();
  return 1;
}

/** A window that is never seen takes the tasks. */
HWND receiver() {
  static std::mutex guard;
  static std::condition_variable changed;
  static HWND window = nullptr;
  static bool ready = false;
  std::unique_lock<std::mutex> lock(guard);
  if (ready) return window;
  std::thread([] {
    WNDCLASSW kind{};
    kind.lpfnWndProc = procedure;
    kind.hInstance = GetModuleHandleW(nullptr);
    kind.lpszClassName = L"GroundworkOverlayThread";
    RegisterClassW(&kind);
    {
      const std::lock_guard<std::mutex> inner(guard);
      window = CreateWindowExW(0, kind.lpszClassName, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, kind.hInstance, nullptr);
      ready = true;
    }
    changed.notify_all();
    for (MSG message; GetMessageW(&message, nullptr, 0, 0) > 0;) DispatchMessageW(&message);
  }).detach();
  changed.wait(lock, [] { return ready; });
  return window;
}
}  // namespace

void run(const std::function<void()>& task) {
  const HWND window = receiver();
  if (window == nullptr || SendMessageW(window, runTask, 0, reinterpret_cast<LPARAM>(&task)) == 0) {
    throw HostError(ErrorCode::internal, "The host has no windows of its own on this desktop.");
  }
}
}  // namespace overlayThread
