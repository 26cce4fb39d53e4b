// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "claim/judge.h"
#include "lexicon/lexicon.h"
#include "value/span.h"

namespace duikou::claim {

// What of the classes of words the features of judgements tell (claim/judging.h): made once for a
// lexicon and its judges, which it does not keep; then immutable.
class ClassFeatures {
 public:
  ClassFeatures(const lexicon::Lexicon& lexicon, const Judges& judges);
  // A word of the class stands before the trigger in its clause, behind it, elsewhere in the
  // sentence, or within the trigger.
  enum class Place : std::uint8_t { before, behind, beside, within };
  static constexpr std::size_t places = 4;
  static constexpr char16_t letters[places] = {u'x', u'y', u'z', u'w'};
  [[nodiscard]] static Feature feature(std::string_view class_name, Place place) {
    return Feature(letters[static_cast<std::size_t>(place)]).add_ascii(class_name);
  }
  // The classes of a word that any judge knows in any place, by numbers of their own; one stands as
  // often as the word means it.
  [[nodiscard]] std::span<const std::uint16_t> of_word(std::uint32_t word) const {
    return {of_words_.data() + first_[word], first_[word + 1] - first_[word]};
  }
  // What these numbers are worth to a judge in a place: of most words around a trigger the classes
  // are all that counts, and a place among them is nearer than one among all features.
  [[nodiscard]] const std::int32_t* weights(std::uint32_t judge, Place place) const {
    return weights_.data() + (judge * places + static_cast<std::size_t>(place)) * known_;
  }

 private:
  void find_weights(const lexicon::Lexicon& lexicon, const Judges& judges);
  void sort_words(const lexicon::Lexicon& lexicon);

  static constexpr std::uint16_t unknown = 0xFFFF;
  std::vector<std::uint16_t> number_of_;  // by class
  std::size_t known_ = 0;                 // classes that have a number
  std::vector<std::int32_t> weights_;     // judge by judge, place by place, class by class
  std::vector<std::uint32_t> first_;      // by word: index into of_words_; one more than words
  std::vector<std::uint16_t> of_words_;
};

// The classes of the words of one text, by ClassFeatures' numbers, in the order of the scan. Made
// by the first who asks: most reports have nobody who does.
class ClassesInText {
 public:
  // Borrows both.
  ClassesInText(const lexicon::Scan& scan, const ClassFeatures& features)
      : scan_(&scan), features_(&features) {}
  // Of the words that begin in a stretch, which may reach beyond the text. The first call is linear
  // in the hits, others take constant time.
  [[nodiscard]] std::span<const std::uint16_t> in(Span zone);
  [[nodiscard]] const ClassFeatures& features() const { return *features_; }

 private:
  void read();

  const lexicon::Scan* scan_;
  const ClassFeatures* features_;
  std::vector<std::uint32_t> first_;  // by code point: index into all_; one more than places
  std::vector<std::uint16_t> all_;
};

}  // namespace duikou::claim
