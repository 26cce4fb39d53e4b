// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "claim/analysis.h"
#include "claim/draft.h"
#include "lexicon/lexicon.h"

namespace duikou::claim {

// On whose word, and in place of what, a report tells a thing. Borrows the analysis; each sentence
// is looked at once.
//
// Classes: quoted.opens and quoted.closes (a name between them in one clause is a source: "as the
// agency X reports"; a word of the first with the value "alone" needs none of the second),
// quoted.says (behind a name at the end of its clause: "a bulletin of X says"), quoted.own (the
// paper itself, or nobody: no source), corrected (what is right follows), corrected.because (what
// tells that something was wrong).
class Attribution {
 public:
  Attribution(const Analysis& analysis, const lexicon::Lexicon& lexicon);

  struct Told {
    Modality modality = Modality::reported;
    Span word;  // that tells it; empty where none does
  };
  // `corrected` where a value of the draft follows a word for what is right instead, `quoted` where
  // a source that the report names is told before the trigger in its sentence, else `reported`.
  [[nodiscard]] Told of(const Draft& draft);
  // Whether a number of the draft is told only to be put right behind it.
  [[nodiscard]] bool taken_back(const Draft& draft) const;

 private:
  // Words that give what stands behind them to a source.
  struct Source {
    std::uint32_t from;  // where what it says begins
    Span word;           // that names it as a source
  };

  [[nodiscard]] Source quoted_from(std::uint32_t sentence) const;
  [[nodiscard]] Source source_in(Span clause) const;
  [[nodiscard]] bool named(Span source) const;
  [[nodiscard]] const lexicon::Hit* correcting(const Draft& draft) const;
  [[nodiscard]] bool righted_behind(std::uint32_t clause) const;
  [[nodiscard]] Span word_of_correction(const Draft& draft) const;
  [[nodiscard]] bool told_wrong(const Sentence& sentence, std::uint32_t index) const;

  const Analysis& a_;
  const lexicon::Lexicon& lexicon_;
  lexicon::ClassId opens_, closes_, says_, own_, corrected_, because_;
  std::map<std::uint32_t, Source> known_;  // by sentence
};

}  // namespace duikou::claim
