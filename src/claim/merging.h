// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "claim/draft.h"

namespace duikou::claim {

// Joins the drafts of one report that tell the same happening: a report names a visit in its title,
// its first sentence and its last. Two drafts of a kind are one where they share a value in a core
// role (data/kinds.tsv) and differ in none: lists where one holds the other, dates that can be the
// same day, names of which one contains the other, texts that overlap. The joined draft has the
// fuller values of both. A number of people posted that is told behind one batch without a number,
// for the same place, is that batch's. Keeps the order of the first of each. A draft is compared
// with a bounded number of earlier ones, so that the time is linear.
[[nodiscard]] std::vector<Draft> merged(std::vector<Draft> drafts);

}  // namespace duikou::claim
