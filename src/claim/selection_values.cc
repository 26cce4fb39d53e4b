// SPDX-License-Identifier: Apache-2.0
// Selectors that take dates, numbers, words and stretches of text.
#include <algorithm>

#include "base/limits.h"
#include "claim/quotation_marks.h"
#include "claim/reach.h"
#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::DateUse;
using mention::Mention;

namespace {

constexpr std::uint32_t lead_length_most = 8;
constexpr std::uint32_t phrase_length_most = 60;
constexpr std::uint32_t keep_before_most = 3;
constexpr std::uint32_t speech_length_most = 2000;
constexpr std::uint32_t clauses_ahead_most = 40;
constexpr std::uint32_t bracket_length_most = 40;

// The mentions of a zone, which are sorted: [first, last).
std::pair<std::size_t, std::size_t> within(const std::vector<Mention>& mentions, Span zone) {
  const auto starts = [](const Mention& mention, std::uint32_t at) {
    return mention.span.start < at;
  };
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), zone.start, starts);
  const auto last = std::lower_bound(first, mentions.end(), zone.end, starts);
  return {static_cast<std::size_t>(first - mentions.begin()),
          static_cast<std::size_t>(last - mentions.begin())};
}

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

bool is_letter(char16_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= u'0' && c <= u'9') ||
         (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == 0x00B7 || c == 0x3007 ||
         c == 0x2014 || c == u'-' || c == 0x3001;
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
