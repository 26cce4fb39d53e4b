// SPDX-License-Identifier: Apache-2.0
#include "mention/date_words.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace duikou::mention {
namespace {

// How many years, months, weeks or days people count back over; a RelativeWord holds no more.
constexpr int ago_most = 120;

std::optional<int> integer(std::string_view cell) {
  int out = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return out;
}

// "LOW-HIGH", both between the two ends.
std::optional<std::pair<int, int>> ends_in(std::string_view cell, int low, int high) {
  const std::size_t dash = cell.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = integer(cell.substr(0, dash));
  const auto last = integer(cell.substr(dash + 1));
  if (!first || !last || *first < low || *last > high || *first > *last) return std::nullopt;
  return std::pair(*first, *last);
}

constexpr int months_of_year = 12;
constexpr int days_most = 31;
constexpr int earliest_plan = 1900;
constexpr int latest_plan = 2199;

// Takes the first word off a cell.
std::string_view take(std::string_view& cell) {
  const std::size_t space = std::min(cell.find(' '), cell.size());
  const std::string_view out = cell.substr(0, space);
  cell.remove_prefix(std::min(space + 1, cell.size()));
  return out;
}

bool is_ideograph(char16_t unit) {
  return unit >= u'\u4E00' && unit <= u'\u9FFF';
}

std::optional<std::int8_t> distance_in(std::string_view word) {
  constexpr int most = 100;
  const auto out = integer(word);
  if (!out || *out < -most || *out > most) return std::nullopt;
  return static_cast<std::int8_t>(*out);
}

std::optional<RelativeWord> relative_in(std::string_view cell, YearsWord* pair = nullptr) {
  constexpr std::string_view units[] = {"year",    "month",   "day",    "week",
                                        "weekend", "quarter", "century"};
  constexpr std::string_view anchors[] = {"", "published", "told", "context"};
  RelativeWord out;
  const std::string_view unit = take(cell);
  const std::string_view anchor = take(cell);
  const auto offset = distance_in(take(cell));
  bool unit_known = false;
  for (std::size_t i = 0; i < std::size(units); ++i) {
    if (units[i] != unit) continue;
    out.unit = static_cast<RelativeWord::Unit>(i);
    unit_known = true;
  }
  for (std::size_t i = 1; i < std::size(anchors); ++i) {
    if (anchors[i] == anchor) out.anchor = static_cast<Anchor>(i);
  }
  if (!unit_known || out.anchor == Anchor::none || !offset) return std::nullopt;
  out.offset = *offset;
  if (pair != nullptr) {
    const auto last = distance_in(take(cell));
    if (!last || *last <= *offset) return std::nullopt;
    *pair = {*offset, *last};
  }
  return out;
}

std::optional<Festival> festival_in(std::string_view cell) {
  constexpr std::string_view ways[] = {"gregorian", "lunar", "weekday", "qingming"};
  const std::string_view way = take(cell);
  const auto month = integer(take(cell));
  const auto day = integer(take(cell));
  const auto* found = std::find(std::begin(ways), std::end(ways), way);
  if (found == std::end(ways) || !month || !day) return std::nullopt;
  if (*month < 1 || *month > months_of_year || *day < 0 || *day > days_most) return std::nullopt;
  Festival out;
  out.by = static_cast<Festival::By>(found - std::begin(ways));
  out.month = static_cast<std::uint8_t>(*month);
  out.day = static_cast<std::uint8_t>(*day);
  if (out.by != Festival::By::lunar && *day == 0) return std::nullopt;
  if (out.by == Festival::By::weekday) {
    const auto weekday = integer(take(cell));
    if (!weekday || *weekday < 1 || *weekday > 7) return std::nullopt;
    out.weekday = static_cast<std::uint8_t>(*weekday);
  }
  return out;
}

// What a class asks of its values, and how to write one.
struct Rule {
  std::string_view name;
  bool (*suits)(std::string_view cell);
  std::string_view cure;
};

constexpr Rule rules[] = {
    {"date.relative", [](std::string_view cell) { return relative_in(cell).has_value(); },
     "write unit, anchor and offset, as \"year published -1\""},
    {"date.ago", [](std::string_view cell) { return relative_in(cell).has_value(); },
     "write unit, anchor and the step of one, as \"year published -1\""},
    {"date.century", [](std::string_view cell) { return relative_in(cell).has_value(); },
     "write unit, anchor and offset, as \"century published -1\""},
    {"date.relative-pair",
     [](std::string_view cell) {
       YearsWord distances;
       return relative_in(cell, &distances).has_value();
     },
     "write unit, anchor and two offsets, as \"day published -1 0\""},
    {"date.season",
     [](std::string_view cell) { return ends_in(cell, 1, months_of_year).has_value(); },
     "write first and last month, as 1-3"},
    {"date.month-tail",
     [](std::string_view cell) { return cell.empty() || ends_in(cell, 1, days_most).has_value(); },
     "write nothing, or first and last day, as 11-20"},
    {"date.plan",
     [](std::string_view cell) { return ends_in(cell, earliest_plan, latest_plan).has_value(); },
     "write first and last year, as 2021-2025"},
    {"date.festival", [](std::string_view cell) { return festival_in(cell).has_value(); },
     "write calendar, month and day, as \"lunar 8 15\""},
    {"date.festival-short", [](std::string_view cell) { return festival_in(cell).has_value(); },
     "write calendar, month and day, as \"gregorian 5 1\""},
    {"date.weekday",
     [](std::string_view cell) {
       const auto day = integer(cell);
       return day && *day >= 1 && *day <= 7;
     },
     "write 1 for Monday to 7 for Sunday"},
    {"date.lunar-month",
     [](std::string_view cell) {
       const auto month = integer(cell);
       return month && *month >= 1 && *month <= months_of_year;
     },
     "write 1 to 12"},
    {"date.era",
     [](std::string_view cell) {
       const auto year = integer(cell);
       return year && *year >= 0 && *year < 2100;
     },
     "write the year before its first one"},
};

}  // namespace

DateFormWords::DateFormWords(const lexicon::Lexicon& lexicon)
    : other_calendar(lexicon, "date.other-calendar"),
      lunar(lexicon, "date.lunar"),
      lunar_month(lexicon, "date.lunar-month"),
      leap_sign(lexicon, "date.leap-sign"),
      lunar_day_sign(lexicon, "date.lunar-day-sign"),
      count_unit(lexicon, "count.unit"),
      festival(lexicon, "date.festival"),
      festival_short(lexicon, "date.festival-short"),
      festival_tail(lexicon, "date.festival-tail"),
      century(lexicon, "date.century"),
      century_sign(lexicon, "date.century-sign"),
      decade_sign(lexicon, "date.decade-sign"),
      decade_tail(lexicon, "date.decade-tail"),
      plan(lexicon, "date.plan"),
      plan_early(lexicon, "date.plan-early"),
      plan_tail(lexicon, "date.plan-tail"),
      plan_none(lexicon, "date.plan-none"),
      begins_form_(0x10000) {
  for (const std::string_view name :
       {"date.other-calendar", "date.lunar", "date.lunar-month", "date.leap-sign", "date.festival",
        "date.festival-short", "date.century", "date.plan"}) {
    for (const auto& word : lexicon.words_of(name)) begins_form_[word.word[0]] = true;
  }
}

DateWords::DateWords(const lexicon::Lexicon& lexicon, NumberReader reader)
    : DateFormWords(lexicon),
      numbers(std::move(reader)),
      year_sign(lexicon, "date.year-sign"),
      month_sign(lexicon, "date.month-sign"),
      day_sign(lexicon, "date.day-sign"),
      day_number_sign(lexicon, "date.day-number-sign"),
      year_tail(lexicon, "date.year-tail"),
      month_tail(lexicon, "date.month-tail"),
      season(lexicon, "date.season"),
      relative(lexicon, "date.relative"),
      weekday(lexicon, "date.weekday"),
      weekday_sign(lexicon, "date.weekday-sign"),
      due(lexicon, "date.due"),
      since(lexicon, "date.since"),
      as_of(lexicon, "date.as-of"),
      since_before(lexicon, "date.since-before"),
      until_before(lexicon, "date.until-before"),
      recurring(lexicon, "date.recurring"),
      duration_before(lexicon, "date.duration-before"),
      none(lexicon, "date.none"),
      not_sign(lexicon, "date.not-sign"),
      not_use(lexicon, "date.not-use"),
      future(lexicon, "date.future"),
      past(lexicon, "date.past"),
      dateline(lexicon, "date.dateline"),
      clock(lexicon, "date.clock"),
      joiner(lexicon, "number.joiner"),
      separator(lexicon, "number.separator"),
      opening(lexicon, "date.opening"),
      relative_pair(lexicon, "date.relative-pair"),
      season_not(lexicon, "date.season-not"),
      era(lexicon, "date.era"),
      first_year(lexicon, "date.first-year"),
      short_year_tail(lexicon, "date.short-year-tail"),
      counting_sign(lexicon, "date.counting-sign"),
      ago_sign(lexicon, "date.ago"),
      ago_before(lexicon, "date.ago-before"),
      ago_not(lexicon, "date.ago-not"),
      may_begin_(0x10000),
      begins_(0x10000),
      begins_pair_(0x10000) {
  add_beginnings(lexicon);
}

void DateWords::add_beginnings(const lexicon::Lexicon& lexicon) {
  for (std::uint32_t c = 0; c < 0x10000; ++c) {
    if (numbers.begins(static_cast<char16_t>(c))) begins_[c] = may_begin_[c] = true;
  }
  for (const std::string_view name :
       {"date.relative", "date.season", "date.none", "date.weekday-sign", "date.era",
        "date.relative-pair", "date.other-calendar", "date.lunar", "date.lunar-month",
        "date.leap-sign", "date.festival", "date.festival-short", "date.century", "date.plan"}) {
    for (const auto& word : lexicon.words_of(name)) {
      if (word.word.size() == 1) {
        begins_[word.word[0]] = true;
      } else {
        begins_pair_[pair_of(word.word[0], word.word[1])] = true;
      }
      may_begin_[word.word[0]] = true;
    }
  }
}

Status DateWords::check(const lexicon::Lexicon& lexicon) const {
  for (const Rule& rule : rules) {
    for (const auto& word : lexicon.words_of(rule.name)) {
      const std::string_view cell = lexicon.value(word.meaning);
      if (rule.suits(cell)) continue;
      return Error{Error::Kind::refused, "lexicon/words/dates.tsv",
                   text::utf8_of(word.word) + " has the value \"" + std::string(cell) + "\"",
                   std::string(rule.cure)};
    }
  }
  return Done{};
}

Result<DateWords> DateWords::make(const lexicon::Lexicon& lexicon) {
  auto numbers = NumberReader::make(lexicon);
  if (!numbers) return std::move(numbers).error();
  DateWords out(lexicon, std::move(*numbers));
  if (auto checked = out.check(lexicon); !checked) return std::move(checked).error();
  return out;
}

RelativeWord DateWords::relative_of(const lexicon::Hit& hit) const {
  return relative_in(relative.value(hit)).value_or(RelativeWord{});
}

// A number that is vague, or digits run together, tells no date, nor does one that is a year: two
// digits with a zero, or four. Years are told from the day of writing; days, weeks and months as
// often from what happened ("four days before the visit"), so that the words of a clause before
// them make them none.
std::optional<RelativeWord> DateWords::ago(const text::Folded& text, const lexicon::Scan& scan,
                                           const Number& number, std::uint32_t& end) const {
  const bool told = number.exact && number.bound == Bound::exact && !number.bare &&
                    number.parts % Amount::parts_of_one == 0;
  if (!told || number.whole() < 1 || number.whole() > ago_most) return std::nullopt;
  if (number.row &&
      (number.digits > (number.arabic ? 3 : 1) || numbers.digit(text[number.span.start]) == 0)) {
    return std::nullopt;
  }
  const auto* sign = ago_sign.at(scan, number.span.end);
  if (sign == nullptr) return std::nullopt;
  end = sign->start + sign->length;
  if (ago_not.at(scan, end - 1) != nullptr) return std::nullopt;
  RelativeWord out = relative_in(ago_sign.value(*sign)).value_or(RelativeWord{});
  const std::int64_t offset = out.offset * number.whole();
  if (offset < -ago_most || offset > ago_most) return std::nullopt;
  out.offset = static_cast<std::int8_t>(offset);
  const std::uint32_t start = number.span.start;
  const bool stands = out.unit == RelativeWord::Unit::year ||
                      !is_ideograph(text.at(std::int64_t{start} - 1)) ||
                      ago_before.before(scan, start) != nullptr;
  return stands ? std::optional(out) : std::nullopt;
}

Season DateWords::season_of(const lexicon::Hit& hit) const {
  const auto ends = ends_in(season.value(hit), 1, months_of_year);
  if (!ends) return {};
  return {static_cast<std::uint8_t>(ends->first), static_cast<std::uint8_t>(ends->second)};
}

MonthPart DateWords::month_part_of(const lexicon::Hit& hit) const {
  const auto ends = ends_in(month_tail.value(hit), 1, days_most);
  if (!ends) return {};
  return {static_cast<std::uint8_t>(ends->first), static_cast<std::uint8_t>(ends->second)};
}

RelativeWord DateWords::relative_pair_of(const lexicon::Hit& hit, YearsWord& distances) const {
  return relative_in(relative_pair.value(hit), &distances).value_or(RelativeWord{});
}

RelativeWord DateWords::century_of(const lexicon::Hit& hit) const {
  return relative_in(century.value(hit)).value_or(RelativeWord{});
}

YearsWord DateWords::plan_of(const lexicon::Hit& hit) const {
  const auto ends = ends_in(plan.value(hit), earliest_plan, latest_plan).value_or(std::pair(0, 0));
  return {static_cast<std::int16_t>(ends.first), static_cast<std::int16_t>(ends.second)};
}

Festival DateWords::festival_of(const lexicon::Hit& hit) const {
  return festival_in(festival.value(hit)).value_or(Festival{});
}

Festival DateWords::festival_short_of(const lexicon::Hit& hit) const {
  return festival_in(festival_short.value(hit)).value_or(Festival{});
}

int DateWords::lunar_month_of(const lexicon::Hit& hit) const {
  return integer(lunar_month.value(hit)).value_or(1);
}

int DateWords::era_of(const lexicon::Hit& hit) const {
  return integer(era.value(hit)).value_or(0);
}

}  // namespace duikou::mention
