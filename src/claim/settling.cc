// SPDX-License-Identifier: Apache-2.0
#include "claim/settling.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace duikou::claim {

using mention::Mention;

namespace {

constexpr std::uint32_t none = Mention::none;
constexpr int leaning_apart_least = 3;

// Whether the first role is a town and the second a prefecture or a province, whose codes end with
// two zeros: such regions support towns, and towns support counties and other towns at most.
bool is_town_of_more(const Analysis& a, const Draft& draft) {
  if (draft.roles[0].empty() || draft.roles[1].empty()) return false;
  const Actor* first = a.actor_at(draft.roles[0][0].span);
  const std::string& entity = draft.roles[1][0].entity;
  return first != nullptr && first->form == mention::PlaceForm::town && first->place == none &&
         entity.starts_with("place:") && entity.ends_with("00");
}

// Whether the second role's region is clearly more of a supporter in all programmes than the
// first's.
bool leans_against(const Analysis& a, const Draft& draft) {
  const auto region_of = [&](const std::vector<Value>& values) -> const Actor* {
    const Actor* actor = values.empty() ? nullptr : a.actor_at(values[0].span);
    const bool placed = actor != nullptr && actor->place != mention::Mention::none;
    return placed ? actor : nullptr;
  };
  if (is_town_of_more(a, draft)) return true;
  const Actor* first = region_of(draft.roles[0]);
  const Actor* second = region_of(draft.roles[1]);
  return first != nullptr && second != nullptr &&
         second->leaning >= first->leaning + leaning_apart_least;
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

// Whether two stand on one side only by what the report has besides them. Words like "aid to
// Qinghai" make a supporter of whoever lies outside of it; who has always supported tells more. A
// programme that a province takes part in gives one side to all that lies in it, though districts
// of its capital may support its poor counties. A code tells the province with its first two
// digits and the prefecture with two more; those of counties do not end with two zeros.
bool weakly_on_one_side(const Actor& first, const Actor& second) {
  const auto told = [](const Actor& actor) {
    return actor.ground == Ground::pairing || actor.ground == Ground::number;
  };
  if (told(first) && told(second)) return false;
  const bool goal = first.ground == Ground::goal || second.ground == Ground::goal;
  if (goal && std::abs(first.leaning - second.leaning) >= leaning_apart_least) return true;
  constexpr std::size_t province = 8, prefecture = 10;  // lengths, "place:" counted in
  const auto county = [](const Actor& actor) {
    return actor.entity.size() > prefecture && !actor.entity.ends_with("00");
  };
  const auto share = [&](std::size_t length) {
    return first.entity.substr(0, length) == second.entity.substr(0, length);
  };
  return county(first) && county(second) && share(province) && !share(prefecture);
}

// Exchanges the first two roles where the sides say so; false where both stand on one side, or
// where one of them is a number of regions without their names.
bool set_opposite(const Analysis& a, const Selection& selection, Draft& draft) {
  const auto collective = [&](const Value& value) {
    const Actor* actor = a.actor_at(value.span);
    return actor != nullptr && actor->kind == Actor::Kind::collective;
  };
  if (std::any_of(draft.roles[0].begin(), draft.roles[0].end(), collective)) return false;
  const auto actor_of = [&](const std::vector<Value>& values) {
    return values.empty() ? nullptr : a.actor_at(values[0].span);
  };
  const Actor* supporter = actor_of(draft.roles[0]);
  const Actor* recipient = actor_of(draft.roles[1]);
  const Side first = supporter == nullptr ? Side::unknown : supporter->side;
  const Side second = recipient == nullptr ? Side::unknown : recipient->side;
  const bool same = first != Side::unknown && first == second;
  if (same && !weakly_on_one_side(*supporter, *recipient)) return false;
  if (same || (first == Side::unknown && second == Side::unknown)) {
    if (leans_against(a, draft)) exchange(a, selection, draft);
    return true;
  }
  if (first == Side::recipient || second == Side::supporter) exchange(a, selection, draft);
  return true;
}

// An institution named after no place ("the county hospital") receives for the place it stands for.
void receive_for_place(const Analysis& a, const Selection& selection, Draft& draft) {
  for (Value& value : draft.roles[1]) {
    const Actor* actor = a.actor_at(value.span);
    if (actor == nullptr || actor->kind != Actor::Kind::body || actor->place == none) continue;
    const auto place =
        std::lower_bound(a.places.begin(), a.places.end(), actor->span.start,
                         [](const Mention& one, std::uint32_t at) { return one.span.start < at; });
    const bool named = place != a.places.end() && actor->span.contains(place->span);
    auto told = named ? std::nullopt : selection.value_of(*actor, What::place);
    if (told) value = std::move(*told);
  }
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
      return std::any_of(
          draft.roles[whole].begin(), draft.roles[whole].end(), [&](const Value& other) {
            // The two ends of a range are one mention, and two days.
            const bool range = other.span == value.span && other.value != value.value;
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
      // An institution of the region is no such whole.
      return actor != nullptr && actor->whole && actor->kind == Actor::Kind::region &&
             !actor->facility && actor->form != mention::PlaceForm::inside;
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
  if (rule.opposite) receive_for_place(a, selection, draft);
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
