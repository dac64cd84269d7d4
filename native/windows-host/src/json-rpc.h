#pragma once
#include "win.h"

/** JSON-RPC 2.0 over stdin and stdout with `Content-Length` framing, one reader, any number of writers. */
namespace rpc {
/** Makes both streams binary. */
void open();
/** The next message; nothing when stdin is closed or what comes is no such message. */
std::optional<Json> read();
void answer(const Json& id, const Json& result);
void refuse(const Json& id, int code, const std::string& message);
}  // namespace rpc
