// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "record/fact.h"

namespace duikou::answer {

// A visit as a mark of a picture over time. Where sources differ in a role it has all their values,
// in the order of the fact.
struct VisitMark {
  std::string fact;
  std::vector<std::string> from;
  std::vector<std::string> to;
  std::vector<std::string> leader;
  std::vector<std::string> start;  // EDTF
  std::vector<std::string> end;    // EDTF; empty for a single day
  claim::Modality modality = claim::Modality::reported;
  std::string programme;
  std::size_t reports = 0;
  std::uint32_t independent = 0;
  std::vector<std::string> doubtful;
};

// The visits among the facts, earliest first, those of unknown year or day last; then by fact.
[[nodiscard]] std::vector<VisitMark> timeline(const std::vector<record::Fact>& facts);

// One JSON object, in the form of docs/http.md.
void append_json(std::string& out, const VisitMark& visit);

}  // namespace duikou::answer
