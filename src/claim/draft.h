// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/rule.h"

namespace duikou::claim {

// Adds a value that is not there yet, up to limits::values_of_a_role.
void add_once(std::vector<Value>& values, Value value);

// A claim in the making: what one rule found at one trigger.
struct Draft {
  const Kind* kind = nullptr;
  std::vector<std::vector<Value>> roles;  // by index into Kind::roles
  std::vector<Bound> bounds;              // by index into Kind::roles; of the first value
  std::vector<Span> evidence;
  std::vector<const Rule*> rules;
  Modality modality = Modality::reported;
  Span trigger;
  std::uint32_t clause = 0;
  std::vector<std::uint32_t> firings;  // that made it, in the trace; empty where nobody asks

  // Makes it one of a kind, with empty roles; its memory is used again.
  void begin(const Kind& of);
  [[nodiscard]] std::vector<Value>& of(std::string_view role) {
    return roles[static_cast<std::size_t>(kind->role(role) - kind->roles.data())];
  }
  [[nodiscard]] const std::vector<Value>& of(std::string_view role) const {
    return roles[static_cast<std::size_t>(kind->role(role) - kind->roles.data())];
  }
};

// Lists that belong together member by member become a draft each; roles of other lengths stand in
// all of them.
[[nodiscard]] std::vector<Draft> paired(const Draft& draft);

// "A and B gave 60 each": a draft for each value of the one role that has several.
[[nodiscard]] std::vector<Draft> spread(const Draft& draft);

}  // namespace duikou::claim
