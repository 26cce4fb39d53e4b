// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

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

}  // namespace duikou::claim
