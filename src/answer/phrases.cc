// SPDX-License-Identifier: Apache-2.0
#include "answer/phrases.h"

#include <algorithm>

#include "lexicon/table.h"

namespace duikou::answer {
namespace {

bool braces_pair(std::string_view text) {
  bool open = false;
  for (const char c : text) {
    if (c != '{' && c != '}') continue;
    if ((c == '{') == open) return false;
    open = c == '{';
  }
  return !open;
}

}  // namespace

Result<Phrases> Phrases::parse(std::string_view file, std::string_view tsv) {
  auto table = lexicon::Table::parse(file, tsv, {"key", "text"});
  if (!table) return std::move(table).error();
  Phrases out;
  for (const lexicon::Row& row : table->rows()) {
    if (!braces_pair(row[1])) return row.error("a brace without its partner", "write {name}");
    if (!out.texts_.emplace(row[0], row[1]).second) {
      return row.error("key " + std::string(row[0]) + " stands twice", "name a key once");
    }
  }
  return out;
}

std::string Phrases::fill(std::string_view key, std::initializer_list<Filling> fillings) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return "?" + std::string(key);
  std::string_view text = found->second;
  std::string out;
  for (;;) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) return out;
    const std::size_t close = text.find('}', open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto filling = std::find_if(fillings.begin(), fillings.end(),
                                      [&](const Filling& one) { return one.first == name; });
    if (filling != fillings.end()) out += filling->second;
    text.remove_prefix(close + 1);
  }
}

std::vector<std::string> Phrases::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, text] : texts_) out.push_back(key);
  return out;
}

std::string Phrases::list(const std::vector<std::string>& items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += fill(i + 1 == items.size() ? "list.last" : "list.separator");
    out += items[i];
  }
  return out;
}

std::string Phrases::number(std::size_t number) const {
  const std::string digits = std::to_string(number);
  return number >= 1 && number <= 10 ? fill("number." + digits) : digits;
}

}  // namespace duikou::answer
