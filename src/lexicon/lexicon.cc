// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "lexicon/table.h"

namespace duikou::lexicon {
namespace {

// Word tables live here; the other tables of data/ have columns of their own.
constexpr std::string_view word_tables = "lexicon/words/";

// The ideographic full stop and the line feed.
constexpr std::u16string_view sentence_ends = u"\u3002\n";

}  // namespace

ClassId Lexicon::class_or_new(std::string_view name) {
  if (const auto known = classes_.find(name); known != classes_.end()) return known->second;
  const auto id = static_cast<ClassId>(class_names_.size());
  class_names_.emplace_back(name);
  // The bit that is met least so far.
  const auto bit = std::min_element(mark_loads_.begin(), mark_loads_.end()) - mark_loads_.begin();
  class_marks_.push_back(std::uint64_t{1} << bit);
  classes_.emplace(name, id);
  return id;
}

ClassId Lexicon::class_named(std::string_view name) const {
  const auto known = classes_.find(name);
  return known == classes_.end() ? no_class : known->second;
}

void Lexicon::add(std::string_view word, std::string_view class_name, std::uint32_t row) {
  add_meaning(text::units_of(word), {class_or_new(class_name), row});
}

void Lexicon::add_meaning(std::u16string_view units, Meaning meaning) {
  assert(units.size() <= Hit::length_most);
  const std::uint32_t id = matcher_.add(units);
  if (id == meanings_.size()) {
    meanings_.emplace_back();
    marks_.push_back(0);
    watched_words_.resize(id / 64 + 1);
    // npos + 1 is 0: a word without a sentence's end reaches over none.
    const std::size_t behind_end = units.find_last_of(sentence_ends) + 1;
    over_sentence_end_ = std::max(over_sentence_end_, static_cast<std::uint32_t>(behind_end));
  }
  const ClassId of = meaning.of;
  marks_[id] |= mark(of);
  // A text has hundreds of words of one character for each longer word of a table.
  constexpr std::uint32_t short_weight = 256;
  mark_loads_[static_cast<std::size_t>(std::countr_zero(mark(of)))] +=
      units.size() == 1 ? short_weight : 1;
  Meanings& meanings = meanings_[id];
  if (meanings.first.of == no_class) {
    meanings.first = meaning;
  } else {
    if (meanings.several == 0) {
      meanings.several = static_cast<std::uint32_t>(several_.size());
      several_.push_back({meanings.first});
    }
    several_[meanings.several].push_back(meaning);
  }
  const bool watched =
      std::find(watched_classes_.begin(), watched_classes_.end(), of) != watched_classes_.end();
  if (watched) watch_word(id, units);
}

void Lexicon::watch(std::string_view class_name) {
  const ClassId of = class_or_new(class_name);
  watched_classes_.push_back(of);
  for (const TableWord& one : words_of(class_name)) {
    watch_word(matcher_.find(one.word), one.word);
  }
}

void Lexicon::watch_word(std::uint32_t word, std::u16string_view units) {
  watched_words_[word / 64] |= std::uint64_t{1} << word % 64;
  if (watched_.add(units) == watched_ids_.size()) watched_ids_.push_back(word);
  const auto bit = static_cast<std::uint16_t>(1 << units[0] % 8);
  const auto second = static_cast<std::uint16_t>(bit << 8);
  watched_pairs_[units[0]] |= bit;
  if (units.size() > 1) {
    watched_pairs_[units[1]] |= second;
  } else {
    for (std::uint16_t& unit : watched_pairs_) unit |= second;
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
    std::u16string word = text::units_of(row[0]);
    if (word.size() > Hit::length_most) {
      return row.error("a word of more than " + std::to_string(Hit::length_most) + " characters",
                       "delete the row");
    }
    const std::uint32_t known = own ? matcher_.find(word) : Matcher::none;
    if (known != Matcher::none && meaning(known, class_named(row[1])) != nullptr) {
      return row.error("the word " + std::string(row[0]) + " is in the class " +
                           std::string(row[1]) + " already",
                       "delete the row");
    }
    const Meaning meaning{class_or_new(row[1]), static_cast<std::uint32_t>(values_.size())};
    add_meaning(word, meaning);
    if (meaning.of >= table_words_.size()) table_words_.resize(meaning.of + std::size_t{1});
    table_words_[meaning.of].push_back({std::move(word), meaning});
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
  for (const Meaning& meaning : meanings(word)) {
    if (meaning.of == of) return &meaning;
  }
  return nullptr;
}

std::span<const Lexicon::TableWord> Lexicon::words_of(std::string_view class_name) const {
  const ClassId of = class_named(class_name);
  if (of >= table_words_.size()) return {};
  return table_words_[of];
}

void Lexicon::glance(const text::Folded& text, Scan& out) const {
  out.hits.clear();
  out.watched.clear();
  const std::u16string_view units = text.units();
  if (units.empty()) return;
  const auto look = [&](std::size_t i) {
    watched_.at(units, i, [&](std::uint32_t word, std::uint32_t length) {
      out.watched.push_back(static_cast<std::uint32_t>(out.hits.size()));
      out.hits.push_back({static_cast<std::uint32_t>(i), length, watched_ids_[word]});
    });
  };
  const std::uint16_t* const pairs = watched_pairs_.data();
  const std::size_t last = units.size() - 1;
  std::uint32_t first = pairs[units[0]];
  for (std::size_t i = 0; i < last; ++i) {
    const std::uint32_t second = pairs[units[i + 1]];
    if ((first & second >> 8) != 0) look(i);  // the high byte of `first` meets nothing
    first = second;
  }
  look(last);
}

void Lexicon::scan_within(const text::Folded& text, const std::vector<Span>& stretches,
                          Scan& out) const {
  out.watched.clear();
  std::size_t places = 0;
  for (const Span stretch : stretches) places += stretch.length();
  out.hits.resize(places);
  out.first.resize(text.size() + 1);
  // Marks and lengths of an earlier text may stay where no hit is: they only let somebody look in
  // vain.
  out.lengths_before.resize(text.size() + 1);
  out.marks_from.resize(text.size() + 1);
  out.marks_before.resize(text.size() + 1);
  std::uint32_t at = 0;
  std::uint32_t count = 0;
  const auto place = [&](std::size_t i) {
    at = static_cast<std::uint32_t>(i);
    out.first[i] = count;
  };
  const auto found = [&](std::uint32_t word, std::uint32_t length) {
    if ((watched_words_[word / 64] >> word % 64 & 1) != 0) out.watched.push_back(count);
    if (length <= 32) out.lengths_before[at + length] |= std::uint32_t{1} << (length - 1);
    out.marks_from[at] |= marks_[word];
    out.marks_before[at + length] |= marks_[word];
    if (count == out.hits.size()) out.hits.resize(2 * std::size_t{count});
    out.hits[count++] = {at, length, word};
  };
  std::uint32_t from = 0;
  const auto pass_over = [&](std::uint32_t to) {
    std::fill(out.first.begin() + from, out.first.begin() + to, count);
  };
  for (const Span stretch : stretches) {
    pass_over(stretch.start);
    std::fill(out.marks_from.begin() + stretch.start, out.marks_from.begin() + stretch.end, 0);
    std::fill(out.lengths_before.begin() + stretch.start, out.lengths_before.begin() + stretch.end,
              0);
    std::fill(out.marks_before.begin() + stretch.start, out.marks_before.begin() + stretch.end, 0);
    matcher_.everywhere(text.units(), stretch, place, found);
    from = stretch.end;
  }
  pass_over(text.size() + 1);
  out.hits.resize(count);
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

}  // namespace duikou::lexicon
