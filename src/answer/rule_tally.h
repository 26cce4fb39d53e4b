// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/example.h"
#include "claim/reader.h"
#include "claim/rule.h"
#include "claim/trace.h"

namespace duikou::answer {

// What one rule did on a corpus.
struct RuleUse {
  std::size_t triggers = 0;  // places at which it was tried
  std::size_t steps = 0;     // conditions tested and choices tried there: its cost
  std::size_t drafts = 0;    // places at which it made something
  std::size_t claims = 0;    // claims that it had a part in
  std::size_t alone = 0;     // of these, claims that no other rule had a part in
  std::size_t repeated = 0;  // of these, claims in which it gave no value that no other rule gave
  std::size_t beaten = 0;    // drafts that gave way to a rule that beats it
  // Rules that gave the same values, or beat it: how often; by index into Reader::rules().
  std::map<std::size_t, std::size_t> beside;

  // Whether all that it made gave way or was given by other rules too.
  [[nodiscard]] bool shadowed() const { return drafts + beaten > 0 && repeated == claims; }
};

// Adds up what the rules of a reader do, report by report. The sums are the same in any order; any
// number of threads may count at once.
class RuleTally {
 public:
  // The reader must outlive the tally.
  explicit RuleTally(const claim::Reader& reader);
  void count(const claim::Trace& trace, const std::vector<claim::Claim>& claims);
  // By index into Reader::rules().
  [[nodiscard]] const std::vector<RuleUse>& uses() const { return uses_; }
  [[nodiscard]] std::size_t reports() const { return reports_; }
  [[nodiscard]] std::size_t steps() const { return steps_; }

 private:
  [[nodiscard]] std::size_t index(const claim::Rule* rule) const;
  void count_claim(const claim::Claim& claim, const std::vector<const claim::Trace::Firing*>& made);

  const claim::Reader& reader_;
  std::mutex mutex_;
  std::vector<RuleUse> uses_;
  std::size_t reports_ = 0;
  std::size_t steps_ = 0;
};

// Every example of every rule, read with all rules in force; in the order of the rules.
[[nodiscard]] std::vector<claim::Tried> try_examples(const claim::Reader& reader);

// The check as a page: examples that are not kept, rules that never fired, rules that others
// shadow, and the cost of each, dearest first. `tally` is nullptr where no corpus was given.
[[nodiscard]] std::string rule_check_text(const claim::Reader& reader,
                                          const std::vector<claim::Tried>& tried,
                                          const RuleTally* tally);
// One JSON object a rule and line, in the order of the rules.
[[nodiscard]] std::string rule_check_json(const claim::Reader& reader,
                                          const std::vector<claim::Tried>& tried,
                                          const RuleTally* tally);

}  // namespace duikou::answer
