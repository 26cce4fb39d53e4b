// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "answer/explain.h"
#include "text/folded.h"

namespace duikou::answer {

// One report with how it was read; borrows all of it. For the sources of explain() alone.
struct Read {
  const text::Report& report;
  const claim::Trace& trace;
  const text::Folded& text;
  const claim::Judges& judges;

  [[nodiscard]] Words words(Span span) const {
    if (span.empty() || span.end > text.size()) return {};
    return {span, std::string(text.original(span))};
  }
};

// What of a firing's values no word says outright, in the order of its roles. `claim` tells which
// values stayed, and in which role.
[[nodiscard]] std::vector<Inference> inferences_of(const Read& read, std::uint32_t firing,
                                                   const claim::Claim& claim);

}  // namespace duikou::answer
