#include "lease.h"

#include <mutex>

#include "errors.h"
#include "programs.h"
#include "text.h"

namespace lease {
namespace {
std::mutex guard;
std::string current;
std::vector<std::wstring> covered;
std::atomic<bool> braked{false};
int taken = 0;
HANDLE desktop = nullptr;

std::string list() {
  std::string all;
  for (const std::wstring& program : covered) all += (all.empty() ? "" : ", ") + utf8(fileName(program));
  return all.empty() ? "no program" : all;
}
}  // namespace

std::string take(std::vector<std::wstring> programs) {
  if (desktop == nullptr) desktop = CreateMutexW(nullptr, FALSE, L"Local\\GroundworkLease");
  const std::lock_guard<std::mutex> lock(guard);
  if (!current.empty()) throw HostError(ErrorCode::outOfScope, "This session holds a lease already.");
  // A holder that died leaves the mutex abandoned, and it is ours.
  const DWORD got = WaitForSingleObject(desktop, 0);
  if (got != WAIT_OBJECT_0 && got != WAIT_ABANDONED) {
    throw HostError(ErrorCode::outOfScope, "Another run acts on this desktop. Wait until it ends, or stop it.");
  }
  covered = std::move(programs);
  braked = false;
  current = "lease-" + std::to_string(GetCurrentProcessId()) + "-" + std::to_string(++taken);
  return current;
}

void mustHold(const std::string& name) {
  {
    const std::lock_guard<std::mutex> lock(guard);
    if (current.empty() || current != name) {
      throw HostError(ErrorCode::outOfScope, "This session does not hold the lease of the desktop.");
    }
  }
  mustNotBeSuspended();
}

void mustNotBeSuspended() {
  if (braked) throw HostError(ErrorCode::suspended, "Input is suspended: nothing more was done.");
}

bool suspend(const std::string& name, bool suspended) {
  const std::lock_guard<std::mutex> lock(guard);
  if (current.empty() || current != name) return false;
  braked = suspended;
  return true;
}

bool covers(const std::wstring& program) {
  for (const std::wstring& one : covered) {
    if (sameProgram(one, program)) return true;
  }
  return false;
}

void mustCover(DWORD process) {
  const std::wstring program = programs::nameOf(process);
  if (covers(program)) return;
  throw HostError(ErrorCode::outOfScope, "The plan may not act on " + (program.empty() ? "this program" : utf8(program)) +
                                             ": it names " + list() + ".");
}

void giveBack() {
  const std::lock_guard<std::mutex> lock(guard);
  if (current.empty()) return;
  current.clear();
  ReleaseMutex(desktop);
}
}  // namespace lease
