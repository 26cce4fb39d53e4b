// SPDX-License-Identifier: Apache-2.0
#include "claim/rule_set.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/limits.h"
#include "claim/rivals.h"
#include "claim/table.h"
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

// Takes back what stands inside the values of a role that this one is to be told apart from.
void drop_inside(const Rule& rule, Draft& draft, std::uint32_t role) {
  for (const auto& [inner, outer] : rule.apart) {
    if (inner != role) continue;
    std::erase_if(draft.roles[inner], [&, whole = outer](const Value& value) {
      return std::any_of(draft.roles[whole].begin(), draft.roles[whole].end(),
                         [&](const Value& other) { return other.span.contains(value.span); });
    });
  }
}

// Whether the second role's region is clearly more of a supporter in all programmes than the
// first's.
bool leans_against(const Analysis& a, const Draft& draft) {
  constexpr int apart_least = 3;
  const auto region_of = [&](const std::vector<Value>& values) -> const Actor* {
    const Actor* actor = values.empty() ? nullptr : a.actor_at(values[0].span);
    const bool region = actor != nullptr && actor->kind == Actor::Kind::region &&
                        actor->place != mention::Mention::none;
    return region ? actor : nullptr;
  };
  const Actor* first = region_of(draft.roles[0]);
  const Actor* second = region_of(draft.roles[1]);
  return first != nullptr && second != nullptr && second->leaning >= first->leaning + apart_least;
}

// Exchanges the first two roles where the sides say so; false where both stand on one side, or
// where one of them is a number of regions without their names.
bool set_opposite(const Analysis& a, Draft& draft) {
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
    if (leans_against(a, draft)) std::swap(draft.roles[0], draft.roles[1]);
    return true;
  }
  if (first != Side::unknown && first == second) return false;
  if (first == Side::recipient || second == Side::supporter) {
    std::swap(draft.roles[0], draft.roles[1]);
  }
  return true;
}

// Applies what a rule asks of the values together; tells why the draft is no claim, or `drafted`.
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
    std::erase_if(draft.roles[pair.first],
                  [&](const Value& value) { return selection.lies_in(value, outer); });
  }
  for (const auto& pair : rule.across) {
    const std::vector<Value>& others = draft.roles[pair.second];
    std::erase_if(draft.roles[pair.first], [&](const Value& value) {
      return std::any_of(others.begin(), others.end(),
                         [&](const Value& other) { return selection.same_side(value, other); });
    });
  }
  if (rule.opposite && !set_opposite(a, draft)) return Trace::End::sides;
  for (const auto& any_of : rule.required) {
    const bool filled = std::any_of(any_of.begin(), any_of.end(),
                                    [&](std::uint32_t role) { return !draft.roles[role].empty(); });
    if (!filled) return Trace::End::needed;
  }
  return Trace::End::drafted;
}

// Whether a condition is met; the firing keeps which word decided.
bool meets(const Selection& selection, const Condition& condition, const Selection::Spot& spot,
           Trace::Firing* firing) {
  const Hit* word = selection.word_for(condition, spot);
  const bool met = (word != nullptr) == condition.wanted;
  if (firing != nullptr) {
    firing->tested.push_back({&condition, word == nullptr ? Span{} : word->span()});
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

// Whether a number counts in one of the units; any number does where none is asked for.
bool counts_in(const Mention& mention, const std::vector<mention::CountFinder::Unit>& units) {
  const auto unit = static_cast<mention::CountFinder::Unit>(mention.row);
  return units.empty() || std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace

Result<RuleSet> RuleSet::make(const lexicon::DataFiles& data, const Kinds& kinds,
                              const lexicon::Lexicon& lexicon) {
  RuleSet out;
  out.lexicon_ = &lexicon;
  for (const std::string_view folder : {rule_files, lexicon::own_files}) {
    for (auto file = data.lower_bound(folder);
         file != data.end() && file->first.starts_with(folder); ++file) {
      if (!file->first.ends_with(".rule")) continue;
      auto rules = parse_rules(file->first, file->second, kinds, lexicon);
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
    const Trigger& trigger = out.rules_[i].trigger;
    if (trigger.type != Trigger::Type::word) {
      out.by_mention_.push_back(i);
      continue;
    }
    for (const lexicon::ClassId of : trigger.any_of) {
      if (of >= out.by_class_.size()) out.by_class_.resize(of + std::size_t{1});
      out.by_class_[of].push_back(i);
    }
  }
  for (std::uint32_t word = 0; word < lexicon.size(); ++word) {
    const auto meanings = lexicon.meanings(word);
    out.sets_off_.push_back(
        std::any_of(meanings.begin(), meanings.end(), [&](const lexicon::Meaning& meaning) {
          return meaning.of < out.by_class_.size() && !out.by_class_[meaning.of].empty();
        }));
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

// Of words of one class that begin or overlap at one place, the longest of the first sets a rule
// off.
void RuleSet::word_shots(const Analysis& a, Round round, std::vector<Shot>& out) const {
  std::vector<std::uint32_t> covered(rules_.size(), 0);
  const auto shoot = [&](const Hit& hit, const lexicon::Meaning& meaning) {
    if (meaning.of >= by_class_.size()) return;
    for (const std::uint32_t rule : by_class_[meaning.of]) {
      if (rounds_[rule] != round || hit.start < covered[rule]) continue;
      covered[rule] = hit.start + hit.length;
      out.push_back({{hit.span(), a.clause_at(hit.start), nullptr, nullptr}, rule});
    }
  };
  const std::vector<Hit>& hits = a.scan.hits;
  for (std::size_t first = 0; first < hits.size();) {
    std::size_t last = first;
    while (last < hits.size() && hits[last].start == hits[first].start) ++last;
    for (std::size_t h = last; h > first; --h) {
      if (sets_off_[hits[h - 1].word] == 0) continue;
      for (const lexicon::Meaning& meaning : lexicon_->meanings(hits[h - 1].word)) {
        shoot(hits[h - 1], meaning);
      }
    }
    first = last;
  }
}

void RuleSet::mention_shots(const Analysis& a, const Rule& rule, std::uint32_t index,
                            std::vector<Shot>& out) const {
  const auto shoot = [&](Span span, const Mention* mention, const mention::Office* office) {
    out.push_back({{span, a.clause_at(span.start), mention, office}, index});
  };
  const Trigger& trigger = rule.trigger;
  switch (trigger.type) {
    case Trigger::Type::amount:
      for (const Mention& amount : a.amounts) shoot(amount.span, &amount, nullptr);
      break;
    case Trigger::Type::count:
    case Trigger::Type::ordinal:
      for (const Mention& count : a.counts) {
        const bool ordinal = count.type == mention::Type::ordinal;
        if (ordinal != (trigger.type == Trigger::Type::ordinal)) continue;
        const bool fits = counts_in(count, trigger.units);
        const bool in_class =
            trigger.any_of.empty() ||
            std::any_of(trigger.any_of.begin(), trigger.any_of.end(), [&](lexicon::ClassId of) {
              const Hit* hit = lexicon_->longest(a.scan, count.unit.start, of);
              return hit != nullptr && hit->length == count.unit.length();
            });
        if ((ordinal || fits) && in_class) shoot(count.span, &count, nullptr);
      }
      break;
    case Trigger::Type::body:
      for (const Mention& body : a.organisations) shoot(body.span, &body, nullptr);
      break;
    case Trigger::Type::office:
      for (const mention::Office& office : a.offices) shoot(office.title, nullptr, &office);
      break;
    case Trigger::Type::person:
      for (const Person& person : a.persons) shoot(person.span, nullptr, nullptr);
      break;
    case Trigger::Type::row:
      for (const Row& row : a.rows) shoot(row.span, nullptr, nullptr);
      break;
    case Trigger::Type::cell:
      cell_shots(a, rule, index, out);
      break;
    case Trigger::Type::word:
      break;
  }
}

// The cells below headings that have a word of the rule's classes: of each its first sum, else its
// first number; where it holds neither, the cell itself.
void RuleSet::cell_shots(const Analysis& a, const Rule& rule, std::uint32_t index,
                         std::vector<Shot>& out) const {
  const auto first_in = [](const std::vector<Mention>& mentions, Span cell) -> const Mention* {
    const auto at = std::lower_bound(
        mentions.begin(), mentions.end(), cell.start,
        [](const Mention& mention, std::uint32_t start) { return mention.span.start < start; });
    return at != mentions.end() && at->span.start < cell.end ? &*at : nullptr;
  };
  for (const Row& row : a.rows) {
    for (std::uint32_t i = 0; i < row.cells.size(); ++i) {
      const Span cell = row.cells[i];
      const Span heading = heading_of(a, {&row, i});
      if (cell.empty() || word_of(a, *lexicon_, heading, rule.trigger.any_of) == nullptr) continue;
      const Mention* mention = first_in(a.amounts, cell);
      if (mention == nullptr) mention = first_in(a.counts, cell);
      if (mention != nullptr && !counts_in(*mention, rule.trigger.units)) continue;
      const Span span = mention == nullptr ? cell : mention->span;
      out.push_back({{span, a.clause_at(span.start), mention, nullptr}, index});
    }
  }
}

std::vector<RuleSet::Shot> RuleSet::shots(const Analysis& a, Round round) const {
  std::vector<Shot> out;
  if (round != Round::offices) word_shots(a, round, out);
  for (const std::uint32_t index : by_mention_) {
    if (rounds_[index] == round) mention_shots(a, rules_[index], index, out);
  }
  std::stable_sort(out.begin(), out.end(), [](const Shot& x, const Shot& y) {
    return std::pair(x.spot.trigger.start, x.rule) < std::pair(y.spot.trigger.start, y.rule);
  });
  return out;
}

void RuleSet::draft(const Analysis& a, const Selection& selection, const Shot& shot,
                    std::vector<Draft>& out, Trace::Firing* firing) const {
  const Rule& rule = rules_[shot.rule];
  if (rounds_[shot.rule] == Round::others && rule.kind->partnership &&
      !selection.in_partnership(shot.spot)) {
    return;
  }
  for (const Condition& condition : rule.conditions) {
    if (!meets(selection, condition, shot.spot, firing)) return;
  }
  Draft draft;
  draft.kind = rule.kind;
  draft.roles.resize(rule.kind->roles.size());
  draft.bounds.resize(rule.kind->roles.size(), Bound::exact);
  draft.rules = {&rule};
  draft.modality = rule.modality;
  draft.trigger = shot.spot.trigger;
  draft.clause = shot.spot.clause;
  for (const RoleFill& fill : rule.fills) {
    std::vector<Value>& values = draft.roles[fill.role];
    std::size_t tried = 0;
    for (; tried < fill.choices.size() && values.empty(); ++tried) {
      values = selection.take(fill.choices[tried], shot.spot, draft, fill.role, out);
      drop_inside(rule, draft, fill.role);
    }
    if (firing != nullptr) firing->take(fill, rule, tried, values);
    if (values.empty()) continue;
    const ValueType type = rule.kind->roles[fill.role].type;
    if (type == ValueType::amount) draft.bounds[fill.role] = bound_at(a.amounts, values[0].span);
    if (type == ValueType::number) draft.bounds[fill.role] = bound_at(a.counts, values[0].span);
  }
  const Trace::End end = passed(a, selection, rule, draft);
  if (firing != nullptr) firing->end = end;
  if (end != Trace::End::drafted) return;
  draft.evidence = {evidence_of(a, draft)};
  if (shot.spot.office != nullptr) draft.evidence = shot.spot.office->evidence;
  if (is_each(selection, rule, shot.spot)) {
    for (Draft& one : spread(draft)) out.push_back(std::move(one));
  } else if (!is_pairwise(selection, rule, shot.spot)) {
    out.push_back(std::move(draft));
  } else {
    for (Draft& one : paired(draft)) out.push_back(std::move(one));
  }
}

std::vector<Draft> RuleSet::fire(const Analysis& a, const Selection& selection, Round round,
                                 Trace* trace) const {
  std::vector<Draft> out;
  std::size_t same_from = 0;  // the first draft of the trigger at hand
  for (const Shot& shot : shots(a, round)) {
    if (same_from < out.size() && out[same_from].trigger != shot.spot.trigger) {
      drop_beaten(out, same_from, trace);
      same_from = out.size();
    }
    Trace::Firing* firing =
        trace == nullptr ? nullptr
                         : &trace->fire(rules_[shot.rule], shot.spot.trigger, shot.spot.clause);
    std::size_t made = out.size();
    draft(a, selection, shot, out, firing);
    if (trace == nullptr) continue;
    const auto index = static_cast<std::uint32_t>(trace->firings.size() - 1);
    for (; made < out.size(); ++made) out[made].firings = {index};
  }
  drop_beaten(out, same_from, trace);
  drop_alone(a, out, trace);
  drop_yielding(out, trace);
  return out;
}

}  // namespace duikou::claim
