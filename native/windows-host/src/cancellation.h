#pragma once
#include "win.h"

/** Requests the client has given up with `$/cancelRequest`: only those that wait for a person ask. */
namespace cancellation {
/** The worker begins a request. */
void begin(const Json& id);
/** Whether the request under way was given up, or the session ends. */
bool requested();
/** Called by the reader's thread with every message. */
void hear(const Json& message);
}  // namespace cancellation
