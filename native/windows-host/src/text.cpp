#include "text.h"

std::string utf8(const std::wstring& text) {
  if (text.empty()) return {};
  const int size = WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0, nullptr, nullptr);
  std::string bytes(static_cast<size_t>(size), '\0');
  WideCharToMultiByte(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), bytes.data(), size, nullptr, nullptr);
  return bytes;
}

std::wstring utf16(const std::string& text) {
  if (text.empty()) return {};
  const int size = MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), nullptr, 0);
  std::wstring wide(static_cast<size_t>(size), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), wide.data(), size);
  return wide;
}

std::wstring lower(std::wstring text) {
  if (!text.empty()) CharLowerBuffW(text.data(), static_cast<DWORD>(text.size()));
  return text;
}

std::wstring fileName(const std::wstring& path) {
  const size_t slash = path.find_last_of(L"\\/");
  return slash == std::wstring::npos ? path : path.substr(slash + 1);
}

static std::wstring programName(const std::wstring& path) {
  std::wstring name = lower(fileName(path));
  if (name.size() > 4 && name.compare(name.size() - 4, 4, L".exe") == 0) name.resize(name.size() - 4);
  return name;
}

bool sameProgram(const std::wstring& a, const std::wstring& b) { return programName(a) == programName(b); }

std::wstring plainName(const std::wstring& text) {
  std::wstring name;
  for (size_t at = 0; at < text.size() && text[at] != L'\t'; ++at) {
    if (text[at] == L'&') {
      if (at + 1 < text.size() && text[at + 1] == L'&') name += text[at++];
      continue;
    }
    const bool space = text[at] == L' ';
    if (!(space && (name.empty() || name.back() == L' '))) name += text[at];
  }
  while (!name.empty() && (name.back() == L':' || name.back() == L'.' || name.back() == L'\x2026' || name.back() == L' ')) {
    name.pop_back();
  }
  return lower(name);
}
