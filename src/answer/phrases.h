// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace duikou::answer {

// The wordings of one language: data/phrases/zh.tsv or en.tsv, with columns key, text, why. A text
// has named places in braces:
//
//   visit.told    according to {publishers}, {people} ...     fill: publishers = ..., people = ...
//
// Every file has the same keys, so that no language can say less than another (tests/answer holds
// them to it). Immutable.
class Phrases {
 public:
  // Refused: a key that stands twice, a brace without its partner.
  [[nodiscard]] static Result<Phrases> parse(std::string_view file, std::string_view tsv);

  using Filling = std::pair<std::string_view, std::string_view>;
  // The text with its places filled; a place that nobody fills becomes nothing. A key that does not
  // exist gives "?key", which the tests look for.
  [[nodiscard]] std::string fill(std::string_view key,
                                 std::initializer_list<Filling> fillings = {}) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  // Sorted.
  [[nodiscard]] std::vector<std::string> keys() const;

  // "a, b and c" with the separators of the language (keys list.separator, list.last).
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  // Up to ten as a word (keys number.1 to number.10), above in digits.
  [[nodiscard]] std::string number(std::size_t number) const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace duikou::answer
