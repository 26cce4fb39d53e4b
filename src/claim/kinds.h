// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace duikou::claim {

// What a role's values are, and so how they are compared and shown.
enum class ValueType : unsigned char { place, person, date, amount, number, name, text, word };

// How a role takes part in telling whether two claims speak of the same thing.
enum class Identity : unsigned char {
  key,      // must agree (be compatible) for two claims to be one fact
  varying,  // sources may differ in it: a difference is a disagreement or history
  set,      // values add up over the claims (attendees)
  finest,   // a set of places of which those go that hold another one (places visited)
};

struct RoleOfKind {
  std::string name;
  ValueType type;
  Identity identity;
  bool core;  // two claims of one report can be one only where they share a value in such a role
  std::string label_zh;
  std::string label_en;
};

// What of a claim stands beside its roles (asides.h).
enum class Beside : unsigned char { nothing, valid, scope };

struct Kind {
  std::string name;
  bool partnership;  // false for statement and office
  std::string label_zh;
  std::string label_en;
  std::vector<RoleOfKind> roles;  // in the order in which they are written
  Beside beside = Beside::nothing;

  [[nodiscard]] const RoleOfKind* role(std::string_view name) const;
};

// The kinds of claims and their roles, from data/kinds.tsv. Kinds keep the file's order.
class Kinds {
 public:
  [[nodiscard]] static Result<Kinds> parse(std::string_view tsv);
  [[nodiscard]] const Kind* find(std::string_view name) const;
  [[nodiscard]] const std::vector<Kind>& all() const { return kinds_; }

 private:
  std::vector<Kind> kinds_;
};

}  // namespace duikou::claim
