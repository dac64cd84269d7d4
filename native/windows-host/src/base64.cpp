#include "base64.h"

std::string base64(const unsigned char* bytes, size_t size) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((size + 2) / 3 * 4);
  for (size_t at = 0; at < size; at += 3) {
    const unsigned long block = (static_cast<unsigned long>(bytes[at]) << 16) |
                                (at + 1 < size ? static_cast<unsigned long>(bytes[at + 1]) << 8 : 0) |
                                (at + 2 < size ? bytes[at + 2] : 0);
    text += digits[(block >> 18) & 63];
    text += digits[(block >> 12) & 63];
    text += at + 1 < size ? digits[(block >> 6) & 63] : '=';
    text += at + 2 < size ? digits[block & 63] : '=';
  }
  return text;
}
