// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "claim/asked_classes.h"
#include "lexicon/lexicon.h"
#include "value/span.h"

namespace duikou::claim {

// Where the words of every class stand in one report. Rules ask for classes, in zone after zone;
// most of them have no word in a report, and the few of the others are found without a look at all
// the words between.
class WordsByClass {
 public:
  // Takes in what a scan has found; borrows it and the classes until clear(). Linear in the hits
  // and the classes.
  void index(const lexicon::Scan& scan, const AskedClasses& asked);

  // Forgets the words of a report; its memory is used again.
  void clear();
  [[nodiscard]] bool indexed() const { return !first_.empty(); }

  // Gives a class words that are not of it by themselves: hits of the scan, by start. One that is
  // of it already may stand twice. After index(), for a class that is asked for. Linear in the
  // hits.
  void add(lexicon::ClassId of, std::span<const lexicon::Hit> hits);

  // Takes from such a class the words that stand inside one of some stretches, which are as
  // one_holds() of reach.h asks. Linear in the hits of all classes and, but for a logarithm of the
  // stretches, in the class's.
  void drop(lexicon::ClassId of, std::span<const Span> stretches);

  // The hits of a class in the order of the scan: by start, shorter ones first. Empty for no_class,
  // and before index() was called. Constant time for a class that is asked for; linear in the hits
  // when another one is for the first time.
  [[nodiscard]] std::span<const lexicon::Hit> of(lexicon::ClassId of) const {
    if (of + std::size_t{1} >= first_.size()) return {};
    if (!asked_->has(of)) return others(of);
    return std::span(hits_).subspan(first_[of], first_[of + 1] - first_[of]);
  }
  // Whether the report has a word of one of the classes.
  [[nodiscard]] bool has(std::span<const lexicon::ClassId> any_of) const {
    for (const lexicon::ClassId one : any_of) {
      if (!of(one).empty()) return true;
    }
    return false;
  }

  // Learns where each clause and sentence stands: the clause of every place of the text, and the
  // sentence of every clause. After index() and add(). Linear in the hits and, at 64 classes a
  // step, in the classes of each clause.
  void part(std::span<const std::uint32_t> clause_of_place,
            std::span<const std::uint32_t> sentence_of_clause);
  // Whether a word of one of the classes begins in a clause, or in a sentence; true may be wrong
  // for words that begin between two, and for classes that are not asked for. After part().
  [[nodiscard]] bool may_be_in_clause(std::uint32_t clause,
                                      std::span<const lexicon::ClassId> any_of) const {
    return in_clauses_.has(clause, any_of);
  }
  [[nodiscard]] bool may_be_in_sentence(std::uint32_t sentence,
                                        std::span<const lexicon::ClassId> any_of) const {
    return in_sentences_.has(sentence, any_of);
  }

  // The first word of a class, or of one of several, that a stretch of the text holds whole; of
  // words that begin at one place the shortest. nullptr where there is none.
  [[nodiscard]] const lexicon::Hit* first_in(Span zone, lexicon::ClassId of) const;
  [[nodiscard]] const lexicon::Hit* first_in(Span zone,
                                             std::span<const lexicon::ClassId> any_of) const;
  // The hits of a class that begin at `position` or behind it.
  [[nodiscard]] std::span<const lexicon::Hit> from(std::uint32_t position,
                                                   lexicon::ClassId of) const;

 private:
  [[nodiscard]] std::span<const lexicon::Hit> others(lexicon::ClassId of) const;
  // Sets of classes, one behind the other.
  struct Sets {
    std::size_t words_of_set = 0;  // of 64 bits
    std::vector<std::uint64_t> bits;
    // All sets are like `first`.
    void fill(std::size_t sets, std::span<const std::uint64_t> first) {
      words_of_set = first.size();
      bits.clear();
      for (std::size_t set = 0; set < sets; ++set) {
        bits.insert(bits.end(), first.begin(), first.end());
      }
    }
    void add(std::size_t set, std::size_t of) {
      bits[set * words_of_set + of / 64] |= std::uint64_t{1} << of % 64;
    }
    // All of a set of others, of as many classes.
    void add_all(std::size_t set, const Sets& others, std::size_t other) {
      for (std::size_t i = 0; i < words_of_set; ++i) {
        bits[set * words_of_set + i] |= others.bits[other * words_of_set + i];
      }
    }
    [[nodiscard]] bool has(std::size_t set, std::span<const lexicon::ClassId> any_of) const {
      const std::uint64_t* const words = bits.data() + set * words_of_set;
      std::uint64_t found = 0;
      for (const lexicon::ClassId one : any_of) {
        if (one / 64 < words_of_set) found |= words[one / 64] >> one % 64;
      }
      return (found & 1) != 0;
    }
  };
  const lexicon::Scan* scan_ = nullptr;
  const AskedClasses* asked_ = nullptr;
  Sets in_clauses_, in_sentences_;
  std::vector<lexicon::Hit> hits_;    // class by class
  std::vector<std::uint32_t> first_;  // by class: index into hits_; one more than classes
  // Of classes that are not asked for, as far as somebody did.
  mutable std::map<lexicon::ClassId, std::vector<lexicon::Hit>> others_;
};

}  // namespace duikou::claim
