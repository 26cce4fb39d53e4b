// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "answer/brief_sections.h"

namespace duikou::answer {
namespace {

bool is_plan(const claim::Claim* claim) {
  return claim->modality == claim::Modality::planned;
}

std::uint32_t region_of(const Draft& draft, const std::vector<record::FactValue>& from) {
  const lexicon::Places& places = draft.words().names().places();
  for (const record::FactValue& value : from) {
    std::uint32_t index = places.find(value.entity);
    if (index == lexicon::Places::none) index = draft.words().names().find_place(value.value);
    if (index != lexicon::Places::none) return index;
  }
  return lexicon::Places::none;
}

bool in_window(const Draft& draft, const Dating& dating) {
  if (!dating.start.has_year()) return false;
  const bool one_day = dating.end.empty() || !dating.end.has_year();
  return first_day(dating.start) <= draft.request().until &&
         last_day(one_day ? dating.start : dating.end) >= draft.request().since;
}

void add_values(const record::Fact& fact, std::string_view role,
                std::vector<record::FactValue>& out) {
  const record::FactRole* found = fact.role(role);
  if (!found) return;
  for (const record::FactValue& value : found->values) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const record::FactValue& other) {
      return other.value == value.value;
    });
    if (!known) out.push_back(value);
  }
}

// A region beside a place inside it says no more than the place does.
void drop_outer_places(const Names& names, std::vector<record::FactValue>& values) {
  const auto index_of = [&](const record::FactValue& value) {
    const std::uint32_t index = names.places().find(value.entity);
    return index != lexicon::Places::none ? index : names.find_place(value.value);
  };
  const std::vector<record::FactValue> all = values;
  std::erase_if(values, [&](const record::FactValue& value) {
    const std::uint32_t outer = index_of(value);
    return outer != lexicon::Places::none &&
           std::any_of(all.begin(), all.end(), [&](const record::FactValue& other) {
             const std::uint32_t inner = index_of(other);
             return inner != lexicon::Places::none && inner != outer &&
                    names.places().within(inner, outer);
           });
  });
}

Traveller traveller_of(const Draft& draft, std::string_view name, const Claims& beside,
                       std::uint32_t region) {
  Traveller out;
  out.name = name;
  const Names& names = draft.words().names();
  for (const claim::Claim* office : draft.offices(name, beside)) {
    const std::string& title = office->role("title")->values.front().value;
    const OfficeRank rank = draft.words().titles().rank(title, names, region);
    const bool heads =
        rank.post == OfficeRank::Post::party_secretary && rank.level == OfficeRank::Level::province;
    // The post that the count is about goes before others; among equals the fullest title.
    const auto better = std::tuple(heads, title.size());
    if (out.title.empty() || better > std::tuple(out.heads_province_party, out.title.size())) {
      out.title = title;
      out.heads_province_party = heads;
      out.offices.clear();
    }
    if (title == out.title) out.offices.push_back(office);
  }
  return out;
}

void add_travellers(const Draft& draft, std::string_view role, const Visit& visit,
                    std::vector<Traveller>& out) {
  std::vector<record::FactValue> values;
  for (const record::Fact* fact : visit.facts) add_values(*fact, role, values);
  const std::uint32_t region = region_of(draft, visit.from);
  // The order in which the earliest report names them, which is that of rank.
  const auto place_in_text = [&](const record::FactValue& value) {
    for (std::size_t i = 0; i < visit.claims.size(); ++i) {
      const claim::Role* found = visit.claims[i]->role(role);
      if (!found) continue;
      for (const claim::Value& one : found->values) {
        if (one.value == value.value) return std::pair(i, one.span.start);
      }
    }
    return std::pair(visit.claims.size(), std::uint32_t{0});
  };
  std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) {
    return place_in_text(a) < place_in_text(b);
  });
  for (const record::FactValue& value : values) {
    out.push_back(traveller_of(draft, value.value, visit.claims, region));
  }
}

bool share_leader(const record::Fact& a, const record::Fact& b) {
  const record::FactRole* left = a.role("leader");
  const record::FactRole* right = b.role("leader");
  if (!left || !right) return false;
  return std::any_of(left->values.begin(), left->values.end(), [&](const auto& one) {
    return std::any_of(right->values.begin(), right->values.end(),
                       [&](const auto& other) { return one.value == other.value; });
  });
}

bool overlap(const Dating& a, const Dating& b) {
  const auto last = [](const Dating& dating) {
    return last_day(dating.end.empty() ? dating.start : dating.end);
  };
  return first_day(a.start) <= last(b) && first_day(b.start) <= last(a);
}

void complete(const Draft& draft, Visit& visit) {
  std::vector<std::string> ids;
  for (const record::Fact* fact : visit.facts) {
    ids.insert(ids.end(), fact->claims.begin(), fact->claims.end());
    add_values(*fact, "from", visit.from);
    add_values(*fact, "to", visit.to);
  }
  visit.claims = draft.told(ids);
  std::erase_if(visit.claims, is_plan);
  visit.datings = datings_of(visit.claims);
  drop_outer_places(draft.words().names(), visit.to);
  add_travellers(draft, "leader", visit, visit.leaders);
  add_travellers(draft, "member", visit, visit.members);
  std::erase_if(visit.members, [&](const Traveller& member) {
    return std::any_of(visit.leaders.begin(), visit.leaders.end(),
                       [&](const Traveller& leader) { return leader.name == member.name; });
  });
}

}  // namespace

bool Visit::led_by_provincial_secretary() const {
  return std::any_of(leaders.begin(), leaders.end(),
                     [](const Traveller& leader) { return leader.heads_province_party; });
}

std::vector<Visit> visits_of(const Draft& draft) {
  struct Found {
    const record::Fact* fact;
    Dating dating;
  };
  std::vector<Found> found;
  for (const record::Fact& fact : draft.material().facts) {
    if (fact.kind != "visit" || !draft.belongs(fact)) continue;
    Claims claims = draft.told(fact.claims);
    std::erase_if(claims, is_plan);
    const std::vector<Dating> datings = datings_of(claims);
    const auto inside = std::find_if(datings.begin(), datings.end(), [&](const Dating& dating) {
      return in_window(draft, dating);
    });
    if (inside != datings.end()) found.push_back({&fact, *inside});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tie(a.dating.start, a.dating.end, a.fact->id) <
           std::tie(b.dating.start, b.dating.end, b.fact->id);
  });
  std::vector<Visit> out;
  std::vector<Dating> spans;
  for (const Found& one : found) {
    std::size_t at = 0;
    while (at < out.size() &&
           !(share_leader(*out[at].facts.front(), *one.fact) && overlap(spans[at], one.dating))) {
      ++at;
    }
    if (at == out.size()) {
      out.emplace_back();
      spans.push_back(one.dating);
    }
    out[at].facts.push_back(one.fact);
  }
  for (Visit& visit : out) complete(draft, visit);
  return out;
}

std::string people_of(const Draft& draft, const std::vector<Traveller>& people,
                      const Visit& visit) {
  const std::uint32_t region = region_of(draft, visit.from);
  std::vector<std::string> shown;
  for (const Traveller& person : people) {
    std::string title = person.title;
    if (draft.request().language == Language::en && !title.empty()) {
      const std::string english =
          draft.words().titles().english(title, draft.words().names(), region);
      if (!english.empty()) title = english;
    }
    shown.push_back(draft.say().fill(title.empty() ? "person.bare" : "person.titled",
                                     {{"title", title}, {"person", draft.person(person.name)}}));
  }
  return draft.say().list(shown);
}

}  // namespace duikou::answer
