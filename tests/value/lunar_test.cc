// SPDX-License-Identifier: Apache-2.0
#include "value/lunar.h"

#include <gtest/gtest.h>
#include <unicode/calendar.h>

#include <memory>
#include <string>

namespace duikou {
namespace {

std::string day(int year, int month, int of_month, bool leap = false) {
  const auto out = gregorian({static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                              static_cast<std::uint8_t>(of_month), leap});
  return out ? out->edtf() : "";
}

TEST(Lunar, DaysThatPeopleKnow) {
  EXPECT_EQ(day(1900, 1, 1), "1900-01-31");
  EXPECT_EQ(day(1949, 1, 1), "1949-01-29");
  EXPECT_EQ(day(2000, 1, 1), "2000-02-05");
  EXPECT_EQ(day(2012, 9, 9), "2012-10-23");
  EXPECT_EQ(day(2015, 5, 5), "2015-06-20");
  EXPECT_EQ(day(2020, 4, 1, true), "2020-05-23");
  EXPECT_EQ(day(2023, 2, 1, true), "2023-03-22");
  EXPECT_EQ(day(2023, 8, 15), "2023-09-29");
  EXPECT_EQ(day(2024, 1, 1), "2024-02-10");
  EXPECT_EQ(day(2027, 1, 1), "2027-02-06");
  EXPECT_EQ(day(2100, 12, 29), "2101-01-28");
}

TEST(Lunar, DaysThatDoNotExist) {
  EXPECT_EQ(day(1899, 1, 1), "");
  EXPECT_EQ(day(2101, 1, 1), "");
  EXPECT_EQ(day(2023, 13, 1), "");
  EXPECT_EQ(day(2023, 0, 1), "");
  EXPECT_EQ(day(2023, 1, 30), "");
  EXPECT_EQ(day(2023, 1, 0), "");
  EXPECT_EQ(day(2023, 3, 1, true), "");
}

// A second opinion: ICU computes where the table looks up. Its astronomy is coarse, so it may be a
// day off where a new moon falls near midnight, and put a leap month a month off.
TEST(Lunar, AgreesWithIcuButForItsKnownMisses) {
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> other(icu::Calendar::createInstance(
      icu::TimeZone::createTimeZone("Asia/Shanghai"), icu::Locale("zh@calendar=chinese"), failed));
  ASSERT_TRUE(U_SUCCESS(failed));
  constexpr double noon = 0.5;
  constexpr double milliseconds_of_day = 86'400'000;
  int months = 0;
  int differ = 0;
  for (int year = first_lunar_year; year <= last_lunar_year; ++year) {
    for (int place = 0; place < 24; ++place) {
      const int month = place / 2 + 1;
      const bool leap = place % 2 == 1;
      if (days_of_lunar_month(year, month, leap) == 0) continue;
      const Date first =
          *gregorian({static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), 1, leap});
      other->setTime((first.days() + noon) * milliseconds_of_day, failed);
      ++months;
      differ += other->get(UCAL_MONTH, failed) + 1 != month || other->get(UCAL_DATE, failed) != 1 ||
                (other->get(UCAL_IS_LEAP_MONTH, failed) != 0) != leap;
    }
  }
  ASSERT_TRUE(U_SUCCESS(failed));
  EXPECT_EQ(months, 2486);
  EXPECT_LE(differ, 15);
}

}  // namespace
}  // namespace duikou
