// SPDX-License-Identifier: Apache-2.0
#include "value/amount.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace duikou {
namespace {

TEST(AmountText, IsPlain) {
  struct Case {
    std::int64_t parts;
    std::string currency;
    std::string text;
  };
  for (const Case& one :
       {Case{0, "CNY", "0"}, Case{10000, "CNY", "1"}, Case{5000, "CNY", "0.5"},
        Case{1, "CNY", "0.0001"}, Case{100, "CNY", "0.01"}, Case{12345, "CNY", "1.2345"},
        Case{12340, "CNY", "1.234"}, Case{1'200'000'000'000'000, "CNY", "120000000000"},
        Case{50'000'000'000, "USD", "USD 5000000"}, Case{-5000, "CNY", "-0.5"},
        Case{-10000, "EUR", "EUR -1"},
        Case{std::numeric_limits<std::int64_t>::max(), "CNY", "922337203685477.5807"},
        Case{std::numeric_limits<std::int64_t>::min(), "CNY", "-922337203685477.5808"}}) {
    EXPECT_EQ((Amount{one.parts, one.currency}).text(), one.text);
  }
}

TEST(BoundNames, GoBothWays) {
  for (const Bound bound :
       {Bound::exact, Bound::near, Bound::over, Bound::about, Bound::at_least, Bound::at_most}) {
    EXPECT_EQ(bound_named(name(bound)), bound);
  }
  EXPECT_EQ(name(Bound::exact), "");
  EXPECT_EQ(name(Bound::at_least), "atleast");
  EXPECT_FALSE(bound_named("least"));
}

}  // namespace
}  // namespace duikou
