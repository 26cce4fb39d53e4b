// SPDX-License-Identifier: Apache-2.0
// Pairs are often told by one small word, a dash or a colon between two names: "A minds B", "A --
// B", "B (since May): C, D". What stands right beside the trigger counts, whatever its case; words
// that add nothing, days and brackets between the name and the trigger are passed over. In a series
// of pairs ("A with B, C with D") a name that has a trigger of its own on its far side belongs
// there.
#include <algorithm>

#include "base/limits.h"
#include "claim/reach.h"
#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

constexpr std::uint32_t skipped_most = 24;  // code points between a name and the trigger
constexpr std::uint32_t bracket_most = 20;  // code points between two brackets
constexpr std::uint32_t word_length_most = 6;

bool opens_bracket(char16_t c) {
  return c == u'(' || c == 0xFF08;
}
bool closes_bracket(char16_t c) {
  return c == u')' || c == 0xFF09;
}
bool is_quote(char16_t c) {
  return c == 0x201C || c == 0x201D || c == 0x300C || c == 0x300D || c == u' ' || c == 0x3000;
}

// The date that ends, or begins, at a place; nullptr where none does.
const Mention* date_beside(const std::vector<Mention>& dates, std::uint32_t at, bool ends) {
  const auto after = std::lower_bound(
      dates.begin(), dates.end(), at,
      [](const Mention& date, std::uint32_t start) { return date.span.start < start; });
  if (!ends) return after != dates.end() && after->span.start == at ? &*after : nullptr;
  if (after == dates.begin()) return nullptr;
  return std::prev(after)->span.end == at ? &*std::prev(after) : nullptr;
}

// Whether the words of the trigger stand on the far side of an actor again ("A aids X, B aids Y").
bool repeated_beyond(const Analysis& a, const Actor& actor, bool left, Span trigger) {
  const std::uint32_t length = trigger.length();
  if (length == 0 || (left && actor.span.start < length)) return false;
  const std::uint32_t at = left ? actor.span.start - length : actor.span.end;
  const auto units = a.text.units();
  return at + length <= units.size() &&
         units.substr(at, length) == units.substr(trigger.start, length);
}

}  // namespace

// The actor that ends (to the left) or begins (to the right) at a place, or nullptr.
const Actor* Selection::actor_to(std::uint32_t at, bool left) const {
  const auto after = std::lower_bound(
      a_.actors.begin(), a_.actors.end(), at,
      [](const Actor& one, std::uint32_t start) { return one.span.start < start; });
  if (!left) return after != a_.actors.end() && after->span.start == at ? &*after : nullptr;
  if (after == a_.actors.begin() || std::prev(after)->span.end != at) return nullptr;
  return &*std::prev(after);
}

// Where what counts ends, seen from the right: before small words, days, brackets, quotation marks.
std::uint32_t Selection::skip_left(std::uint32_t at, std::uint32_t floor) const {
  const std::uint32_t least = std::max(floor, at - std::min(at, skipped_most));
  while (at > least && actor_to(at, true) == nullptr) {
    std::uint32_t step = 0;
    const std::uint32_t most = std::min(word_length_most, at - least);
    for (const lexicon::ClassId small : {link_skip_, tail_}) {
      const Hit* word = lexicon_.longest_before(a_.scan, at, most, small);
      if (word != nullptr) step = std::max<std::uint32_t>(step, word->length);
    }
    if (const Mention* date = date_beside(a_.dates, at, true)) {
      step = std::max(step, date->span.length());
    }
    if (step == 0 && is_quote(a_.text[at - 1])) step = 1;
    if (step == 0 && closes_bracket(a_.text[at - 1])) {
      std::uint32_t open = at - 1;
      while (open > least && at - open < bracket_most && !opens_bracket(a_.text[open])) --open;
      if (opens_bracket(a_.text[open])) step = at - open;
    }
    if (step == 0 || at - step < least) break;
    at -= step;
  }
  return at;
}

std::uint32_t Selection::skip_right(std::uint32_t at, std::uint32_t ceiling) const {
  const std::uint32_t most = std::min(ceiling, at + skipped_most);
  while (at < most && actor_to(at, false) == nullptr) {
    std::uint32_t step = 0;
    if (const Hit* small = lexicon_.longest(a_.scan, at, link_skip_)) step = small->length;
    if (const Mention* date = date_beside(a_.dates, at, false)) {
      step = std::max(step, date->span.length());
    }
    if (step == 0 && is_quote(a_.text[at])) step = 1;
    if (step == 0 && opens_bracket(a_.text[at])) {
      std::uint32_t close = at;
      while (close + 1 < most && close - at < bracket_most && !closes_bracket(a_.text[close])) {
        ++close;
      }
      if (closes_bracket(a_.text[close])) step = close + 1 - at;
    }
    if (step == 0 || at + step > most) break;
    at += step;
  }
  return at;
}

// Where the list goes on behind (or before) an actor that ends (or begins) at `at`; none where it
// ends. A joiner that can set off a rule itself, as one for "with" may, ends it.
std::uint32_t Selection::beyond_joiner(std::uint32_t at, bool left, lexicon::ClassId of) const {
  std::uint32_t step = 0;
  if (left) {
    const Hit* joiner = lexicon_.longest_before(a_.scan, at, std::min(at, 2U), joiner_);
    if (joiner != nullptr) step = joiner->length;
  } else if (const Hit* joiner = lexicon_.longest(a_.scan, at, joiner_)) {
    step = joiner->length;
  }
  if (actor_to(at, left) != nullptr) return at;
  const std::uint32_t start = left ? at - step : at;
  if (step == 0 || (of != lexicon::no_class && lexicon_.longest(a_.scan, start, of))) {
    return Mention::none;
  }
  return left ? at - step : at + step;
}

// Whether the far side of an actor has a trigger of its own.
bool Selection::linked_beyond(const Actor& actor, bool left, lexicon::ClassId of) const {
  const Span sentence = a_.sentences[a_.clauses[a_.clause_at(actor.span.start)].sentence].span;
  if (of == lexicon::no_class) return false;
  if (!left) {
    return lexicon_.longest(a_.scan, skip_right(actor.span.end, sentence.end), of) != nullptr;
  }
  const std::uint32_t at = skip_left(actor.span.start, sentence.start);
  return at > sentence.start && ends_with(at, at - sentence.start, of);
}

std::vector<Value> Selection::take_neighbours(const Selector& selector, const Spot& spot) const {
  const Span sentence = a_.sentences[a_.clauses[spot.clause].sentence].span;
  const bool left = selector.where == Where::left;
  std::vector<Value> out;
  std::uint32_t at = left ? skip_left(spot.trigger.start, sentence.start)
                          : skip_right(spot.trigger.end, sentence.end);
  for (const Actor* actor = actor_to(at, left); actor != nullptr; actor = actor_to(at, left)) {
    const bool named =
        actor->form != mention::PlaceForm::goal && actor->form != mention::PlaceForm::inside;
    const bool next_pair = !out.empty() && (linked_beyond(*actor, left, selector.of) ||
                                            repeated_beyond(a_, *actor, left, spot.trigger));
    if (!named || next_pair) break;
    if (distance(actor->span, spot.trigger) > reach) break;
    if (selector.giver && actor->facility) break;
    auto value = value_of(*actor, selector.what);
    if (!value || out.size() >= limits::values_of_a_role) break;
    add_once(out, std::move(*value));
    const std::uint32_t far = left ? actor->span.start : actor->span.end;
    at = selector.single ? Mention::none : beyond_joiner(far, left, selector.of);
    if (at == Mention::none) break;
    if (left) at = skip_left(at, sentence.start);
  }
  if (left) std::reverse(out.begin(), out.end());
  return out;
}

bool Selection::lies_in(const Value& inner, const Value& outer) const {
  if (inner.value == outer.value) return true;
  if (inner.entity.empty() || outer.entity.empty()) return false;
  const std::uint32_t place = places_.find(inner.entity);
  const std::uint32_t other = places_.find(outer.entity);
  return place != Mention::none && other != Mention::none && places_.within(place, other);
}

void Selection::drop_held(std::vector<Value>& outer, const std::vector<Value>& inner) const {
  std::erase_if(outer, [&](const Value& whole) {
    return std::any_of(inner.begin(), inner.end(),
                       [&](const Value& value) { return lies_in(value, whole); });
  });
}

// The actors of a group before which a word for "with" stands.
std::vector<std::uint32_t> Selection::splits_of(const Group& group) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = group.first + 1; i < group.last; ++i) {
    const std::uint32_t gap = a_.actors[i - 1].span.end;
    const bool with =
        gap < a_.actors[i].span.start && a_.text[a_.actors[i].span.start - 1] != 0x3001;
    if (with && a_.text[gap] != 0x3001) out.push_back(i);
  }
  return out;
}

// "A with B, C with D": one side of all pairs.
std::vector<Value> Selection::values_beside(const std::vector<std::uint32_t>& splits, bool left,
                                            What what) const {
  std::vector<Value> out;
  for (const std::uint32_t split : splits) {
    auto value = value_of(a_.actors[left ? split - 1 : split], what);
    if (value && out.size() < limits::values_of_a_role) out.push_back(std::move(*value));
  }
  return out;
}

}  // namespace duikou::claim
