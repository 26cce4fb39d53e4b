// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answer/explain.h"
#include "claim/judge.h"
#include "claim/trace.h"

namespace duikou::answer {

// What a learned judgement made of a place, with what weighed most; the name is empty where the
// condition asks none. For the sources of explain() alone.
[[nodiscard]] Judgement judgement_of(const claim::Trace::Tested& tested,
                                     const claim::Judges& judges);

// Those that stood for election to a role, the likeliest first.
[[nodiscard]] std::vector<Stood> stood_for(const claim::Trace::Taken& taken);

}  // namespace duikou::answer
