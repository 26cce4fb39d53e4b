// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/kinds.h"

namespace duikou::answer {

// What a role, or what stands beside the roles, said before and says now.
struct RoleChange {
  std::string role;  // of the kind; else "modality", "programme", "evidence", "scope.money", ...
  std::vector<std::string> went;
  std::vector<std::string> came;
};

// A claim that one of two readings of a report has and the other has not, or has in another form:
// a claim of the same kind whose evidence overlaps.
struct Difference {
  enum class What : unsigned char { only_old, only_new, changed };
  What what = What::changed;
  claim::Claim old_claim;  // id empty where there is none
  claim::Claim new_claim;
  std::vector<RoleChange> changes;  // of `changed`: roles in the claims' order, then the rest
};

struct ComparedKind {
  std::size_t only_old = 0;
  std::size_t only_new = 0;
  std::size_t changed = 0;
  std::size_t same = 0;         // equal in everything that makes the id
  std::size_t other_rules = 0;  // of these, made by other rules
};

// Compares what two readings say, report by report, and counts by kind. The counts are the same in
// whatever order the reports come; any number of threads may compare at once.
class Comparison {
 public:
  // Only claims of these kinds; of all where none is named.
  explicit Comparison(std::vector<std::string> kinds) : wanted_(std::move(kinds)) {}

  // The differences of one report, by where they stand in it.
  [[nodiscard]] std::vector<Difference> compare(std::vector<claim::Claim> old_claims,
                                                std::vector<claim::Claim> new_claims);
  // By name of kind.
  [[nodiscard]] std::map<std::string, ComparedKind> counts() const;

 private:
  std::vector<std::string> wanted_;
  mutable std::mutex mutex_;
  std::map<std::string, ComparedKind> counts_;
};

// The counts as a table, in the order of the kinds, with a row for all of them.
[[nodiscard]] std::string counts_text(const std::map<std::string, ComparedKind>& counts,
                                      const claim::Kinds& kinds);
// A line of NDJSON a kind.
[[nodiscard]] std::string counts_json(const std::map<std::string, ComparedKind>& counts,
                                      const claim::Kinds& kinds);

// The differences of one report, under a line that names it; empty where there are none.
[[nodiscard]] std::string differences_text(const std::vector<Difference>& differences, bool colour);
// A line of NDJSON a difference.
[[nodiscard]] std::string differences_json(const std::vector<Difference>& differences);

}  // namespace duikou::answer
