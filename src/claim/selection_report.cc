// SPDX-License-Identifier: Apache-2.0
// Selectors that look through the report: the labelled fields of a notice, what the report opens
// with, how long something lasts.
#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

#include "base/limits.h"
#include "claim/reach.h"
#include "claim/selection.h"
#include "claim/speech_marks.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

constexpr std::uint32_t label_length_most = 12;
constexpr std::uint32_t field_clauses_most = 40;  // on either side of the trigger
// A report of more than that tells of more than one meeting; each is looked at for each trigger.
constexpr std::size_t drafts_most = 256;
constexpr std::uint32_t opening_most = 250;
constexpr std::uint32_t lasting_clauses_most = 12;
constexpr std::uint32_t word_in_length = 2;  // what parts "in a place" from the head of its clause
constexpr int days_most = 366;

bool is_han(char16_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

template <class Items>
auto first_from(const Items& items, std::uint32_t start) {
  return std::lower_bound(items.begin(), items.end(), start,
                          [](const auto& item, std::uint32_t at) { return item.span.start < at; });
}

}  // namespace

// Whether a clause is a label: a colon ends it, and it is a word of the class behind its number or
// bullet, or anything short where no class is asked for.
bool Selection::is_label(const Clause& clause, lexicon::ClassId of) const {
  const Span span = clause.span;
  if (span.length() > label_length_most || !is_colon(a_.text.at(span.end))) return false;
  std::uint32_t end = span.end;
  while (end > span.start && !is_han(a_.text[end - 1])) --end;
  if (of == lexicon::no_class) return end > span.start;
  for (std::uint32_t at = span.start; at < end; ++at) {
    const bool begins = at == span.start || !is_han(a_.text[at - 1]);
    const Hit* word = begins ? lexicon_.longest(a_.scan, at, of) : nullptr;
    if (word != nullptr && word->span().end == end) return true;
  }
  return false;
}

// The end of a label that opens a line and that a blank parts from its value, or 0.
std::uint32_t Selection::label_at_blank(const Sentence& sentence, lexicon::ClassId of) const {
  std::uint32_t at = sentence.span.start;
  while (at < sentence.span.end && !is_han(a_.text[at])) ++at;
  const Hit* word = lexicon_.longest(a_.scan, at, of);
  const std::uint32_t end = word == nullptr ? 0 : word->span().end;
  return end != 0 && is_space(a_.text.at(end)) ? end : 0;
}

// What stands behind the labels of a class, the nearest to the trigger first; a value reaches to
// the next label or to the end of its line.
std::vector<Span> Selection::fields(lexicon::ClassId of, const Spot& spot) const {
  std::vector<Span> out;
  if (a_.words.of(of).empty()) return out;
  const auto size = static_cast<std::uint32_t>(a_.clauses.size());
  const std::uint32_t first = spot.clause - std::min(spot.clause, field_clauses_most);
  const std::uint32_t last = std::min(size, spot.clause + field_clauses_most);
  const auto line_of = [&](std::uint32_t c) { return a_.sentences[a_.clauses[c].sentence].line; };
  for (std::uint32_t c = first; c < last; ++c) {
    const Sentence& sentence = a_.sentences[a_.clauses[c].sentence];
    const std::uint32_t blank = sentence.clause_first == c ? label_at_blank(sentence, of) : 0;
    if (blank != 0 && distance(sentence.span, spot.trigger) <= reach) {
      out.push_back({blank, sentence.span.end});
    }
    if (!is_label(a_.clauses[c], of)) continue;
    std::uint32_t end = a_.clauses[c].span.end + 1;
    for (std::uint32_t next = c + 1; next < size && line_of(next) == line_of(c) &&
                                     !is_label(a_.clauses[next], lexicon::no_class);
         ++next) {
      end = a_.clauses[next].span.end;
    }
    const Span value{a_.clauses[c].span.end + 1, end};
    if (distance(value, spot.trigger) <= reach) out.push_back(value);
  }
  std::stable_sort(out.begin(), out.end(), [&](Span one, Span other) {
    return distance(one, spot.trigger) < distance(other, spot.trigger);
  });
  return out;
}

std::vector<Value> Selection::take_field(const Selector& selector, const Spot& spot) const {
  std::vector<Value> out;
  for (const Span field : fields(selector.of, spot)) {
    if (selector.what == What::date) {
      Selector any = selector;
      any.of = lexicon::no_class;
      std::vector<Value> dates = take_dates(any, {field});
      if (!dates.empty()) return {dates.front()};
    } else if (selector.what == What::person) {
      for (auto i = first_from(a_.persons, field.start);
           i != a_.persons.end() && i->span.end <= field.end; ++i) {
        add_once(out, {i->name, "", i->span});
      }
    } else {
      for (auto i = first_from(a_.groups, field.start);
           i != a_.groups.end() && i->span.start < field.end; ++i) {
        for (Value& value : values_of(*i, selector, spot)) add_once(out, std::move(value));
      }
      if (!out.empty()) return out;
    }
  }
  return out;
}

// Whether a region is told by more than the one character of its sign.
bool Selection::told_in_full(const std::string& value) const {
  return std::any_of(a_.actors.begin(), a_.actors.end(), [&](const Actor& actor) {
    return actor.value == value && actor.span.length() > 1;
  });
}

// The region told in this report whose name has the character first, else second; or nullptr.
const Actor* Selection::region_signed(char16_t sign, Side not_of) const {
  for (const std::uint32_t at : {0U, 1U}) {
    for (const Actor& actor : a_.actors) {
      const bool region = actor.kind == Actor::Kind::region && actor.span.length() > 1 &&
                          actor.form == mention::PlaceForm::named;
      if (region && actor.side != not_of && a_.text[actor.span.start + at] == sign) return &actor;
    }
  }
  return nullptr;
}

// Two signs that open a name, where the tables know no such pair or mean others by it: regions
// that this report tells begin with them. The first may be the report's supporter under its sign.
std::vector<Value> Selection::signed_pair(Span name) const {
  constexpr std::uint32_t pair = 2;
  if (name.length() <= 2 * pair) return {};
  if (lexicon_.longest(a_.scan, name.start, partnership_) != nullptr) return {};
  const Actor* around = actor_around(name.start + 1);
  if (around != nullptr && around->span.end > name.start + 1 && around->span.length() > 1)
    return {};
  const Actor* second = region_signed(a_.text[name.start + 1], Side::supporter);
  if (second == nullptr) return {};
  const Actor* first = region_signed(a_.text[name.start], Side::recipient);
  if (first == nullptr && lexicon_.longest(a_.scan, name.start + pair, partnership_) != nullptr) {
    const auto main = group_main(Side::supporter);
    first = main ? &a_.actors[a_.groups[*main].first] : nullptr;
  }
  if (first == nullptr || first->value == second->value) return {};
  const Span signs{name.start, name.start + pair};
  return {{first->value, first->entity, signs}, {second->value, second->entity, signs}};
}

std::vector<Value> Selection::take_within(const Selector& selector, const Draft& draft) const {
  std::vector<Value> out;
  if (draft.kind->role(selector.role) == nullptr) return out;
  for (const Value& whole : draft.of(selector.role)) {
    auto actor =
        std::lower_bound(a_.actors.begin(), a_.actors.end(), whole.span.start,
                         [](const Actor& one, std::uint32_t at) { return one.span.start < at; });
    // The province in front of a name is left out of it.
    const bool overlaps = actor != a_.actors.begin() &&
                          std::prev(actor)->span.end > whole.span.start &&
                          std::prev(actor)->span.end <= whole.span.end;
    if (overlaps) --actor;
    for (; actor != a_.actors.end() && actor->span.end <= whole.span.end; ++actor) {
      if (actor->form == mention::PlaceForm::goal) continue;
      const bool other = selector.side == Side::recipient && actor->side == Side::supporter;
      if (other) continue;
      if (auto value = value_of(*actor, selector.what)) add_once(out, std::move(*value));
    }
    const bool sure = selector.side != Side::unknown ||
                      (out.size() > 1 && std::all_of(out.begin(), out.end(), [&](const Value& one) {
                         return told_in_full(one.value);
                       }));
    std::vector<Value> pair = sure ? std::vector<Value>{} : signed_pair(whole.span);
    if (!pair.empty()) return pair;
  }
  return out;
}

// A clause of the sentence that is nothing but a place, or "in" and a place, as news that goes from
// one place to the next opens with it: "On 3 May, Shenyang, the third meeting".
std::vector<Value> Selection::take_alone(const Selector& selector, const Spot& spot) const {
  const Sentence& sentence = a_.sentences[a_.clauses[spot.clause].sentence];
  for (std::uint32_t c = sentence.clause_first; c < sentence.clause_last; ++c) {
    const Clause& clause = a_.clauses[c];
    if (c == spot.clause || clause.group_last != clause.group_first + 1) continue;
    if (distance(clause.span, spot.trigger) > reach) continue;
    const Group& group = a_.groups[clause.group_first];
    std::uint32_t start = clause.span.start;
    while (is_space(a_.text.at(start))) ++start;
    const std::uint32_t in = group.role == Case::at ? word_in_length : 0;
    if (group.span.start >= start && group.span.start <= start + in &&
        group.span.end == clause.span.end) {
      return values_of(group, selector, spot);
    }
  }
  return {};
}

// Whether the sentence names the aid itself ("yuan Jiang"): portraits of those posted name the
// region that sent them once, and speak of the aid to the end.
bool Selection::speaks_of_aid(const Spot& spot) const {
  const Span sentence = a_.sentences[a_.clauses[spot.clause].sentence].span;
  const std::uint32_t low =
      std::max(sentence.start, spot.trigger.start - std::min(spot.trigger.start, carried_most));
  const std::uint32_t high = std::min(sentence.end, spot.trigger.end + carried_most);
  const auto starts = [](const Actor& one, std::uint32_t at) { return one.span.start < at; };
  const auto first = std::lower_bound(a_.actors.begin(), a_.actors.end(), low, starts);
  const auto last = std::lower_bound(first, a_.actors.end(), high, starts);
  return std::any_of(first, last,
                     [](const Actor& one) { return one.form == mention::PlaceForm::goal; });
}

// What the claim of this kind that the report opens with has in a role: where no other of the kind
// has been told since, the report goes on speaking of it.
std::vector<Value> Selection::take_opening(const Draft& draft, std::uint32_t role,
                                           const std::vector<Draft>& before) {
  const std::vector<RoleOfKind>& roles = draft.kind->roles;
  const auto name = std::find_if(roles.begin(), roles.end(),
                                 [](const RoleOfKind& one) { return one.type == ValueType::name; });
  if (name == roles.end()) return {};
  if (before.size() > drafts_most) return {};
  const auto name_role = static_cast<std::size_t>(name - roles.begin());
  const Draft* opening = nullptr;
  for (const Draft& other : before) {
    if (other.kind != draft.kind) continue;
    if (opening == nullptr) {
      if (other.trigger.start > opening_most) return {};
      opening = &other;
    }
    const std::vector<Value>& told = other.roles[name_role];
    const std::vector<Value>& first = opening->roles[name_role];
    if (!told.empty() && !first.empty() && told[0].value != first[0].value) return {};
  }
  return opening == nullptr ? std::vector<Value>{} : opening->roles[role];
}

// The last day of something whose first day is known, where the text tells how many days it takes.
std::vector<Value> Selection::take_lasting(const Selector& selector, const Spot& spot,
                                           const Draft& draft) const {
  if (draft.kind->role(selector.role) == nullptr || draft.of(selector.role).empty()) return {};
  const auto start = Date::parse(draft.of(selector.role)[0].value);
  if (!start || start->day == 0 || start->year == 0) return {};
  const std::uint32_t line = a_.sentences[a_.clauses[spot.clause].sentence].line;
  const std::uint32_t first = a_.sentences[a_.clauses[spot.clause].sentence].clause_first;
  const auto last =
      std::min(static_cast<std::uint32_t>(a_.clauses.size()), spot.clause + lasting_clauses_most);
  for (std::uint32_t c = first; c < last; ++c) {
    const Span clause = a_.clauses[c].span;
    if (a_.sentences[a_.clauses[c].sentence].line != line) break;
    const Hit* days = a_.words.first_in(clause, days_);
    const bool alone = days != nullptr && c >= spot.clause && days->span() == clause;
    if (days == nullptr || (!alone && !word_ends_at(days->start, 0, selector.of))) {
      // "On the third day they went back."
      days = c < spot.clause ? nullptr : a_.words.first_in(clause, nth_day_);
      const Span behind = days == nullptr ? Span{} : Span{days->span().end, clause.end};
      if (days == nullptr || a_.words.first_in(behind, journey_end_) == nullptr) continue;
    }
    const lexicon::ClassId of = lexicon_.meaning(days->word, days_) != nullptr ? days_ : nth_day_;
    // A user's own word may have any value.
    const std::string_view value = lexicon_.value(*lexicon_.meaning(days->word, of));
    int count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    const bool number = error == std::errc() && end == value.data() + value.size();
    if (!number || count < 1 || count > days_most) continue;
    return {{Date::from_days(start->days() + count - 1).edtf(), "", days->span()}};
  }
  return {};
}

}  // namespace duikou::claim
