// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claim/analysis.h"
#include "lexicon/lexicon.h"

namespace duikou::claim {

// Adds to the persons of an analysis the places that name a known person in short: by a title with
// the surname or a part of the name before it ("Mayor Qin"), by the surname behind a familiar word
// ("old Qin"), by a title alone at the head of a clause ("the mayor"). Only persons named in full
// before count; where several could be meant, the one whose title fits, else nobody. A title alone
// means who was told last with it. Linear in the text; the persons stay sorted.
//
// Classes: reference.title (value "surname" where it needs one), reference.before (what may stand
// before a title alone), reference.familiar, reference.not (what behind a title makes another word
// of it).
void add_references(Analysis& analysis, const lexicon::Lexicon& lexicon);

}  // namespace duikou::claim
