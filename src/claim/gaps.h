// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "claim/analysis.h"
#include "claim/judge.h"
#include "lexicon/places.h"
#include "value/span.h"

namespace duikou::claim {

// Two actors of one sentence with none between that could be meant instead: where a report tells a
// pairing, in whatever words, there mostly is one.
//
//   Liaoning has sent doctors to Tacheng        left Liaoning, right Tacheng
//   --------                     -------        span " has sent doctors to "
struct Gap {
  std::uint32_t left = 0, right = 0;  // indexes into Analysis::actors
  Span span;                          // empty where the two touch
};

// All of a report, in text order: of regions and bodies under their own names that lie in one
// another in neither way and are no more than a line apart. Linear in the actors.
[[nodiscard]] std::vector<Gap> gaps_in(const Analysis& analysis);

// What is known of the two sides of a gap, as names of features (claim/judging.h): letters and
// digits of ASCII.
class GapFeatures {
 public:
  // Borrows both. Linear in the actors, times the logarithm of their number.
  GapFeatures(const Analysis& analysis, const lexicon::Places& places);

  // The gap of exactly this span; nullptr where there is none.
  [[nodiscard]] const Gap* at(Span span) const;
  // Each as a Word: Feature or FeatureName, which begin with p.
  static constexpr std::size_t size = 14;
  template <class Word>
  [[nodiscard]] std::array<Word, size> of(const Gap& gap) const;

 private:
  using Named = std::pair<std::string_view, std::string_view>;
  [[nodiscard]] Named names_of(const Gap& gap) const;
  [[nodiscard]] const Group* group_of(std::uint32_t actor) const;
  [[nodiscard]] char16_t level_of(const Actor& actor) const;
  [[nodiscard]] char16_t tie_of(const Actor& left, const Actor& right) const;

  const Analysis* a_;
  const lexicon::Places* places_;
  std::vector<Gap> gaps_;
  std::vector<Named> names_;                // of all gaps, sorted
  std::vector<std::u16string_view> texts_;  // of all gaps, sorted
};

}  // namespace duikou::claim
