// The Windows host: speaks the target protocol (protocol/target.ts) on stdin and stdout. One thread reads, so that the
// brake works while an action is performed and a closed stdin ends the host at once; one thread does everything else.
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "act.h"
#include "cancellation.h"
#include "capture-win32.h"
#include "control.h"
#include "errors.h"
#include "input.h"
#include "launch.h"
#include "lease.h"
#include "menus.h"
#include "overlay.h"
#include "pick.h"
#include "point.h"
#include "programs.h"
#include "json-rpc.h"
#include "screenshot.h"
#include "text.h"

namespace {
constexpr int protocolVersion = 1;

/** Whether this process has administrator's rights. */
bool elevated() {
  HANDLE token = nullptr;
  if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) return false;
  TOKEN_ELEVATION facts{};
  DWORD size = 0;
  const bool known = GetTokenInformation(token, TokenElevation, &facts, sizeof facts, &size) != 0;
  CloseHandle(token);
  return known && facts.TokenIsElevated != 0;
}

/** Scaling of the primary display, in percent. */
int scaling() {
  const HDC screen = GetDC(nullptr);
  const int dotsPerInch = GetDeviceCaps(screen, LOGPIXELSX);
  ReleaseDC(nullptr, screen);
  return MulDiv(dotsPerInch, 100, 96);
}

Json initialize(const Json& params) {
  if (params.at("protocol") != protocolVersion) {
    throw HostError(ErrorCode::invalidParams, "This host speaks version 1 of the target protocol. Host and engine must be of one release.");
  }
  return {{"name", programs::underWine() ? "Windows under Wine" : "Windows"}, {"version", "1"}, {"screenshots", true},
          {"scaling", scaling()}, {"elevated", elevated()}};
}

Json takeLease(const Json& params) {
  std::vector<std::wstring> wanted;
  for (const Json& program : params.at("programs")) wanted.push_back(utf16(program));
  return {{"lease", lease::take(std::move(wanted))}};
}

Json launch(const Json& params) {
  lease::mustHold(params.at("lease"));
  const std::wstring program = utf16(params.at("program"));
  if (!lease::covers(program)) {
    throw HostError(ErrorCode::outOfScope, "The plan does not name " + utf8(program) + " as its program.");
  }
  const DWORD process = launchProgram(program, utf16(params.value("document", "")), params.at("timeoutMs").get<DWORD>());
  return programs::facts(process);
}

Json observe(const Json& params) {
  const DWORD process = programs::fromId(params.at("app"));
  Json capture = captureWin32(process);
  Json observed{{"observation", observations::keep(process, capture)}, {"idle", false}};
  if (params.at("screenshot").get<bool>()) {
    Json picture = screenshot(process);
    if (!picture.is_null()) observed["screenshot"] = std::move(picture);
  }
  observed["capture"] = std::move(capture);
  return observed;
}

Json at(const Json& params) {
  const POINT point{static_cast<LONG>(params.at("x").get<double>()), static_cast<LONG>(params.at("y").get<double>())};
  const auto control = controlAt(programs::fromId(params.at("app")), point);
  return control ? Json{{"control", control->id}} : Json::object();
}

Json end(const Json& params) {
  input::releaseAll();
  overlay::show(overlay::Layer::outline, {});
  lease::giveBack();
  if (params.at("closeApps").get<bool>()) closeLaunched();
  return Json::object();
}

const std::map<std::string, Json (*)(const Json&)> methods{
    {"initialize", initialize},
    {"windows", [](const Json&) -> Json { return {{"apps", programs::all()}}; }},
    {"lease", takeLease},
    {"launch", launch},
    {"attach", [](const Json& params) { return programs::facts(programs::fromId(params.at("app"))); }},
    {"observe", observe},
    {"act", act},
    {"at", at},
    {"outline", overlay::outline},
    {"pick", pick},
    {"end", end},
};

void serve(const Json& request) {
  const Json& id = request["id"];
  cancellation::begin(id);
  try {
    const auto method = methods.find(request.value("method", ""));
    if (method == methods.end()) {
      throw HostError(ErrorCode::methodNotFound, "The host has no method \"" + request.value("method", "") + "\".");
    }
    rpc::answer(id, method->second(request.value("params", Json::object())));
  } catch (const HostError& error) {
    rpc::refuse(id, static_cast<int>(error.code), error.what());
  } catch (const Json::exception& error) {
    rpc::refuse(id, static_cast<int>(ErrorCode::invalidParams), std::string("The request is not as the protocol wants it: ") + error.what());
  } catch (const std::exception& error) {
    rpc::refuse(id, static_cast<int>(ErrorCode::internal), std::string("The host failed: ") + error.what());
  }
}

std::mutex guard;
std::condition_variable arrived;
std::deque<Json> waiting;

/** Everything but the brake, one request after another. */
void work() {
  for (;;) {
    std::unique_lock<std::mutex> lock(guard);
    arrived.wait(lock, [] { return !waiting.empty(); });
    const Json request = std::move(waiting.front());
    waiting.pop_front();
    lock.unlock();
    serve(request);
  }
}

/** Answered by the reader itself. */
void brake(const Json& request) {
  const Json params = request.value("params", Json::object());
  const bool suspended = params.value("suspended", true);
  if (!lease::suspend(params.value("lease", ""), suspended)) {
    rpc::refuse(request["id"], static_cast<int>(ErrorCode::outOfScope), "This session does not hold the lease of the desktop.");
    return;
  }
  if (suspended) input::releaseAll();
  rpc::answer(request["id"], Json::object());
}
}  // namespace

int main() {
  // Or every rectangle is wrong on scaled screens.
  SetProcessDpiAwarenessContext(DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2);
  rpc::open();
  std::thread(work).detach();
  while (auto message = rpc::read()) {
    cancellation::hear(*message);
    if (!message->is_object() || !message->contains("id") || !message->contains("method")) continue;
    if ((*message)["method"] == "suspend") {
      brake(*message);
      continue;
    }
    {
      const std::lock_guard<std::mutex> lock(guard);
      waiting.push_back(std::move(*message));
    }
    arrived.notify_one();
  }
  // stdin is closed: whoever started us is done, or dead. The worker may stand in a program that hangs.
  input::releaseAll();
  ExitProcess(0);
}
