// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lexicon/lexicon.h"
#include "value/span.h"

namespace duikou::claim {

// Where the words of every class stand in one report. Rules ask for classes, in zone after zone;
// most of them have no word in a report, and the few of the others are found without a look at all
// the words between.
class WordsByClass {
 public:
  // Takes in what a scan has found. Linear in the hits and the classes.
  void index(const lexicon::Scan& scan, const lexicon::Lexicon& lexicon);

  // Gives a class words that are not of it by themselves: hits of the scan, by start. One that is
  // of it already may stand twice. After index(). Linear in the hits.
  void add(lexicon::ClassId of, std::span<const lexicon::Hit> hits);

  // Takes from a class the words that stand inside one of some stretches. Linear in the hits of all
  // classes and in the product of the class's hits and the stretches, both few.
  void drop(lexicon::ClassId of, std::span<const Span> stretches);

  // The hits of a class in the order of the scan: by start, shorter ones first. Empty for no_class,
  // and before index() was called.
  [[nodiscard]] std::span<const lexicon::Hit> of(lexicon::ClassId of) const {
    if (of + std::size_t{1} >= first_.size()) return {};
    return std::span(hits_).subspan(first_[of], first_[of + 1] - first_[of]);
  }
  // Whether the report has a word of one of the classes.
  [[nodiscard]] bool has(std::span<const lexicon::ClassId> any_of) const {
    for (const lexicon::ClassId one : any_of) {
      if (!of(one).empty()) return true;
    }
    return false;
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
  std::vector<lexicon::Hit> hits_;    // class by class
  std::vector<std::uint32_t> first_;  // by class: index into hits_; one more than classes
};

}  // namespace duikou::claim
