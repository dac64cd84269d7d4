#pragma once
#include "win.h"

#include <functional>

/** The thread that owns our windows and input hooks. It lives from the first use to the end of the process. */
namespace overlayThread {
/** Does something there, and waits until it is done. @throws HostError internal */
void run(const std::function<void()>& task);
}  // namespace overlayThread
