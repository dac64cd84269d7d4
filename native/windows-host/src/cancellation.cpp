#include "cancellation.h"

#include <mutex>
#include <set>

namespace cancellation {
namespace {
std::mutex guard;
std::set<Json> givenUp;
Json current;
bool ending = false;
}  // namespace

void begin(const Json& id) {
  const std::lock_guard<std::mutex> lock(guard);
  // Requests come in the order of their ids: what was given up before this one is over.
  givenUp.erase(givenUp.begin(), givenUp.lower_bound(id));
  current = id;
}

bool requested() {
  const std::lock_guard<std::mutex> lock(guard);
  return ending || givenUp.count(current) != 0;
}

void hear(const Json& message) {
  if (!message.is_object()) return;
  const Json method = message.value("method", Json());
  const std::lock_guard<std::mutex> lock(guard);
  if (method == "end") ending = true;
  if (method == "$/cancelRequest" && message.contains("params") && message["params"].is_object()) {
    givenUp.insert(message["params"].value("id", Json()));
  }
}
}  // namespace cancellation
