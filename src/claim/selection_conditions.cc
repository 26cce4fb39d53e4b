// SPDX-License-Identifier: Apache-2.0
// Conditions of rules: whether a zone around the trigger holds a word of some classes.
#include <algorithm>

#include "claim/reach.h"
#include "claim/selection.h"
#include "claim/table.h"

namespace duikou::claim {

Condition::Extent Condition::extent(Zone zone) {
  switch (zone) {
    case Zone::clause:
    case Zone::before:
    case Zone::after:
    case Zone::next:
    case Zone::just_before:
      return Extent::clause;
    case Zone::sentence:
    case Zone::back:
    case Zone::onward:
    case Zone::tail:
      return Extent::sentence;
    default:
      return Extent::report;
  }
}

bool Selection::holds(const Condition& condition, const Spot& spot) const {
  return (word_for(condition, spot) != nullptr) == condition.wanted;
}

namespace {

constexpr std::uint32_t beside = 10;

// The zones of conditions that are places to look as well.
std::optional<Where> where_of(Condition::Zone zone) {
  switch (zone) {
    case Condition::Zone::paragraph:
      return Where::paragraph;
    case Condition::Zone::onward:
      return Where::onward;
    case Condition::Zone::back:
      return Where::back;
    case Condition::Zone::before:
      return Where::before;
    case Condition::Zone::after:
      return Where::after;
    case Condition::Zone::heading:
      return Where::heading;
    default:
      return std::nullopt;
  }
}

}  // namespace

// Whether the clause or the sentence that the zone of a condition lies in, else the report, has a
// word of it.
bool Selection::may_hold(const Condition& condition, const Spot& spot) const {
  switch (Condition::extent(condition.zone)) {
    case Condition::Extent::clause:
      return a_.words.may_be_in_clause(spot.clause, condition.any_of);
    case Condition::Extent::sentence:
      return a_.words.may_be_in_sentence(a_.clauses[spot.clause].sentence, condition.any_of);
    case Condition::Extent::report:
      break;
  }
  return a_.words.has(condition.any_of);
}

const lexicon::Hit* Selection::word_for(const Condition& condition, const Spot& spot) const {
  if (!a_.words.indexed() || !may_hold(condition, spot)) return nullptr;
  const Span clause = a_.clauses[spot.clause].span;
  const Span sentence = a_.sentences[a_.clauses[spot.clause].sentence].span;
  const auto has = [&](Span zone) { return a_.words.first_in(zone, condition.any_of); };
  const auto any = [&](std::span<const Span> all) {
    const lexicon::Hit* word = nullptr;
    for (std::size_t i = 0; i < all.size() && word == nullptr; ++i) word = has(all[i]);
    return word;
  };
  if (const auto where = where_of(condition.zone)) {
    const Zones all = zones(*where, spot);
    return any({all.begin(), all.size()});
  }
  const std::uint32_t low = spot.trigger.start - std::min(spot.trigger.start, reach);
  const std::uint32_t high = spot.trigger.end + reach;
  const lexicon::Hit* found = nullptr;
  switch (condition.zone) {
    case Condition::Zone::clause:
      return has({std::max(low, clause.start), std::min(clause.end, high)});
    case Condition::Zone::sentence:
      return has({std::max(low, sentence.start), std::min(sentence.end, high)});
    case Condition::Zone::report:
      return has({0, a_.text.size()});
    case Condition::Zone::above:
      return has({low, std::min(sentence.end, high)});
    case Condition::Zone::next:
      return has({spot.trigger.end, std::min(spot.trigger.end + beside, clause.end)});
    case Condition::Zone::just_before: {
      const std::uint32_t from = spot.trigger.start - std::min(spot.trigger.start, beside);
      return has({std::max(from, clause.start), spot.trigger.start});
    }
    case Condition::Zone::touching:
      for (const lexicon::ClassId of : condition.any_of) {
        if (found == nullptr) found = lexicon_.longest(a_.scan, spot.trigger.end, of);
      }
      return found;
    case Condition::Zone::tail:
      return has(tail_of(spot));
    case Condition::Zone::headings:
      if (const Row* row = row_at(a_, spot.trigger.start)) return any(a_.headings[row->heading]);
      return nullptr;
    default:
      return nullptr;
  }
}

}  // namespace duikou::claim
