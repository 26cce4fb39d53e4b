// SPDX-License-Identifier: Apache-2.0
#include "claim/rule_plan.h"

#include <gtest/gtest.h>

#include <vector>

namespace duikou::claim {
namespace {

// Roles 0 from, 1 to, 2 name, 3 date.
Kind gift() {
  Kind out;
  out.name = "gift";
  out.roles = {{"from", ValueType::place, Identity::key, true, "", ""},
               {"to", ValueType::place, Identity::key, true, "", ""},
               {"name", ValueType::name, Identity::key, false, "", ""},
               {"date", ValueType::date, Identity::key, false, "", ""}};
  return out;
}

RoleFill fill_of(std::uint32_t role, What what) {
  RoleFill out;
  out.role = role;
  out.choices.emplace_back();
  out.choices[0].what = what;
  return out;
}

std::vector<std::uint32_t> order_of(const RulePlan& plan) {
  std::vector<std::uint32_t> out;
  for (const RulePlan::Step& step : plan.steps) out.push_back(step.fill);
  return out;
}

using Order = std::vector<std::uint32_t>;

TEST(RulePlan, NeededRolesComeFirstAndEndWhatLacksThem) {
  const Kind kind = gift();
  Rule rule;
  rule.kind = &kind;
  rule.fills = {fill_of(0, What::place), fill_of(1, What::place), fill_of(3, What::date)};
  rule.required = {{1}, {0, 1}};
  const RulePlan plan = RulePlan::quickest(rule);
  EXPECT_EQ(order_of(plan), (Order{0, 1, 2}));
  rule.required = {{3}};
  const RulePlan dated = RulePlan::quickest(rule);
  EXPECT_EQ(order_of(dated), (Order{2, 0, 1}));
  ASSERT_EQ(dated.steps[0].needed.size(), 1U);
  EXPECT_EQ(dated.steps[0].needed[0], (Order{3}));
  EXPECT_EQ(order_of(RulePlan::as_written(rule)), (Order{0, 1, 2}));
}

TEST(RulePlan, NeedsTheWordsThatConditionsWantNearby) {
  const Kind kind = gift();
  Rule rule;
  rule.kind = &kind;
  const auto add = [&](Condition::Zone zone, bool wanted, lexicon::ClassId of) {
    rule.conditions.emplace_back();
    rule.conditions.back().zone = zone;
    rule.conditions.back().wanted = wanted;
    rule.conditions.back().any_of = {of};
  };
  add(Condition::Zone::sentence, true, 3);
  add(Condition::Zone::clause, false, 4);
  add(Condition::Zone::next, true, 5);
  add(Condition::Zone::paragraph, true, 6);
  const RulePlan plan = RulePlan::quickest(rule);
  ASSERT_EQ(plan.needs.size(), 2U);
  EXPECT_TRUE(plan.needs[0].in_sentence);
  EXPECT_EQ(plan.needs[0].any_of, std::vector<lexicon::ClassId>{3});
  EXPECT_FALSE(plan.needs[1].in_sentence);
  EXPECT_EQ(plan.needs[1].any_of, std::vector<lexicon::ClassId>{5});
  EXPECT_TRUE(RulePlan::as_written(rule).needs.empty());
}

TEST(RulePlan, RolesThatLookAtOneAnotherKeepTheirOrder) {
  const Kind kind = gift();
  Rule rule;
  rule.kind = &kind;
  rule.fills = {fill_of(0, What::place), fill_of(2, What::name), fill_of(3, What::date)};
  rule.required = {{3}};  // a date looks at names
  EXPECT_EQ(order_of(RulePlan::quickest(rule)), (Order{0, 1, 2}));
  rule.fills = {fill_of(3, What::date), fill_of(2, What::name)};
  rule.required = {{2}};
  EXPECT_EQ(order_of(RulePlan::quickest(rule)), (Order{0, 1}));
  rule.fills = {fill_of(0, What::place), fill_of(1, What::place)};
  rule.required = {{1}};
  rule.apart = {{0, 1}};
  EXPECT_EQ(order_of(RulePlan::quickest(rule)), (Order{0, 1}));
  rule.apart.clear();
  EXPECT_EQ(order_of(RulePlan::quickest(rule)), (Order{1, 0}));
}

TEST(RulePlan, RolesThatMayBeExchangedAreSettledTogether) {
  const Kind kind = gift();
  Rule rule;
  rule.kind = &kind;
  rule.fills = {fill_of(0, What::place), fill_of(1, What::place)};
  rule.required = {{0}};
  rule.opposite = true;
  const RulePlan plan = RulePlan::quickest(rule);
  EXPECT_TRUE(plan.steps[0].needed.empty());
  ASSERT_EQ(plan.steps[1].needed.size(), 1U);
  EXPECT_EQ(plan.steps[1].needed[0], (Order{0, 0, 1}));
}

TEST(RulePlan, CheapConditionsComeFirst) {
  const Kind kind = gift();
  Rule rule;
  rule.kind = &kind;
  for (const Condition::Zone zone : {Condition::Zone::report, Condition::Zone::sentence,
                                     Condition::Zone::clause, Condition::Zone::touching}) {
    rule.conditions.emplace_back();
    rule.conditions.back().zone = zone;
  }
  EXPECT_EQ(RulePlan::quickest(rule).conditions, (Order{3, 2, 1}));
  EXPECT_EQ(RulePlan::as_written(rule).conditions, (Order{0, 1, 2, 3}));
}

}  // namespace
}  // namespace duikou::claim
