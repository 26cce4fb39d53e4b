// SPDX-License-Identifier: Apache-2.0
#include "claim/judge.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>

#include "material.h"
#include "text/folded.h"

namespace duikou::claim {
namespace {

std::int32_t weight_of(const Judge& judge, std::u16string_view name) {
  return judge.weight(Feature(name).number());
}

TEST(Judge, ReadsATable) {
  const auto judge = Judge::parse("learned/gift.sum.tsv",
                                  "# made\nfeature\tweight\n*\t-188\nb选派\t812\nxplace\t-5\n");
  ASSERT_TRUE(judge) << judge.error().text();
  EXPECT_EQ(judge->name(), "gift.sum");
  EXPECT_EQ(judge->everywhere(), -188);
  EXPECT_EQ(weight_of(*judge, u"b选派"), 812);
  EXPECT_EQ(weight_of(*judge, u"xplace"), -5);
  EXPECT_EQ(weight_of(*judge, u"b选"), 0);
  EXPECT_EQ(weight_of(*judge, u"a选派"), 0);
}

TEST(Judge, KnowsEveryWeightOfALargeTable) {
  std::string bytes = "feature\tweight\n";
  for (int i = 1; i <= 5000; ++i)
    bytes += "a" + std::to_string(i) + "\t" + std::to_string(i) + "\n";
  const auto judge = Judge::parse("learned/a.tsv", bytes);
  ASSERT_TRUE(judge) << judge.error().text();
  for (int i = 1; i <= 5000; ++i) {
    ASSERT_EQ(weight_of(*judge, text::units_of("a" + std::to_string(i))), i);
  }
  EXPECT_EQ(weight_of(*judge, u"a5001"), 0);
}

TEST(Judge, OfAnEmptyTableWeighsNothing) {
  const auto judge = Judge::parse("learned/a.tsv", "feature\tweight\n");
  ASSERT_TRUE(judge);
  EXPECT_EQ(judge->everywhere(), 0);
  EXPECT_EQ(weight_of(*judge, u"a"), 0);
}

TEST(Judge, RefusesBadTables) {
  const std::pair<std::string, std::string> cases[] = {
      {"feature\tweights\na\t1\n", "weight"},
      {"name\tweight\na\t1\n", "feature"},
      {"feature\tweight\na\tmuch\n", "no weight: much"},
      {"feature\tweight\na\t\n", "no weight: "},
      {"feature\tweight\na\t0.5\n", "no weight: 0.5"},
      {"feature\tweight\na\t1000001\n", "no weight: 1000001"},
      {"feature\tweight\na\t-1000001\n", "no weight: -1000001"},
      {"feature\tweight\na\t-2147483648\n", "no weight: -2147483648"},
      {"feature\tweight\na\t99999999999\n", "no weight: 99999999999"},
      {"feature\tweight\n\t1\n", "no feature"},
      {"feature\tweight\na\t1\nb\t1\na\t2\n", "told twice: a"},
      {"feature\tweight\n*\t1\n*\t2\n", "told twice: *"},
  };
  for (const auto& [bytes, cause] : cases) {
    const auto judge = Judge::parse("learned/a.tsv", bytes);
    ASSERT_FALSE(judge) << bytes;
    EXPECT_NE(judge.error().text().find(cause), std::string::npos) << judge.error().text();
    EXPECT_NE(judge.error().text().find("learned/a.tsv"), std::string::npos);
  }
}

// Whatever stands in the file, it is read or refused.
TEST(Judge, SurvivesAnyBytes) {
  std::mt19937 random(7);
  const std::string letters = "\t\n*a-019\xE9\xFF\xF0\x9F\x98\x80\r#";
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = i % 4 == 0 ? "" : "feature\tweight\n";
    for (std::size_t n = random() % 40; n > 0; --n) bytes += letters[random() % letters.size()];
    const auto judge = Judge::parse("learned/a.tsv", bytes);
    if (judge) {
      EXPECT_EQ(judge->name(), "a");
    } else {
      EXPECT_FALSE(judge.error().cause.empty());
    }
  }
}

TEST(Beginnings, HaveAllThatANameBeginsWith) {
  Beginnings known;
  known.add(u"a支援");
  EXPECT_TRUE(known.may_have(Feature(u"a").number()));
  EXPECT_TRUE(known.may_have(Feature(u"a支").number()));
  EXPECT_TRUE(known.may_have(Feature(u"a支援").number()));
  EXPECT_FALSE(known.may_have(Feature(u"a支援者").number()));
  EXPECT_FALSE(known.may_have(Feature(u"b支").number()));
}

TEST(FeatureName, IsWhatItsFeatureIsMadeOf) {
  const FeatureName name = FeatureName(u"h").add_ascii("by").add(u'S').add(u"援助");
  EXPECT_EQ(name.view(), u"hbyS援助");
  const Feature feature = Feature(u"h").add_ascii("by").add(u'S').add(u"援助");
  EXPECT_EQ(feature.number(), Feature(name.view()).number());
  constexpr Feature begun_before = begun<Feature>(u"hby");
  EXPECT_EQ(begun_before.number(), Feature(u"hby").number());
}

TEST(Judges, AreFoundByName) {
  const auto judges = Judges::make({{"learned/b.tsv", "feature\tweight\n*\t2\n"},
                                    {"learned/a.tsv", "feature\tweight\n*\t1\n"},
                                    {"learned/README.md", "no table"},
                                    {"lexicon/c.tsv", "no table"}});
  ASSERT_TRUE(judges) << judges.error().text();
  EXPECT_EQ(judges->names(), (std::vector<std::string>{"a", "b"}));
  ASSERT_TRUE(judges->index_named("b"));
  EXPECT_EQ((*judges)[*judges->index_named("b")].everywhere(), 2);
  EXPECT_FALSE(judges->index_named("c"));
  EXPECT_FALSE(judges->index_named(""));
}

TEST(Judges, RefuseWhatOneOfTheTablesIsRefusedFor) {
  const auto judges = Judges::make(
      {{"learned/a.tsv", "feature\tweight\n"}, {"learned/b.tsv", "feature\tweight\na\tx\n"}});
  ASSERT_FALSE(judges);
  EXPECT_NE(judges.error().text().find("learned/b.tsv:2"), std::string::npos);
}

TEST(Judges, OfTheProjectAreRead) {
  const auto judges = Judges::make(data_files());
  ASSERT_TRUE(judges) << judges.error().text();
  EXPECT_TRUE(judges->index_named("funding.sum"));
}

}  // namespace
}  // namespace duikou::claim
