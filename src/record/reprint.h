// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/folded.h"
#include "text/report.h"

namespace duikou::record {

// What two prints of one story share: the text without the line of source and date and without the
// title, which every publisher writes anew. The whole text where nothing else is left, or where
// the report has no blocks. Linear in the text.
[[nodiscard]] std::string body_of(const text::Report& report);

// How a text is recognised again in another report: only letters, digits and characters count,
// traditional ones like simplified ones.
struct Shape {
  static constexpr std::size_t bands_of_a_text = 16;
  std::string hash;  // of all that counts: equal for word-by-word reprints
  // Two texts of which one reprints the other have, all but surely, a band in common.
  std::array<std::int64_t, bands_of_a_text> bands{};
  bool has_bands = false;  // false for texts too short to be known in pieces
};
[[nodiscard]] Shape shape_of(std::string_view text, const text::Folding& folding);

// Whether one text repeats the other: at least four fifths of all runs of three characters in
// common (or nine tenths of the shorter one's, where that is not much shorter), and the numbers
// too, so that last year's notice with this year's figures is no reprint.
[[nodiscard]] bool repeats(std::string_view a, std::string_view b, const text::Folding& folding);

// The name of a report's content: 64 hexadecimal digits over title, publisher, published, url,
// text.
[[nodiscard]] std::string content_hash(std::string_view title, std::string_view publisher,
                                       std::string_view published, std::string_view url,
                                       std::string_view text);

}  // namespace duikou::record
