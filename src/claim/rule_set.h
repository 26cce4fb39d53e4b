// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "claim/draft.h"
#include "claim/rule.h"
#include "claim/selection.h"
#include "claim/sides.h"
#include "claim/trace.h"

namespace duikou::claim {

// All rules, with what finds the ones that a word or mention sets off. Made once, then immutable.
class RuleSet {
 public:
  // Reads every file below rules/ and the user's own. `kinds` and `lexicon` must outlive the set.
  // Refused beside what parse_rules refuses: two rules of one name, and one that beats no rule.
  [[nodiscard]] static Result<RuleSet> make(const lexicon::DataFiles& data, const Kinds& kinds,
                                            const lexicon::Lexicon& lexicon);

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }

  // Whether the rules for offices look at nothing outside the sentence of a title.
  [[nodiscard]] bool offices_by_sentence() const;

  // Which rules are tried: offices in every report; pairings first, because the others look at the
  // sides that pairings give; then the rest.
  enum class Round : std::uint8_t { offices, pairings, others };

  // What the rules of a round find, in text order; for one trigger in the order of the files. How
  // they came to it goes into `trace` where there is one.
  [[nodiscard]] std::vector<Draft> fire(const Analysis& analysis, const Selection& selection,
                                        Round round, Trace* trace = nullptr) const;

 private:
  struct Shot {
    Selection::Spot spot;
    std::uint32_t rule = 0;
  };
  [[nodiscard]] std::vector<Shot> shots(const Analysis& analysis, Round round) const;
  void word_shots(const Analysis& analysis, Round round, std::vector<Shot>& out) const;
  void mention_shots(const Analysis& analysis, const Rule& rule, std::uint32_t index,
                     std::vector<Shot>& out) const;
  void cell_shots(const Analysis& analysis, const Rule& rule, std::uint32_t index,
                  std::vector<Shot>& out) const;
  void draft(const Analysis& analysis, const Selection& selection, const Shot& shot,
             std::vector<Draft>& out, Trace::Firing* firing) const;

  const lexicon::Lexicon* lexicon_ = nullptr;
  std::vector<Rule> rules_;
  std::vector<Round> rounds_;                         // by rule
  std::vector<std::uint8_t> sets_off_;                // by word: whether it sets a rule off
  std::vector<std::vector<std::uint32_t>> by_class_;  // rules that words of a class set off
  std::vector<std::uint32_t> by_mention_;             // rules that mentions set off
};

}  // namespace duikou::claim
