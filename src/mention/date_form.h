// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "lexicon/lexicon.h"
#include "mention/date_context.h"
#include "mention/date_part.h"
#include "mention/date_words.h"
#include "text/folded.h"
#include "value/date.h"
#include "value/lunar.h"
#include "value/span.h"

namespace duikou::mention {

// A date that is written otherwise than by year, month and day.
struct WrittenForm {
  enum class Kind : std::uint8_t {
    lunar,     // a day or month of the Chinese calendar
    festival,  // a day that the calendar gives a name
    decade,    // the eighties, of a century that is told or not
    century,
    plan,    // a five-year plan
    week,    // last week, without its day
    pair,    // "yesterday and today", "this year and next"
    quarter  // the last quarter
  };
  Kind kind = Kind::lunar;
  Span span;
  DatePiece year;     // of lunar and festival, where it is written
  LunarDate lunar;    // month (and day, else 0) of lunar
  Festival festival;  // of festival
  YearsWord years;    // of plan; of decade and century: first and last, from the century's first
                      // year on where that is not told; of pair: the two distances
  RelativeWord from;  // of week, pair, quarter; of century and decade the distance in centuries
  bool century_told = true;
  bool weekend = false;  // of week: its last two days
};

// What such a date means. What is printed may be finer or wider than what a claim may say of it:
// nothing for decades, centuries, plans, months of the Chinese calendar and festivals whose year is
// not written (but where a thing falls due on them); the month for a week.
struct ToldForm {
  DateRange printed;
  DateRange usable;
};

// Reads and resolves such dates. Borrows the words, which must outlive it.
class DateFormReader {
 public:
  explicit DateFormReader(const DateWords& words) : words_(words) {}

  // The form that begins at `at`; nothing is looked at before it but an opening quotation mark.
  [[nodiscard]] std::optional<WrittenForm> read(const text::Folded& text, const lexicon::Scan& scan,
                                                std::uint32_t at) const;
  // The form that goes on where a year ends, where it is longer than the date that was read there:
  // its year is the one given.
  [[nodiscard]] std::optional<WrittenForm> read_behind(const text::Folded& text,
                                                       const lexicon::Scan& scan,
                                                       const WrittenDate& year) const;

  // Nothing where a part cannot be had, or no such day exists.
  [[nodiscard]] static std::optional<ToldForm> resolve(const WrittenForm& form,
                                                       const DateContext& context, Outlook outlook,
                                                       bool due);

 private:
  struct Place {
    const text::Folded& text;
    const lexicon::Scan& scan;
  };
  [[nodiscard]] std::optional<WrittenForm> read_number(Place in, std::uint32_t at) const;
  [[nodiscard]] std::optional<WrittenForm> read_lunar(Place in, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t read_lunar_month(Place in, std::uint32_t at, WrittenForm& out,
                                               bool& special) const;
  [[nodiscard]] std::uint32_t read_lunar_day(Place in, std::uint32_t at, bool plain,
                                             WrittenForm& out) const;
  [[nodiscard]] std::optional<WrittenForm> read_festival(Place in, std::uint32_t at) const;
  [[nodiscard]] std::optional<WrittenForm> read_century(Place in, std::uint32_t at) const;
  [[nodiscard]] std::optional<WrittenForm> read_decade(Place in, std::uint32_t at) const;
  [[nodiscard]] bool read_tens(Place in, std::uint32_t at, WrittenForm& out) const;
  [[nodiscard]] std::optional<WrittenForm> read_plan(Place in, std::uint32_t at) const;
  [[nodiscard]] std::optional<WrittenForm> read_relative(Place in, std::uint32_t at) const;
  [[nodiscard]] bool quoted(Place in, Span span) const;

  const DateWords& words_;
};

}  // namespace duikou::mention
