// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "mention/beside.h"
#include "mention/mention.h"
#include "mention/number.h"
#include "text/folded.h"

namespace duikou::mention {

// Numbers with what they count (12 persons, 943 pieces, 800 person-times) and ordinals (the 11th
// batch, the first time) in a text.
//
// A count's span holds number, vague sign and measure word; Mention::unit is the measure word alone
// and Mention::row an index of Unit. An ordinal's span begins at its sign and ends behind the
// measure word, where there is one; where several ordinals share one (the 8th, 9th and 10th batch),
// each has its own span and the common unit. Mention::value is the plain number of both.
// Percentages, durations and numbers that are not told (several tens) give nothing.
//
// Classes (units.tsv): count.unit (value: a name of Unit), count.ordinal-unit (measure words that
// only an ordinal has), count.none (longer words that a measure word or the number only seems to
// begin), count.ordinal-sign, count.first (ordinals of one word; value: the number, the last
// character the unit), number.joiner and number.separator.
class CountFinder {
 public:
  // What a measure word counts.
  enum class Unit : std::uint8_t {
    things,
    people,
    person_times,
    projects,
    batches,
    places,
    measure
  };

  // Keeps a pointer to the lexicon, which must outlive the finder.
  [[nodiscard]] static Result<CountFinder> make(const lexicon::Lexicon& lexicon);

  // Appends counts and ordinals, sorted by start, not overlapping. `taken` are dates and amounts of
  // the text, sorted by start: no count overlaps them. Linear in the text and `taken`.
  void find(const text::Folded& text, const lexicon::Scan& scan, std::span<const Mention> taken,
            std::vector<Mention>& out) const;

 private:
  CountFinder(const lexicon::Lexicon& lexicon, NumberReader numbers, BoundWords bounds);
  [[nodiscard]] std::uint32_t read_count(const text::Folded& text, const lexicon::Scan& scan,
                                         std::uint32_t at, std::vector<Mention>& out) const;
  [[nodiscard]] std::uint32_t read_ordinals(const text::Folded& text, const lexicon::Scan& scan,
                                            std::uint32_t at, std::vector<Mention>& out) const;
  [[nodiscard]] bool read_first(const lexicon::Scan& scan, std::uint32_t at,
                                std::vector<Mention>& out) const;
  [[nodiscard]] Span unit_at(const text::Folded& text, const lexicon::Scan& scan,
                             std::uint32_t at) const;

  NumberReader numbers_;
  BoundWords bounds_;
  WordClass unit_;
  WordClass ordinal_unit_;
  WordClass none_;
  WordClass ordinal_sign_;
  WordClass first_;
  WordClass joiner_;
  WordClass separator_;
  std::vector<bool> begins_;  // by unit: whether a count or an ordinal may begin with it
};

[[nodiscard]] std::string_view name(CountFinder::Unit unit);

}  // namespace duikou::mention
