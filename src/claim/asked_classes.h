// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lexicon/lexicon.h"

namespace duikou::claim {

// The classes of words that rules, and the steps around them, look for in a report; finders have
// the others to themselves, and of those are two in three of the words that a text is full of. With
// the asked classes of every word, close together. Made once for all reports, then immutable;
// borrows the lexicon.
class AskedClasses {
 public:
  // All classes are asked for.
  explicit AskedClasses(const lexicon::Lexicon& lexicon);
  // Those that rules name are, and those that the sources of this room do.
  AskedClasses(const lexicon::Lexicon& lexicon, std::span<const lexicon::ClassId> of_rules);

  [[nodiscard]] bool has(lexicon::ClassId of) const { return asked_[of]; }
  // The others, a bit by class.
  [[nodiscard]] std::span<const std::uint64_t> not_asked() const { return not_asked_; }
  // How many classes there are, asked for or not.
  [[nodiscard]] std::size_t classes() const { return asked_.size(); }
  // In the order of the word's meanings; a class stands once for each of them.
  [[nodiscard]] std::span<const lexicon::ClassId> of_word(std::uint32_t word) const {
    return std::span(of_words_).subspan(first_[word], first_[word + 1] - first_[word]);
  }
  [[nodiscard]] const lexicon::Lexicon& lexicon() const { return *lexicon_; }

 private:
  void ask(lexicon::ClassId of);
  void sort_words();

  const lexicon::Lexicon* lexicon_;
  std::vector<bool> asked_;  // by class
  std::vector<std::uint64_t> not_asked_;
  std::vector<std::uint32_t> first_;        // by word: index into of_words_; one more than words
  std::vector<lexicon::ClassId> of_words_;  // word by word
};

}  // namespace duikou::claim
