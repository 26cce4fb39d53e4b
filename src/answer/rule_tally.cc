// SPDX-License-Identifier: Apache-2.0
#include "answer/rule_tally.h"

#include <algorithm>
#include <set>
#include <utility>

namespace duikou::answer {

using claim::Trace;
using RoleValue = std::pair<std::string_view, std::string_view>;

namespace {

// What a firing gave to a claim: values of its roles that stand in it.
std::set<RoleValue> given(const Trace::Firing& firing, const claim::Claim& claim) {
  std::set<RoleValue> out;
  for (const Trace::Taken& taken : firing.taken) {
    const std::uint32_t role = firing.rule->fills[taken.fill].role;
    const std::string_view name = firing.rule->kind->roles[role].name;
    const claim::Role* told = claim.role(name);
    if (told == nullptr) continue;
    for (const claim::Value& value : taken.values) {
      const bool stands =
          std::any_of(told->values.begin(), told->values.end(),
                      [&](const auto& other) { return other.value == value.value; });
      if (stands) out.emplace(name, value.value);
    }
  }
  return out;
}

}  // namespace

RuleTally::RuleTally(const claim::Reader& reader) : reader_(reader), uses_(reader.rules().size()) {}

std::size_t RuleTally::index(const claim::Rule* rule) const {
  return static_cast<std::size_t>(rule - reader_.rules().data());
}

void RuleTally::count(const Trace& trace, const std::vector<claim::Claim>& claims) {
  const std::lock_guard lock(mutex_);
  ++reports_;
  for (const Trace::Firing& firing : trace.firings) {
    RuleUse& use = uses_[index(firing.rule)];
    ++use.triggers;
    use.steps += firing.steps;
    steps_ += firing.steps;
    if (firing.end == Trace::End::drafted) ++use.drafts;
    if (firing.end != Trace::End::beaten) continue;
    ++use.beaten;
    if (firing.beaten_by != nullptr) ++use.beside[index(firing.beaten_by)];
  }
  for (const Trace::Made& made : trace.made) {
    const auto claim = std::find_if(claims.begin(), claims.end(),
                                    [&](const claim::Claim& one) { return one.id == made.claim; });
    if (claim == claims.end()) continue;
    std::vector<const Trace::Firing*> firings;
    for (const std::uint32_t i : made.firings) firings.push_back(&trace.firings[i]);
    count_claim(*claim, firings);
  }
}

void RuleTally::count_claim(const claim::Claim& claim,
                            const std::vector<const Trace::Firing*>& made) {
  std::map<std::size_t, std::set<RoleValue>> by_rule;
  std::map<RoleValue, std::set<std::size_t>> givers;
  for (const Trace::Firing* firing : made) {
    const std::size_t rule = index(firing->rule);
    std::set<RoleValue>& values = by_rule[rule];
    for (const RoleValue& value : given(*firing, claim)) {
      values.insert(value);
      givers[value].insert(rule);
    }
  }
  for (const auto& [rule, values] : by_rule) {
    RuleUse& use = uses_[rule];
    ++use.claims;
    if (by_rule.size() == 1) {
      ++use.alone;
      continue;
    }
    const bool needed = std::any_of(values.begin(), values.end(), [&](const RoleValue& value) {
      return givers[value].size() == 1;
    });
    if (needed) continue;
    ++use.repeated;
    for (const auto& [other, unused] : by_rule) {
      if (other != rule) ++use.beside[other];
    }
  }
}

std::vector<claim::Tried> try_examples(const claim::Reader& reader) {
  std::vector<claim::Tried> out;
  for (const claim::Rule& rule : reader.rules()) {
    for (const auto* examples : {&rule.yes, &rule.no}) {
      for (const claim::Example& example : *examples) {
        out.push_back(claim::try_example(reader, rule, example));
      }
    }
  }
  return out;
}

}  // namespace duikou::answer
