// SPDX-License-Identifier: Apache-2.0
#include "claim/merging.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "claim/reach.h"
#include "claim/settling.h"

namespace duikou::claim {
namespace {

constexpr std::size_t candidates_most = 24;  // drafts that share a core value and are looked at
constexpr std::uint32_t before_told = 200;   // code points by which what is told later is farther
constexpr std::uint32_t beyond = 0xFFFFFFFF;

using Values = std::vector<Value>;

// Whether a name is told in full by a longer one. A deputy's office is not that of the chief.
bool told_within(std::string_view shorter, std::string_view longer) {
  constexpr std::string_view deputy = "\xE5\x89\xAF";
  const std::size_t at = longer.find(shorter);
  return at != longer.npos && (shorter.empty() || !longer.substr(0, at).ends_with(deputy));
}

// "Central bodies" and "130 central bodies": the same collective, once with its number.
bool is_counted(std::string_view collective, std::string_view counted) {
  return counted.size() > collective.size() && counted[0] >= '0' && counted[0] <= '9' &&
         counted.ends_with(collective);
}

bool same_value(ValueType type, const Value& a, const Value& b) {
  switch (type) {
    case ValueType::date: {
      const auto x = Date::parse(a.value);
      const auto y = Date::parse(b.value);
      return x && y ? x->compatible(*y) : a.value == b.value;
    }
    case ValueType::name:
      return told_within(b.value, a.value) || told_within(a.value, b.value);
    case ValueType::text:
      return a.span.overlaps(b.span) || a.value == b.value;
    case ValueType::place:
      return a.value == b.value || is_counted(a.value, b.value) || is_counted(b.value, a.value);
    default:
      return a.value == b.value;
  }
}

bool holds_all(ValueType type, const Values& outer, const Values& inner) {
  return std::all_of(inner.begin(), inner.end(), [&](const Value& wanted) {
    return std::any_of(outer.begin(), outer.end(),
                       [&](const Value& value) { return same_value(type, value, wanted); });
  });
}

bool share_one(ValueType type, const Values& a, const Values& b) {
  return std::any_of(a.begin(), a.end(), [&](const Value& value) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Value& other) { return same_value(type, value, other); });
  });
}

// What is told in stages has places that add up and one first day.
bool in_stages(const Kind& kind) {
  return std::any_of(kind.roles.begin(), kind.roles.end(),
                     [](const RoleOfKind& role) { return role.identity == Identity::finest; });
}

// Whether the second day can lie on the journey that begins on the first.
bool later_stage(const Values& first, const Values& second) {
  constexpr std::int32_t days_most = 12;
  const auto x = Date::parse(first[0].value);
  const auto y = Date::parse(second[0].value);
  if (!x || !y || x->day == 0 || y->day == 0 || x->year != y->year) return false;
  const std::int32_t away = y->days() - x->days();
  return away >= 0 && away <= days_most;
}

// Whether one tells a later stage of the journey of the other: the same people, a little later, in
// the text and in time.
bool stages(const Draft& a, const Draft& b) {
  constexpr std::uint32_t apart_most = 120;  // code points
  if (!in_stages(*a.kind) || a.trigger.end + apart_most < b.trigger.start) return false;
  bool same_people = false;
  for (std::size_t i = 0; i < a.roles.size(); ++i) {
    const RoleOfKind& role = a.kind->roles[i];
    if (!role.core || role.type != ValueType::person) continue;
    same_people = !a.roles[i].empty() && holds_all(role.type, a.roles[i], b.roles[i]) &&
                  holds_all(role.type, b.roles[i], a.roles[i]);
  }
  return same_people;
}

// How far a thing that is built has come; 0 where nothing is told.
int phase_of(const Draft& draft) {
  constexpr std::array<std::string_view, 4> phases = {"planned", "signed", "started", "completed"};
  if (draft.kind->role("status") == nullptr || draft.of("status").empty()) return 0;
  const auto at = std::find(phases.begin(), phases.end(), draft.of("status")[0].value);
  return at == phases.end() ? 0 : static_cast<int>(at - phases.begin()) + 1;
}

// Whether two drafts tell different phases of the thing that both name: begun in one year, opened
// in the next.
bool phases(const Draft& a, const Draft& b) {
  const int first = phase_of(a);
  const int second = phase_of(b);
  if (first == 0 || second == 0 || first == second) return false;
  const Values& x = a.of("name");
  const Values& y = b.of("name");
  return x.size() == 1 && y.size() == 1 && x[0].value == y[0].value;
}

// Of a thing in phases only the farthest counts, with its day.
bool of_phase(const RoleOfKind& role) {
  return role.name == "status" || role.type == ValueType::date;
}

bool same_happening(const Draft& a, const Draft& b) {
  if (a.kind != b.kind) return false;
  bool shares_core = false;
  const bool staged = stages(a, b);
  const bool phased = phases(a, b);
  for (std::size_t i = 0; i < a.roles.size(); ++i) {
    const RoleOfKind& role = a.kind->roles[i];
    const Values& x = a.roles[i];
    const Values& y = b.roles[i];
    if (x.empty() || y.empty()) continue;
    if (role.core && share_one(role.type, x, y)) shares_core = true;
    if (role.identity == Identity::set || role.identity == Identity::finest) continue;
    if (phased && of_phase(role)) continue;
    if (holds_all(role.type, x, y) || holds_all(role.type, y, x)) continue;
    if (!staged || role.type != ValueType::date || !later_stage(x, y)) return false;
  }
  return shares_core;
}

// The finer of two values that are the same: the longer name, the date with more parts.
bool finer(const Value& a, const Value& b) {
  return a.value.size() > b.value.size();
}

// What is told in stages begins on the day told first and ends on the one told last.
void join_stage(Values& into, const Values& from, bool first) {
  if (!into.empty() && !from.empty() && !same_value(ValueType::date, into[0], from[0])) {
    if (!first) into = from;
    return;
  }
  for (const Value& value : from) {
    if (into.empty()) into.push_back(value);
    if (finer(value, into[0])) into[0] = value;
  }
}

void join(Draft& into, const Draft& from) {
  bool first_date = true;
  const bool phased = phases(into, from);
  const bool farther = phased && phase_of(from) > phase_of(into);
  for (std::size_t i = 0; i < into.roles.size(); ++i) {
    const ValueType type = into.kind->roles[i].type;
    if (phased && of_phase(into.kind->roles[i])) {
      if (farther) into.roles[i] = from.roles[i];
      continue;
    }
    if (type == ValueType::date && in_stages(*into.kind)) {
      join_stage(into.roles[i], from.roles[i], first_date);
      first_date = false;
      continue;
    }
    for (const Value& value : from.roles[i]) {
      auto known = std::find_if(into.roles[i].begin(), into.roles[i].end(),
                                [&](const Value& v) { return same_value(type, v, value); });
      if (known == into.roles[i].end()) {
        into.roles[i].push_back(value);
      } else if (finer(value, *known)) {
        *known = value;
      }
    }
    if (into.bounds[i] == Bound::exact) into.bounds[i] = from.bounds[i];
  }
  into.evidence.insert(into.evidence.end(), from.evidence.begin(), from.evidence.end());
  into.rules.insert(into.rules.end(), from.rules.begin(), from.rules.end());
  into.firings.insert(into.firings.end(), from.firings.begin(), from.firings.end());
}

// Rules that part two roles of days, each once.
class DayRules {
 public:
  void add(const Draft& draft) {
    for (const Rule* rule : draft.rules) {
      if (parts_days(rule) && std::find(rules_.begin(), rules_.end(), rule) == rules_.end()) {
        rules_.push_back(rule);
      }
    }
  }
  [[nodiscard]] static bool parts_days(const Rule* rule) {
    return std::any_of(rule->apart.begin(), rule->apart.end(), [&](const auto& two) {
      return rule->kind->roles[two.second].type == ValueType::date;
    });
  }
  // One rule may have taken for the beginning the day that another knows to be the end.
  void part(Draft& draft) const {
    for (const Rule* rule : rules_) {
      for (const auto& [inner, outer] : rule->apart) {
        if (draft.kind->roles[outer].type == ValueType::date) drop_inside(*rule, draft, inner);
      }
    }
  }

 private:
  std::vector<const Rule*> rules_;  // as many as there are rules of the kind at most
};

// A core value: what drafts that may tell one happening have in common. Borrows the value.
struct Core {
  const RoleOfKind* role;
  std::string_view value;

  friend bool operator==(const Core&, const Core&) = default;
  friend bool operator<(const Core& x, const Core& y) {
    return x.role != y.role ? x.role->name < y.role->name : x.value < y.value;
  }
};

// Under which keys a draft can be found by others that share a core value, each once. Names and
// texts that contain one another have no key in common, so they meet under the role alone.
void find_cores(const Draft& draft, std::vector<Core>& out) {
  out.clear();
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    const RoleOfKind& role = draft.kind->roles[i];
    if (!role.core) continue;
    const bool loose = role.type == ValueType::name || role.type == ValueType::text;
    for (const Value& value : draft.roles[i]) {
      out.push_back({&role, loose ? std::string_view{} : value.value});
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

// The drafts that had a core value when they were put here: indexes in the order in which they
// came.
class DraftsByCore {
 public:
  // Stays where it is.
  [[nodiscard]] std::vector<std::size_t>& of(const Core& core) {
    const auto known = drafts_.find(core);
    if (known != drafts_.end()) return known->second;
    return drafts_.try_emplace({core.role, std::string(core.value)}).first->second;
  }

 private:
  // With a value of its own: drafts change behind it.
  struct Key {
    const RoleOfKind* role;
    std::string value;
  };
  static Core core_of(const Core& core) { return core; }
  static Core core_of(const Key& key) { return {key.role, key.value}; }
  struct Hash {
    using is_transparent = void;
    template <class Any>
    std::size_t operator()(const Any& any) const {
      const Core core = core_of(any);
      return std::hash<std::string_view>()(core.value) ^ std::hash<const void*>()(core.role);
    }
  };
  struct Equal {
    using is_transparent = void;
    template <class One, class Other>
    bool operator()(const One& one, const Other& other) const {
      return core_of(one) == core_of(other);
    }
  };
  std::unordered_map<Key, std::vector<std::size_t>, Hash, Equal> drafts_;
};

// How far a draft is told from what is known of another: a happening that is named a second time,
// and shorter, is the one told last rather than the first that it could be.
std::uint32_t distance(const Draft& known, const Draft& draft) {
  std::uint32_t out = beyond;
  for (const Span at :
       {known.trigger, known.evidence.empty() ? known.trigger : known.evidence.back()}) {
    const std::uint32_t apart = at.start <= draft.trigger.start
                                    ? draft.trigger.start - at.start
                                    : at.start - draft.trigger.start + before_told;
    out = std::min(out, apart);
  }
  return out;
}

// Of the drafts that tell the same happening the nearest one.
std::size_t same_among(const std::vector<Draft>& drafts, const std::vector<std::size_t>& found,
                       const Draft& draft, std::size_t none) {
  std::size_t out = none;
  std::uint32_t nearest = 0;
  const std::size_t first = found.size() - std::min(found.size(), candidates_most);
  for (std::size_t i = first; i < found.size(); ++i) {
    const Draft& known = drafts[found[i]];
    const std::uint32_t away = distance(known, draft);
    if ((out == none || away < nearest) && same_happening(known, draft)) {
      out = found[i];
      nearest = away;
    }
  }
  return out;
}

// Whether the one tells a batch that nobody counts and the other, a little later, a number without
// a batch, and all else agrees: "the 9th batch to A and the 4th to B set out. 1900 to A and 450 to
// B".
bool counts_batch(const Draft& batch, const Draft& count) {
  constexpr std::uint32_t apart_most = 150;  // code points
  constexpr std::uint32_t beside_most = 12;  // between the number and what they are
  if (batch.kind != count.kind || batch.kind->role("batch") == nullptr) return false;
  if (batch.of("batch").size() != 1 || !batch.of("count").empty()) return false;
  if (!count.of("batch").empty() || count.of("count").size() != 1) return false;
  if (batch.of("to").size() != 1 || count.of("to").size() != 1) return false;
  if (batch.trigger.end > count.trigger.start) return false;
  if (count.trigger.start - batch.trigger.end > apart_most) return false;
  // What they are stands beside their number; those who leave are of another batch.
  if (batch.of("role").empty() || count.of("role").empty() || !count.of("end").empty())
    return false;
  if (claim::distance(count.of("role")[0].span, count.trigger) > beside_most) return false;
  for (std::size_t i = 0; i < batch.roles.size(); ++i) {
    const ValueType type = batch.kind->roles[i].type;
    const Values& x = batch.roles[i];
    const Values& y = count.roles[i];
    if (!x.empty() && !y.empty() && !holds_all(type, x, y) && !holds_all(type, y, x)) return false;
  }
  return true;
}

// Gives numbers that are told behind a batch to it, where one batch alone can be meant and it has
// got no number yet.
void number_batches(std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Draft* batch = nullptr;
    bool several = false;
    for (std::size_t k = i - std::min(i, candidates_most); k < i; ++k) {
      if (!counts_batch(drafts[k], drafts[i])) continue;
      several = several ||
                (batch != nullptr && batch->of("batch")[0].value != drafts[k].of("batch")[0].value);
      batch = &drafts[k];
    }
    if (batch != nullptr && !several) drafts[i].of("batch") = batch->of("batch");
  }
}

}  // namespace

std::vector<Draft> merged(std::vector<Draft> drafts) {
  number_batches(drafts);
  std::vector<Draft> out;
  std::unordered_map<std::size_t, DayRules>
      day_rules;  // by index in `out`, of those that have some
  out.reserve(drafts.size());
  const auto add_day_rules = [&](const Draft& draft, std::size_t of) {
    if (std::any_of(draft.rules.begin(), draft.rules.end(), DayRules::parts_days)) {
      day_rules[of].add(draft);
    }
  };
  DraftsByCore found;
  std::vector<std::vector<std::size_t>*> lists;
  std::vector<Core> cores;
  for (Draft& draft : drafts) {
    find_cores(draft, cores);
    lists.clear();
    for (const Core& core : cores) lists.push_back(&found.of(core));
    std::size_t same = out.size();
    for (std::size_t i = 0; i < lists.size() && same == out.size(); ++i) {
      same = same_among(out, *lists[i], draft, out.size());
    }
    if (same == out.size()) {
      add_day_rules(draft, out.size());
      out.push_back(std::move(draft));
    } else {
      add_day_rules(draft, same);
      join(out[same], draft);
      const auto known = day_rules.find(same);
      if (known != day_rules.end()) known->second.part(out[same]);
    }
    for (std::vector<std::size_t>* const list : lists) {
      if (list->empty() || list->back() != same) list->push_back(same);
    }
  }
  return out;
}

}  // namespace duikou::claim
