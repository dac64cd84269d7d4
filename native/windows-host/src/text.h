#pragma once
#include "win.h"

/** UTF-16 to UTF-8; a lone surrogate becomes U+FFFD. */
std::string utf8(const std::wstring& text);
/** UTF-8 to UTF-16. */
std::wstring utf16(const std::string& text);
std::wstring lower(std::wstring text);
/** The file name of a path, with either slash. */
std::wstring fileName(const std::wstring& path);
/** Whether two programs are the same: file names without case and `.exe`. */
bool sameProgram(const std::wstring& a, const std::wstring& b);
/** A label as people say it: without `&`, `…`, `:` and what follows a tab, in lower case. */
std::wstring plainName(const std::wstring& text);
