// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "claim/analysis.h"
#include "claim/claim.h"
#include "claim/judging.h"
#include "claim/rule.h"
#include "lexicon/lexicon.h"

namespace duikou::claim {

// How the reader came to the claims of one report: which rules were set off where, what each of
// their parts found, and what became of it. Reader::read fills it where the caller gives one; where
// nobody asks, nothing of it is made or counted. Borrows the rules of the reader.
struct Trace {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // What became of a rule at one trigger.
  enum class End : std::uint8_t {
    no_partnership,  // neither the report nor the passage speaks of a partnership
    condition,       // a `when` found no word, or an `unless` found one: the last of `tested`
    several_values,  // a role of `single` had more than one value
    sides,           // `opposite`: both actors stand on one side
    needed,          // a role that the rule needs stayed empty
    beaten,          // another rule at the same trigger goes before it: `beaten_by`
    alone,           // `series`: no other draft of the rule is near
    yielded,         // `yields`: a draft of another kind has taken the trigger
    drafted,         // a claim, or a part of one
  };
  struct Tested {
    const Condition* condition;
    Span word;  // that was found; empty where none was
    // Of one that asks a learned judgement: the score, and what spoke for and against it.
    std::int32_t score = 0;
    std::vector<Judging::Reason> reasons;
  };
  struct Taken {
    std::uint32_t fill;         // index into Rule::fills
    std::uint32_t choice;       // index into RoleFill::choices; `none` where none found any
    std::vector<Value> values;  // of that choice, or what a judgement held likelier
    // Where a learned judgement chose: all that stood for election, by start.
    std::vector<Candidate> candidates;
  };
  // One of the people or places that a choice had judged.
  struct Weighed {
    std::uint32_t judge;  // index into Judges
    std::int32_t score;
    Value value;
    std::vector<Judging::Reason> reasons;
  };
  struct Firing {
    const Rule* rule = nullptr;
    Span trigger;
    std::uint32_t clause = 0;  // index into `clauses`
    End end = End::no_partnership;
    std::uint32_t steps = 0;  // conditions tested and choices tried: the same on every machine
    std::vector<Tested> tested;
    std::vector<Taken> taken;
    std::vector<Weighed> weighed;
    const Rule* beaten_by = nullptr;

    // A role for which `tried` choices were tried, and what the last of them found.
    void take(const RoleFill& fill, const Rule& of, std::size_t tried,
              const std::vector<Value>& values) {
      const auto index = static_cast<std::uint32_t>(&fill - of.fills.data());
      const auto choice = static_cast<std::uint32_t>(tried - 1);
      taken.push_back({index, values.empty() ? none : choice, values, {}});
      steps += static_cast<std::uint32_t>(tried);
    }
  };
  // A claim and the firings whose drafts were joined in it.
  struct Made {
    std::string claim;                   // id
    std::vector<std::uint32_t> firings;  // indices into `firings`, as they were joined
    Span modality;  // the word that tells it: of the clause, or one that names a source or puts
                    // right; empty where the rule tells it, or none does
  };

  bool all_reasons = false;  // also those that a judgement does not know; set by who asks
  std::vector<Firing> firings;
  std::vector<Made> made;  // in no order of note
  // The report as the rules saw it.
  std::vector<mention::Mention> mentions;  // by start
  std::vector<Actor> actors;               // by start, with their sides
  std::vector<Clause> clauses;
  std::vector<Sentence> sentences;
  std::vector<std::pair<Span, std::string>> programmes;  // words that name one, and its id
  // The words beside known ties that opened the report, by start; none where its own words speak of
  // a partnership.
  std::vector<lexicon::Hit> hints;

  // A new firing; the reference holds until the next one.
  Firing& fire(const Rule& rule, Span trigger, std::uint32_t clause) {
    return firings.emplace_back(Firing{&rule, trigger, clause, {}, 0, {}, {}, {}, nullptr});
  }
};

}  // namespace duikou::claim
