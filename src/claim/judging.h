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
#include "claim/class_features.h"
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
  // The same for all reports, but for `in_text`, which serves all rounds of one.
  struct Means {
    const lexicon::Lexicon& lexicon;
    const lexicon::Places& places;
    const Judges& judges;
    ClassesInText& in_text;
  };
  // `gaps`: whether triggers may be gaps.
  Judging(const Analysis& analysis, const Means& means, bool gaps = false)
      : a_(&analysis),
        lexicon_(&means.lexicon),
        places_(&means.places),
        judges_(&means.judges),
        in_text_(&means.in_text),
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
  // Where a trigger stands in the sketch, and from where to where its clause does.
  struct Frame {
    std::uint32_t start = 0, end = 0, low = 0, high = 0;
  };
  [[nodiscard]] Frame frame(Span trigger, std::uint32_t clause);
  // Of the sketch, as far as it goes.
  [[nodiscard]] std::u16string_view stretch(std::uint32_t from, std::uint32_t to);
  // Of sinks see judging.cc. Within the clause and right beside the trigger; outside the clause.
  template <class Sink>
  void visit_near(const Frame& in, Sink& sink);
  template <class Sink>
  void visit_outer(const Frame& in, Sink& sink);
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

  const Analysis* a_;
  const lexicon::Lexicon* lexicon_;
  const lexicon::Places* places_;
  const Judges* judges_;
  ClassesInText* in_text_;
  std::optional<Sketch> sketch_;
  std::optional<GapFeatures> gaps_;
  // Of the report: actors of either side, words of partnerships; none, one, two, more. Counted
  // once.
  std::array<char16_t, 3> of_report_{};
  bool asks_gaps_;
  // Features that a judge may know, and what they sum up to.
  struct Known {
    std::vector<std::uint64_t> features;  // `size` of them, and room for all that there can be
    std::size_t size = 0;
    std::vector<std::optional<std::int32_t>> scores;  // by judge; empty before the first question
    void begin(std::size_t judges);
    [[nodiscard]] std::int32_t score(const Judge& of, std::uint32_t judge);
  };
  // Of the trigger asked about last, because many rules ask the same of it; the scores end up as
  // those of the whole trigger. And of what stands outside its clause, or is of the whole report.
  Known near_, outer_;
  Span of_features_, of_outer_;
  Zones zones_;
};

// One that stood for election to a role (claim/choosing.h), and what spoke for and against it.
struct Candidate {
  std::vector<Value> values;
  std::int32_t score = 0;
  bool found = false;  // by the rule's own places to look
  std::vector<Judging::Reason> reasons;
};

}  // namespace duikou::claim
