// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>

#include "mention/number.h"
#include "quantities.h"

namespace duikou::mention {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// Texts that a careless search takes quadratic time for. A minute for all of them is far above what
// a linear one needs in a debug build and far below what a quadratic one does.
TEST(QuantityLimits, HostileTextsTakeLinearTime) {
  const Quantities& all = Quantities::shared();
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string_view piece :
       {"1",      "一",     "、",      "1、",      "1-",      "万",     "第",
        "第一、", "8月",    "8月7、",  "2014-",    "年",      "今天（", "上周",
        "1,234,", "1.",     "近",      "余",       "自至",    "7日至",  "2023年8月27日、",
        "$",      "数",     "5万元至", "同日",     "3 ",      "（",     "10亿",
        "农历",   "闰",     "正月初",  "廿",       "“十四五", "世纪",   "上世纪",
        "民国",   "5块3毛", "1，234",  "2008.03-", "去年本月"}) {
    const std::string text = repeated(piece, 20'000);
    const auto dates = all.dates(text, "2023-08-29");
    const auto amounts = all.amounts(text);
    const auto counts = all.counts(text);
    EXPECT_LE(dates.size() + amounts.size() + counts.size(), text.size());
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::minutes(1));
}

// Over every text of the tables put together: order, no overlap, and spans inside the text.
TEST(QuantityLimits, MentionsAreSortedAndApart) {
  const Quantities& all = Quantities::shared();
  const std::string text =
      "截至2023年8月27日至28日，第八、九、十批80余名干部和近5至10万元、US$1.2 million，"
      "今天（8月29日）1、2日，3、4月，2014-2016年，100—200亿元，首批12名，第3期";
  const auto dates = all.dates(text, "2023-08-29");
  const auto amounts = all.amounts(text);
  const auto counts = all.counts(text);
  const std::uint32_t length = text::length_code_points(text);
  for (const auto* mentions : {&dates, &amounts, &counts}) {
    ASSERT_FALSE(mentions->empty());
    std::uint32_t behind = 0;
    for (const Mention& mention : *mentions) {
      EXPECT_GE(mention.span.start, behind);
      EXPECT_LT(mention.span.start, mention.span.end);
      EXPECT_LE(mention.span.end, length);
      behind = mention.span.end;
    }
  }
  for (const Mention& count : counts) {
    for (const auto* others : {&dates, &amounts}) {
      for (const Mention& other : *others) EXPECT_FALSE(count.span.overlaps(other.span));
    }
  }
}

TEST(Numbers, AreExactOrNotGiven) {
  const auto reader = NumberReader::make(Quantities::shared().lexicon());
  ASSERT_TRUE(reader.ok());
  const auto read = [&](std::string_view text) {
    return reader->read(text::Folded(Quantities::shared().folding(), text), 0);
  };
  EXPECT_EQ(read("900万亿").parts, 9'000'000'000'000'000'000);
  EXPECT_FALSE(read("9999万亿").exact);
  EXPECT_FALSE(read("1.00001").exact);
  EXPECT_TRUE(read("1.00001亿").exact);
  EXPECT_FALSE(read("999999999999999999999999").exact);
  EXPECT_EQ(read("一百零五").whole(), 105);
  EXPECT_EQ(read("一百五").whole(), 150);
  EXPECT_EQ(read("三千零二十").whole(), 3020);
  EXPECT_EQ(read("十二").whole(), 12);
  EXPECT_EQ(read("廿五").whole(), 25);
  EXPECT_EQ(read("卅").whole(), 30);
  EXPECT_EQ(read("二〇一五").whole(), 2015);
  EXPECT_EQ(read("一万二千亿").whole(), 1'200'000'000'000);
  EXPECT_FALSE(read("三四十").exact);
  EXPECT_EQ(read("三四十").span.length(), 3U);
  EXPECT_TRUE(read("人").span.empty());
}

}  // namespace
}  // namespace duikou::mention
