#pragma once
#include <string>

std::string base64(const unsigned char* bytes, size_t size);
