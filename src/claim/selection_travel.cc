// SPDX-License-Identifier: Apache-2.0
// Selectors for what is told in stages: the stops of a journey, the day on which it ends, the day
// to which something was put off, and what was told of the same thing before.
#include <algorithm>

#include "claim/quotation_marks.h"
#include "claim/reach.h"
#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;

namespace {

constexpr std::uint32_t word_length_most = 6;
constexpr std::uint32_t gap_most = 2;
constexpr std::uint32_t date_tail_most = 14;
constexpr std::uint32_t stages_most = 40;  // clauses that one journey is told in
constexpr std::size_t drafts_back_most = 64;
constexpr std::uint32_t sentences_back_most = 12;

// "Saw the grapes of A and the herbs of B": B is a stop as A is.
bool goes_with(const text::Folded& text, Span place, Span stop) {
  constexpr std::uint32_t between_least = 2, between_most = 8;
  constexpr std::u16string_view joiners = u"\u548C\u4E0E\u53CA\u3001";
  if (place.start < stop.end + between_least || place.start > stop.end + between_most) return false;
  return joiners.find(text.at(place.start - 1)) != joiners.npos;
}

}  // namespace

// Whether a word of the class ends at this place, or up to `gap` characters before it.
bool Selection::word_ends_at(std::uint32_t at, std::uint32_t gap, lexicon::ClassId of) const {
  for (std::uint32_t before = 0; before <= gap && before < at; ++before) {
    const std::uint32_t most = word_length_most + gap - before;
    if (lexicon_.longest_before(a_.scan, at - before, most, of) != nullptr) return true;
  }
  return false;
}

// A date that a word of the class follows in its clause, or one right behind such a word. Words
// whose value is "no" only seem to hold one.
bool Selection::date_suits(const Selector& selector, Span date) const {
  if (selector.of == lexicon::no_class) return true;
  if (selector.behind) return word_ends_at(date.start, gap_most, selector.of);
  const std::uint32_t clause_end = a_.clauses[a_.clause_at(date.start)].span.end;
  const std::uint32_t end = std::min(clause_end, date.end + date_tail_most);
  for (std::uint32_t at = date.end; at < end;) {
    const Hit* hit = lexicon_.longest(a_.scan, at, selector.of);
    if (hit == nullptr || at + hit->length > end) {
      ++at;
      continue;
    }
    if (lexicon_.value(*lexicon_.meaning(hit->word, selector.of)) != "no") return true;
    at += hit->length;
  }
  return false;
}

// What stands inside a name that the draft has is not told of the happening.
bool Selection::in_name(const Draft& draft, Span span) {
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    if (draft.kind->roles[i].type != ValueType::name) continue;
    for (const Value& name : draft.roles[i]) {
      if (name.span.contains(span)) return true;
    }
  }
  return false;
}

// Whether a group is told as a stop without a verb before it: "first A, then B", "A, one day",
// "on the 15th A".
bool Selection::is_stage(const Group& group) const {
  const auto behind = std::lower_bound(
      a_.dates.begin(), a_.dates.end(), group.span.start,
      [](const mention::Mention& one, std::uint32_t at) { return one.span.start < at; });
  const bool dated = behind != a_.dates.begin() && std::prev(behind)->span.end == group.span.start;
  return dated || word_ends_at(group.span.start, 0, journey_stage_) ||
         followed(group, journey_been_);
}

// Whether the clause goes on with another subject: a region stands first in it, by itself.
// A delegation is the subject that was told.
bool Selection::changes_subject(const Clause& clause) const {
  if (clause.group_first == clause.group_last) return false;
  const Group& group = a_.groups[clause.group_first];
  if (followed(group, delegation_) || is_stage(group)) return false;
  const bool first = clause.person_first == clause.person_last ||
                     group.span.start < a_.persons[clause.person_first].span.start;
  return first && group.role == Case::none && a_.actors[group.first].kind == Actor::Kind::region &&
         a_.actors[group.first].form != mention::PlaceForm::town;
}

// "The guests who came to A" and "the money that went into A" tell of others' ways.
bool Selection::told_of_others(const Group& group) const {
  constexpr char16_t of_sign = 0x7684;
  const char16_t next = a_.text.at(std::int64_t{group.span.end} + 1);
  const bool attribute = a_.text.at(group.span.end) == of_sign && next >= 0x4E00 && next <= 0x9FFF;
  return attribute && word_ends_at(group.span.start, 0, motion_);
}

// Adds the stops of a group. A town that is told right behind a region lies in it, unless it is
// named with another one, and takes its place.
void Selection::add_stops(const Group& group, std::vector<Value> stops,
                          std::vector<Value>& out) const {
  const Actor& first = a_.actors[group.first];
  const bool inner = first.form == mention::PlaceForm::town && !stops.empty() &&
                     stops[0].entity.empty() && a_.quote(first.span) == stops[0].value;
  if (inner && !out.empty() && !out.back().entity.empty()) out.pop_back();
  for (Value& value : stops) add_once(out, std::move(value));
}

// Who travels on goes to a place, then to another, in clauses and sentences that name no other
// subject. Meetings and what happens at them are no stops; a place that is only passed counts where
// no other is told.
std::vector<Value> Selection::take_itinerary(const Selector& selector, const Spot& spot) const {
  std::vector<Value> out, passed;
  bool over = false;  // they are on the way home
  const std::uint32_t line = a_.sentences[a_.clauses[spot.clause].sentence].line;
  const std::uint32_t end = spot.trigger.end + reach;
  const auto last = std::min<std::uint32_t>(spot.clause + stages_most,
                                            static_cast<std::uint32_t>(a_.clauses.size()));
  for (std::uint32_t c = spot.clause; c < last; ++c) {
    const Clause& clause = a_.clauses[c];
    if (a_.sentences[clause.sentence].line != line || clause.span.start >= end) break;
    const Span near{
        std::max(clause.span.start, spot.trigger.start - std::min(spot.trigger.start, reach)),
        std::min(clause.span.end, end)};
    const bool own = c == spot.clause;
    if (!own && (a_.words.first_in(near, journey_other_) || changes_subject(clause))) break;
    if (!own && a_.words.first_in(near, journey_pause_)) continue;
    const bool same = clause.sentence == a_.clauses[spot.clause].sentence;
    if (!same && over) break;
    if (!same && !a_.words.first_in(near, travel_)) continue;
    const Group* stop_before = nullptr;
    for (std::uint32_t g = clause.group_first; g < clause.group_last; ++g) {
      const Group& group = a_.groups[g];
      if (group.span.start < near.start || group.span.start >= near.end) continue;
      const bool led_to =
          group.role == Case::to || group.role == Case::at ||
          (stop_before != nullptr && goes_with(a_.text, group.span, stop_before->span));
      if (!led_to && (own || !is_stage(group))) continue;
      if (told_of_others(group)) continue;
      stop_before = &group;
      const bool pass = word_ends_at(group.span.start, 0, journey_pass_);
      add_stops(group, values_of(group, selector, spot), pass ? passed : out);
    }
    over = over || a_.words.first_in(near, journey_end_);
  }
  return out.empty() ? passed : out;
}

// The region that publishes: where "the county" without a name is. With a class, only where the
// clause has such a word.
std::vector<Value> Selection::take_home(const Selector& selector, const Spot& spot) const {
  if (!a_.published_at_home) return {};
  const Span clause = a_.clauses[spot.clause].span;
  if (selector.of != lexicon::no_class && !a_.words.first_in(clause, selector.of)) return {};
  return {{places_[a_.home].name, places_[a_.home].entity, spot.trigger}};
}

// What the claim of the same kind told last in the report has in this role.
// Whether a line goes on with what the one before it tells: it opens with the one who acts or with
// words in quotation marks, and names no other day. Bullets and headings begin something new.
bool Selection::goes_on(const Draft& other, const Spot& spot) const {
  std::uint32_t first = a_.clauses[spot.clause].sentence;
  const std::uint32_t here = a_.sentences[first].line;
  const std::uint32_t told = a_.sentences[a_.clauses[other.clause].sentence].line;
  if (told == here) return true;
  const std::uint32_t own = first;
  while (first > 0 && a_.sentences[first - 1].line == here && own - first < sentences_back_most) {
    --first;
  }
  if (first == 0 || a_.sentences[first - 1].line != told) return false;
  std::uint32_t start = a_.sentences[first].span.start;
  while (a_.text.at(start) == u' ' || a_.text.at(start) == 0x3000) ++start;
  const char16_t head = a_.text.at(start);
  if (own != first && !opens_quotation(head)) return false;
  if (!opens_quotation(head) && (head < 0x4E00 || head > 0x9FFF)) return false;
  const auto date = std::lower_bound(
      a_.dates.begin(), a_.dates.end(), start,
      [](const mention::Mention& one, std::uint32_t at) { return one.span.start < at; });
  return date == a_.dates.end() || date->span.start >= spot.trigger.start;
}

std::vector<Value> Selection::take_earlier(const Selector& selector, const Spot& spot,
                                           const Draft& draft, std::uint32_t role,
                                           const std::vector<Draft>& before) const {
  std::size_t looked_at = 0;
  for (auto other = before.rbegin(); other != before.rend() && looked_at < drafts_back_most;
       ++other, ++looked_at) {
    if (other->kind != draft.kind) continue;
    if (selector.where == Where::goes_on && !goes_on(*other, spot)) return {};
    return other->roles[role];
  }
  return {};
}

}  // namespace duikou::claim
