// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "mention/date_part.h"
#include "mention/mention.h"
#include "value/date.h"

namespace duikou::mention {

// What the words around a date say about the side of the day of publication on which it lies.
enum class Outlook : std::uint8_t { untold, past, future };

// Gives the parts of dates that are not written, from the dates told before and the day of
// publication. One object a text, fed in text order.
//
// A month or day without its year belongs to the year named in the same sentence; else to the
// heading year of a chronicle; else to the year of the sentence before, unless the publication's
// own year puts it into the weeks before publication; else to the publication's year, or the one
// before where it would lie ahead by more than half a year (a part of a year by more than a season,
// either in January by more than a month) or the words tell of the past; in a
// chronicle to the year named last, or the one that it is known to tell of. Without a day of
// publication any year named before will do. A day alone belongs to the month of its sentence, or
// of a date told before that has the same day, else to the publication's month or the one before.
class DateContext {
 public:
  explicit DateContext(Date published, bool chronicle = false, std::int16_t tells_of = 0)
      : published_(published), today_(published), chronicle_(chronicle), tells_of_(tells_of) {}

  // Counts what lies between dates.
  void end_sentence() { ++sentence_; }
  void end_paragraph() {
    ++sentence_, ++paragraph_;
    previous_first_ = first_.empty() ? previous_first_ : first_;
    first_ = Date{};
  }

  // The date meant, or nothing where its parts cannot be had or name no day. For seasons the first
  // month. `by` is set to where the parts that are not written come from.
  [[nodiscard]] std::optional<Date> resolve(const WrittenDate& written, Outlook outlook, bool due,
                                            Supplied& by) const;
  // The second date of a range: parts not written are those of the first, later where need be.
  [[nodiscard]] std::optional<Date> resolve_end(const WrittenDate& written, Date start) const;

  // A date that was told, for those after it. A year that only bounds a state (since 2010) is told
  // by the caller's leaving this out.
  void tell(DateRange range, bool year_written);
  // A line that is a year or a month only, for the lines below it.
  void tell_heading(std::int16_t year) { heading_year_ = year, heading_month_ = 0; }
  void tell_heading_month(std::uint8_t month) { heading_month_ = month; }
  // The day of writing that a dateline gives, where it is near the day of publication.
  void tell_dateline(Date date);
  [[nodiscard]] const Date& published() const { return published_; }
  // The day of writing: of a dateline, else of publication.
  [[nodiscard]] const Date& today() const { return today_; }
  // The year that the sentence names, else the heading; 0 where neither does.
  [[nodiscard]] std::int16_t year_at_hand() const {
    return named_sentence_ == sentence_ && named_year_ != 0 ? named_year_ : heading_year_;
  }
  // The year of a piece that is told: the number, or what its distance comes to.
  [[nodiscard]] std::optional<std::int16_t> year_of(DatePiece year) const;

 private:
  [[nodiscard]] std::optional<std::int16_t> year_of(DatePiece year, Supplied& by) const;
  [[nodiscard]] std::optional<Date> relative_day(const WrittenDate& written, Supplied& by) const;
  [[nodiscard]] std::optional<Date> relative_month(const WrittenDate& written, Supplied& by) const;
  [[nodiscard]] std::int16_t last_year() const;
  [[nodiscard]] std::int16_t choose_year(int month, int day, Outlook outlook, bool due,
                                         Supplied& by) const;
  [[nodiscard]] std::int16_t year_by_publication(int month, int day, Outlook outlook,
                                                 bool due) const;
  [[nodiscard]] std::optional<Date> choose_month(int day, Outlook outlook, bool due,
                                                 Supplied& by) const;
  [[nodiscard]] std::optional<Date> day_by_publication(int day, Outlook outlook, bool due) const;
  [[nodiscard]] bool mostly_ahead(Season season) const;
  [[nodiscard]] Date told_day() const;
  [[nodiscard]] Supplied by_today() const;

  Date published_;
  Date today_;             // of a dateline, else of publication
  bool chronicle_;         // tells of the year named last
  std::int16_t tells_of_;  // of a chronicle, as long as it names no year
  Date told_;              // the last date with a month
  Date first_;             // the first day told in this paragraph
  Date previous_first_;    // the same of the last paragraph that had one
  std::int16_t told_year_ = 0;
  std::int16_t named_year_ = 0;  // the last year written out
  std::int16_t heading_year_ = 0;
  std::uint8_t heading_month_ = 0;
  std::uint32_t sentence_ = 1;
  std::uint32_t paragraph_ = 1;
  std::uint32_t told_sentence_ = 0;
  std::uint32_t told_paragraph_ = 0;
  std::uint32_t named_sentence_ = 0;
  std::uint32_t named_paragraph_ = 0;
  std::array<DateRange, 8> days_told_{};
  std::size_t days_count_ = 0;
};

}  // namespace duikou::mention
