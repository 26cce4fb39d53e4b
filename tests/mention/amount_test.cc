// SPDX-License-Identifier: Apache-2.0
#include "mention/amount.h"

#include <gtest/gtest.h>

#include "quantities.h"

namespace duikou::mention {
namespace {

struct Row {
  std::string_view text;
  std::string_view amounts;  // span=value~bound, parted by " | "
};

constexpr Row rows[] = {
    // units and numerals
    {"拨付6万元", "6万元=60000"},
    {"拨付103.1亿元", "103.1亿元=10310000000"},
    {"拨付1.2万亿元", "1.2万亿元=1200000000000"},
    {"拨付210315万元", "210315万元=2103150000"},
    {"拨付1,200元", "1,200元=1200"},
    {"拨付1,234,567.89元", "1,234,567.89元=1234567.89"},
    {"拨付三百万元", "三百万元=3000000"},
    {"拨付一亿二千万元", "一亿二千万元=120000000"},
    {"拨付五千余亿元", "五千余亿元=500000000000~over"},
    {"拨付三千二百五十万元", "三千二百五十万元=32500000"},
    {"拨付十万块钱", "十万块钱=100000"},
    {"拨付1亿2000万元", "1亿2000万元=120000000"},
    {"拨付3千万元", "3千万元=30000000"},
    {"拨付5百万元", "5百万元=5000000"},
    {"拨付壹佰万元", "壹佰万元=1000000"},
    {"拨付一点二亿元", "一点二亿元=120000000"},
    {"拨付0.5元", "0.5元=0.5"},
    {"拨付16.7781亿元", "16.7781亿元=1677810000"},
    {"拨付两千来万元", "两千来万元=20000000~about"},
    {"拨付十几万元", "十几万元=100000~over"},
    {"拨付20 万元", "20 万元=200000"},
    // bounds
    {"拨付近1200亿元", "1200亿元=120000000000~near"},
    {"拨付超过3亿元", "3亿元=300000000~over"},
    {"拨付逾九十亿元", "九十亿元=9000000000~over"},
    {"拨付约6000万元", "6000万元=60000000~about"},
    {"拨付不少于2000万元", "2000万元=20000000~atleast"},
    {"拨付至少50万元", "50万元=500000~atleast"},
    {"拨付不超过800万元", "800万元=8000000~atmost"},
    {"拨付10万多元", "10万多元=100000~over"},
    {"拨付120多万元", "120多万元=1200000~over"},
    {"拨付860余万元", "860余万元=8600000~over"},
    {"拨付300万元左右", "300万元=3000000~about"},
    {"拨付300万元以上", "300万元=3000000~atleast"},
    {"拨付不到1亿元", "1亿元=100000000~atmost"},
    {"拨付达3亿元", "3亿元=300000000"},
    {"拨付上百万元", "百万元=1000000~atleast"},
    {"拨付近万元", "万元=10000~near"},
    {"拨付万余元", "万余元=10000~over"},
    // currencies
    {"拨付200万美元", "200万美元=USD 2000000"},
    {"拨付美元二十万元", "美元二十万元=USD 200000"},
    {"拨付5亿日元", "5亿日元=JPY 500000000"},
    {"拨付300万欧元", "300万欧元=EUR 3000000"},
    {"拨付8000英镑", "8000英镑=GBP 8000"},
    {"拨付2亿港元", "2亿港元=HKD 200000000"},
    {"拨付150万港币", "150万港币=HKD 1500000"},
    {"拨付8800亿卢布", "8800亿卢布=RUB 880000000000"},
    {"拨付3亿坚戈", "3亿坚戈=KZT 300000000"},
    {"拨付298亿加元", "298亿加元=CAD 29800000000"},
    {"拨付100万元人民币", "100万元人民币=1000000"},
    {"拨付人民币100万元", "人民币100万元=1000000"},
    {"拨付US$1.2 million", "US$1.2 million=USD 1200000"},
    {"拨付$5000", "$5000=USD 5000"},
    {"拨付¥300万", "¥300万=3000000"},
    {"拨付EUR 5 million", "EUR 5 million=EUR 5000000"},
    {"spent 120 billion yuan", "120 billion yuan=120000000000"},
    {"spent 3.5 million US dollars", "3.5 million US dollars=USD 3500000"},
    {"spent RMB 12 million", "RMB 12 million=12000000"},
    // ranges
    {"每户5000元至8000元", "5000元=5000 | 8000元=8000"},
    {"每户5000至8000元", "5000=5000 | 8000元=8000"},
    {"每户5至10万元", "5=50000 | 10万元=100000"},
    {"投入100—200亿元", "100=10000000000 | 200亿元=20000000000"},
    // without a unit
    {"到位资金210315万，项目405个", "210315万=2103150000"},
    {"投资1200万。", "1200万=12000000"},
    {"人口1200万。", ""},
    {"销量1200万，居首", ""},
    // traditional characters
    {"捐贈2000萬元，另捐五千餘萬美元", "2000萬元=20000000 | 五千餘萬美元=USD 50000000~over"},
    // the unit of one amount before the next number
    {"拨付31美元20万元", "31美元=USD 31 | 20万元=200000"},
    // none
    {"数十万元", ""},
    {"三四十万元", ""},
    {"拨付12345678901234567890元", ""},
    {"拨付0.00001元", ""},
    {"10元旦", ""},
    {"多元化，三元区，一元论", ""},
    {"5%，3倍，2∶1", ""},
    {"一块展板，三块牌子", ""},
};

TEST(Amounts, OfTheTable) {
  const Quantities& all = Quantities::shared();
  for (const Row& row : rows) {
    EXPECT_EQ(all.line(row.text, all.amounts(row.text)), row.amounts) << row.text;
  }
}

TEST(Amounts, RefuseTablesWithoutCurrencyCodes) {
  lexicon::DataFiles files;
  files["lexicon/words/numbers.tsv"] = data_file("lexicon/words/numbers.tsv");
  files["lexicon/words/currencies.tsv"] = "word\tclass\tvalue\n元\tamount.unit\tyuan\n";
  const auto lexicon = lexicon::Lexicon::make(files);
  ASSERT_TRUE(lexicon.ok());
  const auto made = AmountFinder::make(*lexicon);
  ASSERT_FALSE(made.ok());
  EXPECT_NE(made.error().text().find("ISO 4217"), std::string::npos);
}

}  // namespace
}  // namespace duikou::mention
