// SPDX-License-Identifier: Apache-2.0
// Where the rules are set off: the places of words and mentions that triggers ask for.
#include <algorithm>
#include <utility>

#include "claim/gaps.h"
#include "claim/rule_set.h"
#include "claim/table.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

// Whether a number counts in one of the units; any number does where none is asked for.
bool counts_in(const Mention& mention, const std::vector<mention::CountFinder::Unit>& units) {
  const auto unit = static_cast<mention::CountFinder::Unit>(mention.row);
  return units.empty() || std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace

// Of words that begin or overlap at one place, the longest of the first sets a rule off.
void RuleSet::word_spots(const Analysis& a, const Trigger& trigger,
                         std::vector<Selection::Spot>& out) {
  std::vector<Hit> merged;
  std::span<const Hit> hits = a.words.of(trigger.any_of[0]);
  if (trigger.any_of.size() > 1) {
    for (const lexicon::ClassId of : trigger.any_of) {
      const std::span<const Hit> more = a.words.of(of);
      merged.insert(merged.end(), more.begin(), more.end());
    }
    std::sort(merged.begin(), merged.end(), [](const Hit& x, const Hit& y) {
      return std::pair(x.start, x.length) < std::pair(y.start, y.length);
    });
    hits = merged;
  }
  std::uint32_t covered = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const bool longer_follows = i + 1 < hits.size() && hits[i + 1].start == hits[i].start;
    if (longer_follows || hits[i].start < covered) continue;
    covered = hits[i].start + hits[i].length;
    out.push_back({hits[i].span(), a.clause_at(hits[i].start), nullptr, nullptr});
  }
}

// Numbers in the units that a trigger asks for, or ordinals.
void RuleSet::count_spots(const Analysis& a, const Trigger& trigger,
                          std::vector<Selection::Spot>& out) const {
  for (const Mention& count : a.counts) {
    const bool ordinal = count.type == mention::Type::ordinal;
    if (ordinal != (trigger.type == Trigger::Type::ordinal)) continue;
    const bool in_class =
        trigger.any_of.empty() ||
        std::any_of(trigger.any_of.begin(), trigger.any_of.end(), [&](lexicon::ClassId of) {
          const Hit* hit = lexicon_->longest(a.scan, count.unit.start, of);
          return hit != nullptr && hit->length == count.unit.length();
        });
    if (!in_class || (!ordinal && !counts_in(count, trigger.units))) continue;
    out.push_back({count.span, a.clause_at(count.span.start), &count, nullptr});
  }
}

// The cells below headings that have a word of the trigger's classes: of each its first sum, else
// its first number; where it holds neither, the cell itself.
void RuleSet::cell_spots(const Analysis& a, const Trigger& trigger,
                         std::vector<Selection::Spot>& out) {
  const auto first_in = [](const std::vector<Mention>& mentions, Span cell) -> const Mention* {
    const auto at = std::lower_bound(
        mentions.begin(), mentions.end(), cell.start,
        [](const Mention& mention, std::uint32_t start) { return mention.span.start < start; });
    return at != mentions.end() && at->span.start < cell.end ? &*at : nullptr;
  };
  for (const Row& row : a.rows) {
    for (std::uint32_t i = 0; i < row.cells.size(); ++i) {
      const Span cell = row.cells[i];
      const Span heading = heading_of(a, {&row, i});
      if (cell.empty() || a.words.first_in(heading, trigger.any_of) == nullptr) continue;
      const Mention* mention = first_in(a.amounts, cell);
      if (mention == nullptr) mention = first_in(a.counts, cell);
      if (mention != nullptr && !counts_in(*mention, trigger.units)) continue;
      const Span span = mention == nullptr ? cell : mention->span;
      out.push_back({span, a.clause_at(span.start), mention, nullptr});
    }
  }
}

void RuleSet::find_spots(const Analysis& a, const Trigger& trigger,
                         std::vector<Selection::Spot>& out) const {
  const auto add = [&](Span span, const Mention* mention, const mention::Office* office) {
    out.push_back({span, a.clause_at(span.start), mention, office});
  };
  switch (trigger.type) {
    case Trigger::Type::word:
      return word_spots(a, trigger, out);
    case Trigger::Type::count:
    case Trigger::Type::ordinal:
      return count_spots(a, trigger, out);
    case Trigger::Type::cell:
      return cell_spots(a, trigger, out);
    case Trigger::Type::amount:
      for (const Mention& amount : a.amounts) add(amount.span, &amount, nullptr);
      break;
    case Trigger::Type::body:
      for (const Mention& body : a.organisations) add(body.span, &body, nullptr);
      break;
    case Trigger::Type::office:
      for (const mention::Office& office : a.offices) add(office.title, nullptr, &office);
      break;
    case Trigger::Type::person:
      for (const Person& person : a.persons) add(person.span, nullptr, nullptr);
      break;
    case Trigger::Type::between:
      for (const Gap& gap : gaps_in(a)) add(gap.span, nullptr, nullptr);
      break;
    case Trigger::Type::row:
      for (const Row& row : a.rows) add(row.span, nullptr, nullptr);
      break;
  }
}

bool RuleSet::may_apply(const RulePlan& plan, const Analysis& a, const Selection::Spot& spot) {
  if (!a.words.indexed()) return plan.needs.empty();
  const std::uint32_t sentence = a.clauses[spot.clause].sentence;
  return std::all_of(plan.needs.begin(), plan.needs.end(), [&](const RulePlan::Need& need) {
    return need.in_sentence ? a.words.may_be_in_sentence(sentence, need.any_of)
                            : a.words.may_be_in_clause(spot.clause, need.any_of);
  });
}

RuleSet::Shots RuleSet::shots(const Analysis& a, Round round, bool all) const {
  constexpr std::size_t usual = 256;
  Shots out;
  out.spots.reserve(usual);
  out.shots.reserve(usual);
  std::vector<std::uint32_t> alive;
  for (const Squad& squad : squads_) {
    if (squad.round != round) continue;
    const std::size_t first = out.spots.size();
    find_spots(a, rules_[squad.rules[0]].trigger, out.spots);
    if (first == out.spots.size()) continue;
    alive.clear();
    for (const std::uint32_t rule : squad.rules) {
      if (all || lives(rules_[rule], a.words)) alive.push_back(rule);
    }
    for (std::size_t i = first; i < out.spots.size(); ++i) {
      for (const std::uint32_t rule : alive) {
        if (!all && !may_apply(plans_[rule], a, out.spots[i])) continue;
        const auto spot = static_cast<std::uint32_t>(i);
        out.shots.emplace_back(out.spots[i].trigger.start, rule, spot);
      }
    }
  }
  std::sort(out.shots.begin(), out.shots.end());
  return out;
}

}  // namespace duikou::claim
