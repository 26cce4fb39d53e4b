// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "claim/kinds.h"

namespace duikou::record {

// How two claims are compared in one role. `both` means: each of the two gives the role a value.
enum class Test : std::uint8_t {
  share,     // both, and one value stands in both
  same,      // both, and the same values; or neither
  within,    // both, and a place of one is, or lies in, or holds, a place of the other
  agree,     // both and they share a value (dates: compatible; places: as within), or not both
  given,     // both
  absent,    // neither
  meets,     // the dates reach a common day; a claim without a date counts for the days before its
             // publication
  near,      // dates: at most `number` days lie between; numbers: neither is more than `number`
             // percent of the other, or not both
  equal,     // numbers: equal, with their bounds, or so near that a bound explains it
  series,    // names: equal without their ordinal
  alike,     // names: most pairs of characters in common, or not both
  half,      // texts: at least half of the longer one's characters in common, in order
  title,     // titles: equal without the place in front, and no two different places in front
  planned,   // one of the claims is planned (role *)
  dated,     // both give some date (role *)
  apart,     // both, dates: no common day; else: no common value (places: as within)
  far,       // both, and more than `number` days between
  sibling,   // both, different, and of one report: a report means two things by two figures
  beyond,    // both, and one number is more than `number` percent of the other
  corrects,  // one is a correction by the publisher of the other (role *)
  scope,     // some scope is given by both and differs (role *)
};

struct Comparison {
  std::string role;  // "*" where the test looks at the whole claim
  Test test = Test::share;
  int number = 0;
};

// One way for two claims to speak of the same thing: all comparisons hold.
struct Way {
  std::string name;
  std::vector<Comparison> comparisons;
};

// How the claims of one kind are united.
struct WaysOfKind {
  std::string kind;
  std::vector<Comparison> never;   // one that holds parts two claims for good
  std::vector<std::string> split;  // roles by whose values a claim is taken apart
  std::vector<Way> ways;           // one that holds unites them, where nothing parts them
};

// data/uniting.tsv: columns kind, way, role, test, number. Way `never` and way `split` are as
// above. A kind without rows unites claims whose key roles are all `same`.
class Ways {
 public:
  // Refused with file and row: an unknown kind, role or test, a way in which no comparison says by
  // which words claims find one another (share, same, within, meets, series, half, title).
  [[nodiscard]] static Result<Ways> parse(std::string_view tsv, const claim::Kinds& kinds);
  // Never null for a kind of `kinds`.
  [[nodiscard]] const WaysOfKind* find(std::string_view kind) const;

 private:
  std::vector<WaysOfKind> kinds_;
};

// Whether a test that holds for two claims leaves a word that both of them carry.
[[nodiscard]] bool leaves_key(Test test);

}  // namespace duikou::record
