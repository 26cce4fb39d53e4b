// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "mention/beside.h"
#include "mention/number.h"

namespace duikou::mention {

// What a word such as "yesterday", "the same month" or "at the year's end" is told from.
enum class Anchor : std::uint8_t {
  none,
  published,  // the day of the report
  told,       // the date told last
  context,    // the year or month that the text is in
};

// A part of a date told by a word: this many units from the anchor.
struct RelativeWord {
  enum class Unit : std::uint8_t { year, month, day, week, weekend, quarter, century };
  Unit unit = Unit::day;
  Anchor anchor = Anchor::none;
  std::int8_t offset = 0;
};

// A part of a year: first and last month.
struct Season {
  std::uint8_t first = 0;
  std::uint8_t last = 0;
};

// Days of a month: the first ten, the first half. first == 0 where there are none.
struct MonthPart {
  std::uint8_t first = 0;
  std::uint8_t last = 0;
};

// The first and the last of several years.
struct YearsWord {
  std::int16_t first = 0;
  std::int16_t last = 0;
};

// A day of the year that has a name.
struct Festival {
  enum class By : std::uint8_t {
    gregorian,  // month and day
    lunar,      // month and day of the Chinese calendar; day 0 is the one before the month
    weekday,    // the so many-th (day) of a weekday in a month
    qingming,   // the day on which the sun has come so far; month and day are near it
  };
  By by = By::gregorian;
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  std::uint8_t weekday = 0;
};

// The classes of the words of dates that are told otherwise than by year, month and day.
struct DateFormWords {
  explicit DateFormWords(const lexicon::Lexicon& lexicon);

  WordClass other_calendar, lunar, lunar_month, leap_sign, lunar_day_sign, count_unit;
  WordClass festival, festival_short, festival_tail;
  WordClass century, century_sign, decade_sign, decade_tail;
  WordClass plan, plan_early, plan_tail, plan_none;

  [[nodiscard]] bool begins_form(char16_t unit) const { return begins_form_[unit]; }

 protected:
  std::vector<bool> begins_form_;  // by unit: whether a word of a form may begin with it
};

// The words of data/lexicon/words/dates.tsv, by class:
//   date.year-sign date.month-sign date.day-sign date.day-number-sign   signs behind numbers
//   date.year-tail date.month-tail   what may follow a year or month and stays in the span; a
//                   month-tail with a value "11-20" tells the days
//   date.season     value "1-3": months of the year; "1-1": a name of one, as the numbers are
//   date.relative   value "UNIT ANCHOR OFFSET", as "year published -1"; UNIT year month day week
//                   weekend quarter; ANCHOR published told context
//   date.ago        behind a number: "years ago"; value as that of date.relative, the step of one;
//                   date.ago-before: what may stand before such days, weeks and months but a mark;
//                   date.ago-not: words that begin with its last sign and make it none: "around"
//   date.opening    those of them that are dates only where a clause begins
//   date.relative-pair   value "UNIT published FIRST LAST", as "day published -1 0"
//   date.season-not words whose last sign only seems to begin a season
//   date.era        value: the year before its first one; date.first-year: the year 1 of an era
//   date.short-year-tail   what makes two digits before the sign of a year one
//   date.other-calendar   what follows is of a calendar that is not read
//   date.lunar      the Chinese calendar; date.lunar-month (value 1..12) and date.leap-sign: its
//                   months; date.lunar-day-sign: stands before its first ten days
//   date.festival   value as "lunar 8 15", "gregorian 10 1", "weekday 5 2 7" (the second Sunday of
//                   May), "qingming 4 5"; date.festival-short: the same, only in quotation marks or
//                   before a date.festival-tail
//   date.century    value "century published -1"; date.century-sign, date.decade-sign: behind
//                   numbers; date.decade-tail: what stays in the span
//   date.plan       value "2021-2025"; in quotation marks, unless date.plan-none follows, or before
//                   a date.plan-tail; those of date.plan-early only before one
//   date.weekday    value 1..7, behind a week; date.weekday-sign: a weekday without its week
//   date.due date.since date.as-of          words behind (due, since) or before (as-of) a date; a
//                   since word with the value "open" may begin ahead of publication
//   date.since-before date.until-before     words before it: from; until (a state or a goal)
//   date.recurring date.duration-before     words before that make it no date
//   date.counting-sign   what makes days in numerals up to ten so many days; begins with their sign
//   date.none       longer words in which a date only seems to begin
//   date.not-sign   longer words in which a sign of year, month or day only seems to stand
//   date.not-use    longer words in which a word of use only seems to stand
//   date.future, date.past   words that keep a date ahead of the day of publication, or behind it
//   date.dateline   what ends a dateline; date.clock: times of day
struct DateWords : DateFormWords {
  [[nodiscard]] static Result<DateWords> make(const lexicon::Lexicon& lexicon);

  // Whether a number, or a word that a date may begin with, may begin with these two units. Some
  // others pass, too.
  [[nodiscard]] bool begins(char16_t first, char16_t second) const {
    if (!may_begin_[first]) return false;
    return begins_[first] || begins_pair_[pair_of(first, second)];
  }
  [[nodiscard]] RelativeWord relative_of(const lexicon::Hit& hit) const;
  // What a number and a word of date.ago behind it tell: "three years ago"; its end, or nothing.
  [[nodiscard]] std::optional<RelativeWord> ago(const text::Folded& text, const lexicon::Scan& scan,
                                                const Number& number, std::uint32_t& end) const;
  [[nodiscard]] Season season_of(const lexicon::Hit& hit) const;
  [[nodiscard]] MonthPart month_part_of(const lexicon::Hit& hit) const;
  [[nodiscard]] RelativeWord relative_pair_of(const lexicon::Hit& hit, YearsWord& distances) const;
  [[nodiscard]] RelativeWord century_of(const lexicon::Hit& hit) const;
  [[nodiscard]] YearsWord plan_of(const lexicon::Hit& hit) const;
  [[nodiscard]] Festival festival_of(const lexicon::Hit& hit) const;
  [[nodiscard]] Festival festival_short_of(const lexicon::Hit& hit) const;
  [[nodiscard]] int lunar_month_of(const lexicon::Hit& hit) const;
  [[nodiscard]] int era_of(const lexicon::Hit& hit) const;
  [[nodiscard]] int weekday_of(const lexicon::Hit& hit) const {
    return weekday.value(hit)[0] - '0';
  }

  NumberReader numbers;
  WordClass year_sign, month_sign, day_sign, day_number_sign;
  WordClass year_tail, month_tail, season, relative, weekday, weekday_sign;
  WordClass due, since, as_of, since_before, until_before;
  WordClass recurring, duration_before, none, not_sign, not_use, future, past, dateline, clock;
  WordClass joiner, separator;
  WordClass opening, relative_pair, season_not, era, first_year, short_year_tail;
  WordClass counting_sign, ago_sign, ago_before, ago_not;

 private:
  [[nodiscard]] static std::uint16_t pair_of(char16_t first, char16_t second) {
    constexpr unsigned spread = 31;
    return static_cast<std::uint16_t>(first * spread + second);
  }
  void add_beginnings(const lexicon::Lexicon& lexicon);

  std::vector<bool> may_begin_;    // by unit: any of what follows
  std::vector<bool> begins_;       // by unit: a number, or a word of one character
  std::vector<bool> begins_pair_;  // by pair_of(): a word of more
  DateWords(const lexicon::Lexicon& lexicon, NumberReader reader);
  [[nodiscard]] Status check(const lexicon::Lexicon& lexicon) const;
};

}  // namespace duikou::mention
