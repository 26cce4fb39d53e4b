// SPDX-License-Identifier: Apache-2.0
#include "claim/settling.h"

#include <algorithm>
#include <utility>

namespace duikou::claim {

using mention::Mention;

namespace {

// Whether the second role's region is clearly more of a supporter in all programmes than the
// first's.
bool leans_against(const Analysis& a, const Draft& draft) {
  constexpr int apart_least = 3;
  const auto region_of = [&](const std::vector<Value>& values) -> const Actor* {
    const Actor* actor = values.empty() ? nullptr : a.actor_at(values[0].span);
    const bool placed = actor != nullptr && actor->place != mention::Mention::none;
    return placed ? actor : nullptr;
  };
  const Actor* first = region_of(draft.roles[0]);
  const Actor* second = region_of(draft.roles[1]);
  return first != nullptr && second != nullptr && second->leaning >= first->leaning + apart_least;
}

// The second side is told by its place, the first under its own name.
void exchange(const Analysis& a, const Selection& selection, Draft& draft) {
  std::swap(draft.roles[0], draft.roles[1]);
  for (const std::size_t role : {0U, 1U}) {
    for (Value& value : draft.roles[role]) {
      const Actor* actor = a.actor_at(value.span);
      if (actor == nullptr || actor->kind != Actor::Kind::body) continue;
      auto told = selection.value_of(*actor, role == 0 ? What::actor : What::place);
      if (told) value = std::move(*told);
    }
  }
}

// Exchanges the first two roles where the sides say so; false where both stand on one side, or
// where one of them is a number of regions without their names.
bool set_opposite(const Analysis& a, const Selection& selection, Draft& draft) {
  const auto collective = [&](const Value& value) {
    const Actor* actor = a.actor_at(value.span);
    return actor != nullptr && actor->kind == Actor::Kind::collective;
  };
  if (std::any_of(draft.roles[0].begin(), draft.roles[0].end(), collective)) return false;
  const auto side_of = [&](const std::vector<Value>& values) {
    const Actor* actor = values.empty() ? nullptr : a.actor_at(values[0].span);
    return actor == nullptr ? Side::unknown : actor->side;
  };
  const Side first = side_of(draft.roles[0]);
  const Side second = side_of(draft.roles[1]);
  if (first == Side::unknown && second == Side::unknown) {
    if (leans_against(a, draft)) exchange(a, selection, draft);
    return true;
  }
  if (first != Side::unknown && first == second) return false;
  if (first == Side::recipient || second == Side::supporter) exchange(a, selection, draft);
  return true;
}

// No region supports itself, or the one it lies in.
void drop_own(const Selection& selection, Draft& draft) {
  std::erase_if(draft.roles[1], [&](const Value& value) {
    return std::any_of(draft.roles[0].begin(), draft.roles[0].end(),
                       [&](const Value& supporter) { return selection.lies_in(supporter, value); });
  });
}

}  // namespace

void drop_inside(const Rule& rule, Draft& draft, std::uint32_t role) {
  for (const auto& [inner, outer] : rule.apart) {
    if (inner != role) continue;
    std::erase_if(draft.roles[inner], [&, whole = outer](const Value& value) {
      return std::any_of(draft.roles[whole].begin(), draft.roles[whole].end(),
                         [&](const Value& other) {
                           // The two ends of a range are one mention, and two days.
                           const bool range =
                               other.span == value.span && other.value != value.value;
                           return other.span.contains(value.span) && !range;
                         });
    });
  }
}

void leave_towns(const Selection& selection, const Rule& rule, Draft& draft, std::uint32_t role) {
  for (const auto& [inner, outer] : rule.outside) {
    if (inner != role) continue;
    std::vector<Value> kept;
    for (Value& value : draft.roles[inner]) {
      const bool in_name =
          value.entity.empty() &&
          std::any_of(draft.roles[outer].begin(), draft.roles[outer].end(),
                      [&](const Value& other) { return other.span.contains(value.span); });
      if (!in_name) {
        kept.push_back(std::move(value));
      } else if (auto whole = selection.around_town(value)) {
        kept.push_back(std::move(*whole));
      }
    }
    draft.roles[inner] = std::move(kept);
  }
}

Trace::End passed(const Analysis& a, const Selection& selection, const Rule& rule, Draft& draft) {
  if (rule.not_whole) {
    std::erase_if(draft.roles[*rule.not_whole], [&](const Value& value) {
      const Actor* actor = a.actor_at(value.span);
      return actor != nullptr && actor->whole;
    });
  }
  for (const std::uint32_t role : rule.several) {
    if (draft.roles[role].size() < 2) draft.roles[role].clear();
  }
  for (const std::uint32_t role : rule.single) {
    if (draft.roles[role].size() > 1) return Trace::End::several_values;
  }
  for (const auto& pair : rule.distinct) {
    const std::vector<Value>& outer = draft.roles[pair.second];
    std::erase_if(draft.roles[pair.first], [&](const Value& value) {
      return std::any_of(outer.begin(), outer.end(),
                         [&](const Value& other) { return selection.lies_in(value, other); });
    });
  }
  for (const auto& pair : rule.across) {
    const std::vector<Value>& others = draft.roles[pair.second];
    std::erase_if(draft.roles[pair.first], [&](const Value& value) {
      return std::any_of(others.begin(), others.end(),
                         [&](const Value& other) { return selection.same_side(value, other); });
    });
  }
  if (rule.opposite && !set_opposite(a, selection, draft)) return Trace::End::sides;
  if (rule.opposite) selection.drop_held(draft.roles[1], draft.roles[0]);
  if (rule.opposite) drop_own(selection, draft);
  for (const auto& any_of : rule.required) {
    const bool filled = std::any_of(any_of.begin(), any_of.end(),
                                    [&](std::uint32_t role) { return !draft.roles[role].empty(); });
    if (!filled) return Trace::End::needed;
  }
  return Trace::End::drafted;
}

void take_own_place(const Analysis& a, const Selection& selection, const Rule& rule,
                    const Selection::Spot& spot, Draft& draft) {
  if (rule.nth_if.empty() || spot.mention == nullptr) return;
  Condition in_clause;
  in_clause.any_of = rule.nth_if;
  if (!selection.holds(in_clause, spot)) return;
  const Span clause = a.clauses[spot.clause].span;
  std::size_t all = 0;
  std::size_t own = 0;
  const bool money = spot.mention->type == mention::Type::amount;
  for (const Mention& other : money ? a.amounts : a.counts) {
    const bool here = clause.contains(other.span) && other.type == spot.mention->type &&
                      (money || other.row == spot.mention->row);
    if (!here) continue;
    if (other.span == spot.mention->span) own = all;
    ++all;
  }
  for (std::size_t i = 0; all > 1 && i < draft.roles.size(); ++i) {
    std::vector<Value>& values = draft.roles[i];
    if (draft.kind->roles[i].type == ValueType::place && values.size() == all)
      values = {values[own]};
  }
}

}  // namespace duikou::claim
