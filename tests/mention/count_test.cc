// SPDX-License-Identifier: Apache-2.0
#include "mention/count.h"

#include <gtest/gtest.h>

#include "quantities.h"

namespace duikou::mention {
namespace {

struct Row {
  std::string_view text;
  std::string_view counts;  // span=value~bound, parted by " | "
};

constexpr Row rows[] = {
    // people
    {"17人离开", "17人=17"},
    {"两百名学生", "两百名=200"},
    {"80余名干部", "80余名=80~over"},
    {"四十余名干部", "四十余名=40~over"},
    {"一百四十名干部", "一百四十名=140"},
    {"近百名医生", "百名=100~near"},
    {"上百名医生", "百名=100~atleast"},
    {"逾百人次", "百人次=100~over"},
    {"已达千人", "千人=1000"},
    {"不少于2000名群众", "2000名=2000~atleast"},
    {"800人次", "800人次=800"},
    {"32人次", "32人次=32"},
    {"共3749人", "3749人=3749"},
    {"1126人报名", "1126人=1126"},
    {"7省市143名医务人员", "7省市=7 | 143名=143"},
    {"九位专家", "九位=9"},
    // things
    {"项目405个", "405个=405"},
    {"92个项目", "92个=92"},
    {"近百个项目", "百个=100~near"},
    {"三十余项", "三十余项=30~over"},
    {"十六家企业", "十六家=16"},
    {"19省", "19省=19"},
    {"10个省市", "10个=10"},
    {"182个续建项目", "182个=182"},
    {"两千来户", "两千来户=2000~about"},
    {"1.5万户", "1.5万户=15000"},
    {"388.57万吨", "388.57万吨=3885700"},
    {"200公里", "200公里=200"},
    {"200台次", "200台次=200"},
    {"10批干部", "10批=10"},
    {"7批次", "7批次=7"},
    {"九批干部", "九批=9"},
    {"两期培训", "两期=2"},
    // ordinals
    {"第十一批干部", "第十一批=11"},
    {"第25批医疗队", "第25批=25"},
    {"第三次会议", "第三次=3"},
    {"第二届论坛", "第二届=2"},
    {"第四次至第八次会议", "第四次=4 | 第八次=8"},
    {"第八、九、十批", "第八=8 | 九=9 | 十批=10"},
    {"第一批和第二批", "第一批=1 | 第二批=2"},
    {"第3期", "第3期=3"},
    {"首批干部", "首批=1"},
    {"首次会议", "首次=1"},
    {"头一批干部", "头一批=1"},
    {"第十", "第十=10"},
    {"第一百一十次", "第一百一十次=110"},
    {"第三批医生38名", "第三批=3 | 38名=38"},
    // none
    {"数十个项目", ""},
    {"几百人", ""},
    {"三四十人", ""},
    {"百分之三十", ""},
    {"92.3％", ""},
    {"3个月，5年，7天", ""},
    {"12.5个百分点", ""},
    {"8月27日", ""},
    {"6万元", ""},
    {"10时30分", ""},
    {"一个孩子，一次机会，一种精神", ""},
    {"两会，三农，四川，五台山", ""},
    {"3支援，5人民，19名单", ""},
    {"A10个", ""},
    {"十三五期间", ""},
    {"第一时间", ""},
    {"摆在首位", ""},
};

TEST(Counts, OfTheTable) {
  const Quantities& all = Quantities::shared();
  for (const Row& row : rows) {
    EXPECT_EQ(all.line(row.text, all.counts(row.text)), row.counts) << row.text;
  }
}

TEST(Counts, NameTheUnit) {
  const Quantities& all = Quantities::shared();
  const auto counts = all.counts("派出医生80余名、专家312人次");
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].unit, (Span{7, 8}));
  EXPECT_EQ(counts[1].unit, (Span{14, 16}));
  EXPECT_EQ(name(static_cast<CountFinder::Unit>(counts[0].row)), "people");
  EXPECT_EQ(name(static_cast<CountFinder::Unit>(counts[1].row)), "person-times");
}

TEST(Counts, OrdinalsOfOneUnitShareIt) {
  const Quantities& all = Quantities::shared();
  const auto ordinals = all.counts("第八、九、十批");
  ASSERT_EQ(ordinals.size(), 3U);
  for (const Mention& ordinal : ordinals) {
    EXPECT_EQ(ordinal.type, Type::ordinal);
    EXPECT_EQ(ordinal.unit, (Span{6, 7}));
  }
}

TEST(Counts, RefuseUnitsOfNoKind) {
  lexicon::DataFiles files;
  files["lexicon/words/numbers.tsv"] = data_file("lexicon/words/numbers.tsv");
  files["lexicon/words/units.tsv"] = "word\tclass\tvalue\n名\tcount.unit\tcattle\n";
  const auto lexicon = lexicon::Lexicon::make(files);
  ASSERT_TRUE(lexicon.ok());
  EXPECT_FALSE(CountFinder::make(*lexicon).ok());
}

}  // namespace
}  // namespace duikou::mention
