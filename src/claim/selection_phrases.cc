// SPDX-License-Identifier: Apache-2.0
// The selector "phrase": the noun phrase that ends with a trigger, as the name of a meeting or of a
// project does.
#include <algorithm>

#include "claim/mentions_within.h"
#include "claim/quotation_marks.h"
#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

constexpr std::uint32_t phrase_length_most = 60;
constexpr std::uint32_t keep_before_most = 3;

bool is_letter(char16_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= u'0' && c <= u'9') ||
         (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == 0x00B7 || c == 0x3007 ||
         c == 0x2014 || c == u'-' || c == 0x3001;
}

}  // namespace

// The actor that begins before a position and ends at or behind it: names are not cut.
const Actor* Selection::actor_around(std::uint32_t position) const {
  const auto after =
      std::lower_bound(a_.actors.begin(), a_.actors.end(), position,
                       [](const Actor& actor, std::uint32_t at) { return actor.span.start < at; });
  if (after == a_.actors.begin()) return nullptr;
  const Actor& before = *std::prev(after);
  return before.span.end >= position && before.kind == Actor::Kind::region ? &before : nullptr;
}

// Where a phrase begins behind the ordinals that lead it: an ordinal before a name is told beside
// it; inside the name it belongs to it.
std::uint32_t Selection::behind_ordinals(Span phrase) const {
  std::uint32_t start = phrase.start;
  const auto [ordinal, behind] = within(a_.counts, phrase);
  for (std::size_t i = ordinal; i < behind; ++i) {
    const Mention& told = a_.counts[i];
    const Hit* range = lexicon_.longest(a_.scan, start, range_);
    const std::uint32_t gap = range == nullptr ? 0 : range->length;
    const bool leads = told.span.start == start || told.span.start == start + gap;
    if (told.type != mention::Type::ordinal || !leads) break;
    // "The tenth batch's" is of the batch, not of the meeting.
    if (lexicon_.longest(a_.scan, told.unit.start, batch_) != nullptr) break;
    start = told.span.end;
  }
  // So does one behind those whose meeting it is: "both cities' third joint meeting".
  for (std::size_t i = ordinal; i < behind; ++i) {
    const Mention& told = a_.counts[i];
    const bool theirs = told.type == mention::Type::ordinal && told.span.start > start &&
                        word_ends_at(told.span.start, 0, both_);
    if (theirs) start = told.span.end;
  }
  return start;
}

// A word that ends a phrase does not where a longer one that belongs into it holds it.
bool Selection::kept_in_phrase(Span word) const {
  const std::uint32_t low = word.start - std::min(word.start, keep_before_most);
  for (std::uint32_t from = low; from <= word.start; ++from) {
    const Hit* longer = lexicon_.longest(a_.scan, from, phrase_keep_);
    if (longer != nullptr && longer->length > word.length() && longer->span().contains(word)) {
      return true;
    }
  }
  return false;
}

// The noun phrase that ends with the trigger: what stands in the quotation marks around it, or what
// reaches left to a sign, a date, a person or a word that cannot be part of a name.
std::vector<Value> Selection::take_phrase(const Selector& selector, const Spot& spot) const {
  if (spot.office != nullptr) {
    return {{std::string(a_.quote(spot.trigger)), "", spot.trigger}};
  }
  const lexicon::ClassId stop = selector.of == lexicon::no_class ? phrase_stop_ : selector.of;
  const std::uint32_t floor =
      std::max(a_.clauses[spot.clause].span.start,
               spot.trigger.end - std::min(spot.trigger.end, phrase_length_most));
  const bool quoted = closes_name(a_.text.at(spot.trigger.end));
  std::uint32_t start = spot.trigger.start;
  const auto stops = [&](std::uint32_t at) {
    for (std::uint32_t length = 1; length <= 4 && length <= at; ++length) {
      for (const Hit& hit : a_.scan.at(at - length)) {
        if (hit.length != length || lexicon_.meaning(hit.word, stop) == nullptr) continue;
        if (!kept_in_phrase(hit.span())) return true;
      }
    }
    return false;
  };
  const auto dated = [&](std::uint32_t at) {
    const auto [first, last] = within(a_.dates, {floor, at});
    if (first == last || a_.dates[last - 1].span.end != at) return false;
    const Mention& date = a_.dates[last - 1];
    const bool year_alone = date.date.start.month == 0 && date.date.end.empty();
    // "Of the year", and a year right behind whose meeting it is, belong to the name.
    constexpr char16_t year_sign = 0x5E74;
    if (year_alone && a_.text[at - 1] != year_sign) return false;
    const Actor* owner = actor_around(date.span.start);
    if (year_alone && owner != nullptr && owner->span.end == date.span.start) return false;
    const auto [number, behind] = within(a_.counts, {at, at + 1});
    if (year_alone && number < behind && a_.counts[number].type == mention::Type::ordinal) {
      return false;
    }
    return !(year_alone && date.span.start > floor && stops(date.span.start));
  };
  while (start > floor) {
    if (const Actor* actor = actor_around(start); actor != nullptr && actor->span.start >= floor) {
      start = actor->span.start;
      continue;
    }
    if (a_.text[start - 1] == 0x2014 && start > 1 && a_.text[start - 2] == 0x2014) break;
    if (quoted ? opens_name(a_.text[start - 1])
               : !is_letter(a_.text[start - 1]) || stops(start) || dated(start)) {
      break;
    }
    --start;
  }
  while (start < spot.trigger.start) {
    const Hit* skip = lexicon_.longest(a_.scan, start, phrase_skip_);
    if (skip == nullptr) break;
    start += skip->length;
  }
  start = behind_ordinals({start, spot.trigger.start});
  const Span span{start, spot.trigger.end};
  return {{std::string(a_.quote(span)), "", span}};
}

}  // namespace duikou::claim
