// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "claim/rule.h"
#include "lexicon/lexicon.h"

namespace duikou::claim {

// In which order the parts of a rule are tried. Most attempts end without a claim: where nobody
// asks how they went, the order is the one that shows it with the least work. What is found is the
// same in either.
struct RulePlan {
  // A role, and what is settled as soon as it was tried: of each row one role must have a value by
  // then, or the rule makes nothing here.
  struct Step {
    std::uint32_t fill = 0;  // index into Rule::fills
    std::vector<std::vector<std::uint32_t>> needed;
  };
  // Words one of which the trigger's clause, or its sentence, must have. As the conditions say it,
  // for who asks before there is an attempt.
  struct Need {
    bool in_sentence = false;
    std::vector<lexicon::ClassId> any_of;
  };
  std::vector<Need> needs;
  std::vector<std::uint32_t> conditions;  // indices into Rule::conditions
  std::vector<Step> steps;

  // As the rule's file has them, each tried to the end: what a trace tells.
  [[nodiscard]] static RulePlan as_written(const Rule& rule);
  // Cheap conditions first, and roles that the rule needs before others, as far as no role looks at
  // one that changes places with it. For rules that RuleSet let live in the report: conditions on
  // the whole report are left out.
  [[nodiscard]] static RulePlan quickest(const Rule& rule);
};

}  // namespace duikou::claim
