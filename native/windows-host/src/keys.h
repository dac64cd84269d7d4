#pragma once
#include "win.h"

/** One key of a chord: a virtual key, or a character that is typed as it is. */
struct Key {
  WORD virtualKey = 0;
  wchar_t character = 0;
};
struct KeyChord {
  std::vector<WORD> modifiers;
  std::optional<Key> key;
};

/** Reads `Ctrl+S`, `Alt+F, A` as protocol/keys.ts does. @throws HostError input-failed */
std::vector<KeyChord> readChords(const std::wstring& text);
/** Keys whose scan codes have the extended prefix. */
bool isExtended(WORD virtualKey);
