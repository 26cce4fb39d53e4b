// SPDX-License-Identifier: Apache-2.0
#include "mention/date_part.h"

#include <algorithm>

namespace duikou::mention {
namespace {

using Origin = DatePiece::Origin;

// A list such as "7, 8 and 9 (day)" shares one sign among at most this many numbers.
constexpr int numbers_of_one_sign = 12;

constexpr int earliest_year = 1000;
constexpr int latest_year = 2199;
constexpr int spelt_year = 2000;
constexpr int latest_short_year = 150;
constexpr int year_before_republic = 1911;

DatePiece given(std::int64_t value) {
  return {Origin::given, Anchor::none, static_cast<std::int16_t>(value)};
}

bool is_digit(char16_t unit) {
  return unit >= u'0' && unit <= u'9';
}

bool is_word_part(char16_t unit) {
  return is_digit(unit) || (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z');
}

bool is_opening(char16_t unit) {
  return unit == u'(' || unit == u'\uFF08';
}
bool is_closing(char16_t unit) {
  return unit == u')' || unit == u'\uFF09';
}

bool in_range(const Number& number, int low, int high) {
  return number.exact && number.bound == Bound::exact && !number.bare &&
         number.parts % Amount::parts_of_one == 0 && number.whole() >= low &&
         number.whole() <= high;
}

// A letter, digit or Chinese character: what no clause begins behind.
bool is_written(char16_t unit) {
  return is_word_part(unit) || (unit >= u'\u4E00' && unit <= u'\u9FFF');
}

// A month or day is one or two digits, or numerals with the sign for ten.
bool is_small(const Number& number) {
  return number.row ? number.digits <= (number.arabic ? 2 : 1) : !number.arabic;
}

}  // namespace

DateReader::Sign DateReader::sign_at(Place in, std::uint32_t at, std::uint32_t& length) const {
  const bool spaced = in.text.at(at) == u' ' || in.text.at(at) == u'\u3000';
  if (spaced) ++at;
  const std::pair<const WordClass*, Sign> signs[] = {{&words_.year_sign, Sign::year},
                                                     {&words_.month_sign, Sign::month},
                                                     {&words_.day_sign, Sign::day},
                                                     {&words_.day_number_sign, Sign::day_number}};
  for (const auto& [of, sign] : signs) {
    const auto* hit = of->at(in.scan, at);
    if (hit == nullptr) continue;
    length = hit->length + (spaced ? 1 : 0);
    return sign;
  }
  return Sign::none;
}

// The sign that a number without one shares with those after it: 7 to 9 (day), 3, 4 and 5 (month).
// At a line's beginning a short number before a comma numbers the line: "1, March".
DateReader::Sign DateReader::sign_ahead(Place in, const Number& number) const {
  std::uint32_t at = number.span.end;
  const std::uint32_t start = number.span.start;
  if ((start == 0 || in.text[start - 1] == u'\n') && number.digits != 4 &&
      words_.joiner.length(in.scan, at) == 0) {
    return Sign::none;
  }
  for (int i = 0; i < numbers_of_one_sign; ++i) {
    const std::uint32_t joined =
        std::max(words_.joiner.length(in.scan, at), words_.separator.length(in.scan, at));
    if (joined == 0) return Sign::none;
    const Number other = words_.numbers.read(in.text, at + joined);
    if (other.arabic != number.arabic || !other.exact) return Sign::none;
    if ((number.digits == 4) != (other.digits == 4)) return Sign::none;
    std::uint32_t length = 0;
    const Sign sign = sign_at(in, other.span.end, length);
    if (sign != Sign::none) return sign;
    at = other.span.end;
  }
  return Sign::none;
}

// 2008.03 is more often a number; a month it is at the end of a range, and before one or "until
// now".
bool DateReader::month_stands(Place in, std::uint32_t end, bool inside) const {
  if (inside || words_.since.at(in.scan, end) != nullptr) return true;
  const std::uint32_t joiner = words_.joiner.length(in.scan, end);
  const std::uint32_t other = end + joiner;
  return joiner > 0 && is_digit(in.text.at(other)) && in.text.at(other + 4) == u'.';
}

std::optional<WrittenDate> DateReader::read_iso(Place in, std::uint32_t at, bool inside) const {
  const auto digits = [&](std::uint32_t& from, int most) {
    int value = 0;
    int count = 0;
    for (; is_digit(in.text.at(from)) && count < most; ++count, ++from) {
      value = value * 10 + (in.text[from] - u'0');
    }
    return count == 0 ? -1 : value;
  };
  std::uint32_t end = at;
  const int year = digits(end, 4);
  if (end != at + 4 || year < earliest_year || year > latest_year) return std::nullopt;
  const char16_t separator = in.text.at(end);
  if (separator != u'-' && separator != u'/' && separator != u'.') return std::nullopt;
  const int month = digits(++end, 2);
  if (month < 1 || month > 12) return std::nullopt;
  WrittenDate out;
  out.year = given(year);
  out.month = given(month);
  if (in.text.at(end) == separator) {
    const int day = digits(++end, 2);
    if (day < 1 || day > 31) return std::nullopt;
    out.day = given(day);
  } else if (separator == u'/' || end != at + 7 ||
             (separator == u'.' && !month_stands(in, end, inside))) {
    return std::nullopt;
  }
  std::uint32_t length = 0;
  if (is_digit(in.text.at(end)) || sign_at(in, end, length) != Sign::none) return std::nullopt;
  if (in.text.at(end) == separator && is_digit(in.text.at(end + 1))) return std::nullopt;
  out.span = {at, end};
  return out;
}

bool DateReader::month_follows(Place in, std::uint32_t at) const {
  const Number month = words_.numbers.read(in.text, at);
  std::uint32_t length = 0;
  return !month.span.empty() && in_range(month, 1, 12) &&
         sign_at(in, month.span.end, length) == Sign::month;
}

// Four digits are a year. Fewer are one where a month follows, or a zero leads, or the end of the
// year is spoken of; else they count years, as do all numbers that are spelt with multipliers but
// "two thousand and four".
bool DateReader::set_year(Place in, const Number& number, WrittenDate& out) const {
  if (!number.exact) return false;
  const std::uint32_t end = out.span.end;
  std::int64_t year = number.whole();
  if (!number.row) {
    if (number.arabic || year < spelt_year || (year == spelt_year && !month_follows(in, end))) {
      return false;
    }
  } else if (number.digits == 2) {
    const bool part_follows = month_follows(in, end) || words_.season.at(in.scan, end) != nullptr;
    const bool zero_leads = words_.numbers.digit(in.text[number.span.start]) == 0;
    const bool stands = (part_follows && (year >= 50 || number.arabic)) ||
                        (number.arabic && words_.short_year_tail.at(in.scan, end) != nullptr);
    if (!zero_leads && !stands) return false;
    year += year >= 50 ? 1900 : 2000;
  } else if (number.digits == 3) {
    if (!month_follows(in, end)) return false;
    // The years of the Republic as Taiwan writes them, without the name of the era.
    if (number.arabic && year < latest_short_year) year += year_before_republic;
    if (number.arabic && year < earliest_year) return false;
    out.year = given(year);
    return year > 0;
  } else if (number.digits != 4) {
    return false;
  }
  if (year < earliest_year || year > latest_year) return false;
  out.year = given(year);
  return true;
}

void DateReader::read_behind_month(Place in, WrittenDate& out) const {
  std::uint32_t at = out.span.end;
  if (in.text.at(at) == u' ') ++at;
  const Number number = words_.numbers.read(in.text, at);
  if (!number.span.empty() && in_range(number, 1, 31) && is_small(number)) {
    std::uint32_t length = 0;
    Sign sign = sign_at(in, number.span.end, length);
    const bool shared = sign == Sign::none;
    if (shared) sign = sign_ahead(in, number);
    if (sign == Sign::day || sign == Sign::day_number) {
      out.day = given(number.whole());
      out.span.end = number.span.end + (shared ? 0 : length);
      out.borrowed = shared;
      return;
    }
  }
  const auto* tail = words_.month_tail.at(in.scan, out.span.end);
  if (tail != nullptr && words_.not_sign.length(in.scan, out.span.end) <= tail->length) {
    out.part = words_.month_part_of(*tail);
    out.span.end += tail->length;
  }
}

// Months of the year behind which the date ends, or one that has a name, with its day.
void DateReader::take_season(Place in, const lexicon::Hit& word, WrittenDate& out) const {
  const Season season = words_.season_of(word);
  if (season.first == season.last) {
    out.month = given(season.first);
    read_behind_month(in, out);
    return;
  }
  out.season = season;
  out.span.end += words_.month_tail.length(in.scan, out.span.end);
}

// Quarters that share their sign: "2nd, 3rd quarter", "1st to 3rd quarter". A number before a comma
// at a line's beginning numbers the line.
bool DateReader::read_quarters(Place in, const Number& first, WrittenDate& out) const {
  constexpr int months = 3;
  constexpr int quarters = 4;
  const std::uint32_t start = first.span.start;
  const bool opens_line = start == 0 || in.text[start - 1] == u'\n';
  if (opens_line && words_.joiner.length(in.scan, first.span.end) == 0) return false;
  Number last = first;
  for (int i = 1; i < quarters && in_range(last, 1, quarters) && is_small(last); ++i) {
    const std::uint32_t end = last.span.end;
    const std::uint32_t joined =
        std::max(words_.joiner.length(in.scan, end), words_.separator.length(in.scan, end));
    if (joined == 0) return false;
    if (const auto* word = words_.season.at(in.scan, end + joined)) {
      const Season season = words_.season_of(*word);
      const auto opens = static_cast<std::uint8_t>((first.whole() - 1) * months + 1);
      if (season.last - season.first != months - 1 || season.first <= opens) return false;
      out.span.end = word->start + word->length;
      out.span.end += words_.month_tail.length(in.scan, out.span.end);
      out.season = {opens, season.last};
      return true;
    }
    last = words_.numbers.read(in.text, end + joined);
  }
  return false;
}

void DateReader::read_behind_year(Place in, WrittenDate& out) const {
  out.year_end = out.span.end;
  const auto* tail = words_.year_tail.at(in.scan, out.span.end);
  if (tail != nullptr && words_.not_sign.length(in.scan, out.span.end) <= tail->length) {
    out.span.end += tail->length;
  }
  std::uint32_t at = out.span.end;
  if (in.text.at(at) == u' ') ++at;
  if (const auto* season = words_.season.at(in.scan, at)) {
    out.span.end = at + season->length;
    take_season(in, *season, out);
    return;
  }
  if (const auto* month = words_.relative.at(in.scan, at); month != nullptr && at == out.year_end) {
    const RelativeWord relative = words_.relative_of(*month);
    if (relative.unit == RelativeWord::Unit::month && relative.offset == 0) {
      out.month = {Origin::relative, relative.anchor, relative.offset};
      out.span.end = month->start + month->length;
      read_behind_month(in, out);
    }
    return;
  }
  const Number number = words_.numbers.read(in.text, at);
  if (number.span.empty() || !in_range(number, 1, 12) || !is_small(number)) return;
  if (read_quarters(in, number, out)) return;
  std::uint32_t length = 0;
  Sign sign = sign_at(in, number.span.end, length);
  const bool shared = sign == Sign::none;
  if (shared) sign = sign_ahead(in, number);
  if (sign != Sign::month) return;
  out.month = given(number.whole());
  out.span.end = number.span.end + (shared ? 0 : length);
  out.borrowed = shared;
  if (!shared) read_behind_month(in, out);
}

// The year of an era: so many after the one before its first.
std::optional<WrittenDate> DateReader::read_era(Place in, const lexicon::Hit& era) const {
  WrittenDate out;
  out.span = era.span();
  int year = words_.era_of(era);
  if (const std::uint32_t first = words_.first_year.length(in.scan, out.span.end); first > 0) {
    ++year;
    out.span.end += first;
  } else {
    const Number number = words_.numbers.read(in.text, out.span.end);
    std::uint32_t length = 0;
    if (!in_range(number, 1, latest_year - year) ||
        sign_at(in, number.span.end, length) != Sign::year) {
      return std::nullopt;
    }
    year += static_cast<int>(number.whole());
    out.span.end = number.span.end + length;
  }
  out.year = given(year);
  read_behind_year(in, out);
  return out;
}

// A day number without a month is a date only in company: storeys, lines and decrees have them too.
bool DateReader::day_number_stands(Place in, const Number& number, std::uint32_t end) const {
  return number.arabic &&
         (words_.clock.at(in.scan, end) != nullptr || words_.joiner.at(in.scan, end) != nullptr);
}

// "Three days later": days that are counted, not the third.
bool DateReader::counts(Place in, const Number& number) const {
  return !number.arabic && number.parts <= 10 * Amount::parts_of_one &&
         words_.counting_sign.at(in.scan, number.span.end) != nullptr;
}

std::optional<WrittenDate> DateReader::read_number(Place in, const Number& number,
                                                   bool inside) const {
  if (number.bound != Bound::exact || !number.exact || number.bare) return std::nullopt;
  WrittenDate out;
  std::uint32_t length = 0;
  Sign sign = sign_at(in, number.span.end, length);
  const bool shared = sign == Sign::none;
  if (shared) sign = sign_ahead(in, number);
  if (sign == Sign::none) return std::nullopt;
  out.borrowed = shared;
  out.span = {number.span.start, number.span.end + (shared ? 0 : length)};
  if (!inside && words_.duration_before.before(in.scan, number.span.start)) return std::nullopt;
  const std::uint32_t sign_start = out.span.end - (shared ? 0 : 1);
  const bool other_word =
      (!shared && !inside && words_.not_sign.length(in.scan, sign_start) > 1) || counts(in, number);
  switch (sign) {
    case Sign::year:
      if (other_word || !set_year(in, number, out)) return std::nullopt;
      if (!shared) read_behind_year(in, out);
      return out;
    case Sign::month:
      if (other_word || !in_range(number, 1, 12) || !is_small(number)) return std::nullopt;
      out.month = given(number.whole());
      if (!shared) read_behind_month(in, out);
      return out;
    default:
      if (other_word || !in_range(number, 1, 31) || !is_small(number)) return std::nullopt;
      if (sign == Sign::day_number && !inside && !shared &&
          !day_number_stands(in, number, out.span.end)) {
        return std::nullopt;
      }
      out.day = given(number.whole());
      return out;
  }
}

// A weekday without its week, before a time of the day or a bracket: its sign is a family name,
// too.
std::optional<WrittenDate> DateReader::read_weekday(Place in, std::uint32_t at) const {
  const auto* sign = words_.weekday_sign.at(in.scan, at);
  if (sign == nullptr) return std::nullopt;
  const auto* day = words_.weekday.at(in.scan, at + sign->length);
  if (day == nullptr) return std::nullopt;
  WrittenDate out;
  out.span = {at, day->start + day->length};
  const bool stands = words_.clock.at(in.scan, out.span.end) != nullptr;
  if (!stands && !is_opening(in.text.at(out.span.end))) return std::nullopt;
  // From Monday to Friday: each week.
  if (words_.joiner.before(in.scan, at) != nullptr) return std::nullopt;
  out.weekday = static_cast<std::uint8_t>(words_.weekday_of(*day));
  return out;
}

std::optional<WrittenDate> DateReader::read_relative(Place in, std::uint32_t at) const {
  WrittenDate out;
  if (const auto* season = words_.season.at(in.scan, at)) {
    if (words_.season_not.before(in.scan, at + 1) != nullptr) return std::nullopt;
    out.span = season->span();
    // "3000 yuan a month": the name of January begins with the sign for yuan.
    const Season months = words_.season_of(*season);
    if (months.first == months.last && words_.numbers.is_sign(in.text.at(std::int64_t{at} - 1))) {
      return std::nullopt;
    }
    take_season(in, *season, out);
    return out;
  }
  const auto* word = words_.relative.at(in.scan, at);
  if (word == nullptr) return read_weekday(in, at);
  out.opening = words_.opening.length(in.scan, at) == word->length;
  if (out.opening && (is_written(in.text.at(std::int64_t{at} - 1)) ||
                      words_.relative.at(in.scan, at + 1) != nullptr)) {
    return std::nullopt;
  }
  const RelativeWord relative = words_.relative_of(*word);
  // "Within the year" behind a number is a span of years.
  if (relative.anchor == Anchor::context &&
      words_.numbers.is_sign(in.text.at(std::int64_t{at} - 1))) {
    return std::nullopt;
  }
  out.span = word->span();
  return read_behind_relative(in, relative, out);
}

// What goes on behind a distance; nothing where it is one of weeks without a day of them.
std::optional<WrittenDate> DateReader::read_behind_relative(Place in, const RelativeWord& relative,
                                                            WrittenDate out) const {
  const DatePiece piece{Origin::relative, relative.anchor, relative.offset};
  switch (relative.unit) {
    case RelativeWord::Unit::year:
      out.year = piece;
      read_behind_year(in, out);
      return out;
    case RelativeWord::Unit::month:
      out.month = piece;
      read_behind_month(in, out);
      return out;
    case RelativeWord::Unit::day:
      out.day = piece;
      read_bracket(in, out);
      return out;
    case RelativeWord::Unit::week:
      break;
    default:
      return std::nullopt;  // DateFormReader reads them
  }
  const std::uint32_t sign = words_.weekday_sign.length(in.scan, out.span.end);
  const auto* day = words_.weekday.at(in.scan, out.span.end + sign);
  if (day == nullptr) return std::nullopt;
  out.span.end += sign;
  out.week = piece;
  out.weekday = static_cast<std::uint8_t>(words_.weekday_of(*day));
  out.span.end += day->length;
  read_bracket(in, out);
  return out;
}

// Today (22 January): the bracket tells the same day in full.
void DateReader::read_bracket(Place in, WrittenDate& out) const {
  if (!is_opening(in.text.at(out.span.end))) return;
  const Number number = words_.numbers.read(in.text, out.span.end + 1);
  if (number.span.empty()) return;
  auto inner = read_number(in, number, true);
  if (!inner || inner->borrowed || !inner->day.told() || !is_closing(in.text.at(inner->span.end))) {
    return;
  }
  inner->span = {out.span.start, inner->span.end + 1};
  out = *inner;
}

std::optional<WrittenDate> DateReader::read(const text::Folded& text, const lexicon::Scan& scan,
                                            std::uint32_t at, bool inside,
                                            std::uint32_t& next) const {
  const Place in{text, scan};
  next = at + 1;
  if (const auto* era = words_.era.at(scan, at)) {
    auto out = read_era(in, *era);
    next = out ? out->span.end : era->start + era->length;
    return out;
  }
  if (words_.numbers.begins(text.at(at))) {
    const char16_t before = text.at(std::int64_t{at} - 1);
    const bool in_word = is_word_part(before) || before == u'.' || before == u'/' ||
                         (!inside && words_.numbers.digit(before) >= 0);
    if (is_digit(text[at]) && !in_word && (inside || before != u'-')) {
      if (auto iso = read_iso(in, at, inside)) return iso;
    }
    const Number number = words_.numbers.read(text, at);
    next = std::max(number.span.end, at + 1);
    if (!in_word && !number.span.empty()) {
      if (auto out = read_number(in, number, inside)) return out;
      WrittenDate out;
      out.span.start = at;
      if (read_quarters(in, number, out)) {
        next = out.span.end;
        return out;
      }
      if (const auto ago = words_.ago(text, scan, number, out.span.end)) {
        next = out.span.end;
        if (auto whole = read_behind_relative(in, *ago, out)) return whole;
      }
    }
  }
  auto out = read_relative(in, at);
  if (out) next = out->span.end;
  return out;
}

}  // namespace duikou::mention
