// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace duikou {

// A stretch of a report's text, counted in Unicode code points: [start, end).
//
//   text    a  e' Xin Jiang   bytes 0 1 3 6 9      code points 0 1 2 3 4
//   Two letters, the second with an accent, then two Chinese characters: "Xin Jiang" is Span{2, 4},
//   whatever its encoding was in the file it came from.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t length() const { return end - start; }
  [[nodiscard]] bool empty() const { return start >= end; }
  [[nodiscard]] bool contains(Span other) const { return start <= other.start && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return start < other.end && other.start < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace duikou
