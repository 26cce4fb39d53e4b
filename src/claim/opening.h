// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "claim/analysis.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "lexicon/programmes.h"
#include "text/folded.h"

namespace duikou::claim {

// Which reports are read in full: those with a word of the class `partnership`, and those in which
// a word of `partnership.hint` may speak of one by the regions beside it (ties.h). Told by the
// words that a glance finds, before anything is made of them. Immutable; borrows all that it is
// made of.
class Opening {
 public:
  enum class Speaks : std::uint8_t { of_none, by_hints, in_words };

  // Has the lexicon watch the words asked for. Only before the first scan.
  static void watch(lexicon::Lexicon& lexicon);

  Opening(const lexicon::Lexicon& lexicon, const lexicon::Places& places,
          const lexicon::Programmes& programmes, const text::Folding& folding);

  // Of a report whose watched words were found; with `all` every hint will do, whatever stands
  // beside it. Linear in the text, and a fraction of a scan.
  [[nodiscard]] Speaks of(const Analysis& analysis, bool all) const;

  // Words that hold one of partnerships and speak of something else (`partnership.none`): help for
  // the jobless, schooling for a trade. For one_holds() of reach.h.
  [[nodiscard]] std::vector<Span> asides(const lexicon::Scan& scan) const;

 private:
  [[nodiscard]] bool may_be_tied(const Analysis& analysis) const;

  const lexicon::Lexicon& lexicon_;
  const lexicon::Places& places_;
  const lexicon::Programmes& programmes_;
  const text::Folding& folding_;
  lexicon::ClassId partnership_, hint_, none_;
};

}  // namespace duikou::claim
