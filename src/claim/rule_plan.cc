// SPDX-License-Identifier: Apache-2.0
#include "claim/rule_plan.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace duikou::claim {
namespace {

using Roles = std::vector<std::uint32_t>;

bool contains(const Roles& roles, std::uint32_t role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

// How much there is to look through for a condition.
int cost(Condition::Zone zone) {
  switch (zone) {
    case Condition::Zone::touching:
    case Condition::Zone::next:
    case Condition::Zone::just_before:
      return 0;
    case Condition::Zone::clause:
    case Condition::Zone::before:
    case Condition::Zone::after:
      return 1;
    default:
      return 2;
  }
}

// What must stand in the clause or sentence of the trigger for a condition to be met; nothing where
// it looks elsewhere or asks no words.
std::optional<RulePlan::Need> need_of(const Condition& one) {
  const Condition::Extent extent = Condition::extent(one.zone);
  if (one.asks_judge() || !one.wanted || extent == Condition::Extent::report) return std::nullopt;
  return RulePlan::Need{extent == Condition::Extent::sentence, one.any_of};
}

// The roles whose values a fill looks at.
Roles looked_at(const Rule& rule, const RoleFill& fill) {
  Roles out;
  const std::vector<RoleOfKind>& roles = rule.kind->roles;
  for (const Selector& choice : fill.choices) {
    const RoleOfKind* named = choice.role.empty() ? nullptr : rule.kind->role(choice.role);
    if (named != nullptr) out.push_back(static_cast<std::uint32_t>(named - roles.data()));
    if (choice.what != What::date) continue;
    // A day inside a name that was taken is none of the happening.
    for (std::uint32_t role = 0; role < roles.size(); ++role) {
      if (roles[role].type == ValueType::name) out.push_back(role);
    }
  }
  for (const auto& [inner, outer] : rule.apart) {
    if (inner == fill.role) out.push_back(outer);
  }
  for (const auto& [inner, outer] : rule.outside) {
    if (inner == fill.role) out.push_back(outer);
  }
  return out;
}

// Roles that are needed move up, past those that neither look at them nor are looked at by them.
std::vector<std::uint32_t> fills_by_need(const Rule& rule) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < rule.fills.size(); ++i) {
    const RoleFill& fill = rule.fills[i];
    auto at = out.end();
    while (rule.needs(fill.role) && at != out.begin()) {
      const RoleFill& other = rule.fills[*std::prev(at)];
      if (rule.needs(other.role) || contains(looked_at(rule, fill), other.role) ||
          contains(looked_at(rule, other), fill.role)) {
        break;
      }
      --at;
    }
    out.insert(at, i);
  }
  return out;
}

// What a row of needed roles can be filled by: the first two roles may be exchanged in the end.
Roles fillers_of(const Rule& rule, Roles row) {
  if (rule.opposite && (contains(row, 0) || contains(row, 1))) row.insert(row.end(), {0, 1});
  return row;
}

// Behind which step a row is settled; that of the first where no step fills any of it.
std::size_t settled_by(const Rule& rule, const std::vector<RulePlan::Step>& steps,
                       const Roles& row) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (contains(row, rule.fills[steps[i].fill].role)) last = i;
  }
  return last;
}

}  // namespace

RulePlan RulePlan::as_written(const Rule& rule) {
  RulePlan out;
  for (std::uint32_t i = 0; i < rule.conditions.size(); ++i) out.conditions.push_back(i);
  for (std::uint32_t i = 0; i < rule.fills.size(); ++i) out.steps.push_back({i, {}});
  return out;
}

RulePlan RulePlan::quickest(const Rule& rule) {
  RulePlan out;
  for (std::uint32_t i = 0; i < rule.conditions.size(); ++i) {
    const Condition& one = rule.conditions[i];
    if (one.asks_judge() || one.zone != Condition::Zone::report) out.conditions.push_back(i);
    if (auto need = need_of(one)) out.needs.push_back(std::move(*need));
  }
  // A judgement last. Words that are wanted are mostly missing, those that are not mostly are as
  // well.
  const auto order = [&](std::uint32_t i) {
    const Condition& one = rule.conditions[i];
    return std::tuple(one.asks_judge(), !one.wanted, cost(one.zone));
  };
  std::stable_sort(out.conditions.begin(), out.conditions.end(),
                   [&](auto x, auto y) { return order(x) < order(y); });
  for (const std::uint32_t fill : fills_by_need(rule)) out.steps.push_back({fill, {}});
  for (const Roles& row : rule.required) {
    if (out.steps.empty()) break;
    Roles fillers = fillers_of(rule, row);
    out.steps[settled_by(rule, out.steps, fillers)].needed.push_back(std::move(fillers));
  }
  return out;
}

}  // namespace duikou::claim
