// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/folded.h"

namespace duikou::claim {

// The marks that bound reported words. Every Chinese mark has its half-width likeness.

[[nodiscard]] constexpr bool is_space(char16_t c) {
  return c == u' ' || c == 0x3000 || c == u'\t';
}
[[nodiscard]] constexpr bool is_colon(char16_t c) {
  return c == 0xFF1A || c == u':';
}
[[nodiscard]] constexpr bool is_comma(char16_t c) {
  return c == 0xFF0C || c == u',';
}
[[nodiscard]] constexpr bool is_stop(char16_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == u'!' || c == u'?' || c == 0x2026;
}
// What ends a stretch of speech from outside: any mark that parts clauses, or the end of the text.
[[nodiscard]] constexpr bool parts_words(char16_t c) {
  return is_comma(c) || is_stop(c) || c == 0xFF1B || c == u';' || c == u'\n' || c == 0;
}
[[nodiscard]] constexpr bool opens_bracket(char16_t c) {
  return c == 0xFF08 || c == u'(' || c == 0x3010 || c == u'[' || c == 0x3014;
}
[[nodiscard]] constexpr bool closes_bracket(char16_t c) {
  return c == 0xFF09 || c == u')' || c == 0x3011 || c == u']' || c == 0x3015;
}
// What may stand at the head of an item before its words: bullets, stars, digits and their points.
[[nodiscard]] constexpr bool is_bullet(char16_t c) {
  return (c >= 0x2460 && c <= 0x27BF) || c == 0x2022 || c == 0x00B7 || c == u'*' || c == u'#' ||
         c == u'-' || c == u'>' || c == 0x2014 || (c >= u'0' && c <= u'9') || c == u'.' ||
         c == 0x3001;
}

}  // namespace duikou::claim
