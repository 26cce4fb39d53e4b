// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"

namespace duikou::record {

// One value that at least one claim gives to a role, with everybody who gives it.
//
//   leader   Chen Jining   reports [a, b]   claims [c_1, c_7]
//   leader   Gong Zheng    reports [a]      claims [c_1]
struct FactValue {
  std::string value;
  std::string entity;                // "place:653100"; empty where no claim knows it
  std::vector<std::string> reports;  // ids of reports (claim::Source::id), sorted, each once
  std::vector<std::string> claims;   // ids of claims, sorted, each once, never empty
  friend bool operator==(const FactValue&, const FactValue&) = default;
};

struct FactRole {
  std::string name;
  // Never empty. Most claims first, then as the claims list them, then by value; dates and numbers
  // by value.
  std::vector<FactValue> values;
  friend bool operator==(const FactRole&, const FactRole&) = default;
};

// The claims, from any number of reports, that speak of the same thing. A fact is no verdict: it
// keeps every value with the claims behind it, and says in which roles they differ.
struct Fact {
  // "f_" and 20 hexadecimal digits, from the content of the claims alone: records that hold the
  // same claims have the same facts under the same ids, whatever the order in which the reports
  // came. A fact that grows or is joined with another may come to another id; the earlier id goes
  // on to find it through Store::fact().
  std::string id;
  std::string kind;                  // of data/kinds.tsv
  std::vector<FactRole> roles;       // in the order of data/kinds.tsv
  std::vector<std::string> reports;  // ids of reports, sorted, each once
  std::vector<std::string> claims;   // ids of claims, sorted, each once
  // Number of sources that tell it independently: reprints of one text count once.
  std::uint32_t independent = 0;
  claim::Modality modality = claim::Modality::reported;
  std::string programme;              // of the claims that name one, the most frequent; or empty
  std::vector<std::string> doubtful;  // roles whose values contradict each other, in role order
  // First and last day (EDTF) its dates reach; empty where no claim dates it.
  std::string since;
  std::string until;

  [[nodiscard]] const FactRole* role(std::string_view name) const;
  friend bool operator==(const Fact&, const Fact&) = default;
};

// One object of NDJSON without the line feed: id, kind, roles, reports, independent, modality,
// programme ("" where none), doubtful.
void append_json(std::string& out, const Fact& fact);

}  // namespace duikou::record
