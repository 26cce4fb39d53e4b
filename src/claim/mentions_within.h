// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "mention/mention.h"
#include "value/span.h"

namespace duikou::claim {

// The mentions that begin in a zone, of a list in the order of the text: [first, last).
[[nodiscard]] inline std::pair<std::size_t, std::size_t> within(
    const std::vector<mention::Mention>& mentions, Span zone) {
  const auto starts = [](const mention::Mention& mention, std::uint32_t at) {
    return mention.span.start < at;
  };
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), zone.start, starts);
  const auto last = std::lower_bound(first, mentions.end(), zone.end, starts);
  return {static_cast<std::size_t>(first - mentions.begin()),
          static_cast<std::size_t>(last - mentions.begin())};
}

}  // namespace duikou::claim
