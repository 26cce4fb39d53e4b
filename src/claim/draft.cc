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

}  // namespace duikou::claim
