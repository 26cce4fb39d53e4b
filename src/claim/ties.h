// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "claim/analysis.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "lexicon/programmes.h"

namespace duikou::claim {

// Who of the regions that a report names is known to support whom. A local paper has no need to
// say that its town is the one that the other has supported for ten years; the tables of pairings
// say it. They tell how to read a report and give no value: what it does not name is not added.
// Reports of a place, by its publisher or in its title, are read so where a word may speak of a
// partnership; others only where a word that hardly speaks of anything else stands beside two that
// are tied: national news name provinces that are tied in whatever they tell.
class Ties {
 public:
  static constexpr std::uint32_t far = 60;  // code points: a sentence, or two short ones

  // Of the actors of a report and the place it is of; a report without a date may be of any year.
  // Borrows all three. Takes time linear in the actors.
  Ties(const Analysis& analysis, const lexicon::Places& places,
       const lexicon::Programmes& programmes);

  // Whether hints() may find any in a report without a word of the class `partnership`, told by
  // its home and its places alone, before anything else is looked for. Linear in the places and
  // quadratic in the provinces named.
  [[nodiscard]] static bool may_hint(const Analysis& analysis, const lexicon::Places& places,
                                     const lexicon::Programmes& programmes);

  // The side of a place by the other regions of the report; unknown where they give it both or
  // none.
  [[nodiscard]] Side side_of(std::uint32_t place) const;

  // Of the provinces that the report names those that are tied: supporter, recipient. Sorted.
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> all() const;

  // Whether a report is of a place by its publisher, or speaks of two provinces that are tied and
  // of hardly anything else: three in four of the places that it names.
  [[nodiscard]] bool opens() const { return a_.published_at_home || !two_.empty(); }

  // The words of the class `partnership.hint`, of those that the scan watched, with a region close
  // by in the line that is known to be tied to the report's own, or, where the report is of a place
  // or the word has the value `strong`, with the signs of two that are tied to each other; beside
  // words of that value, to another one close by. None within `asides`, which speak of something
  // else.
  [[nodiscard]] std::vector<lexicon::Hit> hints(const lexicon::Lexicon& lexicon,
                                                const std::vector<Span>& asides) const;

 private:
  void find_two();
  [[nodiscard]] bool tied(std::uint32_t one, std::uint32_t other) const;
  [[nodiscard]] bool tied_signs(const Actor& first, const Actor& second) const;
  [[nodiscard]] bool tied_beside(const lexicon::Hit& word, bool strong, bool signs) const;

  const Analysis& a_;
  const lexicon::Places& places_;
  const lexicon::Programmes& programmes_;
  int year_ = 0;
  std::vector<std::uint32_t> supporters_, recipients_;  // provinces, sorted
  std::vector<std::uint32_t> two_;  // the tied ones that the report is of, or nothing
};

}  // namespace duikou::claim
