// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.h"

#include <simdjson.h>

#include <algorithm>

namespace duikou::text {

char32_t code_point_before(std::string_view utf8, std::size_t at) {
  if (at == 0) return U'\0';
  do {
    --at;
  } while (at > 0 && (utf8[at] & 0xC0) == 0x80);
  return next_code_point(utf8, at);
}

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      byte(0xE0 | c >> 12);
    } else {
      byte(0xF0 | c >> 18);
      byte(0x80 | (c >> 12 & 0x3F));
    }
    byte(0x80 | (c >> 6 & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

std::size_t utf8_length(char32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

bool valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFF61) || (c >= 0x20000 && c < 0x40000) || c == 0x201C ||
         c == 0x201D || c == 0x2018 || c == 0x2019;
}

std::string_view trimmed(std::string_view utf8) {
  while (!utf8.empty()) {
    std::size_t at = 0;
    if (!is_space(next_code_point(utf8, at))) break;
    utf8.remove_prefix(at);
  }
  while (!utf8.empty()) {
    const char32_t last = code_point_before(utf8, utf8.size());
    if (!is_space(last)) break;
    utf8.remove_suffix(utf8_length(last));
  }
  return utf8;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace duikou::text
