// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "claim/reader.h"
#include "claim/rule.h"
#include "claim/rule_words.h"

namespace duikou::claim {

// Reads what follows `yes` or `no` in a rule's file:
//
//   [2023-08-29 Paper] text => role=value; role=value
//
// Refused: a day that is none, a bracket that is not closed, a `yes` without its outcome or a `no`
// with one, and an outcome of a role that `kind` (nullptr: any) does not have.
[[nodiscard]] Result<Example> parse_example(Words& words, bool positive, const Kind* kind);

// What became of one example of a rule, read with all rules in force.
struct Tried {
  const Rule* rule = nullptr;
  const Example* example = nullptr;
  bool kept = false;          // the promise of the example
  std::vector<Claim> claims;  // that were read
};

// A `yes` is kept where a claim of the rule's kind has all values told and was made by the rule or
// by one that beats it: where two rules see the same words, the rule that gives way keeps its
// example as a promise that the words are read, whoever reads them. A `no` is kept where the rule
// itself makes nothing of the text; another rule may.
[[nodiscard]] Tried try_example(const Reader& reader, const Rule& rule, const Example& example);

// "kind role=value,value role=value by rule": what an example was read as, for people.
[[nodiscard]] std::string told(const Claim& claim);

}  // namespace duikou::claim
