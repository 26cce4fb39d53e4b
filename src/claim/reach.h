// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "value/span.h"

namespace duikou::claim {

// How far from its trigger a value may stand, in code points and in clauses. Sentences and
// paragraphs are far shorter; the bounds keep a text without any stop linear.
inline constexpr std::uint32_t reach = 600;
inline constexpr std::uint32_t clauses_back_most = 40;
// How far from its trigger the region that stands for a side in the report must be named.
inline constexpr std::uint32_t carried_most = 300;

// The code points between two stretches; 0 where they touch or overlap.
[[nodiscard]] inline std::uint32_t distance(Span a, Span b) {
  if (a.end <= b.start) return b.start - a.end;
  return b.end <= a.start ? a.start - b.end : 0;
}

// Whether one of some stretches holds another. They are sorted by where they start, and the end of
// each is the furthest of it and those before. Logarithmic in their number.
[[nodiscard]] inline bool one_holds(std::span<const Span> stretches, Span inner) {
  const auto behind =
      std::upper_bound(stretches.begin(), stretches.end(), inner.start,
                       [](std::uint32_t at, const Span& one) { return at < one.start; });
  return behind != stretches.begin() && inner.end <= std::prev(behind)->end;
}

}  // namespace duikou::claim
