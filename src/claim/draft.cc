// SPDX-License-Identifier: Apache-2.0
#include "claim/draft.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace duikou::claim {

void add_once(std::vector<Value>& values, Value value) {
  const bool known = std::any_of(values.begin(), values.end(),
                                 [&](const Value& v) { return v.value == value.value; });
  if (!known && values.size() < limits::values_of_a_role) values.push_back(std::move(value));
}

void Draft::begin(const Kind& of) {
  kind = &of;
  for (auto& role : roles) role.clear();
  roles.resize(of.roles.size());
  bounds.assign(of.roles.size(), Bound::exact);
}

namespace {

// Where the members of a list begin, and its length. Values that touch in the text, such as a
// division of the Corps and its city, are one member.
std::vector<std::size_t> members_of(const std::vector<Value>& role) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < role.size(); ++i) {
    if (i == 0 || role[i - 1].span.end != role[i].span.start) out.push_back(i);
  }
  out.push_back(role.size());
  return out;
}

}  // namespace

std::vector<Draft> paired(const Draft& draft) {
  std::vector<std::vector<std::size_t>> members;
  std::size_t length = 0;
  std::size_t lists = 0;
  for (const auto& role : draft.roles) members.push_back(members_of(role));
  for (const auto& starts : members) length = std::max(length, starts.size() - 1);
  for (const auto& starts : members) lists += starts.size() - 1 == length ? 1 : 0;
  if (length < 2 || lists < 2) return {draft};
  std::vector<Draft> out;
  for (std::size_t i = 0; i < length; ++i) {
    Draft one = draft;
    for (std::size_t r = 0; r < members.size(); ++r) {
      if (members[r].size() - 1 != length) continue;
      const auto& role = draft.roles[r];
      const auto at = [&](std::size_t n) {
        return role.begin() + static_cast<std::ptrdiff_t>(members[r][n]);
      };
      one.roles[r].assign(at(i), at(i + 1));
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<Draft> spread(const Draft& draft) {
  std::size_t lists = 0;
  std::size_t role = 0;
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    if (draft.roles[i].size() > 1) ++lists, role = i;
  }
  if (lists != 1) return {draft};
  std::vector<Draft> out;
  for (const Value& value : draft.roles[role]) {
    out.push_back(draft);
    out.back().roles[role] = {value};
  }
  return out;
}

}  // namespace duikou::claim
