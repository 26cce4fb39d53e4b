// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claim/analysis.h"
#include "claim/judge.h"
#include "claim/judging.h"
#include "claim/rule.h"
#include "claim/selection.h"
#include "lexicon/places.h"

namespace duikou::claim {

// Which of the regions and bodies, or dates, around a trigger fills a role. What the rule's own
// places to look found stands for election with the groups (or dates) of its sentence and of the
// three before it, and with those that stand for the report's sides or its publisher; a learned
// judgement says which is likeliest, or that none is likely.
//
// Features of a candidate are short names of letters. By itself (g): its case, side, form, level,
// how many it names, the characters right beside it. Seen from the trigger (h): where it stands,
// how far, how many others stand between, whether the rule's own place to look found it, and which;
// of places also how many other values stand nearer, how often its own does (nth, value), and where
// a place is named that lies in it (finer). One object serves one round, as Judging does.
class Choosing {
 public:
  // Borrows all of them.
  Choosing(const Analysis& analysis, const Selection& selection, const lexicon::Places& places,
           const Judges& judges, Judging& judging);
  Choosing(const Choosing&) = delete;
  Choosing& operator=(const Choosing&) = delete;
  ~Choosing();

  // What fills the role rather than `found`, which the choice `by` found (nullptr where none did):
  // what the judgement holds likelier, and no value where none has odds of two to three. Nothing
  // where `found` stays. `told`, where there is one, gets all candidates. Bounded work.
  [[nodiscard]] std::optional<std::vector<Value>> choose(const RoleFill& fill,
                                                         const Selection::Spot& spot,
                                                         const std::vector<Value>& found,
                                                         const Selector* by,
                                                         std::vector<Candidate>* told);

 private:
  enum class Zone : std::uint8_t;
  static char16_t letter_of(Zone zone);
  struct Option;
  struct Standing;
  struct Election;
  [[nodiscard]] Zone zone_of(Span candidate, const Selection::Spot& spot) const;
  [[nodiscard]] Election candidates(const RoleFill& fill, const Selection::Spot& spot);
  [[nodiscard]] bool named_again(std::string_view value);
  void add_groups(Span window, What what, Election& to);
  void add_far_groups(What what, Election& to);
  void add_dates(Span window, DateWanted wanted, Election& to);
  [[nodiscard]] const Option& group_option(std::uint32_t index, What what);
  [[nodiscard]] const Option& date_option(std::uint32_t index, DateWanted wanted);
  [[nodiscard]] std::int32_t of_itself(std::uint32_t judge, const Option& option);
  // Each feature as a Word: Feature or FeatureName.
  template <class Word, class Sink>
  void visit_itself(const Option& option, Sink&& sink);
  template <class Word, class Sink>
  void visit_seen(const Standing& one, const Election& in, Sink&& sink);
  template <class Word, class Sink>
  void visit_between(const Option& option, const Selection::Spot& spot, Sink&& sink);
  [[nodiscard]] Candidate told(const Judge& of, const Standing& one, const Election& in);

  const Analysis* a_;
  const Selection* selection_;
  const lexicon::Places* places_;
  const Judges* judges_;
  Judging* judging_;
  // What speaks of a group, or date, by itself: by judge, then by its index; unset where not asked.
  std::vector<std::vector<std::int32_t>> itself_;
  // As candidates, by What and index, and by DateWanted and index: made when first met.
  std::vector<std::vector<Option>> groups_, dates_;
  std::unordered_map<std::string_view, std::uint32_t> times_;  // that an actor is named
};

}  // namespace duikou::claim
