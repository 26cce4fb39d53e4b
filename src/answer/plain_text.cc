// SPDX-License-Identifier: Apache-2.0
#include "answer/plain_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdio>

namespace duikou::answer {
namespace {

struct Character {
  UChar32 code_point;  // below 0: no UTF-8
  std::size_t length_bytes;
};

Character next(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto end = static_cast<std::int32_t>(at);
  UChar32 code_point = 0;
  U8_NEXT(bytes, end, static_cast<std::int32_t>(text.size()), code_point);
  return {code_point, static_cast<std::size_t>(end) - at};
}

bool is_control(UChar32 c) {
  if (c == '\n' || c == '\t') return false;
  const bool turns = c == 0x061C || (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2066 && c <= 0x2069);
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || turns;
}

std::size_t width(UChar32 c) {
  if (c < 0x20) return c == '\t' ? 1 : 0;
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || c == 0x200B) return 0;
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string visible(std::string_view text) {
  std::string out;
  char escaped[16];
  for (std::size_t i = 0; i < text.size();) {
    const Character c = next(text, i);
    if (c.code_point < 0) {
      for (std::size_t k = 0; k < c.length_bytes; ++k) {
        std::snprintf(escaped, sizeof escaped, "\\x%02X", static_cast<unsigned char>(text[i + k]));
        out += escaped;
      }
    } else if (is_control(c.code_point)) {
      std::snprintf(escaped, sizeof escaped, "\\u{%X}", static_cast<unsigned>(c.code_point));
      out += escaped;
    } else {
      out.append(text.substr(i, c.length_bytes));
    }
    i += c.length_bytes;
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = next(text, i);
    out += c.code_point < 0 ? 1 : width(c.code_point);
    i += c.length_bytes;
  }
  return out;
}

std::string cut_to(std::string_view text, std::size_t columns) {
  if (width_of(text) <= columns) return std::string(text);
  constexpr std::string_view dots = "...";
  if (columns <= dots.size()) return std::string(dots.substr(0, columns));
  std::size_t used = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const Character c = next(text, i);
    const std::size_t more = c.code_point < 0 ? 1 : width(c.code_point);
    if (used + more > columns - dots.size()) break;
    used += more;
    i += c.length_bytes;
  }
  return std::string(text.substr(0, i)) + std::string(dots);
}

}  // namespace duikou::answer
