// SPDX-License-Identifier: Apache-2.0
#include "uniting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace duikou::record::uniting {

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

}  // namespace duikou::record::uniting
