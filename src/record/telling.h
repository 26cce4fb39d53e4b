// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "record/fact.h"
#include "record/subject.h"

namespace duikou::record {

// What subjects that speak of one thing tell together: all values of each role with the claims
// behind them, the roles they contradict each other in, the modality, the programme, the days. The
// id and `independent` are left empty. The result does not depend on the subjects' order.
//
// Doubtful is a role in which two claims contradict each other. Not counted are denied claims,
// plans where the thing is reported too, and what a publisher said before its own correction; and
// two claims that tell of different states (started, completed), whose dates differ by right.
[[nodiscard]] Fact fact_of(const std::vector<const Subject*>& subjects,
                           const Vocabulary& vocabulary);

}  // namespace duikou::record
