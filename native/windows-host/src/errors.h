#pragma once
#include <stdexcept>
#include <string>

/** The codes of `targetErrorCodes` in protocol/target.ts. */
enum class ErrorCode {
  stale = -32001,
  noSuchControl = -32002,
  notUsable = -32003,
  outOfScope = -32004,
  suspended = -32005,
  targetLost = -32006,
  timeOut = -32007,
  inputFailed = -32008,
  launchFailed = -32009,
  methodNotFound = -32601,
  invalidParams = -32602,
  internal = -32603,
};

/** What the host answers instead of a result: a code for programs, a message for people. */
class HostError : public std::runtime_error {
 public:
  HostError(ErrorCode code, const std::string& message) : std::runtime_error(message), code(code) {}
  const ErrorCode code;
};
