// SPDX-License-Identifier: Apache-2.0
// Selectors that take regions, bodies and people: by case, by position, by side.
#include "claim/selection.h"

#include <algorithm>

#include "base/limits.h"
#include "claim/reach.h"
#include "claim/table.h"

namespace duikou::claim {

using mention::Mention;
using mention::PlaceForm;

Selection::Selection(const Analysis& analysis, const SelectionWords& words,
                     const lexicon::Places& places, const Sides& sides)
    : SelectionWords(words),
      a_(analysis),
      places_(places),
      sides_(sides),
      speech_(analysis, words.lexicon_, words.speech_words_) {
  if (a_.home == Mention::none) return;
  for (std::uint32_t i = 0; i < a_.groups.size() && !home_; ++i) {
    const Actor& actor = a_.actors[a_.groups[i].first];
    if (actor.kind == Actor::Kind::region && actor.place == a_.home) home_ = i;
  }
}

Selection::Zones Selection::zones(Where where, const Spot& spot) const {
  const Clause& clause = a_.clauses[spot.clause];
  const Sentence& sentence = a_.sentences[clause.sentence];
  const std::uint32_t low = spot.trigger.start - std::min(spot.trigger.start, reach);
  const std::uint32_t high = spot.trigger.end + reach;
  const Span before{std::max(low, clause.span.start), spot.trigger.start};
  const Span after{spot.trigger.end, std::min(high, clause.span.end)};
  const Span back{std::max(low, sentence.span.start), spot.trigger.start};
  const Span ahead{spot.trigger.end, std::min(high, sentence.span.end)};
  switch (where) {
    case Where::before:
      return {before};
    case Where::after:
      return {after};
    case Where::back:
    case Where::item:
      return {back};
    case Where::ahead:
      return {ahead};
    case Where::onward:
      return {to_semicolon(ahead)};
    case Where::sentence:
      return {before, after, back, ahead};
    case Where::paragraph: {
      std::uint32_t first = clause.sentence;
      while (first > 0 && a_.sentences[first - 1].line == sentence.line &&
             a_.sentences[first].span.start > low) {
        --first;
      }
      const std::uint32_t head = std::max(low, a_.sentences[first].span.start);
      return {before, after, back, ahead, {head, std::max(head, sentence.span.start)}};
    }
    case Where::trigger:
      return {spot.trigger};
    case Where::column:
    case Where::within:
    case Where::beside:
    case Where::itinerary:
    case Where::earlier:
    case Where::goes_on:
    case Where::home:
      return {};
    case Where::above:
      return {{low, spot.trigger.start}};
    case Where::caption:
    case Where::heading:
    case Where::tail:
      return narrow_zones(where, spot);
    case Where::line: {
      std::uint32_t last = clause.sentence;
      while (last + 1 < a_.sentences.size() && a_.sentences[last + 1].line == sentence.line &&
             a_.sentences[last + 1].span.start < high) {
        ++last;
      }
      return {before, {spot.trigger.end, std::min(high, a_.sentences[last].span.end)}};
    }
    default:
      return {before, after};
  }
}

// Of a sum or number: what is said of it alone, and what stands above it in a table.
Selection::Zones Selection::narrow_zones(Where where, const Spot& spot) const {
  if (where == Where::tail) return {tail_of(spot)};
  const Row* row = row_at(a_, spot.trigger.start);
  if (row == nullptr) return {};
  if (where == Where::caption) return lines_upward(a_.captions[row->heading]);
  const auto cell = cell_at(a_, spot.trigger.start);
  return cell ? Zones{heading_of(a_, *cell)} : Zones{};
}

std::pair<std::uint32_t, std::uint32_t> Selection::groups_around(const Clause& clause,
                                                                 Span position) const {
  if (clause.group_first == clause.group_last) return {clause.group_first, clause.group_last};
  const std::uint32_t low = position.start - std::min(position.start, reach);
  const auto begin = a_.groups.begin() + clause.group_first;
  const auto end = a_.groups.begin() + clause.group_last;
  const auto starts = [](const Group& group, std::uint32_t at) { return group.span.start < at; };
  const auto first = std::lower_bound(begin, end, low, starts);
  const auto last = std::lower_bound(first, end, position.end + reach, starts);
  return {static_cast<std::uint32_t>(first - a_.groups.begin()),
          static_cast<std::uint32_t>(last - a_.groups.begin())};
}

bool Selection::in_partnership(const Spot& spot) const {
  if (sides_.told()) return true;
  if (a_.words.of(partnership_).empty()) return false;
  Zones all = zones(Where::paragraph, spot);
  all.push_back(spot.trigger);
  if (const Row* row = row_at(a_, spot.trigger.start)) all.push_back(a_.captions[row->heading]);
  return std::any_of(all.begin(), all.end(),
                     [&](Span zone) { return a_.words.first_in(zone, partnership_) != nullptr; });
}

std::optional<std::uint32_t> Selection::group_by_case(const Selector& selector, const Spot& spot,
                                                      Case wanted) const {
  std::optional<std::uint32_t> best;
  const auto [first, last] = groups_around(a_.clauses[spot.clause], spot.trigger);
  for (std::uint32_t i = first; i < last; ++i) {
    const bool left = wanted == Case::source && a_.groups[i].role == Case::departure;
    if (a_.groups[i].role != wanted && (!left || selector.named)) continue;
    if (selector.named && a_.actors[a_.groups[i].first].form == PlaceForm::sign) continue;
    if (!best ||
        distance(a_.groups[i].span, spot.trigger) < distance(a_.groups[*best].span, spot.trigger)) {
      best = i;
    }
  }
  return best;
}

std::optional<std::uint32_t> Selection::group_subject(const Spot& spot) const {
  const Clause& own = a_.clauses[spot.clause];
  const auto [low, high] = groups_around(own, spot.trigger);
  for (std::uint32_t i = high; i > low; --i) {
    const Group& group = a_.groups[i - 1];
    if (group.role == Case::none && a_.actors[group.first].span.end <= spot.trigger.start) {
      return i - 1;
    }
  }
  const std::uint32_t first = a_.sentences[own.sentence].clause_first;
  for (std::uint32_t c = spot.clause; c > first && spot.clause - c < clauses_back_most; --c) {
    const Clause& clause = a_.clauses[c - 1];
    const auto [from, to] = groups_around(clause, {clause.span.start, clause.span.start});
    for (std::uint32_t i = from; i < to; ++i) {
      if (a_.groups[i].role == Case::none) return i;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Selection::group_in(const Selector& selector, const Spot& spot) const {
  std::optional<std::uint32_t> best;
  for (const Span zone : zones(selector.where, spot)) {
    const auto begin = std::lower_bound(
        a_.groups.begin(), a_.groups.end(), zone.start,
        [](const Group& group, std::uint32_t at) { return group.span.start < at; });
    for (auto i = static_cast<std::uint32_t>(begin - a_.groups.begin());
         i < a_.groups.size() && a_.groups[i].span.start < zone.end; ++i) {
      const Group& group = a_.groups[i];
      if (!on_side(group, selector)) continue;
      if (selector.what != What::body && !beside_word(group, selector)) continue;
      if (selector.what == What::place && !value_of(a_.actors[group.first], What::place)) continue;
      if (selector.what == What::body && !is_giver(a_.actors[group.first], selector)) continue;
      const bool nearer = !best || distance(group.span, spot.trigger) <
                                       distance(a_.groups[*best].span, spot.trigger);
      if (nearer) best = i;
    }
    if (best) return best;
  }
  return best;
}

std::optional<Value> Selection::value_of(const Actor& actor, What what) const {
  if (what == What::body && actor.kind != Actor::Kind::body) return std::nullopt;
  if (what == What::region && actor.kind != Actor::Kind::region) return std::nullopt;
  if (what == What::place) {
    if (actor.kind == Actor::Kind::collective) return std::nullopt;
    if (actor.kind == Actor::Kind::body) {
      if (actor.place == Mention::none && actor.town.empty()) return std::nullopt;
      if (actor.place == Mention::none) return Value{actor.town, "", actor.span};
      return Value{places_[actor.place].name, actor.entity, actor.span};
    }
  }
  return Value{actor.value, actor.entity, actor.span};
}

namespace {

// The side that a place to look, which asks for the other one, leaves out.
Side side_against(Where where) {
  switch (where) {
    case Where::near_recipient:
    case Where::here_recipient:
      return Side::supporter;
    case Where::near_supporter:
    case Where::here_supporter:
      return Side::recipient;
    default:
      return Side::unknown;
  }
}

}  // namespace

std::vector<Value> Selection::values_of(const Group& group, const Selector& selector,
                                        const Spot& spot) const {
  std::uint32_t first = group.first;
  std::uint32_t last = group.last;
  const bool left = selector.where == Where::split_left;
  const bool right = selector.where == Where::split_right;
  if ((left || right) && group.split != 0) {
    const std::vector<std::uint32_t> splits = splits_of(group);
    if (splits.size() > 1) return values_beside(splits, left, selector.what);
    (left ? last : first) = group.split;
  }
  if (selector.single) {
    const bool before = group.span.start < spot.trigger.start;
    if (before) first = last - 1;
    last = first + 1;
  }
  const Side against = side_against(selector.where);
  std::vector<Value> out;
  for (std::uint32_t i = first; i < last; ++i) {
    const bool own = a_.actors[i].span.overlaps(spot.trigger) && spot.mention == nullptr;
    if (own && selector.where != Where::trigger) continue;
    // Two signs side by side stand for both sides of a partnership.
    if (against != Side::unknown && a_.actors[i].side == against) continue;
    if (selector.giver && a_.actors[i].facility) continue;
    if (auto value = value_of(a_.actors[i], selector.what)) add_once(out, std::move(*value));
  }
  return out;
}

bool Selection::followed(const Group& group, lexicon::ClassId of) const {
  constexpr std::uint32_t gap_most = 8;
  if (of == lexicon::no_class) return true;
  return a_.words.first_in({group.span.end, group.span.end + gap_most}, of) != nullptr;
}

// A group that a word of the class follows, or that stands right behind one.
bool Selection::beside_word(const Group& group, const Selector& selector) const {
  if (!selector.behind) return followed(group, selector.of);
  return word_ends_at(group.span.start, 0, selector.of);
}

std::optional<std::uint32_t> Selection::group_for(const Selector& selector,
                                                  const Spot& spot) const {
  const auto first_of = [&](auto&& fits) {
    const auto [first, last] = groups_around(a_.clauses[spot.clause], spot.trigger);
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = first; i < last && !found; ++i) {
      if (fits(a_.groups[i])) found = i;
    }
    return found;
  };
  switch (selector.where) {
    case Where::agent:
      return group_by_case(selector, spot, Case::agent);
    case Where::goal:
      return group_by_case(selector, spot, Case::goal);
    case Where::to:
      return group_by_case(selector, spot, Case::to);
    case Where::at:
      return group_by_case(selector, spot, Case::at);
    case Where::source:
      return group_by_case(selector, spot, Case::source);
    case Where::with:
      return group_by_case(selector, spot, Case::with);
    case Where::subject:
      return group_subject(spot);
    case Where::near_supporter:
      return group_near(spot, Side::supporter);
    case Where::near_recipient:
      return group_near(spot, Side::recipient);
    case Where::here_supporter:
      return group_here(spot, Side::supporter);
    case Where::here_recipient:
      return group_here(spot, Side::recipient);
    case Where::publisher:
      return home_ && on_side(a_.groups[*home_], selector) ? home_ : std::nullopt;
    case Where::head: {
      const Sentence& sentence = a_.sentences[a_.clauses[spot.clause].sentence];
      const Clause& first = a_.clauses[sentence.clause_first];
      const auto [from, to] = groups_around(first, {first.span.start, first.span.start});
      for (std::uint32_t i = from; i < to; ++i) {
        if (a_.groups[i].role == Case::none) return i;
      }
      return std::nullopt;
    }
    case Where::object:
      return first_of([&](const Group& group) {
        return group.span.start >= spot.trigger.end && group.role == Case::none;
      });
    case Where::split_left:
    case Where::split_right:
      return first_of([](const Group& group) { return group.split != 0; });
    default:
      return group_in(selector, spot);
  }
}

namespace {

// The first region that a word of aid in a zone names, with those that such words name right behind
// it: "aid for Xinjiang and Tibet".
std::vector<Value> goals_in(const Analysis& a, Span zone) {
  constexpr std::uint32_t apart_most = 2;
  std::vector<Value> out;
  auto actor =
      std::lower_bound(a.actors.begin(), a.actors.end(), zone.start,
                       [](const Actor& one, std::uint32_t at) { return one.span.start < at; });
  for (; actor != a.actors.end() && actor->span.end <= zone.end; ++actor) {
    if (!out.empty() && actor->span.start > out.back().span.end + apart_most) break;
    if (actor->form != PlaceForm::goal) continue;
    add_once(out, {actor->value, actor->entity, actor->span});
  }
  return out;
}

// Those right behind the trigger: "the 11th batch of aid to Tibet, the 6th to Qinghai" go to a
// region each.
std::vector<Value> goals_right_behind(const Analysis& a, const Selection::Spot& spot) {
  constexpr std::uint32_t apart_most = 6;
  const Span zone{spot.trigger.end, a.clauses[spot.clause].span.end};
  std::vector<Value> out = goals_in(a, zone);
  if (!out.empty() && out[0].span.start > zone.start + apart_most) out.clear();
  return out;
}

}  // namespace

std::vector<Value> Selection::take_actors(const Selector& selector, const Spot& spot) const {
  const std::optional<std::uint32_t> group = group_for(selector, spot);
  if (group && selector.touching) {
    const Span span = a_.groups[*group].span;
    if (span.end != spot.trigger.start && span.start != spot.trigger.end) return {};
  }
  const bool here = selector.where == Where::here_recipient;
  const bool recipient = here || selector.where == Where::near_recipient;
  std::vector<Value> goals = recipient ? goals_right_behind(a_, spot) : std::vector<Value>{};
  if (group) {
    std::vector<Value> out = values_of(a_.groups[*group], selector, spot);
    if (goals.empty()) return out;
    std::erase_if(out, [&](const Value& one) {
      return std::none_of(goals.begin(), goals.end(),
                          [&](const Value& goal) { return lies_in(one, goal); });
    });
    return out.empty() ? goals : out;
  }
  if (!recipient || !goals.empty()) return goals;
  // Support "for Xinjiang" names the region in the word itself.
  for (const Span zone : zones(here ? Where::clause : Where::paragraph, spot)) {
    std::vector<Value> out = goals_in(a_, zone);
    if (!out.empty()) return out;
  }
  return {};
}

std::vector<Value> Selection::all_in(const Selector& selector, const Spot& spot) const {
  std::vector<Value> out;
  const auto starts = [](const auto& one, std::uint32_t at) { return one.span.start < at; };
  for (const Span zone : zones(selector.where, spot)) {
    if (selector.what == What::person) {
      auto one = std::lower_bound(a_.persons.begin(), a_.persons.end(), zone.start, starts);
      for (; one != a_.persons.end() && one->span.end <= zone.end; ++one) {
        out.push_back({one->name, "", one->span});
      }
      continue;
    }
    auto one = std::lower_bound(a_.actors.begin(), a_.actors.end(), zone.start, starts);
    for (; one != a_.actors.end() && one->span.end <= zone.end; ++one) {
      if (auto value = value_of(*one, selector.what)) out.push_back(std::move(*value));
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Value& x, const Value& y) { return x.span.start < y.span.start; });
  return out;
}

std::vector<Value> Selection::take(const Selector& selector, const Spot& spot, const Draft& draft,
                                   std::uint32_t role, const std::vector<Draft>& before) const {
  switch (selector.where) {
    case Where::previous:
    case Where::told:
      return take_told(selector, spot, draft.kind->roles.data() + role, before);
    case Where::earlier:
    case Where::goes_on:
      return take_earlier(selector, spot, draft, role, before);
    case Where::home:
      return take_home(selector, spot);
    case Where::field:
      return take_field(selector, spot);
    case Where::alone:
      return take_alone(selector, spot);
    case Where::opening:
      return take_opening(draft, role, before);
    case Where::lasting:
      return take_lasting(selector, spot, draft);
    case Where::above:
      if (selector.what == What::date) return take_what(selector, spot, draft, before);
      return take_name_above(selector, spot);
    case Where::title_region:
      return take_title_region(selector, draft);
    case Where::column:
      return take_column(selector, spot);
    case Where::left:
    case Where::right:
      return take_neighbours(selector, spot);
    case Where::itinerary:
      return take_itinerary(selector, spot);
    case Where::within:
      return take_within(selector, draft);
    case Where::beside:
      return take_beside(selector, draft);
    case Where::both_sides:
      return take_both_sides(selector, spot);
    case Where::speaker:
      return take_speaker(spot, before);
    case Where::voice:
      return take_voice(spot, before);
    case Where::said:
      return take_said(spot);
    case Where::counted:
      return take_counted(selector, spot);
    default:
      return take_what(selector, spot, draft, before);
  }
}

// What is looked for by its sort in the zone of the selector.
std::vector<Value> Selection::take_what(const Selector& selector, const Spot& spot,
                                        const Draft& draft,
                                        const std::vector<Draft>& before) const {
  switch (selector.what) {
    case What::place:
    case What::region:
    case What::actor:
    case What::body:
      return take_actors(selector, spot);
    case What::person:
      return take_persons(selector, spot);
    case What::date:
      return take_date(selector, spot, draft, before);
    case What::amount:
    case What::count:
    case What::ordinal:
      return take_number(selector, spot);
    case What::word:
      return take_words(selector, spot);
    case What::phrase:
      return take_phrase(selector, spot);
    case What::name:
      return take_name(selector, spot);
    case What::rest:
    case What::passage:
      return take_rest(selector, spot);
    case What::cell:
      return take_cell(spot);
    case What::constant:
      return {{selector.constant, "", spot.trigger}};
  }
  return {};
}

}  // namespace duikou::claim
