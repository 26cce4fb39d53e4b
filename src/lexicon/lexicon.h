// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/matcher.h"
#include "text/folded.h"

namespace duikou::lexicon {

struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const {
    return std::hash<std::string_view>()(name);
  }
};
// Looked up by a name that somebody else owns.
template <class T>
using ByName = std::unordered_map<std::string, T, NameHash, std::equal_to<>>;

// A class of words that rules and finders speak of: "date.month", "give", "place". Dense numbers,
// given in the order of the files' names and then of their rows.
using ClassId = std::uint16_t;
inline constexpr ClassId no_class = 0xFFFF;

// One meaning of a word: its class, and what the class makes of it.
struct Meaning {
  ClassId of = no_class;
  std::uint32_t row = 0;  // an index whose sense belongs to the class; for plain word tables,
                          // an index into values()
};

// A word found in a text. Small, because a giant text has millions of them.
struct Hit {
  static constexpr std::uint32_t length_most = 255;

  Hit() = default;
  Hit(std::uint32_t from, std::uint32_t units, std::uint32_t index)
      : start(from), length(units & length_most), word(index & 0xFFFFFF) {}

  std::uint32_t start = 0;
  std::uint32_t length : 8 = 0;
  std::uint32_t word : 24 = 0;
  [[nodiscard]] Span span() const { return {start, start + length}; }
};

// Everything that was found in one text: hits by their start, shorter ones first. `first[i]` is the
// index of the first hit that begins at or after code point i; it has one element more than the
// text. `watched` are the indexes of the hits of words of the classes that Lexicon::watch named.
// Bit n of `lengths_before[i]` tells that a hit of n + 1 characters, at most 32, ends at i: who
// asks what ends at a place need not try every length. `marks_from[i]` and `marks_before[i]` have
// the marks (Lexicon::mark) of all classes that a word which begins, or ends, at i is of, and may
// have others: most places hold nothing of a class, and this tells so without a look at their
// words.
struct Scan {
  std::vector<Hit> hits;
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> watched;
  std::vector<std::uint32_t> lengths_before;
  std::vector<std::uint64_t> marks_from;
  std::vector<std::uint64_t> marks_before;
  // The longest hit for which fits(hit) holds, of those that end just before `end` and are no
  // longer than `most`, which is 1 to 32; nullptr where there is none.
  template <class Fits>
  [[nodiscard]] const Hit* longest_before(std::uint32_t end, std::uint32_t most,
                                          Fits&& fits) const {
    if (end >= lengths_before.size()) return nullptr;
    std::uint32_t lengths = lengths_before[end] & (~std::uint32_t{0} >> (32 - most));
    while (lengths != 0) {
      const auto length = static_cast<std::uint32_t>(std::bit_width(lengths));
      for (const Hit& hit : at(end - length)) {
        if (hit.length == length && fits(hit)) return &hit;
      }
      lengths ^= std::uint32_t{1} << (length - 1);
    }
    return nullptr;
  }
  [[nodiscard]] std::span<const Hit> at(std::uint32_t position) const {
    if (position + 1 >= first.size()) return {};
    return std::span(hits).subspan(first[position], first[position + 1] - first[position]);
  }
};

// All words of all tables, compiled into one matcher. Made once, then immutable.
class Lexicon {
 public:
  // A word table of data/lexicon/words has the columns word, class, value (and source, which is for
  // people). Reads these and the tables among a user's own files; others are read by whoever knows
  // them, and their words come in through add(). Refused: a row without word or class, a word of
  // more than Hit::length_most characters, and a word of a user that is in its class already.
  [[nodiscard]] static Result<Lexicon> make(const DataFiles& data);

  // A word with a meaning beside those of the tables, of at most Hit::length_most characters. Only
  // before the first scan.
  void add(std::string_view word, std::string_view class_name, std::uint32_t row);

  // Scans list the hits of this class apart, for who looks for a few words in all of a text: those
  // of the word tables and those that add() brings from now on. Only before the first scan.
  void watch(std::string_view class_name);

  // Finds the words of the watched classes alone, all of which stand in `watched`: a fraction of a
  // scan, for who then knows whether, and where, the other words matter.
  void glance(const text::Folded& text, Scan& out) const;

  // The number of a class; no_class for a name that no table knows. Constant time.
  [[nodiscard]] ClassId class_named(std::string_view name) const;
  [[nodiscard]] std::string_view class_name(ClassId id) const { return class_names_[id]; }
  // All of them, by number.
  [[nodiscard]] const std::vector<std::string>& class_names() const { return class_names_; }

  // The number of words; their ids are dense.
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(meanings_.size()); }

  // All meanings of a word of the matcher, in the order in which they were added.
  [[nodiscard]] std::span<const Meaning> meanings(std::uint32_t word) const {
    const Meanings& all = meanings_[word];
    return all.several == 0 ? std::span(&all.first, 1)
                            : std::span<const Meaning>(several_[all.several]);
  }
  // The meaning of `word` within one class, or nullptr.
  [[nodiscard]] const Meaning* meaning(std::uint32_t word, ClassId of) const {
    return (marks_[word] & mark(of)) == 0 ? nullptr : meaning_of(word, of);
  }
  // A bit for every class, 64 bits in all: a word without the bit of a class is not of the class;
  // one with it may be. For finders that pass over most words. No bit for no_class.
  [[nodiscard]] std::uint64_t mark(ClassId of) const {
    return of < class_marks_.size() ? class_marks_[of] : 0;
  }
  [[nodiscard]] std::uint64_t marks(std::uint32_t word) const { return marks_[word]; }
  // The `value` cell of a meaning that came from a word table.
  [[nodiscard]] std::string_view value(const Meaning& meaning) const {
    return values_[meaning.row];
  }

  // The words of one class as the word tables give them, in file order, for finders that compile a
  // class into a table of their own. Words that came in through add() are not among them.
  struct TableWord {
    std::u16string word;
    Meaning meaning;
  };
  [[nodiscard]] std::span<const TableWord> words_of(std::string_view class_name) const;

  // Finds every word at every place; `out` is used again without giving its memory back. Linear in
  // the text times the length of the longest word.
  void scan(const text::Folded& text, Scan& out) const;
  // The same within the sentences that hold a hit of class `of` in `out`, which glance() made:
  // everything from one full stop or line end to the next. What begins, or ends, there is the same
  // as in a whole scan.
  void scan_sentences(const text::Folded& text, ClassId of, Scan& out) const;

  // The longest word of a class that begins at `position`, or nullptr.
  [[nodiscard]] const Hit* longest(const Scan& scan, std::uint32_t position, ClassId of) const {
    if (std::size_t{position} + 1 >= scan.first.size()) return nullptr;
    if ((scan.marks_from[position] & mark(of)) == 0) return nullptr;
    const std::uint32_t from = scan.first[position];
    for (std::uint32_t i = scan.first[position + 1]; i > from; --i) {
      const Hit& hit = scan.hits[i - 1];
      if (meaning(hit.word, of) != nullptr) return &hit;
    }
    return nullptr;
  }
  // The longest word of a class, of 1 to `most` characters, that ends just before `end`, or
  // nullptr. `most` is at most 32.
  [[nodiscard]] const Hit* longest_before(const Scan& scan, std::uint32_t end, std::uint32_t most,
                                          ClassId of) const {
    const bool none = end >= scan.marks_before.size() || most == 0;
    if (none || (scan.marks_before[end] & mark(of)) == 0) return nullptr;
    return scan.longest_before(end, most,
                               [&](const Hit& hit) { return meaning(hit.word, of) != nullptr; });
  }

 private:
  ClassId class_or_new(std::string_view name);
  void watch_word(std::uint32_t word, std::u16string_view units);
  void scan_within(const text::Folded& text, const std::vector<Span>& stretches, Scan& out) const;
  Status add_table(std::string_view file, std::string_view bytes);
  void add_meaning(std::u16string_view word, Meaning meaning);
  Matcher matcher_;
  [[nodiscard]] const Meaning* meaning_of(std::uint32_t word, ClassId of) const;
  // Most words have one meaning. Those of the words of a text lie far from one another, and the
  // fewer bytes each takes the more of them stay near.
  struct Meanings {
    Meaning first;
    std::uint32_t several = 0;  // index into several_; 0 for one
  };
  std::vector<Meanings> meanings_;  // by word
  // All meanings of the words that have more than one.
  std::vector<std::vector<Meaning>> several_ = std::vector<std::vector<Meaning>>(1);
  std::vector<std::uint64_t> marks_;          // by word: the marks of its classes
  std::vector<std::uint64_t> watched_words_;  // a bit by word
  // The watched words alone, which is so few that they stay near, and their ids among all words.
  Matcher watched_;
  std::vector<std::uint32_t> watched_ids_;
  // By unit: a bit of the low byte where watched words begin with it, the same bits of the high
  // byte where it may be the second unit behind such a one.
  std::vector<std::uint16_t> watched_pairs_ = std::vector<std::uint16_t>(0x10000);
  // How far before a sentence words may begin that reach up to it or into it, as those do that hold
  // a full stop.
  std::uint32_t over_sentence_end_ = 0;
  std::vector<ClassId> watched_classes_;
  std::vector<std::string> class_names_;
  std::vector<std::uint64_t> class_marks_;  // by class
  // By bit of a mark: how often the classes that share it will be met, as far as their words tell.
  std::array<std::uint32_t, 64> mark_loads_{};
  ByName<ClassId> classes_;
  std::vector<std::string> values_;
  std::vector<std::vector<TableWord>> table_words_;  // by class
};

}  // namespace duikou::lexicon
