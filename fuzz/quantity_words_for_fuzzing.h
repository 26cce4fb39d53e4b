// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "lexicon/lexicon.h"
#include "mention/mention.h"
#include "text/folded.h"
#include "text/utf8.h"

// The word tables of dates, numbers, units and currencies from the folder that DUIKOU_DATA names,
// else from data/ below the working directory; and what must hold of every list of mentions.
struct QuantityWords {
  duikou::text::Folding folding;
  duikou::lexicon::Lexicon lexicon;
};

inline std::string table_for_fuzzing(const std::string& path) {
  const char* folder = std::getenv("DUIKOU_DATA");
  std::ifstream file(std::string(folder == nullptr ? "data" : folder) + "/" + path,
                     std::ios::binary);
  std::string out((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (out.empty()) std::abort();  // not found: run from the project's folder
  return out;
}

inline const QuantityWords& quantity_words_for_fuzzing() {
  static const QuantityWords words = [] {
    duikou::lexicon::DataFiles files;
    for (const char* name : {"dates", "numbers", "units", "currencies"}) {
      const std::string path = std::string("lexicon/words/") + name + ".tsv";
      files[path] = table_for_fuzzing(path);
    }
    auto folding = duikou::text::Folding::parse(table_for_fuzzing("lexicon/traditional.tsv"));
    auto lexicon = duikou::lexicon::Lexicon::make(files);
    if (!folding || !lexicon) std::abort();
    return QuantityWords{std::move(*folding), std::move(*lexicon)};
  }();
  return words;
}

// Sorted, apart, and inside the text.
inline void check_mentions(const std::vector<duikou::mention::Mention>& mentions,
                           std::uint32_t length) {
  std::uint32_t behind = 0;
  for (const auto& mention : mentions) {
    if (mention.span.start < behind || mention.span.empty() || mention.span.end > length ||
        mention.value.empty()) {
      std::abort();
    }
    behind = mention.span.end;
  }
}
