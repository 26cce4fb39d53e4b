// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "value/date.h"

namespace duikou {

// A day of the Chinese calendar, whose year begins in January or February of the Gregorian year of
// the same number. The leap month has the number of the month that it follows.
struct LunarDate {
  std::int16_t year = 0;
  std::uint8_t month = 0;  // 1..12
  std::uint8_t day = 0;    // 1..30
  bool leap = false;
};

inline constexpr int first_lunar_year = 1900;
inline constexpr int last_lunar_year = 2100;

// 29 or 30; 0 where the year has no such month or the table does not hold it.
[[nodiscard]] int days_of_lunar_month(int year, int month, bool leap);

// The Gregorian day, or nothing where there is no such day or the table does not hold its year.
// Constant time.
[[nodiscard]] std::optional<Date> gregorian(LunarDate date);

}  // namespace duikou
