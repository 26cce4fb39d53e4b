// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "mention/mention.h"
#include "text/folded.h"
#include "value/date.h"

namespace duikou::mention {

// What the dates of a text are told from.
struct Calendar {
  Date published;  // may be empty(): then "today" gives nothing, and a month without a year that
                   // the text names is of an unknown year
  bool chronicle = false;  // a yearbook or gazetteer: tells of the year it named last, not of the
                           // weeks before publication
  std::int16_t tells_of = 0;  // the year of a chronicle that names none itself; 0 where unknown
};

// Dates in a text: absolute (27 August 2023 in any of the ways in which reports write it), with
// parts left out (28 (day); 7 (month); the same month), relative (yesterday, last Friday, the
// month's end), ranges and parts of a year (one mention with both ends), lists (a mention each).
//
//   (published 2023-08-29)  from 27 to 28 (month 8, no year written)   span: all of it
//                           value 2023-08-27/2023-08-28, the year supplied by publication
//
// Days of the Chinese calendar and festivals give their Gregorian day, years of an era (minguo 109)
// that of ours, decades, centuries and five-year plans their first and last year, a week its days.
//
// Words of use (as of, since, before, by) and times of day stay outside the span and are told by
// Mention::use. A date is as fine as its words: the end of the year is the year. Mention::value is
// its EDTF, Mention::date what a claim may say of it, which may be coarser or nothing: the last
// third of June has the value 2023-06-21/2023-06-30 and is June to a claim (date_form.h).
// Durations, recurring days, versions and scores give nothing, nor does a day that does not exist.
// How missing parts are found is told in date_context.h; the words are
// data/lexicon/words/dates.tsv.
class DateFinder {
 public:
  // Keeps a pointer to the lexicon, which must outlive the finder. Refused: a table with values
  // that its classes do not allow.
  [[nodiscard]] static Result<DateFinder> make(const lexicon::Lexicon& lexicon);

  // Appends the dates of a text, sorted by start, not overlapping. Linear in the text. Any number
  // of threads may use one finder.
  void find(const text::Folded& text, const lexicon::Scan& scan, const Calendar& calendar,
            std::vector<Mention>& out) const;

  DateFinder(DateFinder&&) noexcept;
  DateFinder& operator=(DateFinder&&) noexcept;
  ~DateFinder();

 private:
  struct Parts;
  class Pass;
  explicit DateFinder(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace duikou::mention
