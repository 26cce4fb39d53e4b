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

std::vector<Draft> paired(const Draft& draft) {
  std::size_t length = 0;
  std::size_t lists = 0;
  for (const auto& role : draft.roles) length = std::max(length, role.size());
  for (const auto& role : draft.roles) lists += role.size() == length ? 1 : 0;
  if (length < 2 || lists < 2) return {draft};
  std::vector<Draft> out;
  for (std::size_t i = 0; i < length; ++i) {
    Draft one = draft;
    for (auto& role : one.roles) {
      if (role.size() == length) role = {role[i]};
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
