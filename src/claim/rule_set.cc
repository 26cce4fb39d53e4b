// SPDX-License-Identifier: Apache-2.0
#include "claim/rule_set.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "base/limits.h"
#include "claim/rivals.h"
#include "claim/settling.h"
#include "text/nearest.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

constexpr std::string_view rule_files = "rules/";

// Where the words stand that state a draft: the clauses from the first to the last value found in
// the trigger's sentence, so that every quote is a stretch of whole clauses.
Span evidence_of(const Analysis& a, const Draft& draft) {
  const Sentence& sentence = a.sentences[a.clauses[draft.clause].sentence];
  std::uint32_t low = draft.clause;
  std::uint32_t high = draft.clause;
  const auto reach_to = [&](Span span) {
    if (!sentence.span.contains(span)) return;
    low = std::min(low, a.clause_at(span.start));
    high = std::max(high, a.clause_at(span.end - 1));
  };
  for (const std::vector<Value>& role : draft.roles) {
    for (const Value& value : role) reach_to(value.span);
  }
  Span out{a.clauses[low].span.start, a.clauses[high].span.end};
  // Speech and promises often run on behind a colon or into the next sentences.
  constexpr std::uint32_t gap_most = 4;
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    if (draft.kind->roles[i].type != ValueType::text) continue;
    for (const Value& value : draft.roles[i]) {
      if (value.span.start <= out.end + gap_most && out.start <= value.span.end + gap_most) {
        out = {std::min(out.start, value.span.start), std::max(out.end, value.span.end)};
      }
    }
  }
  return out;
}

Bound bound_at(const std::vector<Mention>& mentions, Span span) {
  const auto at = std::lower_bound(
      mentions.begin(), mentions.end(), span.start,
      [](const Mention& mention, std::uint32_t start) { return mention.span.start < start; });
  return at != mentions.end() && at->span == span ? at->bound : Bound::exact;
}

// Whether a condition is met; the firing keeps which word decided.
bool meets(const Selection& selection, const Condition& condition, const Selection::Spot& spot,
           Trace::Firing* firing) {
  const Hit* word = selection.word_for(condition, spot);
  const bool met = (word != nullptr) == condition.wanted;
  if (firing != nullptr) {
    firing->tested.push_back({&condition, word == nullptr ? Span{} : word->span(), 0, {}});
    ++firing->steps;
    if (!met) firing->end = Trace::End::condition;
  }
  return met;
}

// The same of a condition that asks a learned judgement; the firing keeps what decided it.
bool judged(Judging& judging, const Condition& condition, const Selection::Spot& spot,
            Trace::Firing* firing, bool all_reasons) {
  const std::int32_t score = judging.score(condition.judge, spot.trigger, spot.clause);
  const bool met = (score >= condition.least) == condition.wanted;
  if (firing != nullptr) {
    firing->tested.push_back(
        {&condition,
         {},
         score,
         judging.reasons(condition.judge, spot.trigger, spot.clause, all_reasons)});
    ++firing->steps;
    if (!met) firing->end = Trace::End::condition;
  }
  return met;
}

Error error_at(const Rule& rule, std::uint32_t line, std::string cause, std::string cure) {
  return {Error::Kind::refused, rule.file + ":" + std::to_string(line), std::move(cause),
          std::move(cure)};
}

// A name without the label of whose it is.
std::string_view bare(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

// No two rules of one name, labels left aside; rules that give way are named in full.
Status tie_names(std::vector<Rule>& rules) {
  std::map<std::string_view, const Rule*> known;
  for (const Rule& rule : rules) {
    const auto [at, fresh] = known.emplace(bare(rule.name), &rule);
    if (!fresh) {
      return error_at(rule, rule.line,
                      "there is a rule " + std::string(bare(rule.name)) + " in " +
                          at->second->file + ":" + std::to_string(at->second->line),
                      "give this one another name");
    }
  }
  for (Rule& rule : rules) {
    for (std::string& beaten : rule.beats) {
      const auto found = known.find(bare(beaten));
      if (found == known.end()) {
        std::vector<std::string> names;
        for (const auto& [name, of] : known) names.emplace_back(name);
        const std::string near = text::nearest(beaten, names);
        return error_at(rule, rule.line, rule.name + " beats no rule: " + beaten,
                        near.empty() ? "duikou rules list names them" : "did you mean " + near);
      }
      beaten = found->second->name;
    }
  }
  return Done{};
}

bool is_pairwise(const Selection& selection, const Rule& rule, const Selection::Spot& spot) {
  if (!rule.pairwise || rule.pairwise_if.empty()) return rule.pairwise;
  Condition in_clause;
  in_clause.any_of = rule.pairwise_if;
  return selection.holds(in_clause, spot);
}

bool is_each(const Selection& selection, const Rule& rule, const Selection::Spot& spot) {
  if (rule.each_if.empty()) return false;
  Condition in_clause;
  in_clause.any_of = rule.each_if;
  return selection.holds(in_clause, spot);
}

}  // namespace

Result<RuleSet> RuleSet::make(const lexicon::DataFiles& data, const Kinds& kinds,
                              const lexicon::Lexicon& lexicon, const lexicon::Places& places) {
  auto judges = Judges::make(data);
  if (!judges) return std::move(judges).error();
  RuleSet out(lexicon, places, std::move(judges).value());
  for (const std::string_view folder : {rule_files, lexicon::own_files}) {
    for (auto file = data.lower_bound(folder);
         file != data.end() && file->first.starts_with(folder); ++file) {
      if (!file->first.ends_with(".rule")) continue;
      auto rules = parse_rules(file->first, file->second, kinds, lexicon, out.judges_);
      if (!rules) return std::move(rules).error();
      std::move(rules->begin(), rules->end(), std::back_inserter(out.rules_));
    }
  }
  if (auto done = tie_names(out.rules_); !done) return std::move(done).error();
  for (std::uint32_t i = 0; i < out.rules_.size(); ++i) {
    const std::string& kind = out.rules_[i].kind->name;
    out.rounds_.push_back(kind == "office"    ? Round::offices
                          : kind == "pairing" ? Round::pairings
                                              : Round::others);
    out.plans_.push_back(RulePlan::quickest(out.rules_[i]));
  }
  out.find_judges();
  out.find_squads();
  return out;
}

std::vector<lexicon::ClassId> RuleSet::classes() const {
  std::vector<lexicon::ClassId> out;
  const auto add = [&](const std::vector<lexicon::ClassId>& some) {
    out.insert(out.end(), some.begin(), some.end());
  };
  for (const Rule& rule : rules_) {
    for (const auto* some :
         {&rule.trigger.any_of, &rule.pairwise_if, &rule.each_if, &rule.nth_if}) {
      add(*some);
    }
    for (const Condition& condition : rule.conditions) add(condition.any_of);
    for (const RoleFill& fill : rule.fills) {
      for (const Selector& choice : fill.choices) out.push_back(choice.of);
    }
  }
  return out;
}

bool RuleSet::offices_by_sentence() const {
  const auto stays = [](const RoleFill& fill) {
    return std::all_of(fill.choices.begin(), fill.choices.end(),
                       [](const Selector& choice) { return choice.where == Where::trigger; });
  };
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    if (rounds_[i] != Round::offices) continue;
    if (!rule.conditions.empty() || !std::all_of(rule.fills.begin(), rule.fills.end(), stays)) {
      return false;
    }
  }
  return true;
}

// A learned judgement of the name KIND.ROLE chooses for all rules of the kind. What its candidates
// are, and of dates which of them, is what the rule's first place to look of that sort takes.
void RuleSet::find_judges() {
  for (Rule& rule : rules_) {
    for (RoleFill& fill : rule.fills) {
      const RoleOfKind& role = rule.kind->roles[fill.role];
      const auto judge = judges_.index_named(rule.kind->name + "." + role.name);
      const bool dated = role.type == ValueType::date;
      const auto suits = [&](const Selector& choice) {
        return choice.of_places() ? !dated : dated && choice.what == What::date;
      };
      const auto first = std::find_if(fill.choices.begin(), fill.choices.end(), suits);
      if (!judge || first == fill.choices.end()) continue;
      fill.judge = *judge;
      fill.candidates = first->what;
      fill.date = first->date;
    }
  }
}

void RuleSet::find_squads() {
  for (std::uint32_t i = 0; i < rules_.size(); ++i) {
    const auto known = std::find_if(squads_.begin(), squads_.end(), [&](const Squad& squad) {
      return squad.round == rounds_[i] && rules_[squad.rules[0]].trigger == rules_[i].trigger;
    });
    if (known == squads_.end()) {
      squads_.push_back({{i}, rounds_[i]});
    } else {
      known->rules.push_back(i);
    }
  }
}

bool RuleSet::lives(const Rule& rule, const WordsByClass& words) {
  return std::all_of(rule.conditions.begin(), rule.conditions.end(), [&](const Condition& one) {
    if (one.asks_judge()) return true;
    if (one.zone == Condition::Zone::report) return words.has(one.any_of) == one.wanted;
    return !one.wanted || words.has(one.any_of);
  });
}

std::vector<Value> RuleSet::affirmed(const Analysis& a, const Selection& selection,
                                     Judging& judging, const Selector& choice,
                                     const Attempt& attempt) {
  std::vector<Value> out;
  for (Value& one : selection.all_in(choice, attempt.spot)) {
    const std::uint32_t clause = a.clause_at(one.span.start);
    const std::int32_t score = judging.score(choice.judge, one.span, clause);
    if (attempt.firing != nullptr) {
      auto reasons = judging.reasons(choice.judge, one.span, clause, attempt.all_reasons);
      attempt.firing->weighed.push_back({choice.judge, score, one, std::move(reasons)});
    }
    if (score >= choice.least) add_once(out, std::move(one));
  }
  return out;
}

bool RuleSet::fill(const Analysis& a, const Selection& selection, Judging& judging,
                   const Attempt& attempt, const RulePlan::Step& step) {
  const auto& [rule, spot, firing, draft, before, found_by, all_reasons] = attempt;
  const RoleFill& fill = rule.fills[step.fill];
  std::vector<Value>& values = draft.roles[fill.role];
  std::size_t tried = 0;
  for (; tried < fill.choices.size() && values.empty(); ++tried) {
    const Selector& choice = fill.choices[tried];
    values = choice.asks_judge() ? affirmed(a, selection, judging, choice, attempt)
                                 : selection.take(choice, spot, draft, fill.role, before);
    if (values.empty()) continue;
    drop_inside(rule, draft, fill.role);
    leave_towns(selection, rule, draft, fill.role);
    if (values.size() == 1 && rule.wants_several(fill.role)) values.clear();
  }
  // Who learns wants to know of all that could be asked about.
  for (std::size_t i = tried; all_reasons && i < fill.choices.size(); ++i) {
    const Selector& left = fill.choices[i];
    if (left.asks_judge()) std::ignore = affirmed(a, selection, judging, left, attempt);
  }
  attempt.found_by[fill.role] = values.empty() ? nullptr : &fill.choices[tried - 1];
  if (firing != nullptr) firing->take(fill, rule, tried, values);
  if (!values.empty()) {
    const ValueType type = rule.kind->roles[fill.role].type;
    if (type == ValueType::amount) draft.bounds[fill.role] = bound_at(a.amounts, values[0].span);
    if (type == ValueType::number) draft.bounds[fill.role] = bound_at(a.counts, values[0].span);
  }
  const auto filled = [&roles = draft.roles](std::uint32_t role) { return !roles[role].empty(); };
  return std::all_of(step.needed.begin(), step.needed.end(), [&](const auto& any_of) {
    return std::any_of(any_of.begin(), any_of.end(), filled);
  });
}

// Lets learned judgements choose where the rule has what it needs. A role that it needs is never
// left empty by them.
void RuleSet::elect(const Selection& selection, const Learned& learned, const Attempt& attempt) {
  const auto& [rule, spot, firing, draft, before, found_by, all_reasons] = attempt;
  for (std::size_t i = 0; i < rule.fills.size(); ++i) {
    const RoleFill& fill = rule.fills[i];
    if (!fill.asks_judge()) continue;
    std::vector<Value>& values = draft.roles[fill.role];
    std::vector<Candidate> candidates;
    auto chosen = learned.choosing.choose(fill, spot, values, found_by[fill.role],
                                          firing == nullptr ? nullptr : &candidates);
    // What stays may lose values to roles that were filled behind it.
    if (!chosen && !(rule.apart.empty() && rule.outside.empty())) chosen = values;
    if (chosen) {
      std::swap(values, *chosen);
      drop_inside(rule, draft, fill.role);
      leave_towns(selection, rule, draft, fill.role);
      const bool lacks = values.empty() && rule.needs(fill.role);
      const bool too_few = values.size() < chosen->size() && rule.wants_several(fill.role);
      if (lacks || too_few) std::swap(values, *chosen);
    }
    if (firing == nullptr) continue;
    // A trace tells the roles in the order of the fills.
    firing->taken[i].values = values;
    firing->taken[i].candidates = std::move(candidates);
  }
  // A day that was chosen for the end as well is the end alone.
  for (const auto& [inner, outer] : rule.apart) {
    if (!rule.needs(inner)) drop_inside(rule, draft, inner);
  }
}

bool RuleSet::applies(const Selection& selection, const Learned& learned, const Attempt& attempt,
                      const RulePlan& plan) const {
  const Rule& rule = attempt.rule;
  const bool other = rounds_[index_of(rule)] == Round::others;
  if (other && rule.kind->partnership && !selection.in_partnership(attempt.spot)) return false;
  if (rule.opens && !selection.opens_clause(attempt.spot)) return false;
  return std::all_of(plan.conditions.begin(), plan.conditions.end(), [&](std::uint32_t i) {
    const Condition& condition = rule.conditions[i];
    if (!condition.asks_judge()) return meets(selection, condition, attempt.spot, attempt.firing);
    return judged(learned.judging, condition, attempt.spot, attempt.firing, attempt.all_reasons);
  });
}

void RuleSet::draft(const Analysis& a, const Selection& selection, const Learned& learned,
                    const Attempt& attempt, std::vector<Draft>& out) const {
  const auto& [rule, spot, firing, draft, before, found_by, all_reasons] = attempt;
  std::optional<RulePlan> told;
  if (firing != nullptr) told = RulePlan::as_written(rule);
  const RulePlan& plan = told ? *told : plans_[index_of(rule)];
  const bool met = applies(selection, learned, attempt, plan);
  // Who learns from the places that were judged wants to know what the rule would have told.
  const bool told_anyway = all_reasons && firing->end == Trace::End::condition &&
                           firing->tested.back().condition->asks_judge();
  if (!met && !told_anyway) return;
  draft.begin(*rule.kind);
  found_by.assign(rule.kind->roles.size(), nullptr);
  draft.trigger = spot.trigger;
  draft.clause = spot.clause;
  for (const RulePlan::Step& step : plan.steps) {
    if (!fill(a, selection, learned.judging, attempt, step)) return;
  }
  if (!met) return;
  elect(selection, learned, attempt);
  take_own_place(a, selection, rule, spot, draft);
  const Trace::End end = passed(a, selection, rule, draft);
  if (firing != nullptr) firing->end = end;
  if (end != Trace::End::drafted) return;
  draft.rules = {&rule};
  draft.modality = rule.modality;
  draft.evidence = {evidence_of(a, draft)};
  if (spot.office != nullptr) draft.evidence = spot.office->evidence;
  if (is_each(selection, rule, spot)) {
    for (Draft& one : spread(draft)) out.push_back(std::move(one));
  } else if (!is_pairwise(selection, rule, spot)) {
    out.push_back(std::move(draft));
  } else {
    for (Draft& one : paired(draft)) out.push_back(std::move(one));
  }
}

std::vector<Draft> RuleSet::fire(const Analysis& a, const Selection& selection, Round round,
                                 ClassesInText& classes, Trace* trace) const {
  std::vector<Draft> out;
  Draft attempted;  // most come to nothing: one memory serves them all
  std::vector<const Selector*> found_by;
  std::size_t same_from = 0;  // the first draft of the trigger at hand
  const Shots all = shots(a, round, trace != nullptr);
  Judging judging(a, {*lexicon_, *places_, judges_, classes}, round == Round::pairings);
  Choosing choosing(a, selection, *places_, judges_, judging);
  for (const Shot& shot : all.shots) {
    const Selection::Spot& spot = all.spots[shot.spot];
    const Rule& rule = rules_[shot.rule()];
    if (same_from < out.size() && out[same_from].trigger != spot.trigger) {
      drop_beaten(out, same_from, trace);
      same_from = out.size();
    }
    Trace::Firing* firing =
        trace == nullptr ? nullptr : &trace->fire(rule, spot.trigger, spot.clause);
    std::size_t made = out.size();
    const bool all_reasons = trace != nullptr && trace->all_reasons;
    draft(a, selection, {judging, choosing},
          {rule, spot, firing, attempted, out, found_by, all_reasons}, out);
    if (trace == nullptr) continue;
    const auto index = static_cast<std::uint32_t>(trace->firings.size() - 1);
    for (; made < out.size(); ++made) out[made].firings = {index};
  }
  drop_beaten(out, same_from, trace);
  drop_crossing(out, trace);
  drop_alone(a, out, trace);
  drop_yielding(out, trace);
  join_contained(out);
  return out;
}

}  // namespace duikou::claim
