// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claim/analysis.h"
#include "claim/claim.h"
#include "claim/gaps.h"
#include "claim/judge.h"
#include "lexicon/lexicon.h"
#include "value/span.h"

namespace duikou::claim {

// The report with every name, date and number as one letter, so that what was learned of one region
// or sum holds for all:
//
//   S R P  region that supports, that receives, of neither side    B  body    Q  several regions
//   N  person    D  date    M  sum of money    C O  the number of a count, of an ordinal
//
//   Liaoning sent 12 doctors      becomes      S sent C doctors
class Sketch {
 public:
  // Linear in the text, and in its mentions times the logarithm of their number.
  explicit Sketch(const Analysis& analysis);
  [[nodiscard]] std::u16string_view units() const { return units_; }
  // Where a place of the text stands in the sketch; inside a name, where the name does.
  [[nodiscard]] std::uint32_t at(std::uint32_t position) const { return at_[position]; }

 private:
  std::u16string units_;
  std::vector<std::uint32_t> at_;  // by code point, and one more
};

// What of the classes of words the features tell: made once for a lexicon and its judges.
class ClassFeatures {
 public:
  ClassFeatures(const lexicon::Lexicon& lexicon, const Judges& judges);
  // A word of the class stands before the trigger in its clause, behind it, elsewhere in the
  // sentence, or within the trigger.
  enum class Place : std::uint8_t { before, behind, beside, within };
  static constexpr std::size_t places = 4;
  static constexpr char16_t letters[places] = {u'x', u'y', u'z', u'w'};
  [[nodiscard]] static Feature feature(std::string_view class_name, Place place) {
    return Feature(letters[static_cast<std::size_t>(place)]).add_ascii(class_name);
  }
  // The classes of a word that any judge knows in any place, by numbers of their own; one stands as
  // often as the word means it.
  [[nodiscard]] std::span<const std::uint16_t> of_word(std::uint32_t word) const {
    return std::span(of_words_).subspan(first_[word], first_[word + 1] - first_[word]);
  }
  // What these numbers are worth to a judge in a place: of most words around a trigger the classes
  // are all that counts, and a place among them is nearer than one among all features.
  [[nodiscard]] const std::int32_t* weights(std::uint32_t judge, Place place) const {
    return weights_.data() + (judge * places + static_cast<std::size_t>(place)) * known_;
  }

 private:
  std::size_t known_ = 0;              // classes that have a number
  std::vector<std::int32_t> weights_;  // judge by judge, place by place, class by class
  std::vector<std::uint32_t> first_;   // by word: index into of_words_; one more than words
  std::vector<std::uint16_t> of_words_;
};

// The classes of the words of a text, by ClassFeatures' numbers, in the order of the scan.
class ClassesInText {
 public:
  // Linear in the hits.
  ClassesInText(const lexicon::Scan& scan, const ClassFeatures& features);
  // Of the words that begin in a stretch, which may reach beyond the text.
  [[nodiscard]] std::span<const std::uint16_t> in(Span zone) const;

 private:
  std::vector<std::uint32_t> first_;  // by code point: index into all_; one more than places
  std::vector<std::uint16_t> all_;
};

// Judgements of the places of one report, by the words around them. One object serves one round:
// it borrows the analysis with its sides, and keeps what it made for the next question.
//
// Features are stretches of the sketch, by where they stand:
//   t      the trigger, up to 6 characters; u  up to two of it
//   a b    up to three characters of the clause before it, behind it
//   c d    the one to four characters right before, right behind
//   e f    two of what stands before, behind the clause
//   x y z  a class of words: before the trigger in the clause, behind it, elsewhere in the sentence
//   r      of the whole report
// and of a trigger between two actors
//   v      up to three characters of it; g h  its first, its last one to four
//   w      a class of words in it
//   p      the two and how they stand to one another (claim/gaps.h)
// A feature that stands several times counts several times.
class Judging {
 public:
  // The same for all reports.
  struct Means {
    const lexicon::Lexicon& lexicon;
    const lexicon::Places& places;
    const Judges& judges;
    const ClassFeatures& classes;
  };
  // `gaps`: whether triggers may be gaps.
  Judging(const Analysis& analysis, const Means& means, bool gaps = false)
      : a_(&analysis),
        lexicon_(&means.lexicon),
        places_(&means.places),
        judges_(&means.judges),
        classes_(&means.classes),
        asks_gaps_(gaps) {}

  // Made by the first who asks.
  [[nodiscard]] const Sketch& sketch() {
    if (!sketch_) sketch_.emplace(*a_);
    return *sketch_;
  }

  // The sum of the judge's weights: above 0 where yes is likelier than no. Bounded work; the first
  // question makes the sketch.
  [[nodiscard]] std::int32_t score(std::uint32_t judge, Span trigger, std::uint32_t clause);

  // What spoke for it or against it, in thousandths, those that weigh most first; with `all` also
  // what the judge does not know.
  struct Reason {
    std::string feature;
    std::int32_t weight = 0;
  };
  [[nodiscard]] std::vector<Reason> reasons(std::uint32_t judge, Span trigger, std::uint32_t clause,
                                            bool all);

 private:
  // Finds the features of a trigger, where they are not those found last.
  void look_around(Span trigger, std::uint32_t clause);
  // Of sinks see judging.cc.
  template <class Sink>
  void visit_words(Span trigger, std::uint32_t clause, Sink& sink);
  template <class Sink>
  void visit_report(Sink& sink);
  // Of a trigger that is a gap.
  template <class Sink>
  void visit_gap(const Gap& gap, Sink& sink);
  [[nodiscard]] const Gap* gap_at(Span trigger);
  // Where words around a trigger count by their classes; what is said in no place is empty.
  struct Zone {
    Span span;
    ClassFeatures::Place place = ClassFeatures::Place::before;
  };
  using Zones = std::array<Zone, 5>;
  [[nodiscard]] Zones zones(Span trigger, std::uint32_t clause, const Gap* gap) const;
  [[nodiscard]] const ClassesInText& classes_in_text();

  const Analysis* a_;
  const lexicon::Lexicon* lexicon_;
  const lexicon::Places* places_;
  const Judges* judges_;
  const ClassFeatures* classes_;
  std::optional<Sketch> sketch_;
  std::optional<GapFeatures> gaps_;
  std::optional<ClassesInText> classes_in_text_;
  // Of the report: actors of either side, words of partnerships; none, one, two, more. Counted
  // once.
  std::array<char16_t, 3> of_report_{};
  bool asks_gaps_;
  // Of the trigger asked about last: many rules ask the same of it.
  Span of_features_;
  std::vector<std::uint64_t> features_;  // that a judge may know
  Zones zones_;
  std::vector<std::optional<std::int32_t>> scores_;  // by judge; empty before the first question
};

// One that stood for election to a role (claim/choosing.h), and what spoke for and against it.
struct Candidate {
  std::vector<Value> values;
  std::int32_t score = 0;
  bool found = false;  // by the rule's own places to look
  std::vector<Judging::Reason> reasons;
};

}  // namespace duikou::claim
