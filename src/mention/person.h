// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "mention/name_model.h"
#include "mention/office_words.h"
#include "text/folded.h"
#include "value/span.h"

namespace duikou::mention {

// A text that is read for names: what every step needs, borrowed.
struct Reading {
  const text::Folded& text;
  const lexicon::Scan& scan;
};

// A stretch that may be a person's name, and how much speaks for it; an empty span where none.
struct NameGuess {
  Span span;
  int score = 0;
};

// Decides where the name of a person begins and ends beside a title. Chinese names are a surname
// and one or two characters (three or four with a surname of two); names written by their sound
// have up to eight characters, or any number of parts joined by a middle dot. Immutable; borrows
// the words.
//
//   ...shu ji|chen ji ning|biao shi     right_of(|): the span between the bars
//   |xi jin ping|zong shu ji            left_of(end of the name, |)
class NameFinder {
 public:
  NameFinder(const OfficeWords& words, const NameModel& model) : words_(&words), model_(&model) {}

  // The name that begins at `at`. `least` is the score below which it is none.
  [[nodiscard]] NameGuess right_of(const Reading& reading, std::uint32_t at, int least) const;
  // The name that ends at `end` and begins at or after `floor`, where a word boundary is certain.
  [[nodiscard]] NameGuess left_of(const Reading& reading, std::uint32_t end,
                                  std::uint32_t floor) const;

  // Scores at and above which a stretch after a title, within a list of names, or before a title is
  // taken for a name.
  static constexpr int least_after_title = 34;
  static constexpr int least_after_words = 31;  // more than the word that ends it
  static constexpr int least_after_body = 14;   // the title names a place or body
  static constexpr int least_in_list = 14;
  static constexpr int least_before_title = 62;

 private:
  // Whether something else than the name itself tells where it ends.
  enum class Ending { guessed, certain };
  [[nodiscard]] int score(const Reading& reading, Span span, Ending ending = Ending::guessed) const;
  [[nodiscard]] int swallowed(const Reading& reading, Span span,
                              Ending ending = Ending::guessed) const;
  [[nodiscard]] int swallowed_character(const Reading& reading, Span span, std::uint32_t at,
                                        Ending ending) const;
  [[nodiscard]] bool is_second_half(const Reading& reading, std::uint32_t at) const;
  [[nodiscard]] bool governs_nothing(const Reading& reading, std::uint32_t at) const;
  [[nodiscard]] bool names_body(const Reading& reading, std::uint32_t at) const;
  [[nodiscard]] bool is_part(const Reading& reading, Span span) const;
  [[nodiscard]] bool is_known(const Reading& reading, Span span) const;
  [[nodiscard]] bool parted(const Reading& reading, Span span) const;
  [[nodiscard]] bool told_elsewhere(const Reading& reading, Span span) const;
  [[nodiscard]] int score_end(const Reading& reading, Span span) const;
  [[nodiscard]] NameGuess dotted(const Reading& reading, std::uint32_t at, std::uint32_t dot) const;
  void weigh_repetition(const Reading& reading, std::vector<NameGuess>& guesses) const;

  const OfficeWords* words_;
  const NameModel* model_;
};

// Whether a folded unit is a Chinese character.
[[nodiscard]] constexpr bool is_han(char16_t unit) {
  return unit >= 0x3400 && unit <= 0x9FFF;
}

inline constexpr char16_t middle_dot = 0x00B7;

}  // namespace duikou::mention
