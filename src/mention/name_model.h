// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/matcher.h"
#include "text/folded.h"

namespace duikou::mention {

// How much more often a character stands in a name, or right after one, than anywhere: eighths of a
// binary logarithm, so that values add up. From data/lexicon/surnames.tsv and name_characters.tsv;
// the words that go on behind a name are those of following_words.tsv.
class NameModel {
 public:
  [[nodiscard]] static Result<NameModel> make(const lexicon::DataFiles& data);

  // Of one character as a whole surname; `no_surname` where it is none.
  [[nodiscard]] int surname(char16_t unit) const { return at(unit).surname; }
  // Whether two characters are one surname.
  [[nodiscard]] bool compound(char16_t first, char16_t second) const {
    return at(first).begins_compound && compounds_.contains({first, second});
  }
  [[nodiscard]] int given(char16_t unit) const { return at(unit).given; }
  // Of a character within a name written by its sound.
  [[nodiscard]] int transcription(char16_t unit) const { return at(unit).transcription; }
  // Of a character right after a name.
  [[nodiscard]] int after(char16_t unit) const { return at(unit).after; }

  // The length of the longest word (a verb, an adverb, a set phrase) that begins at `at` of a
  // folded text, 2 to 4, or 0. Such a word begins behind a name rather than within it.
  [[nodiscard]] std::uint32_t following_word(const text::Folded& text, std::uint32_t at) const;

  // Whether a character is a word of that sort by itself.
  [[nodiscard]] bool goes_on(char16_t unit) const { return at(unit).goes_on; }

  static constexpr int no_surname = -100;
  static constexpr int compound_surname = 60;

 private:
  struct Odds {
    std::int8_t surname = no_surname;
    std::int8_t given = -20;
    std::int8_t transcription = -40;
    std::int8_t after = -50;
    bool begins_compound = false;
    bool goes_on = false;
  };
  [[nodiscard]] const Odds& at(char16_t unit) const { return odds_[unit]; }
  [[nodiscard]] Status add_following(const lexicon::DataFiles& data);

  std::vector<Odds> odds_;  // 65,536
  std::set<std::pair<char16_t, char16_t>> compounds_;
  lexicon::Matcher following_;
};

}  // namespace duikou::mention
