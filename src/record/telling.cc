// SPDX-License-Identifier: Apache-2.0
#include "record/telling.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "record/sameness.h"

namespace duikou::record {
namespace {

using Subjects = std::vector<const Subject*>;

bool told_as(const Subject& subject, claim::Modality modality) {
  return subject.claim->modality == modality;
}

bool any_told_as(const Subjects& subjects, claim::Modality modality) {
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](const Subject* of) { return told_as(*of, modality); });
}

bool told_as_happened(const Subject& subject) {
  return !told_as(subject, claim::Modality::planned) && !told_as(subject, claim::Modality::denied);
}

bool withdrawn(const Subject& subject, const Subjects& subjects) {
  return std::any_of(subjects.begin(), subjects.end(),
                     [&](const Subject* of) { return corrects(*of, subject); });
}

// The claims that count when values are held against each other.
Subjects counted(const Subjects& subjects) {
  const bool happened = std::any_of(subjects.begin(), subjects.end(),
                                    [](const Subject* of) { return told_as_happened(*of); });
  Subjects out;
  for (const Subject* subject : subjects) {
    if (happened && !told_as_happened(*subject)) continue;
    if (!withdrawn(*subject, subjects)) out.push_back(subject);
  }
  return out;
}

// A value with the least place that it has in the lists of its claims.
struct Listed {
  FactValue value;
  std::size_t place = 0;
};

// "2019-08" sorts before "2019-08-27"; numbers by size, and where equal by spelling. Names that
// equally many claims give stand as their reports list them: who leads is named first.
bool listed_before(const Listed& left, const Listed& right, claim::ValueType type) {
  const FactValue& a = left.value;
  const FactValue& b = right.value;
  const bool number = type == claim::ValueType::amount || type == claim::ValueType::number;
  if (number && a.value.size() != b.value.size()) return a.value.size() < b.value.size();
  const bool ordered = number || type == claim::ValueType::date;
  if (!ordered && a.claims.size() != b.claims.size()) return a.claims.size() > b.claims.size();
  if (!ordered && left.place != right.place) return left.place < right.place;
  return std::tie(a.value, a.entity) < std::tie(b.value, b.entity);
}

FactRole role_of(const claim::RoleOfKind& role, const Subjects& subjects) {
  struct Behind {
    std::set<std::string> entities, reports, claims;
    std::size_t place = std::numeric_limits<std::size_t>::max();
  };
  std::map<std::string, Behind> by_value;
  for (const Subject* subject : subjects) {
    const claim::Role* given = subject->claim->role(role.name);
    if (!given) continue;
    for (std::size_t i = 0; i < given->values.size(); ++i) {
      const claim::Value& value = given->values[i];
      if (role.name == subject->split_role && value.value != subject->split_value) continue;
      Behind& behind = by_value[value.value];
      behind.place = std::min(behind.place, i);
      if (!value.entity.empty()) behind.entities.insert(value.entity);
      behind.reports.insert(subject->claim->source.id);
      behind.claims.insert(subject->claim->id);
    }
  }
  std::vector<Listed> listed;
  for (const auto& [value, behind] : by_value) {
    listed.push_back({{value,
                       behind.entities.empty() ? "" : *behind.entities.begin(),
                       {behind.reports.begin(), behind.reports.end()},
                       {behind.claims.begin(), behind.claims.end()}},
                      behind.place});
  }
  std::sort(listed.begin(), listed.end(),
            [&](const Listed& a, const Listed& b) { return listed_before(a, b, role.type); });
  FactRole out{role.name, {}};
  for (Listed& one : listed) out.values.push_back(std::move(one.value));
  return out;
}

// A word role (status) that both give differently: they tell of different states of the thing.
bool other_state(const Subject& a, const Subject& b) {
  for (const SubjectRole& role : a.roles) {
    const bool state = role.role->type == claim::ValueType::word &&
                       role.role->identity == claim::Identity::varying;
    const SubjectRole* other = state ? b.role(role.role->name) : nullptr;
    if (other && other->words != role.words) return true;
  }
  return false;
}

bool contradict_in(const claim::RoleOfKind& role, const Subject& a, const Subject& b,
                   const lexicon::Places& places) {
  const SubjectRole* left = a.role(role.name);
  const SubjectRole* right = b.role(role.name);
  if (!left || !right || other_state(a, b)) return false;
  // One day inside a span is no other start.
  if (role.name == "start" && a.when.known() && b.when.known() && a.when.meets(b.when)) {
    return false;
  }
  return contradict(*left, *right, places);
}

// One claim for each different form of a role: ten thousand equal ones need no comparing.
Subjects different_in(const claim::RoleOfKind& role, const Subjects& subjects) {
  std::map<std::string, const Subject*> out;
  for (const Subject* subject : subjects) {
    const SubjectRole* given = subject->role(role.name);
    if (!given) continue;
    std::string form =
        std::to_string(subject->when.first) + " " + std::to_string(subject->when.last);
    for (const std::string& word : given->words) form += "\n" + word;
    for (const Number& number : given->numbers) form += number.bounded ? "~" : "=";
    for (const SubjectRole& of : subject->roles) {
      if (of.role->type != claim::ValueType::word) continue;
      for (const std::string& word : of.words) form += "\t" + word;
    }
    out.emplace(std::move(form), subject);
  }
  Subjects all;
  for (const auto& [form, subject] : out) all.push_back(subject);
  return all;
}

bool doubtful_in(const claim::RoleOfKind& role, const Subjects& subjects,
                 const lexicon::Places& places) {
  const bool single =
      role.identity == claim::Identity::key || role.identity == claim::Identity::varying;
  if (!single) return false;
  const Subjects different = different_in(role, subjects);
  for (std::size_t i = 0; i < different.size(); ++i) {
    for (std::size_t k = i + 1; k < different.size(); ++k) {
      if (contradict_in(role, *different[i], *different[k], places)) return true;
    }
  }
  return false;
}

claim::Modality modality_of(const Subjects& subjects) {
  using claim::Modality;
  const Modality first = subjects.front()->claim->modality;
  if (std::all_of(subjects.begin(), subjects.end(),
                  [&](const Subject* of) { return told_as(*of, first); })) {
    return first;
  }
  if (any_told_as(subjects, Modality::ended)) {
    std::string ended, other;
    for (const Subject* of : subjects) {
      std::string& latest = told_as(*of, Modality::ended) ? ended : other;
      latest = std::max(latest, of->claim->source.published);
    }
    if (ended >= other) return Modality::ended;
  }
  if (any_told_as(subjects, Modality::reported) || any_told_as(subjects, Modality::corrected)) {
    return Modality::reported;
  }
  if (any_told_as(subjects, Modality::quoted)) return Modality::quoted;
  return any_told_as(subjects, Modality::ended) ? Modality::ended : Modality::planned;
}

std::string programme_of(const Subjects& subjects) {
  std::map<std::string, std::size_t> counts;
  for (const Subject* subject : subjects) {
    if (!subject->claim->programme.empty()) ++counts[subject->claim->programme];
  }
  std::string out;
  std::size_t most = 0;
  for (const auto& [programme, count] : counts) {
    if (count > most) out = programme, most = count;
  }
  return out;
}

// The day an aside of the group "valid" names.
Days valid_of(const claim::Claim& claim, std::string_view key) {
  for (const auto& aside : claim.asides) {
    if (aside.group != "valid" || aside.key != key) continue;
    if (const auto date = Date::parse(aside.value.value)) return days_of(*date);
  }
  return {};
}

void tell_days(Fact& fact, const Subjects& subjects) {
  Days all;
  bool open = false;
  const auto widen = [&](Days days) {
    if (!days.known() || Date::from_days(days.first).year < 1000) return;
    all = all.known() ? Days{std::min(all.first, days.first), std::max(all.last, days.last)} : days;
  };
  for (const Subject* subject : subjects) {
    for (const SubjectRole& role : subject->roles) {
      if (role.role->type == claim::ValueType::date) widen(role.days);
    }
    const Days from = valid_of(*subject->claim, "start");
    const Days to = valid_of(*subject->claim, "end");
    open = open || (from.known() && !to.known());
    widen(from);
    widen(to);
  }
  if (!all.known()) return;
  fact.since = Date::from_days(all.first).edtf();
  // A relation that began and is not told as over goes on.
  const bool goes_on = open && fact.modality != claim::Modality::ended;
  fact.until = goes_on ? "" : Date::from_days(all.last).edtf();
}

}  // namespace

Fact fact_of(const std::vector<const Subject*>& subjects, const Vocabulary& vocabulary) {
  Fact out;
  out.kind = subjects.front()->claim->kind;
  const Subjects counts = counted(subjects);
  for (const claim::RoleOfKind& role : vocabulary.kinds.find(out.kind)->roles) {
    FactRole told = role_of(role, subjects);
    if (told.values.empty()) continue;
    out.roles.push_back(std::move(told));
    if (doubtful_in(role, counts, vocabulary.places)) out.doubtful.push_back(role.name);
  }
  std::set<std::string> reports, claims;
  for (const Subject* subject : subjects) {
    reports.insert(subject->claim->source.id);
    claims.insert(subject->claim->id);
  }
  out.reports.assign(reports.begin(), reports.end());
  out.claims.assign(claims.begin(), claims.end());
  out.modality = modality_of(subjects);
  out.programme = programme_of(subjects);
  tell_days(out, counts.empty() ? subjects : counts);
  return out;
}

}  // namespace duikou::record
