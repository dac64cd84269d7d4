#include "keys.h"

#include <map>

#include "errors.h"
#include "text.h"

namespace {
/** The names of protocol/keys.ts, in lower case. */
const std::map<std::wstring, WORD>& namedKeys() {
  static const std::map<std::wstring, WORD> keys = [] {
    std::map<std::wstring, WORD> all{
        {L"enter", VK_RETURN},       {L"return", VK_RETURN},   {L"esc", VK_ESCAPE},       {L"escape", VK_ESCAPE},
        {L"tab", VK_TAB},            {L"space", VK_SPACE},     {L"backspace", VK_BACK},   {L"delete", VK_DELETE},
        {L"del", VK_DELETE},         {L"insert", VK_INSERT},   {L"ins", VK_INSERT},       {L"home", VK_HOME},
        {L"end", VK_END},            {L"pageup", VK_PRIOR},    {L"pgup", VK_PRIOR},       {L"pagedown", VK_NEXT},
        {L"pgdn", VK_NEXT},          {L"up", VK_UP},           {L"down", VK_DOWN},        {L"left", VK_LEFT},
        {L"right", VK_RIGHT},        {L"pause", VK_PAUSE},     {L"capslock", VK_CAPITAL}, {L"numlock", VK_NUMLOCK},
        {L"scrolllock", VK_SCROLL},  {L"apps", VK_APPS},       {L"menu", VK_APPS},        {L"printscreen", VK_SNAPSHOT},
    };
    for (WORD number = 1; number <= 24; ++number) all[L"f" + std::to_wstring(number)] = static_cast<WORD>(VK_F1 + number - 1);
    return all;
  }();
  return keys;
}

const std::map<std::wstring, WORD> modifierKeys{
    {L"ctrl", VK_CONTROL}, {L"control", VK_CONTROL}, {L"alt", VK_MENU}, {L"shift", VK_SHIFT}, {L"win", VK_LWIN}, {L"windows", VK_LWIN},
};

std::wstring trimmed(const std::wstring& text) {
  const size_t begin = text.find_first_not_of(L' ');
  return begin == std::wstring::npos ? L"" : text.substr(begin, text.find_last_not_of(L' ') - begin + 1);
}

/** A comma separates chords unless it stands where a key is wanted. */
std::vector<std::wstring> splitChords(const std::wstring& text) {
  std::vector<std::wstring> parts(1);
  for (size_t at = 0; at < text.size(); ++at) {
    const size_t before = at == 0 ? std::wstring::npos : text.find_last_not_of(L' ', at - 1);
    if (text[at] == L',' && before != std::wstring::npos && text[before] != L'+') parts.emplace_back();
    else parts.back() += text[at];
  }
  return parts;
}

/** A plus separates keys unless it stands where a key is wanted. */
std::vector<std::wstring> splitKeys(const std::wstring& text) {
  std::vector<std::wstring> parts(1);
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == L'+' && at > 0 && text[at - 1] != L'+') parts.emplace_back();
    else parts.back() += text[at];
  }
  for (std::wstring& part : parts) part = trimmed(part);
  return parts;
}

std::optional<Key> keyOf(const std::wstring& word) {
  const auto named = namedKeys().find(lower(word));
  if (named != namedKeys().end()) return Key{named->second, 0};
  if (word.size() == 1) return Key{0, word[0]};
  return std::nullopt;
}
}  // namespace

std::vector<KeyChord> readChords(const std::wstring& text) {
  std::vector<KeyChord> chords;
  for (const std::wstring& part : splitChords(text)) {
    KeyChord chord;
    for (const std::wstring& word : splitKeys(trimmed(part))) {
      const auto modifier = modifierKeys.find(lower(word));
      const auto key = keyOf(word);
      if (chord.key || (modifier == modifierKeys.end() && !key)) {
        throw HostError(ErrorCode::inputFailed, "\"" + utf8(text) + "\" can't be pressed: there is no key \"" + utf8(word) + "\".");
      }
      if (modifier != modifierKeys.end()) chord.modifiers.push_back(modifier->second);
      else chord.key = key;
    }
    chords.push_back(std::move(chord));
  }
  return chords;
}

bool isExtended(WORD key) {
  switch (key) {
    case VK_UP: case VK_DOWN: case VK_LEFT: case VK_RIGHT: case VK_HOME: case VK_END: case VK_PRIOR: case VK_NEXT:
    case VK_INSERT: case VK_DELETE: case VK_LWIN: case VK_APPS: case VK_NUMLOCK: case VK_SNAPSHOT:
      return true;
    default:
      return false;
  }
}
