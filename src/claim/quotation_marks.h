// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duikou::claim {

// The marks around what somebody calls or says: the double quotation marks of the mainland and the
// corner brackets of Taiwan and Hong Kong. Names stand in title marks as well, speech in single
// quotation marks, which inside a name would be apostrophes.
[[nodiscard]] constexpr bool opens_quotation(char16_t c) {
  return c == 0x201C || c == 0x300C || c == 0x300E;
}
[[nodiscard]] constexpr bool closes_quotation(char16_t c) {
  return c == 0x201D || c == 0x300D || c == 0x300F;
}
[[nodiscard]] constexpr bool opens_name(char16_t c) {
  return opens_quotation(c) || c == 0x300A;
}
[[nodiscard]] constexpr bool closes_name(char16_t c) {
  return closes_quotation(c) || c == 0x300B;
}
[[nodiscard]] constexpr bool opens_speech(char16_t c) {
  return opens_quotation(c) || c == 0x2018;
}
[[nodiscard]] constexpr bool closes_speech(char16_t c) {
  return closes_quotation(c) || c == 0x2019;
}

}  // namespace duikou::claim
