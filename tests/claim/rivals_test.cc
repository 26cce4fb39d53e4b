// SPDX-License-Identifier: Apache-2.0
#include "claim/rivals.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace duikou::claim {
namespace {

Rule rule_of(const Kind& kind, std::string name, bool gives_way) {
  Rule out;
  out.kind = &kind;
  out.name = std::move(name);
  out.gives_way = gives_way;
  return out;
}

Draft draft_by(const Rule& rule, std::uint32_t firing) {
  Draft out;
  out.begin(*rule.kind);
  out.rules = {&rule};
  out.firings = {firing};
  return out;
}

TEST(Rivals, ARuleThatGivesWayGoesBehindAnyOtherOfItsKind) {
  const Kind gift{};
  const Kind visit{};
  const Rule modest = rule_of(gift, "gift.judged", true);
  const Rule other_modest = rule_of(gift, "gift.guessed", true);
  const Rule plain = rule_of(gift, "gift.given", false);
  const Rule stranger = rule_of(visit, "visit.led", false);
  EXPECT_TRUE(goes_before(plain, modest));
  EXPECT_FALSE(goes_before(modest, plain));
  EXPECT_FALSE(goes_before(stranger, modest)) << "of another kind";
  EXPECT_FALSE(goes_before(other_modest, modest)) << "both give way";
  EXPECT_FALSE(goes_before(modest, modest));
}

TEST(Rivals, WhatGivesWayStaysWhereNothingElseIsMade) {
  const Kind gift{};
  const Kind visit{};
  const Rule modest = rule_of(gift, "gift.judged", true);
  const Rule plain = rule_of(gift, "gift.given", false);
  const Rule stranger = rule_of(visit, "visit.led", false);
  Trace trace;
  for (const Rule* rule : {&modest, &plain, &stranger}) trace.fire(*rule, {}, 0);
  std::vector<Draft> drafts = {draft_by(modest, 0), draft_by(stranger, 2)};
  drop_beaten(drafts, 0, &trace);
  EXPECT_EQ(drafts.size(), 2U);
  drafts.push_back(draft_by(plain, 1));
  drop_beaten(drafts, 0, &trace);
  ASSERT_EQ(drafts.size(), 2U);
  EXPECT_EQ(drafts[0].rules[0], &stranger);
  EXPECT_EQ(drafts[1].rules[0], &plain);
  EXPECT_EQ(trace.firings[0].end, Trace::End::beaten);
  EXPECT_EQ(trace.firings[0].beaten_by, &plain);
}

TEST(Rivals, NeighboursWhomOthersHavePairedElsewhereAreNoPair) {
  Kind pairing;
  pairing.roles.resize(2);
  Rule neighbours = rule_of(pairing, "pairing.judged", true);
  neighbours.trigger.type = Trigger::Type::between;
  const Rule told = rule_of(pairing, "pairing.supports", false);
  const auto pair = [](const Rule& rule, Span first, Span second) {
    Draft out = draft_by(rule, 0);
    out.roles[0] = {{"A", "", first}};
    out.roles[1] = {{"B", "", second}};
    return out;
  };
  const Span a{0, 2}, b{4, 6}, c{8, 10}, d{12, 14};
  // "A supports B, C supports D."
  std::vector<Draft> drafts = {pair(told, a, b), pair(neighbours, b, c), pair(told, c, d),
                               pair(neighbours, c, d)};
  Trace trace;
  trace.fire(neighbours, {}, 0);
  drop_crossing(drafts, &trace);
  ASSERT_EQ(drafts.size(), 3U);
  EXPECT_EQ(drafts[2].roles[0][0].span, c) << "what others pair in the same way stays";
  EXPECT_EQ(trace.firings[0].end, Trace::End::yielded);
  // One of the two may stand in several pairs.
  drafts = {pair(told, a, b), pair(neighbours, b, c)};
  drop_crossing(drafts, nullptr);
  EXPECT_EQ(drafts.size(), 2U);
}

TEST(Rivals, NeighboursOfOneListAreNoPair) {
  Kind pairing;
  pairing.roles.resize(2);
  Rule neighbours = rule_of(pairing, "pairing.judged", true);
  neighbours.trigger.type = Trigger::Type::between;
  const Rule told = rule_of(pairing, "pairing.supports", false);
  const auto named = [](const Rule& rule, std::vector<Value> one, std::vector<Value> other) {
    Draft out = draft_by(rule, 0);
    out.roles[0] = std::move(one);
    out.roles[1] = std::move(other);
    return out;
  };
  // "A and B support C. A gives 3, B gives 5, C is glad."
  const Value a{"A", "", {0, 1}}, b{"B", "", {2, 3}}, c{"C", "", {6, 7}};
  const Value a2{"A", "", {10, 11}}, b2{"B", "", {14, 15}}, c2{"C", "", {18, 19}};
  std::vector<Draft> drafts = {named(told, {a, b}, {c}), named(neighbours, {a2}, {b2}),
                               named(neighbours, {b2}, {c2})};
  drop_crossing(drafts, nullptr);
  ASSERT_EQ(drafts.size(), 2U);
  EXPECT_EQ(drafts[1].roles[0][0].value, "B") << "two that stand on two sides stay";
}

}  // namespace
}  // namespace duikou::claim
