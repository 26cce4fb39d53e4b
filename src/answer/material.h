// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "claim/claim.h"
#include "record/fact.h"
#include "record/store.h"

namespace duikou::answer {

// What an answer is written from: facts with the claims and reports behind them, taken out of the
// record at once so that the answer speaks of one state of it.
struct Material {
  std::vector<record::Fact> facts;                                 // in the order of Store::facts()
  std::map<std::string, claim::Claim, std::less<>> claims;         // by id
  std::map<std::string, record::ReportLine, std::less<>> reports;  // by id
};

// Facts of the kinds given, their current claims, and all current reports.
[[nodiscard]] Result<Material> material_of(record::Store& store,
                                           const std::vector<std::string>& kinds);

}  // namespace duikou::answer
