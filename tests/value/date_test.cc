// SPDX-License-Identifier: Apache-2.0
#include "value/date.h"

#include <gtest/gtest.h>

#include <string>

namespace duikou {
namespace {

TEST(DateForm, WhatIsReadIsPrintedAlike) {
  for (const char* edtf : {"2023-08-27", "2023-08", "2023", "0001", "9999-12-31", "XXXX-08-27",
                           "XXXX-02-29", "XXXX-08", "2024-02-29", "2000-02-29"}) {
    const auto date = Date::parse(edtf);
    ASSERT_TRUE(date) << edtf;
    EXPECT_EQ(date->edtf(), edtf);
    EXPECT_TRUE(date->valid()) << edtf;
  }
}

TEST(DateForm, RefusesEverythingElse) {
  for (const char* edtf :
       {"",           "XXXX",       "0000",       "202",        "20230827",
        "2023-8-27",  "2023/08/27", "2023-13",    "2023-00",    "2023-02-29",
        "1900-02-29", "2023-04-31", "2023-08-00", "2023-08-32", "2023-08-27T00:00",
        " 2023",      "2023-",      "-023",       "2023-XX-27", "XXXX-02-30",
        "２０２３"}) {
    EXPECT_FALSE(Date::parse(edtf)) << edtf;
  }
}

TEST(DateForm, OfNothingIsEmpty) {
  EXPECT_EQ(Date{}.edtf(), "");
  EXPECT_TRUE(Date{}.empty());
  EXPECT_FALSE(Date{}.valid());
  EXPECT_EQ((DateRange{{2023, 8, 27}, {}}).edtf(), "2023-08-27");
  EXPECT_EQ((DateRange{{2023, 8, 27}, {2023, 8, 29}}).edtf(), "2023-08-27/2023-08-29");
}

TEST(DateDays, CountFromThe1970s) {
  EXPECT_EQ((Date{1970, 1, 1}).days(), 0);
  EXPECT_EQ((Date{1969, 12, 31}).days(), -1);
  EXPECT_EQ((Date{2000, 3, 1}).days(), 11017);
  EXPECT_EQ((Date{2023, 8, 27}).days(), 19596);
}

TEST(DateDays, EveryDayComesBack) {
  Date before = Date::from_days((Date{1583, 12, 31}).days());
  for (std::int32_t day = (Date{1584, 1, 1}).days(); day <= (Date{2430, 1, 1}).days(); ++day) {
    const Date date = Date::from_days(day);
    ASSERT_TRUE(date.valid()) << date.edtf();
    ASSERT_EQ(date.days(), day) << date.edtf();
    ASSERT_LT(before, date);
    before = date;
  }
}

TEST(DateDays, Weekdays) {
  EXPECT_EQ((Date{1970, 1, 1}).weekday(), 4);
  EXPECT_EQ((Date{1969, 12, 28}).weekday(), 7);
  EXPECT_EQ((Date{2023, 8, 27}).weekday(), 7);
  EXPECT_EQ((Date{2023, 8, 28}).weekday(), 1);
  EXPECT_EQ((Date{2024, 2, 29}).weekday(), 4);
}

TEST(DateMonths, AreAddedAndCut) {
  struct Case {
    Date from;
    int months;
    const char* to;
  };
  for (const Case& one :
       {Case{{2023, 8, 31}, 1, "2023-09-30"}, Case{{2023, 1, 31}, 1, "2023-02-28"},
        Case{{2024, 1, 31}, 1, "2024-02-29"}, Case{{2023, 12, 5}, 1, "2024-01-05"},
        Case{{2023, 1, 5}, -1, "2022-12-05"}, Case{{2023, 8, 0}, -8, "2022-12"},
        Case{{2023, 0, 0}, 12, "2024"}, Case{{2023, 8, 27}, 0, "2023-08-27"}}) {
    EXPECT_EQ(one.from.plus_months(one.months).edtf(), one.to);
  }
}

TEST(DateParts, ThatAreMissingAgree) {
  const Date day{2023, 8, 27};
  EXPECT_TRUE(day.compatible(day));
  EXPECT_TRUE(day.compatible({2023, 8, 0}));
  EXPECT_TRUE((Date{2023, 0, 0}).compatible(day));
  EXPECT_TRUE(day.compatible({Date::unknown_year, 8, 27}));
  EXPECT_FALSE(day.compatible({2023, 8, 28}));
  EXPECT_FALSE(day.compatible({2023, 9, 0}));
  EXPECT_FALSE(day.compatible({2022, 0, 0}));
}

TEST(DateMonths, HaveTheirLengths) {
  EXPECT_EQ(days_of_month(2023, 2), 28);
  EXPECT_EQ(days_of_month(2024, 2), 29);
  EXPECT_EQ(days_of_month(1900, 2), 28);
  EXPECT_EQ(days_of_month(2000, 2), 29);
  EXPECT_EQ(days_of_month(Date::unknown_year, 2), 29);
  EXPECT_EQ(days_of_month(2023, 4), 30);
  EXPECT_EQ(days_of_month(2023, 12), 31);
}

}  // namespace
}  // namespace duikou
