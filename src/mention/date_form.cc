// SPDX-License-Identifier: Apache-2.0
#include "mention/date_form.h"

#include <algorithm>

namespace duikou::mention {
namespace {

using Kind = WrittenForm::Kind;
using Unit = RelativeWord::Unit;

constexpr int years_of_century = 100;
constexpr int years_of_decade = 10;
constexpr int latest_century = 22;

bool is_opening_quote(char16_t unit) {
  return unit == u'\u201C' || unit == u'\u2018' || unit == u'\u300C' || unit == u'\u300E' ||
         unit == u'"';
}

bool is_closing_quote(char16_t unit) {
  return unit == u'\u201D' || unit == u'\u2019' || unit == u'\u300D' || unit == u'\u300F' ||
         unit == u'"';
}

bool is_plain(const Number& number) {
  return !number.span.empty() && number.exact && number.bound == Bound::exact && !number.bare &&
         number.parts % Amount::parts_of_one == 0;
}

bool is_within(const Number& number, std::int64_t low, std::int64_t high) {
  return is_plain(number) && number.whole() >= low && number.whole() <= high;
}

}  // namespace

bool DateFormReader::quoted(Place in, Span span) const {
  return is_opening_quote(in.text.at(std::int64_t{span.start} - 1)) &&
         is_closing_quote(in.text.at(span.end));
}

// The month of the Chinese calendar that begins at `at`; its end, or 0. `special` tells that its
// name is one that the Gregorian months do not have.
std::uint32_t DateFormReader::read_lunar_month(Place in, std::uint32_t at, WrittenForm& out,
                                               bool& special) const {
  const std::uint32_t leap = words_.leap_sign.length(in.scan, at);
  out.lunar.leap = leap > 0;
  at += leap;
  special = leap > 0;
  if (const auto* name = words_.lunar_month.at(in.scan, at)) {
    special = true;
    out.lunar.month = static_cast<std::uint8_t>(words_.lunar_month_of(*name));
    return name->start + name->length;
  }
  const Number number = words_.numbers.read(in.text, at);
  if (!is_within(number, 1, 12)) return 0;
  const auto* sign = words_.month_sign.at(in.scan, number.span.end);
  if (sign == nullptr) return 0;
  out.lunar.month = static_cast<std::uint8_t>(number.whole());
  return number.span.end + 1;
}

// The day that begins at `at`; its end, or 0. Without `plain` only days that are written as the
// Chinese calendar alone writes them: with the sign of the first ten, or short twenties.
std::uint32_t DateFormReader::read_lunar_day(Place in, std::uint32_t at, bool plain,
                                             WrittenForm& out) const {
  const std::uint32_t sign = words_.lunar_day_sign.length(in.scan, at);
  const bool tens = words_.numbers.is_tens(in.text.at(at));
  if (sign == 0 && !tens && !plain) return 0;
  const Number number = words_.numbers.read(in.text, at + sign);
  if (!is_within(number, 1, sign > 0 ? 10 : 30)) return 0;
  std::uint32_t end = number.span.end;
  const bool counts = words_.count_unit.at(in.scan, end) != nullptr;
  const std::uint32_t day_sign =
      std::max(words_.day_sign.length(in.scan, end), words_.day_number_sign.length(in.scan, end));
  if (!plain && (counts || (tens && day_sign > 0))) return 0;
  if (counts && day_sign == 0) return 0;
  out.lunar.day = static_cast<std::uint8_t>(number.whole());
  return end + day_sign;
}

std::optional<WrittenForm> DateFormReader::read_lunar(Place in, std::uint32_t at) const {
  WrittenForm out;
  out.kind = Kind::lunar;
  const std::uint32_t calendar = words_.lunar.length(in.scan, at);
  std::uint32_t next = at + calendar;
  if (calendar > 0) {
    const Number year = words_.numbers.read(in.text, next);
    if (is_within(year, first_lunar_year, last_lunar_year) && year.digits == 4) {
      const std::uint32_t sign = words_.year_sign.length(in.scan, year.span.end);
      if (sign == 0) return std::nullopt;
      out.year = {DatePiece::Origin::given, Anchor::none, static_cast<std::int16_t>(year.whole())};
      next = year.span.end + sign;
    }
  }
  bool special = false;
  const std::uint32_t month_end = read_lunar_month(in, next, out, special);
  if (month_end == 0) return std::nullopt;
  const bool certain = calendar > 0 || special;
  if (certain && !out.lunar.leap && calendar == 0 && out.lunar.month == 11) special = false;
  const std::uint32_t day_end = read_lunar_day(in, month_end, certain, out);
  // The name of the eleventh month is also an adjective of winter.
  if (day_end == 0 && calendar == 0 && !special) return std::nullopt;
  out.span = {at, std::max(day_end, month_end)};
  return out;
}

std::optional<WrittenForm> DateFormReader::read_festival(Place in, std::uint32_t at) const {
  WrittenForm out;
  out.kind = Kind::festival;
  if (const auto* word = words_.festival.at(in.scan, at)) {
    out.span = word->span();
    out.festival = words_.festival_of(*word);
    return out;
  }
  const auto* word = words_.festival_short.at(in.scan, at);
  if (word == nullptr) return std::nullopt;
  out.span = word->span();
  const bool marked = quoted(in, out.span);
  if (!marked && words_.festival_tail.at(in.scan, out.span.end) == nullptr) return std::nullopt;
  out.festival = words_.festival_short_of(*word);
  return out;
}

// Tens of years: 80, eighty, or two of them run together: eight-nine-ty.
bool DateFormReader::read_tens(Place in, std::uint32_t at, WrittenForm& out) const {
  const Number number = words_.numbers.read(in.text, at);
  if (number.span.empty()) return false;
  const std::uint32_t sign = words_.decade_sign.length(in.scan, number.span.end);
  if (sign == 0) return false;
  out.span.end = number.span.end + sign;
  const int first = words_.numbers.digit(in.text[at]);
  const int second = words_.numbers.digit(in.text.at(at + 1));
  const bool run_together = !number.exact && number.span.length() == 3 && second == first + 1;
  if (run_together) {
    out.years.first = static_cast<std::int16_t>(first * years_of_decade);
    out.years.last = static_cast<std::int16_t>(second * years_of_decade + 9);
  } else if (is_plain(number) && number.whole() % years_of_decade == 0 && number.whole() < 2200 &&
             (number.whole() < 100 || number.digits == 4)) {
    out.years.first = static_cast<std::int16_t>(number.whole());
    out.years.last = static_cast<std::int16_t>(number.whole() + 9);
  } else {
    return false;
  }
  if (words_.not_sign.length(in.scan, number.span.end) > sign) return false;
  out.span.end += words_.decade_tail.length(in.scan, out.span.end);
  return true;
}

std::optional<WrittenForm> DateFormReader::read_decade(Place in, std::uint32_t at) const {
  WrittenForm out;
  out.kind = Kind::decade;
  out.span.start = at;
  if (!read_tens(in, at, out)) return std::nullopt;
  out.century_told = out.years.first >= years_of_century;
  if (!out.century_told && out.years.first == 0) return std::nullopt;
  return out;
}

std::optional<WrittenForm> DateFormReader::read_century(Place in, std::uint32_t at) const {
  WrittenForm out;
  out.kind = Kind::century;
  out.years = {0, years_of_century - 1};
  std::int16_t base = 0;
  if (const auto* word = words_.century.at(in.scan, at)) {
    out.from = words_.century_of(*word);
    out.span = word->span();
  } else {
    const Number number = words_.numbers.read(in.text, at);
    const std::uint32_t sign = words_.century_sign.length(in.scan, number.span.end);
    if (sign == 0 || !is_within(number, 1, latest_century)) return std::nullopt;
    if (words_.duration_before.before(in.scan, at) != nullptr) return std::nullopt;
    base = static_cast<std::int16_t>((number.whole() - 1) * years_of_century);
    out.span = {at, number.span.end + sign};
  }
  WrittenForm decade = out;
  if (read_tens(in, out.span.end, decade) && decade.years.first < years_of_century) {
    out = decade;
    out.kind = Kind::decade;
  } else {
    out.span.end += words_.decade_tail.length(in.scan, out.span.end);
  }
  if (base == 0 && out.from.anchor == Anchor::none)
    out.years.first = std::max<std::int16_t>(out.years.first, 1);  // no year 0
  out.years.first = static_cast<std::int16_t>(out.years.first + base);
  out.years.last = static_cast<std::int16_t>(out.years.last + base);
  return out;
}

// "Fourteen-five" is a plan in quotation marks, or before a word for the time of one.
std::optional<WrittenForm> DateFormReader::read_plan(Place in, std::uint32_t at) const {
  const auto* word = words_.plan.at(in.scan, at);
  if (word == nullptr) return std::nullopt;
  WrittenForm out;
  out.kind = Kind::plan;
  out.span = word->span();
  out.years = words_.plan_of(*word);
  const bool marked = quoted(in, out.span);
  const std::uint32_t behind = out.span.end + (marked ? 1 : 0);
  const std::uint32_t tail = words_.plan_tail.length(in.scan, behind);
  const bool stands = marked && words_.plan_early.at(in.scan, at) == nullptr &&
                      words_.plan_none.at(in.scan, behind) == nullptr;
  if (tail == 0 && !stands) return std::nullopt;
  if (marked) --out.span.start;
  out.span.end = behind + tail;
  return out;
}

std::optional<WrittenForm> DateFormReader::read_relative(Place in, std::uint32_t at) const {
  WrittenForm out;
  if (const auto* pair = words_.relative_pair.at(in.scan, at)) {
    out.kind = Kind::pair;
    out.span = pair->span();
    out.from = words_.relative_pair_of(*pair, out.years);
    return out;
  }
  const auto* word = words_.relative.at(in.scan, at);
  if (word == nullptr) return std::nullopt;
  out.span = word->span();
  out.from = words_.relative_of(*word);
  if (out.from.unit == Unit::quarter) {
    out.kind = Kind::quarter;
    out.span.end += words_.month_tail.length(in.scan, out.span.end);
    return out;
  }
  const bool week = out.from.unit == Unit::week || out.from.unit == Unit::weekend;
  if (!week || words_.weekday.at(in.scan, out.span.end) != nullptr ||
      words_.weekday_sign.at(in.scan, out.span.end) != nullptr ||
      words_.none.length(in.scan, out.span.end - 1) > 1) {
    return std::nullopt;
  }
  out.kind = Kind::week;
  out.weekend = out.from.unit == Unit::weekend;
  return out;
}

// Where a number begins: only what stands behind it tells whether it is one of a form, so that the
// number is read once for most.
std::optional<WrittenForm> DateFormReader::read_number(Place in, std::uint32_t at) const {
  // Never the end of a longer number.
  if (words_.numbers.digit(in.text.at(std::int64_t{at} - 1)) >= 0) return std::nullopt;
  if (words_.begins_form(in.text[at])) {
    if (auto out = read_plan(in, at)) return out;
    if (auto out = read_festival(in, at)) return out;
  }
  const Number number = words_.numbers.read(in.text, at);
  const std::uint32_t behind = number.span.end;
  if (words_.century_sign.at(in.scan, behind) != nullptr) return read_century(in, at);
  if (words_.decade_sign.at(in.scan, behind) != nullptr) return read_decade(in, at);
  WrittenForm weeks;
  weeks.kind = Kind::week;
  weeks.span.start = at;
  if (const auto ago = words_.ago(in.text, in.scan, number, weeks.span.end)) {
    weeks.from = *ago;
    return ago->unit == Unit::week ? std::optional(weeks) : std::nullopt;
  }
  const std::uint32_t month = words_.month_sign.length(in.scan, behind);
  const bool lunar = month == 1 && (words_.lunar_day_sign.at(in.scan, behind + 1) != nullptr ||
                                    words_.numbers.is_tens(in.text.at(behind + 1)));
  return lunar ? read_lunar(in, at) : std::nullopt;
}

std::optional<WrittenForm> DateFormReader::read(const text::Folded& text, const lexicon::Scan& scan,
                                                std::uint32_t at) const {
  const Place in{text, scan};
  if (words_.numbers.begins(text.at(at))) return read_number(in, at);
  if (words_.begins_form(text.at(at))) {
    if (auto out = read_century(in, at)) return out;
    if (auto out = read_festival(in, at)) return out;
    if (auto out = read_lunar(in, at)) return out;
  }
  return read_relative(in, at);
}

std::optional<WrittenForm> DateFormReader::read_behind(const text::Folded& text,
                                                       const lexicon::Scan& scan,
                                                       const WrittenDate& year) const {
  const Place in{text, scan};
  const std::uint32_t at = year.year_end;
  const bool marked = is_opening_quote(text.at(at));
  auto out = read_festival(in, at + (marked ? 1 : 0));
  if (out && marked && !quoted(in, out->span)) return std::nullopt;
  if (out && marked) ++out->span.end;
  if (!out) out = read_lunar(in, at);
  if (!out || out->year.told() || out->span.end <= year.span.end) return std::nullopt;
  out->year = year.year;
  out->span.start = year.span.start;
  return out;
}

}  // namespace duikou::mention
