// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duikou {

// A day, month or year of the Gregorian calendar, known as finely as a report tells it. Printed as
// EDTF level 1 (ISO 8601-2): 2023-08-27, 2023-08, 2023, XXXX-08-27 where the year is unknown.
struct Date {
  static constexpr std::int16_t unknown_year = 0;

  std::int16_t year = unknown_year;  // 1..9999, or unknown_year
  std::uint8_t month = 0;            // 1..12, or 0 where the text gives none
  std::uint8_t day = 0;              // 1..31, or 0; never without a month

  // Whether the parts name a day that exists (29 February is allowed where the year is unknown).
  [[nodiscard]] bool valid() const;
  [[nodiscard]] bool has_year() const { return year != unknown_year; }
  [[nodiscard]] bool empty() const { return year == unknown_year && month == 0; }

  // "2023-08-27"; empty() gives "".
  [[nodiscard]] std::string edtf() const;
  // Reads exactly what edtf() writes; anything else, a day that does not exist among it, is
  // nothing.
  [[nodiscard]] static std::optional<Date> parse(std::string_view edtf);

  // Days since 1970-01-01; asks for a full date. from_days() is its inverse (proleptic Gregorian,
  // the method of Howard Hinnant's "chrono-compatible low-level date algorithms").
  [[nodiscard]] std::int32_t days() const;
  [[nodiscard]] static Date from_days(std::int32_t days);
  // 1 = Monday ... 7 = Sunday; asks for a full date.
  [[nodiscard]] int weekday() const;
  // The same day `months` later or earlier; the day is cut to the month's last where it must be.
  [[nodiscard]] Date plus_months(int months) const;

  // Whether the two may name the same day: equal in every part that both give.
  [[nodiscard]] bool compatible(Date other) const;

  friend auto operator<=>(const Date&, const Date&) = default;
};

// 28..31; 29 for February of an unknown year.
[[nodiscard]] int days_of_month(int year, int month);

// From the first to the last day; `end` is empty() for a single date. Printed "start/end" or
// "start".
struct DateRange {
  Date start;
  Date end;
  [[nodiscard]] std::string edtf() const;
  friend auto operator<=>(const DateRange&, const DateRange&) = default;
};

}  // namespace duikou
