// SPDX-License-Identifier: Apache-2.0
#include "claim/rivals.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace duikou::claim {

bool goes_before(const Rule& rule, const Rule& other) {
  if (other.gives_way && !rule.gives_way && rule.kind == other.kind) return true;
  return std::find(rule.beats.begin(), rule.beats.end(), other.name) != rule.beats.end();
}

namespace {

// The first of some rules that goes before another; nullptr where none does.
const Rule* winner_over(const std::vector<const Rule*>& rules, const Rule& other) {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [&](const Rule* rule) { return goes_before(*rule, other); });
  return found == rules.end() ? nullptr : *found;
}

}  // namespace

// Of the drafts from `first` on, which share a trigger, those go whose rule another one beats.
void drop_beaten(std::vector<Draft>& drafts, std::size_t first, Trace* trace) {
  if (drafts.size() < first + 2) return;  // nobody is there to beat
  std::vector<const Rule*> rules;         // one may have made thousands of drafts, as of a list
  for (std::size_t i = first; i < drafts.size(); ++i) {
    const Rule* rule = drafts[i].rules[0];
    if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
  }
  if (rules.size() < 2) return;
  std::vector<bool> beaten(drafts.size() - first, false);
  for (std::size_t i = first; i < drafts.size(); ++i) {
    const Rule* winner = winner_over(rules, *drafts[i].rules[0]);
    beaten[i - first] = winner != nullptr;
    if (winner == nullptr || trace == nullptr) continue;
    Trace::Firing& firing = trace->firings[drafts[i].firings[0]];
    firing.end = Trace::End::beaten;
    firing.beaten_by = winner;
  }
  std::size_t at = 0;
  drafts.erase(std::remove_if(drafts.begin() + static_cast<std::ptrdiff_t>(first), drafts.end(),
                              [&](const Draft&) { return beaten[at++]; }),
               drafts.end());
}

namespace {

// In which lists of several that rules of words found a region or body stands, by its name. A list
// is a role of a draft, by their numbers.
std::map<std::string_view, std::vector<std::size_t>> lists_of(const std::vector<Draft>& drafts) {
  constexpr std::size_t lists_most = 64;  // of one name; more tell nothing new
  std::map<std::string_view, std::vector<std::size_t>> out;
  std::size_t number = 0;
  for (const Draft& draft : drafts) {
    if (draft.rules[0]->trigger.type == Trigger::Type::between) continue;
    for (const auto& role : draft.roles) {
      ++number;
      for (const Value& value : role) {
        std::vector<std::size_t>& of = out[value.value];
        if (role.size() > 1 && of.size() < lists_most) of.push_back(number);
      }
    }
  }
  return out;
}

// Whether the first of one role stands in a list with the first of the other: "A, B and C support
// D" makes A and B allies, whatever stands between them further down.
bool share_a_list(const std::map<std::string_view, std::vector<std::size_t>>& lists,
                  const std::vector<Value>& one, const std::vector<Value>& other) {
  if (one.empty() || other.empty()) return false;
  const auto first = lists.find(one[0].value);
  const auto second = lists.find(other[0].value);
  if (first == lists.end() || second == lists.end()) return false;
  return std::find_first_of(first->second.begin(), first->second.end(), second->second.begin(),
                            second->second.end()) != first->second.end();
}

}  // namespace

void drop_crossing(std::vector<Draft>& drafts, Trace* trace) {
  const auto between = [](const Draft& draft) {
    return draft.rules[0]->trigger.type == Trigger::Type::between;
  };
  if (std::none_of(drafts.begin(), drafts.end(), between)) return;
  std::vector<std::pair<Span, std::size_t>> taken;  // where a value stands, and the draft
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (between(drafts[i])) continue;
    for (const auto& role : drafts[i].roles) {
      for (const Value& value : role) taken.emplace_back(value.span, i);
    }
  }
  std::sort(taken.begin(), taken.end());
  const auto by_whom = [&](const std::vector<Value>& role) {
    std::vector<std::size_t> out;
    if (role.empty()) return out;
    auto at = std::lower_bound(taken.begin(), taken.end(), std::pair(role[0].span, std::size_t{0}));
    for (; at != taken.end() && at->first == role[0].span; ++at) out.push_back(at->second);
    return out;
  };
  const auto crosses = [&](const Draft& draft) {
    if (!between(draft)) return false;
    const std::vector<std::size_t> first = by_whom(draft.roles[0]);
    const std::vector<std::size_t> second = by_whom(draft.roles[1]);
    std::vector<std::size_t> both;
    std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                          std::back_inserter(both));
    return !first.empty() && !second.empty() && both.empty();
  };
  const std::map<std::string_view, std::vector<std::size_t>> lists = lists_of(drafts);
  const auto allied = [&](const Draft& draft) {
    return between(draft) && share_a_list(lists, draft.roles[0], draft.roles[1]);
  };
  std::vector<bool> gone(drafts.size());
  std::transform(drafts.begin(), drafts.end(), gone.begin(),
                 [&](const Draft& draft) { return crosses(draft) || allied(draft); });
  for (std::size_t i = 0; i < drafts.size() && trace != nullptr; ++i) {
    if (gone[i]) trace->firings[drafts[i].firings[0]].end = Trace::End::yielded;
  }
  std::size_t at = 0;
  std::erase_if(drafts, [&](const Draft&) { return gone[at++]; });
}

// Of rules that ask for a series those drafts go that have no other one of the rule near: in the
// same sentence or in one of the next few, as in a list of lines.
void drop_alone(const Analysis& a, std::vector<Draft>& drafts, Trace* trace) {
  constexpr std::uint32_t sentences_apart_most = 2;
  std::map<std::string_view, std::size_t> last;  // the draft of the rule before
  std::vector<bool> beside(drafts.size(), false);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Rule& rule = *drafts[i].rules[0];
    if (!rule.series) continue;
    const auto [known, fresh] = last.try_emplace(rule.name, i);
    const Draft& other = drafts[known->second];
    const std::uint32_t apart =
        a.clauses[drafts[i].clause].sentence - a.clauses[other.clause].sentence;
    if (!fresh && other.trigger != drafts[i].trigger && apart <= sentences_apart_most) {
      beside[i] = beside[known->second] = true;
    }
    known->second = i;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].rules[0]->series && !beside[i]) {
      if (trace != nullptr) trace->firings[drafts[i].firings[0]].end = Trace::End::alone;
      continue;
    }
    if (kept != i) drafts[kept] = std::move(drafts[i]);
    ++kept;
  }
  drafts.resize(kept);
}

// The sum that a building cost is told of the building.
void drop_yielding(std::vector<Draft>& drafts, Trace* trace) {
  std::vector<std::pair<const Kind*, Span>> taken;
  std::vector<std::pair<const Kind*, std::uint32_t>> wanted;
  for (const Draft& draft : drafts) {
    const Rule& rule = *draft.rules[0];
    if (rule.yields != nullptr) wanted.emplace_back(rule.yields, rule.yields_role);
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  for (const Draft& draft : drafts) {
    for (const auto& [kind, role] : wanted) {
      if (draft.kind != kind || draft.roles[role].empty()) continue;
      for (const auto& values : draft.roles) {
        for (const Value& value : values) taken.emplace_back(kind, value.span);
      }
    }
  }
  std::sort(taken.begin(), taken.end());
  std::erase_if(drafts, [&](const Draft& draft) {
    const Kind* kind = draft.rules[0]->yields;
    const bool gone = kind != nullptr && std::binary_search(taken.begin(), taken.end(),
                                                            std::pair(kind, draft.trigger));
    if (gone && trace != nullptr) trace->firings[draft.firings[0]].end = Trace::End::yielded;
    return gone;
  });
}

// An undertaking told within the words of another one is that other: a day in its last clause, a
// verb that promises once more. The outer one takes what it lacks; and a region that the words name
// as the one who acts does, rather than whoever speaks for it.
void join_contained(std::vector<Draft>& drafts) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].kind->name == "pledge" && !drafts[i].of("text").empty()) order.push_back(i);
  }
  const auto words = [&](std::size_t i) { return drafts[i].of("text")[0].span; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return std::pair(words(x).start, ~words(x).end) < std::pair(words(y).start, ~words(y).end);
  });
  std::vector<bool> gone(drafts.size(), false);
  std::size_t outer = drafts.size();
  for (const std::size_t inner : order) {
    if (outer == drafts.size() || !words(outer).contains(words(inner))) {
      outer = inner;
      continue;
    }
    gone[inner] = true;
    Draft& kept = drafts[outer];
    Draft& given = drafts[inner];
    for (std::size_t role = 0; role < kept.roles.size(); ++role) {
      if (kept.roles[role].empty()) kept.roles[role] = std::move(given.roles[role]);
    }
    const std::vector<Value>& by = given.of("by");
    const bool acts = !by.empty() && !by[0].entity.empty() && words(outer).contains(by[0].span);
    const bool speaks = !kept.of("by").empty() && kept.of("by")[0].entity.empty();
    if (acts && speaks) kept.of("by") = by;
    kept.rules.insert(kept.rules.end(), given.rules.begin(), given.rules.end());
    kept.firings.insert(kept.firings.end(), given.firings.begin(), given.firings.end());
  }
  std::size_t at = 0;
  std::erase_if(drafts, [&](const Draft&) { return gone[at++]; });
}

}  // namespace duikou::claim
