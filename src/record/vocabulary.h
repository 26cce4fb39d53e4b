// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "claim/kinds.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "record/ways.h"
#include "text/folded.h"

namespace duikou::record {

// What the record has to know of the language and the kinds to tell whether two claims speak of the
// same thing. Made once, immutable, shared by any number of stores and threads.
struct Vocabulary {
  claim::Kinds kinds;      // data/kinds.tsv
  Ways ways;               // data/uniting.tsv
  text::Folding folding;   // data/lexicon/traditional.tsv
  lexicon::Lexicon names;  // the names of places alone
  lexicon::Places places;  // data/places; without it places are known by their spelling alone

  [[nodiscard]] static Result<Vocabulary> make(const lexicon::DataFiles& data);

  // The places that the whole of `name` means (full and short names and aliases); indexes of
  // `places`, sorted. Empty where it means none.
  [[nodiscard]] std::vector<std::uint32_t> places_named(std::string_view name) const;
};

}  // namespace duikou::record
