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

// A part of a date told by a word: this many units from the anchor. A week is followed by its day.
struct RelativeWord {
  enum class Unit : std::uint8_t { year, month, day, week };
  Unit unit = Unit::day;
  Anchor anchor = Anchor::none;
  std::int8_t offset = 0;
};

// A part of a year: first and last month.
struct Season {
  std::uint8_t first = 0;
  std::uint8_t last = 0;
};

// The words of data/lexicon/words/dates.tsv, by class:
//   date.year-sign date.month-sign date.day-sign date.day-number-sign   signs behind numbers
//   date.year-tail date.month-tail   what may follow a year or month and stays in the span
//   date.season     value "1-3": months of the year
//   date.relative   value "UNIT ANCHOR OFFSET", as "year published -1"; UNIT year month day week;
//                   ANCHOR published told context
//   date.weekday    value 1..7, behind a week; date.weekday-sign: a weekday without its week
//   date.due date.since date.as-of          words behind (due, since) or before (as-of) a date; a
//                   since word with the value "open" may begin ahead of publication
//   date.since-before date.until-before     words before it: from; until (a state or a goal)
//   date.recurring date.duration-before     words before that make it no date
//   date.none       longer words in which a date only seems to begin
//   date.not-sign   longer words in which a sign of year, month or day only seems to stand
//   date.not-use    longer words in which a word of use only seems to stand
//   date.future, date.past   words that keep a date ahead of the day of publication, or behind it
//   date.dateline   what ends a dateline; date.clock: times of day
struct DateWords {
  [[nodiscard]] static Result<DateWords> make(const lexicon::Lexicon& lexicon);

  [[nodiscard]] bool begins(char16_t unit) const { return begins_[unit]; }
  [[nodiscard]] RelativeWord relative_of(const lexicon::Hit& hit) const;
  [[nodiscard]] Season season_of(const lexicon::Hit& hit) const;
  [[nodiscard]] int weekday_of(const lexicon::Hit& hit) const {
    return weekday.value(hit)[0] - '0';
  }

  NumberReader numbers;
  WordClass year_sign, month_sign, day_sign, day_number_sign;
  WordClass year_tail, month_tail, season, relative, weekday, weekday_sign;
  WordClass due, since, as_of, since_before, until_before;
  WordClass recurring, duration_before, none, not_sign, not_use, future, past, dateline, clock;
  WordClass joiner, separator;

 private:
  DateWords(const lexicon::Lexicon& lexicon, NumberReader reader);
  [[nodiscard]] Status check(const lexicon::Lexicon& lexicon) const;
  std::vector<bool> begins_;  // by unit
};

}  // namespace duikou::mention
