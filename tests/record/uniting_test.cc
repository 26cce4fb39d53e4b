// SPDX-License-Identifier: Apache-2.0
#include "record/uniting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "sample.h"

namespace duikou::record {
namespace {

using claim::Modality;
using sample::Told;

std::vector<Fact> facts_of(const std::vector<claim::Claim>& claims) {
  std::vector<const claim::Claim*> pointers;
  for (const claim::Claim& claim : claims) pointers.push_back(&claim);
  std::vector<Fact> out;
  for (const United& united : unite(pointers, sample::vocabulary())) out.push_back(united.fact);
  return out;
}

std::vector<claim::Claim> claims_of(const std::vector<Told>& all) {
  std::vector<claim::Claim> out;
  for (const Told& told : all) out.push_back(sample::claim_of(told));
  return out;
}

struct Case {
  std::string why;
  std::vector<Told> told;
  std::size_t facts;
  std::vector<std::string> doubtful;  // of the only fact, or of all facts together
};

const std::string shanghai = "上海市@place:310000";
const std::string jiangsu = "江苏省@place:320000";
const std::string hunan = "湖南省@place:430000";
const std::string kashgar = "喀什地区@place:653100";
const std::string zepu = "泽普县@place:653124";
const std::string hotan = "和田地区@place:653200";
const std::string aksu = "阿克苏地区@place:652900";

std::vector<Case> visits() {
  return {
      {"a span, a month and a day inside the span are one visit",
       {{"a",
         "visit",
         {{"leader", {"甲一"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2019-08-27"}},
          {"end", {"2019-08-28"}}}},
        {"b",
         "visit",
         {{"leader", {"甲一"}}, {"from", {shanghai}}, {"to", {kashgar}}, {"start", {"2019-08"}}}},
        {"c", "visit", {{"leader", {"甲一"}}, {"to", {zepu}}, {"start", {"2019-08-28"}}}}},
       1,
       {}},
      {"an account without a leader joins by both places and the days",
       {{"a",
         "visit",
         {{"leader", {"甲一"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2019-08-27"}}}},
        {"b", "visit", {{"from", {shanghai}}, {"to", {zepu}}, {"start", {"2019-08-27"}}}}},
       1,
       {}},
      {"a year later it is another visit",
       {{"a", "visit", {{"leader", {"甲一"}}, {"to", {kashgar}}, {"start", {"2017-08-10"}}}},
        {"b", "visit", {{"leader", {"甲一"}}, {"to", {kashgar}}, {"start", {"2018-08-09"}}}}},
       2,
       {}},
      {"two people of one name from two regions",
       {{"a",
         "visit",
         {{"leader", {"甲一"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2018-05-22"}}}},
        {"b",
         "visit",
         {{"leader", {"甲一"}}, {"from", {jiangsu}}, {"to", {hotan}}, {"start", {"2018-05-22"}}}}},
       2,
       {}},
      {"two leaders of one region on one day go to two places",
       {{"a",
         "visit",
         {{"leader", {"甲一"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2018-05-22"}}}},
        {"b",
         "visit",
         {{"leader", {"乙二"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2018-05-22"}}}}},
       2,
       {}},
      {"a year may be either of two visits, but does not make them one",
       {{"a",
         "visit",
         {{"leader", {"甲一"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2019-05-10"}}}},
        {"b",
         "visit",
         {{"leader", {"甲一"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2019-09-10"}}}},
        {"c", "visit", {{"leader", {"甲一"}}, {"to", {kashgar}}, {"start", {"2019"}}}}},
       2,
       {}},
      {"without a date the days before publication count",
       {{"a",
         "visit",
         {{"leader", {"甲一"}}, {"to", {kashgar}}, {"start", {"2019-08-27"}}},
         "2019-08-28"},
        {"b", "visit", {{"leader", {"甲一"}}, {"to", {kashgar}}}, "2019-09-01"},
        {"c", "visit", {{"leader", {"甲一"}}, {"to", {kashgar}}}, "2021-09-01"}},
       2,
       {}},
      {"a publisher corrects its day; another gives the corrected one",
       {{"a",
         "visit",
         {{"leader", {"甲一"}}, {"from", {shanghai}}, {"to", {kashgar}}, {"start", {"2016-09-08"}}},
         "2016-09-12",
         "甲报"},
        {"b",
         "visit",
         {{"leader", {"甲一"}}, {"from", {shanghai}}, {"to", {kashgar}}, {"start", {"2016-09-09"}}},
         "2016-09-13",
         "甲报",
         Modality::corrected},
        {"c",
         "visit",
         {{"leader", {"甲一"}}, {"from", {shanghai}}, {"to", {kashgar}}, {"start", {"2016-09-09"}}},
         "2016-09-14",
         "乙报"}},
       1,
       {}},
  };
}

std::vector<Case> meetings() {
  const std::string city = "西宁市@place:630100";
  const std::string other = "南京市@place:320100";
  return {
      {"one meeting under three forms of its name",
       {{"a",
         "meeting",
         {{"name", {"重庆市对口支援昌都市工作座谈会"}},
          {"start", {"2017-06-15"}},
          {"place", {"昌都市@place:540300"}}}},
        {"b",
         "meeting",
         {{"name", {"渝昌对口支援工作座谈会"}},
          {"start", {"2017-06-15"}},
          {"place", {"昌都市@place:540300"}}}},
        {"c",
         "meeting",
         {{"name", {"对口支援工作座谈会"}},
          {"start", {"2017-06"}},
          {"place", {"昌都市@place:540300"}}}}},
       1,
       {}},
      {"an unnumbered series meets once a year",
       {{"a",
         "meeting",
         {{"name", {"苏陕协作联席会议"}}, {"start", {"2021-06-08"}}, {"place", {city}}}},
        {"b",
         "meeting",
         {{"name", {"苏陕协作联席会议"}}, {"start", {"2022-07-19"}}, {"place", {other}}}}},
       2,
       {}},
      {"one day and place, two numbers",
       {{"a",
         "meeting",
         {{"name", {"京蒙扶贫协作第八次联席会议"}},
          {"ordinal", {"8"}},
          {"start", {"2019-06-20"}},
          {"place", {city}}}},
        {"b",
         "meeting",
         {{"name", {"京蒙扶贫协作第九次联席会议"}},
          {"ordinal", {"9"}},
          {"start", {"2019-06-20"}},
          {"place", {city}}}}},
       1,
       {"ordinal"}},
      {"one number, two days",
       {{"a",
         "meeting",
         {{"name", {"浙青联席会议"}},
          {"ordinal", {"4"}},
          {"start", {"2018-09-13"}},
          {"place", {city}}}},
        {"b",
         "meeting",
         {{"name", {"浙青联席会议"}},
          {"ordinal", {"4"}},
          {"start", {"2018-09-18"}},
          {"place", {city}}}}},
       1,
       {"start"}},
      {"three numbers of one series",
       {{"a",
         "meeting",
         {{"name", {"鲁渝第四次联席会议"}},
          {"ordinal", {"4"}},
          {"start", {"2017-09-21"}},
          {"place", {city}}}},
        {"b",
         "meeting",
         {{"name", {"鲁渝第三次联席会议"}},
          {"ordinal", {"3"}},
          {"start", {"2018-05-17"}},
          {"place", {other}}}},
        {"c",
         "meeting",
         {{"name", {"鲁渝第五次联席会议"}},
          {"ordinal", {"5"}},
          {"start", {"2019-06-13"}},
          {"place", {city}}}}},
       3,
       {}},
      {"announced, put off, held",
       {{"a",
         "meeting",
         {{"name", {"津甘联席会议"}}, {"start", {"2022-09-15"}}, {"place", {city}}},
         "2022-09-02",
         "甲报",
         Modality::planned},
        {"b",
         "meeting",
         {{"name", {"津甘联席会议"}}, {"start", {"2022-09-28"}}, {"place", {city}}},
         "2022-09-11",
         "甲报",
         Modality::planned},
        {"c",
         "meeting",
         {{"name", {"津甘联席会议"}}, {"start", {"2022-09-28"}}, {"place", {city}}},
         "2022-09-29"}},
       1,
       {}},
  };
}

std::vector<Case> money() {
  return {
      {"one year told twice",
       {{"a",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"320000000"}},
          {"start", {"2018"}}}},
        {"b",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"320000000"}},
          {"start", {"2018"}}}}},
       1,
       {}},
      {"two figures for one year",
       {{"a",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"1360000000"}},
          {"start", {"2018"}}}},
        {"b",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"1630000000"}},
          {"start", {"2018"}}}}},
       1,
       {"amount"}},
      {"two figures of one report are two sums",
       {{"a",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"1360000000"}},
          {"start", {"2018"}}}},
        {"a",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"1630000000"}},
          {"start", {"2018"}}}}},
       2,
       {}},
      {"equal sums to two counties",
       {{"a",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {zepu}},
          {"amount", {"120000000"}},
          {"start", {"2013"}}}},
        {"b",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"120000000"}},
          {"start", {"2013"}}}}},
       2,
       {}},
      {"exact and rounded",
       {{"a",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {aksu}},
          {"amount", {"12000000000"}},
          {"start", {"2010"}},
          {"end", {"2015"}}},
         "2016-01-12",
         "甲报",
         Modality::reported,
         {{"bound.amount", "near"}}},
        {"b",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {aksu}},
          {"amount", {"11960000000"}},
          {"start", {"2010"}},
          {"end", {"2015"}}}}},
       1,
       {}},
      {"a total that grows is two sums",
       {{"a",
         "funding",
         {{"payer", {hunan}},
          {"recipient", {aksu}},
          {"amount", {"2860000000"}},
          {"start", {"2010"}},
          {"end", {"2017"}}}},
        {"b",
         "funding",
         {{"payer", {hunan}},
          {"recipient", {aksu}},
          {"amount", {"3790000000"}},
          {"start", {"2010"}},
          {"end", {"2019"}}}}},
       2,
       {}},
      {"planned and arrived money",
       {{"a",
         "funding",
         {{"payer", {hunan}}, {"amount", {"650000000"}}, {"start", {"2014"}}},
         "2014-03-06",
         "甲报",
         Modality::reported,
         {{"scope.money", "planned"}}},
        {"b",
         "funding",
         {{"payer", {hunan}}, {"amount", {"620000000"}}, {"start", {"2014"}}},
         "2015-01-15",
         "甲报",
         Modality::reported,
         {{"scope.money", "arrived"}}}},
       2,
       {}},
      {"an amount with its digits turned round, corrected",
       {{"a",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"580000000"}},
          {"start", {"2020"}}},
         "2021-01-14"},
        {"b",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"850000000"}},
          {"start", {"2020"}}},
         "2021-01-15",
         "甲报",
         Modality::corrected},
        {"c",
         "funding",
         {{"payer", {shanghai}},
          {"recipient", {kashgar}},
          {"amount", {"850000000"}},
          {"start", {"2020"}}},
         "2021-01-22",
         "乙报"}},
       1,
       {}},
  };
}

std::vector<Case> others() {
  return {
      {"one supporter and three recipients are three pairs",
       {{"a", "pairing", {{"supporter", {shanghai}}, {"recipient", {kashgar, hotan, aksu}}}},
        {"b", "pairing", {{"supporter", {shanghai}}, {"recipient", {hotan}}}}},
       3,
       {}},
      {"several on both sides: the report does not say who supports whom",
       {{"a", "pairing", {{"supporter", {shanghai, jiangsu}}, {"recipient", {kashgar, hotan}}}},
        {"b", "pairing", {{"supporter", {shanghai}}, {"recipient", {kashgar}}}}},
       2,
       {}},
      {"a batch with other words for its people",
       {{"a",
         "personnel",
         {{"batch", {"3"}},
          {"count", {"100"}},
          {"role", {"医护人员"}},
          {"from", {shanghai}},
          {"to", {kashgar}},
          {"start", {"2020-02-12"}}}},
        {"b",
         "personnel",
         {{"batch", {"3"}},
          {"count", {"100"}},
          {"role", {"队员"}},
          {"from", {shanghai}},
          {"to", {zepu}},
          {"start", {"2020-02"}}}}},
       1,
       {}},
      {"two batches of one size",
       {{"a",
         "personnel",
         {{"batch", {"8"}},
          {"count", {"56"}},
          {"role", {"干部"}},
          {"from", {hunan}},
          {"to", {kashgar}},
          {"start", {"2016-07-19"}}}},
        {"b",
         "personnel",
         {{"batch", {"9"}},
          {"count", {"56"}},
          {"role", {"干部"}},
          {"from", {hunan}},
          {"to", {kashgar}},
          {"start", {"2019-07-23"}}}}},
       2,
       {}},
      {"one batch counted differently",
       {{"a",
         "personnel",
         {{"batch", {"3"}},
          {"count", {"62"}},
          {"role", {"干部"}},
          {"from", {hunan}},
          {"to", {kashgar}},
          {"start", {"2016-07"}}}},
        {"b",
         "personnel",
         {{"batch", {"3"}},
          {"count", {"72"}},
          {"role", {"干部"}},
          {"from", {hunan}},
          {"to", {kashgar}},
          {"start", {"2016-07"}}}}},
       1,
       {"count"}},
      {"a named project by its name; its state is history",
       {{"a",
         "project",
         {{"name", {"青川县人民医院"}},
          {"recipient", {zepu}},
          {"amount", {"106000000"}},
          {"status", {"completed"}},
          {"date", {"2010-05-08"}}}},
        {"b",
         "project",
         {{"name", {"青川县人民医院"}},
          {"recipient", {zepu}},
          {"status", {"started"}},
          {"date", {"2009-01"}}}}},
       1,
       {}},
      {"an office once, with or without the place in front",
       {{"a", "office", {{"person", {"甲一"}}, {"title", {"湖南省副省长"}}}},
        {"b", "office", {{"person", {"甲一"}}, {"title", {"副省长"}}}},
        {"c", "office", {{"person", {"甲一"}}, {"title", {"大连市副市长"}}}}},
       2,
       {}},
      {"words that run on, and others of the same speaker",
       {{"a",
         "statement",
         {{"speaker", {"甲一"}}, {"text", {"要把援疆资金的百分之八十用在民生上，用在基层"}}}},
        {"b",
         "statement",
         {{"speaker", {"甲一"}}, {"text", {"援疆资金的百分之八十用在民生上，用在基层，这是规矩"}}}},
        {"c", "statement", {{"speaker", {"甲一"}}, {"text", {"年底以前全部完工"}}}}},
       2,
       {}},
  };
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const std::vector<Fact> facts = facts_of(claims_of(c.told));
    EXPECT_EQ(facts.size(), c.facts) << c.why;
    std::vector<std::string> doubtful;
    for (const Fact& fact : facts) {
      doubtful.insert(doubtful.end(), fact.doubtful.begin(), fact.doubtful.end());
    }
    EXPECT_EQ(doubtful, c.doubtful) << c.why;
  }
}

TEST(Uniting, Visits) {
  check(visits());
}
TEST(Uniting, Meetings) {
  check(meetings());
}
TEST(Uniting, Money) {
  check(money());
}
TEST(Uniting, Others) {
  check(others());
}

// All cases in one record, in a hundred orders: the same facts under the same ids.
TEST(Uniting, OrderPlaysNoPart) {
  std::vector<claim::Claim> all;
  int number = 0;
  for (const auto& cases : {visits(), meetings(), money(), others()}) {
    for (const Case& c : cases) {
      for (Told told : c.told) {
        told.report += std::to_string(number / 3);
        all.push_back(sample::claim_of(told));
      }
      ++number;
    }
  }
  const std::vector<Fact> wanted = facts_of(all);
  std::mt19937 random(1);
  for (int round = 0; round < 100; ++round) {
    std::shuffle(all.begin(), all.end(), random);
    ASSERT_EQ(facts_of(all), wanted) << "seed 1, round " << round;
  }
}

TEST(Uniting, KeepsEveryValueWithItsClaims) {
  const auto claims = claims_of({
      {"a", "meeting", {{"name", {"会"}}, {"ordinal", {"4"}}, {"start", {"2018-09-13"}}}},
      {"b", "meeting", {{"name", {"会"}}, {"ordinal", {"4"}}, {"start", {"2018-09-18"}}}},
      {"c", "meeting", {{"name", {"会"}}, {"ordinal", {"4"}}, {"start", {"2018-09-18"}}}},
  });
  const auto facts = facts_of(claims);
  ASSERT_EQ(facts.size(), 1U);
  const FactRole* start = facts[0].role("start");
  ASSERT_NE(start, nullptr);
  ASSERT_EQ(start->values.size(), 2U);
  EXPECT_EQ(start->values[0].value, "2018-09-13");
  EXPECT_EQ(start->values[0].reports, std::vector<std::string>{"a"});
  EXPECT_EQ(start->values[1].reports, (std::vector<std::string>{"b", "c"}));
  EXPECT_EQ(facts[0].reports, (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(facts[0].since, "2018-09-13");
  EXPECT_EQ(facts[0].until, "2018-09-18");
}

// A name that changed with its status: 林芝地区 became 林芝市.
TEST(Uniting, NamesStandAsReportsListThem) {
  const auto facts = facts_of(claims_of({
      {"a", "visit", {{"leader", {"黄某", "王某"}}, {"from", {"甲省"}}, {"start", {"2018-09-13"}}}},
      {"b", "visit", {{"leader", {"黄某", "王某"}}, {"from", {"甲省"}}, {"start", {"2018-09-13"}}}},
  }));
  ASSERT_EQ(facts.size(), 1U);
  const FactRole* leader = facts[0].role("leader");
  ASSERT_NE(leader, nullptr);
  ASSERT_EQ(leader->values.size(), 2U);
  EXPECT_EQ(leader->values[0].value, "黄某");
  EXPECT_EQ(leader->values[1].value, "王某");
}

TEST(Uniting, RenamedPlacesAreOne) {
  const lexicon::Places& places = sample::vocabulary().places;
  const std::uint32_t former = places.find("place:542600");
  if (former == lexicon::Places::none || places[former].successor == former) {
    GTEST_SKIP() << "data/places/divisions.tsv has no successor of 542600";
  }
  const std::string fujian = "福建省@place:350000";
  EXPECT_EQ(
      facts_of(claims_of({{"a",
                           "pairing",
                           {{"supporter", {fujian}}, {"recipient", {"林芝地区@place:542600"}}}},
                          {"b",
                           "pairing",
                           {{"supporter", {fujian}}, {"recipient", {"林芝市@place:540400"}}}}}))
          .size(),
      1U);
}

// An office told by everybody must not cost the square of its reports.
TEST(Uniting, ManyEqualClaimsAreCheap) {
  std::vector<claim::Claim> claims;
  for (int i = 0; i < 4000; ++i) {
    claims.push_back(sample::claim_of(
        {"r" + std::to_string(i), "office", {{"person", {"甲一"}}, {"title", {"省长"}}}}));
  }
  const auto facts = facts_of(claims);
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].claims.size(), 4000U);
}

TEST(Ways, RefusesWhatItDoesNotKnow) {
  const claim::Kinds& kinds = sample::vocabulary().kinds;
  const std::string head = "kind\tway\trole\ttest\tnumber\n";
  const std::pair<const char*, const char*> cases[] = {
      {"voyage\ta\tfrom\tsame\t\n", "unknown kind voyage"},
      {"visit\ta\tcaptain\tsame\t\n", "has no role captain"},
      {"visit\ta\tfrom\tresembles\t\n", "unknown test resembles"},
      {"visit\ta\tstart\tnear\tten\n", "not a number: ten"},
      {"visit\ta\tfrom\tagree\t\n", "no test that leaves a key"},
  };
  for (const auto& [row, cause] : cases) {
    const auto ways = Ways::parse(head + row, kinds);
    ASSERT_FALSE(ways.ok()) << row;
    EXPECT_NE(ways.error().text().find(cause), std::string::npos) << ways.error().text();
  }
}

}  // namespace
}  // namespace duikou::record
