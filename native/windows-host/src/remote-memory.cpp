#include "remote-memory.h"

#include <algorithm>

RemoteMemory::RemoteMemory(HWND window) {
  DWORD id = 0;
  GetWindowThreadProcessId(window, &id);
  process_ = OpenProcess(PROCESS_VM_OPERATION | PROCESS_VM_READ | PROCESS_VM_WRITE | PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id);
  if (process_ == nullptr) return;
  BOOL theirs = FALSE;
  BOOL ours = FALSE;
  IsWow64Process(process_, &theirs);
  IsWow64Process(GetCurrentProcess(), &ours);
  narrow_ = theirs || ours || sizeof(void*) == 4;
  place_ = static_cast<char*>(
      VirtualAllocEx(process_, nullptr, textOffset + textSize * sizeof(wchar_t), MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE));
}

RemoteMemory::~RemoteMemory() {
  if (place_ != nullptr) VirtualFreeEx(process_, place_, 0, MEM_RELEASE);
  if (process_ != nullptr) CloseHandle(process_);
}

bool RemoteMemory::write(const void* data, size_t size) const {
  return open() && WriteProcessMemory(process_, place_, data, size, nullptr);
}

bool RemoteMemory::read(void* data, size_t size) const {
  return open() && ReadProcessMemory(process_, place_, data, size, nullptr);
}

std::wstring RemoteMemory::readText(const void* from) const {
  std::wstring buffer(textSize, L'\0');
  SIZE_T got = 0;
  if (!open()) return {};
  // A text of the control's own may end right before memory that is not there: what could be read is enough.
  ReadProcessMemory(process_, from == nullptr ? textPlace() : from, buffer.data(), textSize * sizeof(wchar_t), &got);
  buffer.resize(got / sizeof(wchar_t));
  buffer.resize(std::min(buffer.find(L'\0'), buffer.size()));
  return buffer;
}

bool RemoteMemory::writeText(const std::wstring& text) const {
  std::wstring cut = text.substr(0, textSize - 1);
  return open() && WriteProcessMemory(process_, textPlace(), cut.c_str(), (cut.size() + 1) * sizeof(wchar_t), nullptr);
}
