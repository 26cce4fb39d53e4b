// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.h"

#include <algorithm>
#include <utility>

#include "lexicon/table.h"

namespace duikou::lexicon {
namespace {

// Word tables live here; the other tables of data/ have columns of their own.
constexpr std::string_view word_tables = "lexicon/words/";

}  // namespace

ClassId Lexicon::class_or_new(std::string_view name) {
  if (const auto known = classes_.find(name); known != classes_.end()) return known->second;
  const auto id = static_cast<ClassId>(class_names_.size());
  class_names_.emplace_back(name);
  classes_.emplace(name, id);
  return id;
}

ClassId Lexicon::class_named(std::string_view name) const {
  const auto known = classes_.find(name);
  return known == classes_.end() ? no_class : known->second;
}

void Lexicon::add(std::string_view word, std::string_view class_name, std::uint32_t row) {
  const std::uint32_t id = matcher_.add(text::units_of(word));
  if (id == meanings_.size()) {
    meanings_.emplace_back();
    marks_.push_back(0);
    watched_words_.push_back(0);
  }
  const ClassId of = class_or_new(class_name);
  marks_[id] |= mark(of);
  meanings_[id].push_back({of, row});
  const bool watched =
      std::find(watched_classes_.begin(), watched_classes_.end(), of) != watched_classes_.end();
  if (watched) watched_words_[id] = 1;
}

void Lexicon::watch(std::string_view class_name) {
  const ClassId of = class_or_new(class_name);
  watched_classes_.push_back(of);
  for (std::uint32_t word = 0; word < size(); ++word) {
    if (meaning(word, of) != nullptr) watched_words_[word] = 1;
  }
}

Result<Lexicon> Lexicon::make(const DataFiles& data) {
  Lexicon out;
  for (auto file = data.lower_bound(word_tables);
       file != data.end() && file->first.starts_with(word_tables); ++file) {
    auto table = Table::parse(file->first, file->second, {"word", "class", "value"});
    if (!table) return std::move(table).error();
    for (const Row& row : table->rows()) {
      if (row[0].empty() || row[1].empty()) {
        return row.error("a word without text or class", "fill both cells or delete the row");
      }
      out.add(row[0], row[1], static_cast<std::uint32_t>(out.values_.size()));
      out.table_words_.push_back(
          {text::units_of(row[0]),
           {out.class_named(row[1]), static_cast<std::uint32_t>(out.values_.size())}});
      out.values_.emplace_back(row[2]);
    }
  }
  return out;
}

const Meaning* Lexicon::meaning_of(std::uint32_t word, ClassId of) const {
  for (const Meaning& meaning : meanings_[word]) {
    if (meaning.of == of) return &meaning;
  }
  return nullptr;
}

std::vector<Lexicon::TableWord> Lexicon::words_of(std::string_view class_name) const {
  std::vector<TableWord> out;
  const ClassId of = class_named(class_name);
  for (const TableWord& word : table_words_) {
    if (word.meaning.of == of) out.push_back(word);
  }
  return out;
}

void Lexicon::scan(const text::Folded& text, Scan& out) const {
  out.hits.clear();
  out.watched.clear();
  out.first.resize(text.size() + 1);
  out.lengths_before.assign(text.size() + 1, 0);
  std::uint32_t at = 0;
  const auto place = [&](std::size_t i) {
    at = static_cast<std::uint32_t>(i);
    out.first[i] = static_cast<std::uint32_t>(out.hits.size());
  };
  const auto found = [&](std::uint32_t word, std::uint32_t length) {
    if (watched_words_[word] != 0) {
      out.watched.push_back(static_cast<std::uint32_t>(out.hits.size()));
    }
    if (length <= 32) out.lengths_before[at + length] |= std::uint32_t{1} << (length - 1);
    out.hits.push_back({at, length, word});
  };
  matcher_.everywhere(text.units(), place, found);
  out.first[text.size()] = static_cast<std::uint32_t>(out.hits.size());
}

const Hit* Lexicon::longest(const Scan& scan, std::uint32_t position, ClassId of) const {
  const auto hits = scan.at(position);
  for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
    if (meaning(hit->word, of) != nullptr) return &*hit;
  }
  return nullptr;
}

}  // namespace duikou::lexicon
