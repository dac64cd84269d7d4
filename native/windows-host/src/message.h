#pragma once
#include "win.h"

/** Window messages that can't hang us. */
namespace message {
/** Milliseconds one message may take. */
constexpr UINT patience = 1000;

/** Sends a message; nothing when the window hangs or is gone. A window that hung once is not asked again in this request. */
std::optional<LRESULT> send(HWND window, UINT code, WPARAM first = 0, LPARAM second = 0);
/** Sends a message that must be answered. @throws HostError time-out or target-lost */
LRESULT must(HWND window, UINT code, WPARAM first = 0, LPARAM second = 0);
/** Puts a message into the window's queue: for what may open a dialog. @throws HostError input-failed */
void post(HWND window, UINT code, WPARAM first = 0, LPARAM second = 0);

/** Begins a request: nobody is known to hang. */
void forget();
/** Whether some window did not answer since `forget`. */
bool somebodyHung();

/** A window's text, at most `most` UTF-16 units. */
std::wstring text(HWND window, size_t most);
}  // namespace message
