// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "claim/analysis.h"
#include "claim/claim.h"
#include "claim/draft.h"
#include "lexicon/lexicon.h"

namespace duikou::claim {

// What a draft's words say beside its roles, as Kind::beside asks for it:
//
//   valid   "start": the date of use `since` in the draft's clause, else earlier in its sentence
//           ("since 2010, A supports B"); a range of dates there gives "start" and "end"
//   scope   for each class scope.KEY of the word tables the value of its first word in the draft's
//           clause; for scope.period also earlier in the sentence, where the time of several
//           clauses is told once
//
// Each value has the span of the words that told it. Linear in the sentence.
[[nodiscard]] std::vector<Claim::Aside> asides_of(const Analysis& analysis,
                                                  const lexicon::Lexicon& lexicon,
                                                  const Draft& draft);

}  // namespace duikou::claim
