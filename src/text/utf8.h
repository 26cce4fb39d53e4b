// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace duikou::text {

// The code point that begins at byte `at` of valid UTF-8; `at` moves behind it. Asks for
// at < utf8.size().
[[nodiscard]] inline char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(utf8[i]));
  };
  const char32_t lead = byte(at++);
  if (lead < 0x80) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t out = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) out = out << 6 | (byte(at++) & 0x3F);
  return out;
}

// The code point that ends at byte `at` of valid UTF-8, or U+0000 at its beginning.
[[nodiscard]] char32_t code_point_before(std::string_view utf8, std::size_t at);

// Asks for a Unicode scalar value: at most U+10FFFF and no surrogate.
void append_utf8(std::string& out, char32_t code_point);

// The bytes that a code point takes in UTF-8: 1 to 4.
[[nodiscard]] std::size_t utf8_length(char32_t code_point);

// Whether the bytes are UTF-8: no overlong form, no surrogate, nothing cut off, nothing beyond
// U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view bytes);

// Space, tab, line ends, form feed, U+00A0, U+3000, the spaces of U+2000..U+200B, U+FEFF: what
// stands around words without saying anything.
[[nodiscard]] inline bool is_space(char32_t c) {
  if (c > 0x3000 && c < 0xFEFF) return false;  // nearly every character
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

// Han characters with the punctuation and the full-width forms written among them: between two of
// them the end of a source line means nothing.
[[nodiscard]] bool is_wide(char32_t code_point);

// Without the is_space() characters at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view utf8);

// ASCII letters made small, everything else as it is.
[[nodiscard]] std::string lower_ascii(std::string_view text);

}  // namespace duikou::text
