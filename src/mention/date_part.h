// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "lexicon/lexicon.h"
#include "mention/date_words.h"
#include "text/folded.h"
#include "value/date.h"
#include "value/span.h"

namespace duikou::mention {

// One part of a date as it is written: a number, or a distance from something.
struct DatePiece {
  enum class Origin : std::uint8_t { untold, given, relative };
  Origin origin = Origin::untold;
  Anchor anchor = Anchor::none;
  std::int16_t value = 0;  // the number, or the distance from the anchor

  [[nodiscard]] bool told() const { return origin != Origin::untold; }
};

// A date as it is written, before anything is taken from its surroundings.
struct WrittenDate {
  Span span;
  DatePiece year;
  DatePiece month;
  DatePiece day;
  DatePiece week;              // weeks from the anchor, with weekday
  std::uint8_t weekday = 0;    // 1..7, or 0
  Season season;               // first == 0 where there is none
  MonthPart part;              // of the month; first == 0 where it is all of it
  std::uint32_t year_end = 0;  // behind the year and its sign, where one is written
  bool opening = false;        // a word of date.opening: "that year"
  bool borrowed = false;       // its sign stands behind a later number: the 7 of "7 to 9 (day)"

  // A day of a week that is not told.
  [[nodiscard]] bool bare_weekday() const { return weekday != 0 && !week.told(); }
  // The finest part told.
  [[nodiscard]] RelativeWord::Unit precision() const {
    if (day.told() || weekday != 0) return RelativeWord::Unit::day;
    if (month.told() || season.first != 0) return RelativeWord::Unit::month;
    return RelativeWord::Unit::year;
  }
};

// Reads one date as it is written. Borrows the words, which must outlive it.
class DateReader {
 public:
  explicit DateReader(const DateWords& words) : words_(words) {}

  // The longest date that begins at `at`, without ranges and lists; `next` is set to where a search
  // goes on when there is none. `inside` tells that a date or a joiner stands right before, which
  // makes day numbers and short forms safe. Time linear in what is read.
  [[nodiscard]] std::optional<WrittenDate> read(const text::Folded& text, const lexicon::Scan& scan,
                                                std::uint32_t at, bool inside,
                                                std::uint32_t& next) const;

 private:
  struct Place {
    const text::Folded& text;
    const lexicon::Scan& scan;
  };
  enum class Sign : std::uint8_t { none, year, month, day, day_number };

  [[nodiscard]] Sign sign_at(Place in, std::uint32_t at, std::uint32_t& length) const;
  [[nodiscard]] Sign sign_ahead(Place in, const Number& number) const;
  [[nodiscard]] std::optional<WrittenDate> read_iso(Place in, std::uint32_t at, bool inside) const;
  [[nodiscard]] bool month_stands(Place in, std::uint32_t end, bool inside) const;
  [[nodiscard]] std::optional<WrittenDate> read_era(Place in, const lexicon::Hit& era) const;
  [[nodiscard]] std::optional<WrittenDate> read_weekday(Place in, std::uint32_t at) const;
  [[nodiscard]] std::optional<WrittenDate> read_number(Place in, const Number& number,
                                                       bool inside) const;
  [[nodiscard]] std::optional<WrittenDate> read_relative(Place in, std::uint32_t at) const;
  [[nodiscard]] std::optional<WrittenDate> read_behind_relative(Place in,
                                                                const RelativeWord& relative,
                                                                WrittenDate out) const;
  [[nodiscard]] bool counts(Place in, const Number& number) const;
  [[nodiscard]] bool month_follows(Place in, std::uint32_t at) const;
  [[nodiscard]] bool set_year(Place in, const Number& number, WrittenDate& out) const;
  [[nodiscard]] bool read_quarters(Place in, const Number& first, WrittenDate& out) const;
  void take_season(Place in, const lexicon::Hit& word, WrittenDate& out) const;
  void read_behind_year(Place in, WrittenDate& out) const;
  void read_behind_month(Place in, WrittenDate& out) const;
  void read_bracket(Place in, WrittenDate& out) const;
  [[nodiscard]] bool day_number_stands(Place in, const Number& number, std::uint32_t end) const;

  const DateWords& words_;
};

}  // namespace duikou::mention
