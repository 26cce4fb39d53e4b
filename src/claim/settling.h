// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claim/analysis.h"
#include "claim/draft.h"
#include "claim/selection.h"
#include "claim/trace.h"

namespace duikou::claim {

// What a rule asks of the values that it found: first of a role by itself, as soon as it is filled,
// then of all of them together.

// Takes back what stands inside the values of a role that this one is to be told apart from.
void drop_inside(const Rule& rule, Draft& draft, std::uint32_t role);

// A town that is part of a name gives way to what it lies in: "the school of B Town in A County"
// stands in the county.
void leave_towns(const Selection& selection, const Rule& rule, Draft& draft, std::uint32_t role);

// "Gave A, B and C 3, 4 and 5 million each": of a list of places, and as many numbers of one kind
// in the clause, the trigger takes the one that stands where it stands.
void take_own_place(const Analysis& a, const Selection& selection, const Rule& rule,
                    const Selection::Spot& spot, Draft& draft);

// Applies what a rule asks of the values together; tells why the draft is no claim, or `drafted`.
[[nodiscard]] Trace::End passed(const Analysis& a, const Selection& selection, const Rule& rule,
                                Draft& draft);

}  // namespace duikou::claim
