// SPDX-License-Identifier: Apache-2.0
#include "answer/word_classes.h"

#include <map>
#include <utility>

#include "lexicon/table.h"

namespace duikou::answer {

Result<std::vector<WordClass>> word_classes(const lexicon::DataFiles& data) {
  std::map<std::string, WordClass> by_name;
  for (const auto& [name, bytes] : data) {
    const bool own = !lexicon::label_of(name).empty() && name.ends_with(".tsv");
    if (!own && !name.starts_with("lexicon/words/")) continue;
    const std::string_view file = lexicon::shown_name(name);
    auto table = lexicon::Table::parse(file, bytes, {"word", "class", "value"});
    if (!table) return std::move(table).error();
    for (const lexicon::Row& row : table->rows()) {
      WordClass& of = by_name[std::string(row[1])];
      of.name = row[1];
      of.words.push_back({std::string(row[0]), std::string(row[2]), std::string(file)});
    }
  }
  std::vector<WordClass> out;
  for (auto& [name, of] : by_name) out.push_back(std::move(of));
  return out;
}

}  // namespace duikou::answer
