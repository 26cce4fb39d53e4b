// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.h"

#include <algorithm>
#include <utility>

#include "lexicon/table.h"

namespace duikou::lexicon {
namespace {

// Word tables live here; the other tables of data/ have columns of their own.
constexpr std::string_view word_tables = "lexicon/words/";

// The ideographic full stop and the line feed.
constexpr std::u16string_view sentence_ends = u"\u3002\n";

void set_bit(std::vector<std::uint64_t>& bits, std::uint32_t at) {
  bits[at / 64] |= std::uint64_t{1} << at % 64;
}
bool has_bit(const std::uint64_t* bits, std::uint32_t at) {
  return (bits[at / 64] >> at % 64 & 1) != 0;
}

// The place of two units in Lexicon::watched_pairs_.
std::uint32_t near_pair(char16_t first, char16_t second) {
  return (first * 0x9E3779B1U + second * 0x85EBCA77U) >> 16;
}

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
  const std::u16string units = text::units_of(word);
  const std::uint32_t id = matcher_.add(units);
  if (id == meanings_.size()) {
    meanings_.emplace_back();
    marks_.push_back(0);
    watched_words_.push_back(0);
    // npos + 1 is 0: a word without a sentence's end reaches over none.
    const std::size_t behind_end = units.find_last_of(sentence_ends) + 1;
    over_sentence_end_ = std::max(over_sentence_end_, static_cast<std::uint32_t>(behind_end));
  }
  const ClassId of = class_or_new(class_name);
  marks_[id] |= mark(of);
  meanings_[id].push_back({of, row});
  const bool watched =
      std::find(watched_classes_.begin(), watched_classes_.end(), of) != watched_classes_.end();
  if (watched) watch_word(id, units);
}

void Lexicon::watch(std::string_view class_name) {
  const ClassId of = class_or_new(class_name);
  watched_classes_.push_back(of);
  for (const TableWord& one : words_of(class_name)) watch_word(matcher_.find(one.word), one.word);
}

void Lexicon::watch_word(std::uint32_t word, std::u16string_view units) {
  watched_words_[word] = 1;
  set_bit(watched_first_, units[0]);
  if (units.size() == 1) {
    watched_single_ = true;
  } else {
    set_bit(watched_pairs_, near_pair(units[0], units[1]));
  }
}

Status Lexicon::add_table(std::string_view file, std::string_view bytes) {
  auto table = Table::parse(shown_name(file), bytes, {"word", "class", "value"});
  if (!table) return std::move(table).error();
  const bool own = !label_of(file).empty();
  for (const Row& row : table->rows()) {
    if (row[0].empty() || row[1].empty()) {
      return row.error("a word without text or class", "fill both cells or delete the row");
    }
    const std::u16string word = text::units_of(row[0]);
    const std::uint32_t known = own ? matcher_.find(word) : Matcher::none;
    if (known != Matcher::none && meaning(known, class_named(row[1])) != nullptr) {
      return row.error("the word " + std::string(row[0]) + " is in the class " +
                           std::string(row[1]) + " already",
                       "delete the row");
    }
    const auto value = static_cast<std::uint32_t>(values_.size());
    add(row[0], row[1], value);
    table_words_.push_back({word, {class_named(row[1]), value}});
    values_.emplace_back(row[2]);
  }
  return Done{};
}

Result<Lexicon> Lexicon::make(const DataFiles& data) {
  Lexicon out;
  for (const std::string_view folder : {word_tables, own_files}) {
    for (auto file = data.lower_bound(folder);
         file != data.end() && file->first.starts_with(folder); ++file) {
      if (folder == own_files && !file->first.ends_with(".tsv")) continue;
      if (auto done = out.add_table(file->first, file->second); !done) {
        return std::move(done).error();
      }
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

void Lexicon::glance(const text::Folded& text, Scan& out) const {
  out.hits.clear();
  out.watched.clear();
  const std::u16string_view units = text.units();
  const std::uint64_t* const first = watched_first_.data();
  const std::uint64_t* const pairs = watched_pairs_.data();
  const auto size = static_cast<std::uint32_t>(units.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!has_bit(first, units[i])) continue;
    const char16_t next = i + 1 < size ? units[i + 1] : u'\0';
    if (!watched_single_ && !has_bit(pairs, near_pair(units[i], next))) continue;
    matcher_.at(units, i, [&](std::uint32_t word, std::uint32_t length) {
      if (watched_words_[word] == 0) return;
      out.watched.push_back(static_cast<std::uint32_t>(out.hits.size()));
      out.hits.push_back({i, length, word});
    });
  }
}

void Lexicon::scan_within(const text::Folded& text, const std::vector<Span>& stretches,
                          Scan& out) const {
  out.hits.clear();
  out.watched.clear();
  std::size_t places = 0;
  for (const Span stretch : stretches) places += stretch.length();
  out.hits.reserve(places);
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
  std::uint32_t from = 0;
  const auto pass_over = [&](std::uint32_t to) {
    std::fill(out.first.begin() + from, out.first.begin() + to,
              static_cast<std::uint32_t>(out.hits.size()));
  };
  for (const Span stretch : stretches) {
    pass_over(stretch.start);
    matcher_.everywhere(text.units(), stretch, place, found);
    from = stretch.end;
  }
  pass_over(text.size() + 1);
}

void Lexicon::scan(const text::Folded& text, Scan& out) const {
  scan_within(text, {{0, text.size()}}, out);
}

void Lexicon::scan_sentences(const text::Folded& text, ClassId of, Scan& out) const {
  const std::u16string_view units = text.units();
  const auto ends = [&](std::uint32_t i) {
    return sentence_ends.find(units[i]) != sentence_ends.npos;
  };
  std::vector<Span> stretches;
  for (const Hit& hit : out.hits) {
    if (meaning(hit.word, of) == nullptr) continue;
    if (!stretches.empty() && hit.start < stretches.back().end) continue;
    Span sentence = hit.span();
    const std::uint32_t floor = stretches.empty() ? 0 : stretches.back().end;
    while (sentence.start > floor && !ends(sentence.start - 1)) --sentence.start;
    while (sentence.end < text.size() && !ends(sentence.end)) ++sentence.end;
    // Words of the sentence before that reach into this one, or up to it.
    sentence.start -= std::min(over_sentence_end_, sentence.start - floor);
    stretches.push_back(sentence);
  }
  scan_within(text, stretches, out);
}

const Hit* Lexicon::longest(const Scan& scan, std::uint32_t position, ClassId of) const {
  const auto hits = scan.at(position);
  for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
    if (meaning(hit->word, of) != nullptr) return &*hit;
  }
  return nullptr;
}

}  // namespace duikou::lexicon
