#include "json-rpc.h"

#include <fcntl.h>
#include <io.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace rpc {
namespace {
constexpr size_t longestHeader = 4096;
constexpr size_t longestMessage = 64u << 20;
std::mutex writing;

bool readLine(std::string& line) {
  line.clear();
  for (int next = std::getchar(); next != EOF; next = std::getchar()) {
    if (next == '\n') {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      return true;
    }
    line += static_cast<char>(next);
    if (line.size() > longestHeader) return false;
  }
  return false;
}

void write(const Json& message) {
  // Whatever a program shows must not break the stream: invalid UTF-8 is replaced.
  const std::string body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string head = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  const std::lock_guard<std::mutex> lock(writing);
  std::fwrite(head.data(), 1, head.size(), stdout);
  std::fwrite(body.data(), 1, body.size(), stdout);
  std::fflush(stdout);
}
}  // namespace

void open() {
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_BINARY);
}

std::optional<Json> read() {
  size_t length = 0;
  bool known = false;
  for (std::string line; readLine(line);) {
    if (line.empty()) {
      if (!known || length > longestMessage) return std::nullopt;
      std::string body(length, '\0');
      if (std::fread(body.data(), 1, length, stdin) != length) return std::nullopt;
      Json message = Json::parse(body, nullptr, false);
      if (message.is_discarded()) return std::nullopt;
      return message;
    }
    static const std::string name = "content-length:";
    std::string head = line.substr(0, name.size());
    for (char& letter : head) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    if (head == name) {
      length = std::strtoul(line.c_str() + name.size(), nullptr, 10);
      known = true;
    } else if (line.find(':') == std::string::npos) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

void answer(const Json& id, const Json& result) { write({{"jsonrpc", "2.0"}, {"id", id}, {"result", result}}); }

void refuse(const Json& id, int code, const std::string& message) {
  write({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}});
}
}  // namespace rpc
