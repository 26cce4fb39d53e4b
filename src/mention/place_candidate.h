// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lexicon/lexicon.h"
#include "mention/place.h"

namespace duikou::mention {

// A word that may name a place, before it is decided which one. For the sources of PlaceFinder
// only.
struct PlaceFinder::Candidate {
  Span span;
  PlaceForm form = PlaceForm::named;
  std::uint32_t word = lexicon::Matcher::none;  // its meanings are the choices
  lexicon::ClassId of = lexicon::no_class;
  std::uint32_t row = Mention::none;      // decided
  bool needs_told = false;                // counts only where the report names the place elsewhere
  bool short_form = false;                // not the official name of any choice
  Supplied supplied = Supplied::nothing;  // of a word that points
  Span full{};                            // of a stem: the full name told elsewhere in the text
};

}  // namespace duikou::mention
