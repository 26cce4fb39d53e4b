// SPDX-License-Identifier: Apache-2.0
// Selectors that take dates, numbers, words and stretches of text.
#include <algorithm>

#include "base/limits.h"
#include "claim/mentions_within.h"
#include "claim/quotation_marks.h"
#include "claim/reach.h"
#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::DateUse;
using mention::Mention;

namespace {

constexpr std::uint32_t lead_length_most = 8;
constexpr std::uint32_t speech_length_most = 2000;
constexpr std::uint32_t clauses_ahead_most = 40;
constexpr std::uint32_t bracket_length_most = 40;

// What a mention gives where this use of a date is asked for; empty where it gives nothing.
Date date_for(const Mention& mention, DateWanted wanted) {
  const Date last = mention.date.end.empty() ? mention.date.start : mention.date.end;
  switch (wanted) {
    case DateWanted::start:
      return mention.use == DateUse::as_of || mention.use == DateUse::due ? Date{}
                                                                          : mention.date.start;
    case DateWanted::end:
      if (mention.use == DateUse::as_of) return last;
      return mention.use == DateUse::plain ? mention.date.end : Date{};
    case DateWanted::as_of:
      return mention.use == DateUse::as_of ? last : Date{};
    case DateWanted::since:
      return mention.use == DateUse::since ? mention.date.start : Date{};
    case DateWanted::due:
      return mention.use == DateUse::due ? last : Date{};
    case DateWanted::point:
      if (mention.use == DateUse::since || !mention.date.end.empty()) return {};
      return last;
    case DateWanted::period:
      if (mention.use == DateUse::since) return mention.date.start;
      if (mention.use != DateUse::plain) return {};
      return mention.date.end.empty() && mention.date.start.month != 0 ? Date{}
                                                                       : mention.date.start;
    case DateWanted::any:
    case DateWanted::last:
      return mention.use == DateUse::as_of || mention.use == DateUse::due ? last
                                                                          : mention.date.start;
  }
  return {};
}

bool is_bracket(char16_t c) {
  return c == 0xFF08 || c == 0xFF09 || c == u'(' || c == u')';
}

}  // namespace

std::optional<Value> Selection::date_value(const Mention& date, DateWanted wanted) {
  const Date value = date_for(date, wanted);
  if (value.empty()) return std::nullopt;
  return Value{value.edtf(), "", date.span};
}

Selection::Zones Selection::date_zones(const Selector& selector, const Spot& spot,
                                       const Draft& draft, const std::vector<Draft>& before) const {
  if (selector.where == Where::fresh) return {fresh_zone(spot, draft, before)};
  return zones(selector.where, spot);
}

std::vector<Value> Selection::take_dates(const Selector& selector, const Zones& all) const {
  std::vector<Value> out;
  for (const Span zone : all) {
    const auto [first, last] = within(a_.dates, zone);
    for (std::size_t i = first; i < last && out.size() < limits::values_of_a_role; ++i) {
      if (!date_suits(selector, a_.dates[i].span)) continue;
      const Date date = date_for(a_.dates[i], selector.date);
      if (selector.date == DateWanted::point && date.empty()) return {};
      if (!date.empty()) out.push_back({date.edtf(), "", a_.dates[i].span});
    }
  }
  return out;
}

// All ordinals of a zone; between the two of a range stand the numbers that it leaves out.
std::vector<Value> Selection::take_ordinals(const Selector& selector, const Spot& spot) const {
  constexpr std::int64_t range_most = 60;
  std::vector<Value> out;
  std::int64_t number_before = 0;
  std::uint32_t end_before = 0;
  for (const Span zone : zones(selector.where, spot)) {
    const auto [first, last] = within(a_.counts, zone);
    for (std::size_t i = first; i < last && out.size() < limits::values_of_a_role; ++i) {
      const Mention& ordinal = a_.counts[i];
      if (ordinal.type != mention::Type::ordinal) continue;
      const std::int64_t number = ordinal.parts / Amount::parts_of_one;
      const lexicon::Hit* range = lexicon_.longest(a_.scan, end_before, range_);
      const bool ranges = range != nullptr && end_before + range->length == ordinal.span.start &&
                          number > number_before && number - number_before <= range_most;
      for (std::int64_t between = ranges && !out.empty() ? number_before + 1 : number;
           between <= number; ++between) {
        out.push_back({std::to_string(between), "", ordinal.span});
      }
      number_before = number;
      end_before = ordinal.span.end;
    }
  }
  return out;
}

// Whether a number that counts, or a sum, begins in a stretch.
bool Selection::tells_number(Span zone) const {
  const auto [first, last] = within(a_.counts, zone);
  for (std::size_t i = first; i < last; ++i) {
    if (a_.counts[i].type != mention::Type::ordinal) return true;
  }
  const auto [sum, behind] = within(a_.amounts, zone);
  return sum != behind;
}

// Whether a bracket behind a number, closed before the trigger, holds a date: it is told of that
// number. One behind anything else names a period of what follows.
bool Selection::shut_off(Span date, const Spot& spot) const {
  const std::uint32_t end = std::min(spot.trigger.start, date.end + bracket_length_most);
  std::uint32_t at = date.end;
  while (at < end && !is_bracket(a_.text[at])) ++at;
  if (at >= end || (a_.text[at] != 0xFF09 && a_.text[at] != u')')) return false;
  const std::uint32_t low = date.start - std::min(date.start, bracket_length_most);
  return tells_number({std::max(low, a_.clauses[spot.clause].span.start), date.start});
}

// Whether a semicolon parts a date from the trigger: one that opens the sentence is told of all.
bool Selection::told_of_another(Span date, const Spot& spot) const {
  if (to_semicolon({date.end, spot.trigger.start}).end == spot.trigger.start) return false;
  const Sentence& sentence = a_.sentences[a_.clauses[spot.clause].sentence];
  const std::uint32_t low = date.start - std::min(date.start, reach);
  return date.start >= a_.clauses[sentence.clause_first].span.end ||
         tells_number({std::max(low, sentence.span.start), date.start});
}

std::vector<Value> Selection::take_date(const Selector& selector, const Spot& spot,
                                        const Draft& draft,
                                        const std::vector<Draft>& before) const {
  const Zones all = date_zones(selector, spot, draft, before);
  if (selector.list) return take_dates(selector, all);
  bool as_of = false;
  for (const Span zone : all) {
    const auto [first, last] = within(a_.dates, zone);
    const bool behind = zone.start >= spot.trigger.end && selector.date != DateWanted::last;
    for (std::size_t step = first; step < last; ++step) {
      const std::size_t i = behind ? step : last - 1 - (step - first);
      if (!date_suits(selector, a_.dates[i].span) || in_name(draft, a_.dates[i].span)) continue;
      if (shut_off(a_.dates[i].span, spot)) continue;
      if (selector.where == Where::item && told_of_another(a_.dates[i].span, spot)) return {};
      const Date date = date_for(a_.dates[i], selector.date);
      // Before "as of", only what opens a stretch of time is its start.
      const bool opens = a_.dates[i].use == DateUse::since || !a_.dates[i].date.end.empty();
      if (as_of && selector.date == DateWanted::start && !opens) continue;
      as_of = as_of || a_.dates[i].use == DateUse::as_of;
      // A day told above is that of the happening; a month or a year there tells of other things.
      const bool told = selector.where == Where::above ? date.day != 0 : !date.empty();
      if (told) return {{date.edtf(), "", a_.dates[i].span}};
    }
    // The line of a caption that tells a time tells all of it.
    if (selector.where == Where::caption && first != last) break;
  }
  return {};
}

// Whether a word of the class stands right before a sum; a longer one of value "no" is none.
bool Selection::led_by(std::uint32_t at, lexicon::ClassId of) const {
  const std::uint32_t floor = a_.clauses[a_.clause_at(at)].span.start;
  if (at == floor) return true;  // a sum that opens its clause is told of what stands before
  const std::uint32_t low = std::max(floor, at - std::min(at, lead_length_most));
  for (std::uint32_t from = low; from < at;) {
    const Hit* hit = lexicon_.longest(a_.scan, from, of);
    if (hit != nullptr && from + hit->length <= at) {
      if (lexicon_.value(*lexicon_.meaning(hit->word, of)) != "no") return true;
      from += hit->length;
    } else {
      ++from;
    }
  }
  return false;
}

// "The eleventh batch ... the first group of it": a first one behind a numbered one of its clause
// or of the sentence is a part of that. A semicolon, or people told between, part the two.
const Mention& Selection::whole_of(const Mention& ordinal, const Spot& spot) const {
  const Hit* first = lexicon_.longest(a_.scan, ordinal.span.start, first_);
  if (first == nullptr || ordinal.span.end > spot.trigger.start) return ordinal;
  const Span back = zones(Where::back, spot)[0];
  const auto [from, to] = within(a_.counts, {back.start, ordinal.span.start});
  if (from == to) return ordinal;
  const Mention& before = a_.counts[to - 1];
  const bool numbered = before.type == mention::Type::ordinal &&
                        lexicon_.longest(a_.scan, before.span.start, first_) == nullptr;
  const bool same_unit = a_.quote(before.unit) == a_.quote(ordinal.unit);
  const Span between{before.span.end, ordinal.span.start};
  return numbered && same_unit && to_semicolon(between).end == between.end ? before : ordinal;
}

std::vector<Value> Selection::take_number(const Selector& selector, const Spot& spot) const {
  if (selector.list && selector.what == What::ordinal) return take_ordinals(selector, spot);
  const auto fits = [&](const Mention& mention) {
    if (selector.what == What::amount) {
      const std::uint32_t away =
          spot.trigger.end > mention.span.start ? 0 : mention.span.start - spot.trigger.end;
      if (selector.touching && away != 0) return false;
      return selector.of == lexicon::no_class || led_by(mention.span.start, selector.of);
    }
    const bool ordinal = mention.type == mention::Type::ordinal;
    if (ordinal != (selector.what == What::ordinal)) return false;
    if (!ordinal && !selector.units.empty()) {
      const auto unit = static_cast<mention::CountFinder::Unit>(mention.row);
      return std::find(selector.units.begin(), selector.units.end(), unit) != selector.units.end();
    }
    if (selector.of == lexicon::no_class) return true;
    const Hit* unit = lexicon_.longest(a_.scan, mention.unit.start, selector.of);
    return unit != nullptr && unit->length == mention.unit.length();
  };
  const auto value = [](const Mention& mention) {
    return Value{Amount{mention.parts, "CNY"}.text(), "", mention.span};
  };
  const bool money = selector.what == What::amount;
  if (selector.where == Where::trigger && spot.mention != nullptr) {
    return {{money ? spot.mention->value : value(*spot.mention).value, "", spot.mention->span}};
  }
  const std::vector<Mention>& mentions = money ? a_.amounts : a_.counts;
  const Mention* best = nullptr;
  std::uint32_t nearest = 0;
  for (const Span zone : zones(selector.where, spot)) {
    const auto [first, last] = within(mentions, zone);
    for (std::size_t i = first; i < last; ++i) {
      if (!fits(mentions[i])) continue;
      if (selector.where == Where::item && shut_off(mentions[i].span, spot)) continue;
      const Span span = mentions[i].span;
      const std::uint32_t away = span.start >= spot.trigger.end ? span.start - spot.trigger.end
                                                                : spot.trigger.start - span.start;
      if (best == nullptr || away < nearest) best = &mentions[i], nearest = away;
    }
    const bool one_of_two = selector.where == Where::clause && zone.end <= spot.trigger.start;
    if (best != nullptr && !one_of_two) break;
  }
  if (best == nullptr) return {};
  if (selector.where == Where::item && selector.what == What::ordinal) {
    // A batch whose own clause counts it is none of those counted beyond a semicolon.
    const Span between{best->span.end, std::max(best->span.end, spot.trigger.start)};
    const Span own{between.start, a_.clauses[a_.clause_at(best->span.start)].span.end};
    if (to_semicolon(between).end != between.end && tells_number(own)) return {};
  }
  if (selector.what == What::ordinal) best = &whole_of(*best, spot);
  return {{money ? best->value : value(*best).value, "", best->span}};
}

std::vector<Value> Selection::take_words(const Selector& selector, const Spot& spot) const {
  std::vector<Value> out;
  for (const Span zone : zones(selector.where, spot)) {
    const std::uint32_t zone_end = std::min(zone.end, a_.text.size());
    for (std::uint32_t at = zone.start; at < zone_end;) {
      const Hit* hit = lexicon_.longest(a_.scan, at, selector.of);
      const bool fits = hit != nullptr && hit->start + hit->length <= zone_end &&
                        (!selector.touching || hit->start + hit->length == spot.trigger.start ||
                         hit->start == spot.trigger.end);
      if (!fits) {
        ++at;
        continue;
      }
      const std::string_view cell = lexicon_.value(*lexicon_.meaning(hit->word, selector.of));
      const std::string_view value = cell.empty() ? a_.quote(hit->span()) : cell;
      if (selector.last) out.clear();
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Value& v) { return v.value == value; });
      if (!known) out.push_back({std::string(value), "", hit->span()});
      at += hit->length;
      if (selector.single) return out;
    }
    if (!out.empty()) return out;
  }
  return out;
}

// Where a run of speech that begins at `start` ends: at the end of the sentence, or behind it where
// a quotation opened before is still open there.
std::uint32_t Selection::end_of_speech(std::uint32_t start, std::uint32_t sentence_end) const {
  const std::uint32_t most = std::min(a_.text.size(), start + speech_length_most);
  int open = 0;
  for (std::uint32_t i = start; i < most; ++i) {
    const char16_t c = a_.text[i];
    if (c == u'\n') return i;
    if (opens_name(c)) ++open;
    if (closes_name(c)) --open;
    const bool past = i >= sentence_end;
    if (past && open <= 0) return closes_name(c) ? i + 1 : i;
  }
  return std::min(most, sentence_end);
}

std::vector<Value> Selection::take_said(const Spot& spot) const {
  const Span span = speech_.words(spot.trigger, spot.clause);
  if (span.empty()) return {};
  return {{std::string(a_.quote(span)), "", span}};
}

// Where a passage begins that its clause only dates: "will send 70 teachers, all there by May".
std::uint32_t Selection::start_of_deed(std::uint32_t clause) const {
  const Span own = a_.clauses[clause].span;
  if (clause == a_.sentences[a_.clauses[clause].sentence].clause_first) return own.start;
  Span before = a_.clauses[clause - 1].span;
  before.end = std::min(before.end, before.start + reach);
  const char16_t mark = a_.text.at(a_.clauses[clause - 1].span.end);
  const bool joined = mark == 0xFF0C || mark == u',';
  const bool to_come = a_.words.first_in(before, undertake_) != nullptr &&
                       a_.words.first_in(before, done_) == nullptr;
  return joined && to_come && tells_number(before) ? before.start : own.start;
}

std::vector<Value> Selection::take_rest(const Selector& selector, const Spot& spot) const {
  const Clause& clause = a_.clauses[spot.clause];
  const Sentence& sentence = a_.sentences[clause.sentence];
  const bool passage = selector.what == What::passage;
  const bool verb_on = passage && selector.where == Where::trigger;  // to the end of the clause
  std::uint32_t start = !passage  ? spot.trigger.end
                        : verb_on ? spot.trigger.start
                                  : clause.span.start;
  const auto is_lead = [](char16_t c) {
    return c == 0xFF0C || c == 0xFF1A || c == u',' || c == u':' || c == u' ' || c == 0x3000;
  };
  if (passage && !verb_on && !tells_number(clause.span)) start = start_of_deed(spot.clause);
  while (start < sentence.span.end && is_lead(a_.text[start])) ++start;
  std::uint32_t end = 0;
  if (opens_quotation(a_.text.at(start))) {
    int open = 0;
    const std::uint32_t most = std::min(a_.text.size(), start + speech_length_most);
    end = start + 1;
    for (std::uint32_t i = start; i < most && a_.text[i] != u'\n'; ++i) {
      if (opens_name(a_.text[i])) ++open;
      if (closes_name(a_.text[i])) --open;
      end = i;
      if (open == 0) break;
    }
    ++start;
  } else {
    end = verb_on ? clause.span.end : end_of_speech(start, sentence.span.end);
    // What a semicolon parts off is another matter.
    const std::uint32_t last = std::min(sentence.clause_last, spot.clause + clauses_ahead_most);
    for (std::uint32_t c = spot.clause; c < last; ++c) {
      const std::uint32_t mark = a_.clauses[c].span.end;
      if (mark <= start || mark >= end || (a_.text[mark] != 0xFF1B && a_.text[mark] != u';'))
        continue;
      end = mark;
      break;
    }
  }
  end = std::min(end, start + speech_length_most);
  while (end > start && is_lead(a_.text[end - 1])) --end;
  if (end <= start + 1) return {};
  const Span span{start, end};
  return {{std::string(a_.quote(span)), "", span}};
}

// Start and end of a happening come from one mention, or the end of another one gets mixed in.
std::vector<Value> Selection::take_beside(const Selector& selector, const Draft& draft) const {
  if (draft.kind->role(selector.role) == nullptr || draft.of(selector.role).empty()) return {};
  const Span span = draft.of(selector.role)[0].span;
  const auto [first, last] = within(a_.dates, {span.start, span.start + 1});
  if (first == last) return {};
  const Date date = date_for(a_.dates[first], selector.date);
  if (date.empty()) return {};
  return {{date.edtf(), "", span}};
}

}  // namespace duikou::claim
