// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "claim/choosing.h"
#include "claim/class_features.h"
#include "claim/draft.h"
#include "claim/judge.h"
#include "claim/judging.h"
#include "claim/rule.h"
#include "claim/rule_plan.h"
#include "claim/selection.h"
#include "claim/sides.h"
#include "claim/trace.h"
#include "claim/words_by_class.h"

namespace duikou::claim {

// All rules, with what finds the ones that a word or mention sets off. Made once, then immutable.
class RuleSet {
 public:
  // Reads every file below rules/ and the user's own. `kinds`, `lexicon` and `places` must outlive
  // the set.
  // Refused beside what parse_rules refuses: two rules of one name, and one that beats no rule.
  [[nodiscard]] static Result<RuleSet> make(const lexicon::DataFiles& data, const Kinds& kinds,
                                            const lexicon::Lexicon& lexicon,
                                            const lexicon::Places& places);

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] const Judges& judges() const { return judges_; }

  // The classes of words that rules name, each as often as they do.
  [[nodiscard]] std::vector<lexicon::ClassId> classes() const;

  // Whether the rules for offices look at nothing outside the sentence of a title.
  [[nodiscard]] bool offices_by_sentence() const;

  // Which rules are tried: offices in every report; pairings first, because the others look at the
  // sides that pairings give; then the rest.
  enum class Round : std::uint8_t { offices, pairings, others };

  // What the rules of a round find, in text order; for one trigger in the order of the files. How
  // they came to it goes into `trace` where there is one. `classes` serves all rounds of a report.
  [[nodiscard]] std::vector<Draft> fire(const Analysis& analysis, const Selection& selection,
                                        Round round, ClassesInText& classes,
                                        Trace* trace = nullptr) const;

  // What the judgements know of the classes of words.
  [[nodiscard]] const ClassFeatures& class_features() const { return class_features_; }

 private:
  // Rules of one round that one trigger sets off: where it stands is looked for once for all.
  struct Squad {
    std::vector<std::uint32_t> rules;
    Round round;
  };
  // A rule at a place. Sorted they stand in text order, and at one place in the order of the files.
  struct Shot {
    std::uint64_t order;  // where the place begins, then which rule: index into rules_
    std::uint32_t spot;   // index into Shots::spots
    Shot(std::uint32_t start, std::uint32_t rule, std::uint32_t at)
        : order(std::uint64_t{start} << 32 | rule), spot(at) {}
    [[nodiscard]] std::uint32_t rule() const { return static_cast<std::uint32_t>(order); }
    friend bool operator<(const Shot& x, const Shot& y) {
      return x.order != y.order ? x.order < y.order : x.spot < y.spot;
    }
  };
  struct Shots {
    std::vector<Selection::Spot> spots;
    std::vector<Shot> shots;
  };
  void find_squads();
  void find_judges();
  // Whether the words of the report let a rule make anything at all.
  [[nodiscard]] static bool lives(const Rule& rule, const WordsByClass& words);
  // Whether the words of its clause and sentence let a rule make anything at a place.
  [[nodiscard]] static bool may_apply(const RulePlan& plan, const Analysis& analysis,
                                      const Selection::Spot& spot);
  // Of all rules of the round; or only of those that live, where they may apply.
  [[nodiscard]] Shots shots(const Analysis& analysis, Round round, bool all) const;
  static void word_spots(const Analysis& analysis, const Trigger& trigger,
                         std::vector<Selection::Spot>& out);
  void count_spots(const Analysis& analysis, const Trigger& trigger,
                   std::vector<Selection::Spot>& out) const;
  static void cell_spots(const Analysis& analysis, const Trigger& trigger,
                         std::vector<Selection::Spot>& out);
  void find_spots(const Analysis& analysis, const Trigger& trigger,
                  std::vector<Selection::Spot>& out) const;
  // A rule at a place that sets it off; how it went is told to the firing, where there is one.
  struct Attempt {
    const Rule& rule;
    const Selection::Spot& spot;
    Trace::Firing* firing;
    Draft& draft;                      // what it makes; nothing of an earlier attempt stays in it
    const std::vector<Draft>& before;  // made at earlier places, or by earlier rules
    // By index into Kind::roles: what found the values; nullptr where nothing did.
    std::vector<const Selector*>& found_by;
    bool all_reasons;
  };
  // What learned judgements say of the report in this round.
  struct Learned {
    Judging& judging;
    Choosing& choosing;
  };
  [[nodiscard]] std::size_t index_of(const Rule& rule) const {
    return static_cast<std::size_t>(&rule - rules_.data());
  }
  // Whether the conditions of the rule are met.
  [[nodiscard]] bool applies(const Selection& selection, const Learned& learned,
                             const Attempt& attempt, const RulePlan& plan) const;
  // Fills a role of the draft; false where the rule then lacks what it needs.
  [[nodiscard]] static bool fill(const Analysis& analysis, const Selection& selection,
                                 Judging& judging, const Attempt& attempt,
                                 const RulePlan::Step& step);
  // Of the people or places that a choice looks through those that its judgement affirms.
  [[nodiscard]] static std::vector<Value> affirmed(const Analysis& analysis,
                                                   const Selection& selection, Judging& judging,
                                                   const Selector& choice, const Attempt& attempt);
  static void elect(const Selection& selection, const Learned& learned, const Attempt& attempt);
  void draft(const Analysis& analysis, const Selection& selection, const Learned& learned,
             const Attempt& attempt, std::vector<Draft>& out) const;

  RuleSet(const lexicon::Lexicon& lexicon, const lexicon::Places& places, Judges judges)
      : lexicon_(&lexicon),
        places_(&places),
        judges_(std::move(judges)),
        class_features_(lexicon, judges_) {}

  const lexicon::Lexicon* lexicon_;
  const lexicon::Places* places_;
  Judges judges_;
  ClassFeatures class_features_;
  std::vector<Rule> rules_;
  std::vector<Round> rounds_;    // by rule
  std::vector<RulePlan> plans_;  // by rule: the quickest
  std::vector<Squad> squads_;
};

}  // namespace duikou::claim
