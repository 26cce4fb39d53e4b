// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "claim/analysis.h"
#include "claim/draft.h"
#include "lexicon/lexicon.h"

namespace duikou::claim {

// What a report repeats only to say that it is talk: figures that are quoted from the net, a poster
// or an earlier issue, and what people are said to have heard. Borrows the analysis.
//
// Classes: hearsay (who talks, and where: what is quoted behind it is talk; with the value "told",
// "people say that", what its clause says behind it too, where a question or a verdict follows),
// hearsay.verdict (says of what stands before it that it is wrong).
class Hearsay {
 public:
  Hearsay(const Analysis& analysis, const lexicon::Lexicon& lexicon);

  // Whether the draft tells nothing but talk. Within a fixed reach of its trigger.
  [[nodiscard]] bool tells(const Draft& draft) const;

 private:
  [[nodiscard]] std::optional<Span> quotation_around(Span trigger) const;
  [[nodiscard]] bool quoted_as_talk(Span quotation) const;
  [[nodiscard]] bool said_as_talk(const Draft& draft) const;

  const Analysis& a_;
  const lexicon::Lexicon& lexicon_;
  lexicon::ClassId talk_, verdict_;
};

}  // namespace duikou::claim
