// SPDX-License-Identifier: Apache-2.0
// Selectors that take people.
#include <algorithm>

#include "base/limits.h"
#include "claim/reach.h"
#include "claim/selection.h"

namespace duikou::claim {

using mention::Mention;

std::vector<Value> Selection::take_title_region(const Selector& selector,
                                                const Draft& draft) const {
  std::vector<Value> out;
  if (draft.kind->role(selector.role) == nullptr) return out;
  for (const Value& person : draft.of(selector.role)) {
    for (const Person& known : a_.persons) {
      if (known.name != person.value) continue;
      if (selector.what == What::actor && !known.body.empty()) {
        add_once(out, {std::string(a_.quote(known.body)), "", known.body});
        break;
      }
      if (known.region == Mention::none) continue;
      const lexicon::Place& place = places_[known.region];
      add_once(out, {place.name, place.entity, known.unit});
      break;
    }
  }
  return out;
}

std::optional<std::uint32_t> Selection::person_in(Span zone, Span trigger) const {
  std::optional<std::uint32_t> found;
  const auto begin = std::lower_bound(
      a_.persons.begin(), a_.persons.end(), zone.start,
      [](const Person& person, std::uint32_t at) { return person.span.start < at; });
  for (auto i = static_cast<std::uint32_t>(begin - a_.persons.begin());
       i < a_.persons.size() && a_.persons[i].span.end <= zone.end; ++i) {
    const bool nearer = !found || distance(a_.persons[i].span, trigger) <
                                      distance(a_.persons[*found].span, trigger);
    if (nearer) found = i;
  }
  return found;
}

std::vector<Value> Selection::take_persons(const Selector& selector, const Spot& spot) const {
  if (selector.where == Where::trigger && spot.office != nullptr) {
    return {{spot.office->name, "", spot.office->person}};
  }
  if (selector.of != lexicon::no_class) return take_persons_of(selector, spot);
  std::optional<std::uint32_t> found;
  const bool subject = selector.where == Where::subject;
  for (const Span zone : zones(subject ? Where::before : selector.where, spot)) {
    found = person_in(zone, spot.trigger);
    if (found) break;
  }
  if (!found && subject) {
    const std::uint32_t first = a_.sentences[a_.clauses[spot.clause].sentence].clause_first;
    for (std::uint32_t c = spot.clause; c > first && !found && spot.clause - c < clauses_back_most;
         --c) {
      const Clause& clause = a_.clauses[c - 1];
      if (clause.person_first < clause.person_last) found = clause.person_first;
    }
  }
  if (!found) return {};
  std::uint32_t first = *found;
  std::uint32_t last = first + 1;
  const std::uint32_t most = selector.single ? 1 : limits::values_of_a_role;
  while (first > 0 && last - first < most && listed(first - 1)) --first;
  while (last < a_.persons.size() && last - first < most && listed(last - 1)) ++last;
  std::vector<Value> out;
  for (std::uint32_t i = first; i < last; ++i) {
    add_once(out, {a_.persons[i].name, "", a_.persons[i].span});
  }
  return out;
}

// Whether a person and the next one are members of one list.
bool Selection::listed(std::uint32_t left) const {
  const Person& one = a_.persons[left];
  const Person& next = a_.persons[left + 1];
  const std::uint32_t from = one.span.end;
  const lexicon::Hit* hit = lexicon_.longest(a_.scan, from, joiner_);
  const bool comma =
      a_.text.at(from) == 0xFF0C && from + 1 == next.unit.start && one.office && next.office;
  return comma || from == next.unit.start ||
         (hit != nullptr && from + hit->length == next.unit.start);
}

// Everybody whose clause has a word of the class, with the rest of the list: who is told to attend
// or to go along. A clause behind a colon has the words before it.
std::vector<Value> Selection::take_persons_of(const Selector& selector, const Spot& spot) const {
  std::vector<Value> out;
  const auto told = [&](const Person& person) {
    const std::uint32_t at = a_.clause_at(person.span.start);
    Span clause = a_.clauses[at].span;
    const char16_t lead = clause.start == 0 ? u'\0' : a_.text[clause.start - 1];
    if (at > 0 && (lead == 0xFF1A || lead == u':')) clause.start = a_.clauses[at - 1].span.start;
    const std::uint32_t low = person.span.start - std::min(person.span.start, reach);
    const std::uint32_t high = std::min(clause.end, person.span.end + reach);
    return a_.words.first_in({std::max(clause.start, low), high}, selector.of) != nullptr;
  };
  for (const Span zone : zones(selector.where, spot)) {
    const auto begin = std::lower_bound(
        a_.persons.begin(), a_.persons.end(), zone.start,
        [](const Person& person, std::uint32_t at) { return person.span.start < at; });
    const auto first = static_cast<std::uint32_t>(begin - a_.persons.begin());
    std::uint32_t last = first;
    while (last < a_.persons.size() && a_.persons[last].span.end <= zone.end) ++last;
    for (std::uint32_t i = first; i < last;) {
      std::uint32_t end = i + 1;
      bool of_list = told(a_.persons[i]);
      for (; end < last && listed(end - 1); ++end) of_list = told(a_.persons[end]) || of_list;
      for (; i < end; ++i) {
        if (of_list) add_once(out, {a_.persons[i].name, "", a_.persons[i].span});
      }
    }
  }
  return out;
}

std::vector<Value> Selection::take_speaker(const Spot& spot,
                                           const std::vector<Draft>& before) const {
  const auto person = speech_.speaker(spot.trigger, spot.clause, before);
  if (!person) return {};
  return {{a_.persons[*person].name, "", a_.persons[*person].span}};
}

// Whose words the trigger stands in: who speaks at the verb, colon or mark whose words hold it.
std::vector<Value> Selection::take_voice(const Spot& spot, const std::vector<Draft>& before) const {
  constexpr std::uint32_t voice_most = 300;
  const std::uint32_t low = spot.trigger.start - std::min(spot.trigger.start, voice_most);
  for (const lexicon::ClassId of : voices_) {
    for (const lexicon::Hit& hit : a_.words.from(low, of)) {
      if (hit.start > spot.trigger.end + voice_most) break;
      const std::uint32_t clause = a_.clause_at(hit.start);
      if (!speech_.words(hit.span(), clause).contains(spot.trigger)) continue;
      if (const auto person = speech_.speaker(hit.span(), clause, before)) {
        return {{a_.persons[*person].name, "", a_.persons[*person].span}};
      }
    }
  }
  return {};
}

}  // namespace duikou::claim
