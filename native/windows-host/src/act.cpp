#include "act.h"

#include <map>

#include "lease.h"
#include "message.h"
#include "programs.h"
#include "verbs.h"

namespace {
struct Row {
  Json (*perform)(const Task&);
  /** Whether it can be done without a control. */
  bool alone;
};

const std::map<std::string, Row> rows{
    {"click", {verbs::click, false}},       {"click-at", {verbs::clickAt, false}},       {"invoke", {verbs::invoke, false}},
    {"type", {verbs::type, false}},         {"set", {verbs::set, false}},                {"press", {verbs::press, true}},
    {"select", {verbs::select, false}},     {"select-text", {verbs::selectText, false}}, {"toggle", {verbs::toggle, false}},
    {"expand", {verbs::expand, false}},     {"collapse", {verbs::collapse, false}},      {"scroll", {verbs::scroll, false}},
    {"drag", {verbs::drag, false}},         {"focus", {verbs::focus, false}},            {"activate", {verbs::activate, false}},
    {"close", {verbs::close, false}},       {"read", {verbs::read, false}},
};
}  // namespace

const Control& Task::on() const {
  if (control) return *control;
  throw HostError(ErrorCode::noSuchControl, "\"" + action.value("verb", "") + "\" needs a control.");
}

Json act(const Json& params) {
  lease::mustHold(params.at("lease"));
  message::forget();
  const DWORD process = programs::fromId(params.at("app"));
  lease::mustCover(process);
  if (programs::mainWindow(process) == nullptr) {
    throw HostError(ErrorCode::targetLost, "The program has no window any more: it was closed.");
  }
  const std::string observation = params.at("observation");
  const Json& action = params.at("action");
  const std::string verb = action.at("verb");
  const auto row = rows.find(verb);
  if (row == rows.end()) throw HostError(ErrorCode::notUsable, "The Windows host does not do \"" + verb + "\".");
  Task task{process, std::nullopt, action, observation};
  if (params.contains("control")) task.control = observations::find(observation, process, params["control"]);
  else observations::mustKnow(observation, process);
  try {
    return row->second.perform(task);
  } catch (...) {
    // An action that failed half-way leaves no key or button down.
    input::releaseAll();
    throw;
  }
}
