#include "launch.h"

#include <shellapi.h>

#include <algorithm>

#include "errors.h"
#include "programs.h"
#include "text.h"

namespace {
struct Launched {
  HANDLE process;
  DWORD id;
};
std::vector<Launched> launched;
constexpr DWORD lookEvery = 20;
constexpr DWORD elevationRequired = 740;  // ERROR_ELEVATION_REQUIRED, which older headers lack
constexpr DWORD closingPatience = 800;

/** Under Wine a document may be named as the system outside names it. */
std::wstring asWindowsPath(std::wstring path) {
  if (!programs::underWine() || path.empty() || path[0] != L'/') return path;
  std::replace(path.begin(), path.end(), L'/', L'\\');
  return L"Z:" + path;
}

std::wstring quoted(const std::wstring& text) { return L"\"" + text + L"\""; }

[[noreturn]] void refuse(const std::wstring& program, DWORD error) {
  const std::string name = utf8(program);
  if (error == elevationRequired) {
    throw HostError(ErrorCode::launchFailed, name + " needs to be started as administrator: start Groundwork as administrator too.");
  }
  if (error == ERROR_FILE_NOT_FOUND || error == ERROR_PATH_NOT_FOUND) {
    throw HostError(ErrorCode::launchFailed, "There is no program " + name + ": check its name, or give its whole path.");
  }
  throw HostError(ErrorCode::launchFailed, name + " does not start: Windows answers error " + std::to_string(error) + ".");
}

/** The folder that WordPad is in, which is on no path. */
std::wstring inAccessories(const std::wstring& program) {
  wchar_t path[MAX_PATH] = L"";
  if (program.find_first_of(L"\\/:") != std::wstring::npos) return program;
  ExpandEnvironmentStringsW((L"%ProgramFiles%\\Windows NT\\Accessories\\" + program).c_str(), path, MAX_PATH);
  return GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES ? program : path;
}

HANDLE start(const std::wstring& program, const std::wstring& document) {
  const std::wstring file = inAccessories(asWindowsPath(program));
  const std::wstring parameters = document.empty() ? L"" : quoted(asWindowsPath(document));
  std::wstring line = quoted(file) + (parameters.empty() ? L"" : L" " + parameters);
  STARTUPINFOW how{};
  how.cb = sizeof how;
  PROCESS_INFORMATION made{};
  // It gets no handle of ours: a program that stays open must not hold our pipes.
  if (CreateProcessW(nullptr, line.data(), nullptr, nullptr, FALSE, CREATE_NEW_PROCESS_GROUP, nullptr, nullptr, &how, &made)) {
    CloseHandle(made.hThread);
    return made.hProcess;
  }
  const DWORD error = GetLastError();
  if (error != ERROR_FILE_NOT_FOUND && error != ERROR_PATH_NOT_FOUND) refuse(program, error);
  // The shell knows programs by name that are on no path, such as wordpad.exe.
  SHELLEXECUTEINFOW shell{};
  shell.cbSize = sizeof shell;
  shell.fMask = SEE_MASK_NOCLOSEPROCESS | SEE_MASK_FLAG_NO_UI;
  shell.lpFile = file.c_str();
  shell.lpParameters = parameters.empty() ? nullptr : parameters.c_str();
  shell.nShow = SW_SHOWNORMAL;
  if (!ShellExecuteExW(&shell)) refuse(program, GetLastError());
  if (shell.hProcess == nullptr) throw HostError(ErrorCode::launchFailed, utf8(program) + " was handed to another program.");
  return shell.hProcess;
}

/** A window of a program of this name that was not there before: some programs hand over to a running instance. */
DWORD heir(const std::wstring& program, const std::vector<HWND>& before) {
  for (HWND window : programs::windowsOf(0)) {
    if (std::find(before.begin(), before.end(), window) != before.end()) continue;
    const DWORD process = programs::processOf(window);
    if (sameProgram(programs::nameOf(process), program) && programs::mainWindow(process) != nullptr) return process;
  }
  return 0;
}
}  // namespace

DWORD launchProgram(const std::wstring& program, const std::wstring& document, DWORD timeoutMs) {
  const std::vector<HWND> before = programs::windowsOf(0);
  const HANDLE handle = start(program, document);
  const DWORD own = GetProcessId(handle);
  launched.push_back({handle, own});
  const ULONGLONG end = GetTickCount64() + timeoutMs;
  for (;;) {
    const DWORD process = programs::mainWindow(own) != nullptr ? own : heir(program, before);
    if (process != 0) {
      const ULONGLONG now = GetTickCount64();
      WaitForInputIdle(handle, now < end ? static_cast<DWORD>(std::min<ULONGLONG>(end - now, 5000)) : 0);
      return process;
    }
    DWORD code = 0;
    if (WaitForSingleObject(handle, lookEvery) == WAIT_OBJECT_0 && heir(program, before) == 0) {
      // One that hands over may end before the other shows its window.
      const ULONGLONG grace = std::min(end, GetTickCount64() + 1500);
      while (GetTickCount64() < grace && heir(program, before) == 0) Sleep(lookEvery);
      if (heir(program, before) != 0) continue;
      GetExitCodeProcess(handle, &code);
      throw HostError(ErrorCode::launchFailed, utf8(program) + " ended with code " + std::to_string(code) + " before it showed a window.");
    }
    if (GetTickCount64() >= end) {
      throw HostError(ErrorCode::launchFailed, utf8(program) + " showed no window within " + std::to_string(timeoutMs) + " ms.");
    }
  }
}

void closeLaunched() {
  for (const Launched& one : launched) {
    for (HWND window : programs::windowsOf(one.id)) PostMessageW(window, WM_CLOSE, 0, 0);
  }
  const ULONGLONG end = GetTickCount64() + closingPatience;
  for (const Launched& one : launched) {
    const ULONGLONG now = GetTickCount64();
    // It may ask whether to save, and nobody is there to answer.
    if (WaitForSingleObject(one.process, now < end ? static_cast<DWORD>(end - now) : 0) != WAIT_OBJECT_0) TerminateProcess(one.process, 1);
    CloseHandle(one.process);
  }
  launched.clear();
}
