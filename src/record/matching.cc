// SPDX-License-Identifier: Apache-2.0
#include "record/matching.h"

#include <algorithm>
#include <array>

#include "record/subject.h"
#include "value/date.h"

namespace duikou::record {
namespace {

constexpr std::array<std::string_view, 4> roles_from = {"from", "supporter", "payer", "by"};
constexpr std::array<std::string_view, 2> roles_to = {"to", "recipient"};

bool is_at(const FactValue& value, const PlaceTerm& term, const lexicon::Places& places) {
  if (!term.name.empty() && value.value == term.name) return true;
  if (term.entity.empty()) return false;
  if (value.entity == term.entity) return true;
  const std::uint32_t outer = places.find(term.entity);
  const std::uint32_t inner = places.find(value.entity);
  if (outer == lexicon::Places::none || inner == lexicon::Places::none) return false;
  // A place under its earlier name is the place it became.
  return places.within(inner, outer) || places.within(places[inner].successor, outer);
}

bool has_place(const Fact& fact, const std::vector<PlaceTerm>& terms, const lexicon::Places& places,
               const auto& wanted) {
  if (terms.empty()) return true;
  for (const FactRole& role : fact.roles) {
    if (!wanted(role.name)) continue;
    for (const FactValue& value : role.values) {
      if (std::any_of(terms.begin(), terms.end(),
                      [&](const PlaceTerm& term) { return is_at(value, term, places); })) {
        return true;
      }
    }
  }
  return false;
}

bool has_person(const Fact& fact, const claim::Kind& kind, const auto& wanted) {
  for (const FactRole& role : fact.roles) {
    const claim::RoleOfKind* of = kind.role(role.name);
    if (!of || of->type != claim::ValueType::person) continue;
    if (std::any_of(role.values.begin(), role.values.end(),
                    [&](const FactValue& value) { return wanted(value.value); })) {
      return true;
    }
  }
  return false;
}

bool in_time(const Fact& fact, const FactFilter& filter) {
  if (filter.since.empty() && filter.until.empty()) return true;
  if (fact.since.empty()) return false;
  if (!filter.until.empty() && fact.since > last_day(filter.until)) return false;
  return filter.since.empty() || fact.until.empty() || fact.until >= first_day(filter.since);
}

template <class List>
bool contains(const List& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

std::string first_day(std::string_view edtf) {
  const auto date = Date::parse(edtf);
  return date && date->has_year() ? Date::from_days(days_of(*date).first).edtf() : "";
}

std::string last_day(std::string_view edtf) {
  const auto date = Date::parse(edtf);
  return date && date->has_year() ? Date::from_days(days_of(*date).last).edtf() : "";
}

bool matches(const Fact& fact, const FactFilter& filter, const Vocabulary& vocabulary) {
  const claim::Kind* kind = vocabulary.kinds.find(fact.kind);
  if (!kind || !in_time(fact, filter)) return false;
  if (!filter.programmes.empty() && !contains(filter.programmes, fact.programme)) return false;
  const lexicon::Places& places = vocabulary.places;
  const auto from = [](std::string_view role) { return contains(roles_from, role); };
  const auto to = [](std::string_view role) { return contains(roles_to, role); };
  const auto anywhere = [&](std::string_view role) {
    const claim::RoleOfKind* of = kind->role(role);
    return of && of->type == claim::ValueType::place;
  };
  if (!has_place(fact, filter.from, places, from) || !has_place(fact, filter.to, places, to) ||
      !has_place(fact, filter.place, places, anywhere)) {
    return false;
  }
  if (!filter.person.empty() &&
      !has_person(fact, *kind, [&](const std::string& name) { return name == filter.person; })) {
    return false;
  }
  return !filter.has_persons || has_person(fact, *kind, [&](const std::string& name) {
    return contains(filter.persons, name);
  });
}

}  // namespace duikou::record
