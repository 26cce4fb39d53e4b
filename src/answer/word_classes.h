// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"

namespace duikou::answer {

// A class of words that rules may name, with its words in the order of the tables.
struct WordClass {
  std::string name;
  struct Word {
    std::string word;
    std::string value;  // what the class makes of it; mostly empty
    std::string file;   // as a person knows it
  };
  std::vector<Word> words;
};

// The classes of the tables of words, built-in and the user's own, by name.
[[nodiscard]] Result<std::vector<WordClass>> word_classes(const lexicon::DataFiles& data);

}  // namespace duikou::answer
