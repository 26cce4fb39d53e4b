// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "claim/analysis.h"
#include "claim/draft.h"
#include "claim/trace.h"

namespace duikou::claim {

// Which drafts go because of others. All keep the order of those that stay, and tell the trace,
// where there is one, why a draft went.

// Whether what the rule makes at a trigger takes the place of what the other makes there.
[[nodiscard]] bool goes_before(const Rule& rule, const Rule& other);

// Of the drafts from `first` on, which share a trigger, those whose rule another one beats.
void drop_beaten(std::vector<Draft>& drafts, std::size_t first, Trace* trace);

// Those of rules set off between two neighbours whose two, at these places, other rules have paired
// with others: "A supports B, C supports D" does not pair B and C. Those, too, whose two stand in
// one list elsewhere: "A and B support C" does not pair A and B.
void drop_crossing(std::vector<Draft>& drafts, Trace* trace);

// Of rules that ask for a series those that have no other one of the rule near.
void drop_alone(const Analysis& analysis, std::vector<Draft>& drafts, Trace* trace);

// Those whose trigger a draft of another kind has taken as one of its values, where their rule says
// `yields`.
void drop_yielding(std::vector<Draft>& drafts, Trace* trace);

// Joins undertakings told within the words of another one to that, which takes what it lacks.
void join_contained(std::vector<Draft>& drafts);

}  // namespace duikou::claim
