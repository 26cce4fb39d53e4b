// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "mention/mention.h"
#include "text/folded.h"

namespace duikou::mention {

// Where a report stands: the places of its publisher and title, as far as they
// name any. Words such as "our province" and short names shared by several
// places are worked out from it.
struct Home {
  std::uint32_t publisher = Mention::none;  // index into Places
  std::uint32_t title = Mention::none;
  int year = 0;  // of publication: a short name means what bore it then; 0 where
                 // it is unknown
};

// Finds the places of a text: divisions, Corps divisions, zones, groups, towns,
// one-character signs, and words that point to a place. A place named right
// after the one it lies in is one mention of the inner place; "first division,
// Alar city" is two. Immutable; borrows the lexicon and places.
//
// Names that several places share (Jilin, Hainan prefecture, Chaoyang district)
// are decided by, in this order: the place named right before; places of the
// same line of descent that the report names without doubt; the publisher; the
// higher level. A county's short form counts only where its province is told or
// published, because many are ordinary words.
class PlaceFinder {
 public:
  [[nodiscard]] static Result<PlaceFinder> make(const lexicon::Lexicon& lexicon,
                                                const lexicon::Places& places);

  // The first place that a publisher's name or a title names.
  [[nodiscard]] std::uint32_t first_place(const text::Folded& text,
                                          const lexicon::Scan& scan) const;

  // Appends place mentions sorted by start. Linear in the text.
  void find(const text::Folded& text, const lexicon::Scan& scan, const Home& home,
            std::vector<Mention>& out) const;

 private:
  struct Candidate;
  class Told;
  struct Classes {
    lexicon::ClassId place, sign, pair_sign, group, before, breaks, sign_before, sign_after,
        pair_after, here, that, town, no_town, no_sign, no_name, goal_before, side, suffix, joiner,
        tail, case_, stem, stem_after, link_forward, link_back;
  };
  struct Text {
    const text::Folded& folded;
    const lexicon::Scan& scan;
  };

  PlaceFinder(const lexicon::Lexicon& lexicon, const lexicon::Places& places);
  [[nodiscard]] bool begins(const Text& text, std::uint32_t at, lexicon::ClassId of) const;
  [[nodiscard]] bool ends(const Text& text, std::uint32_t at, lexicon::ClassId of) const;
  void collect(const Text& text, std::vector<Candidate>& out) const;
  [[nodiscard]] std::uint32_t no_name_at(const Text& text, std::uint32_t at) const;
  [[nodiscard]] bool ends_town(const Text& text, Span name,
                               const std::vector<Candidate>& out) const;
  [[nodiscard]] std::uint32_t collect_name(const Text& text, std::uint32_t at,
                                           std::vector<Candidate>& out) const;
  [[nodiscard]] std::uint32_t collect_signs(const Text& text, std::uint32_t at,
                                            std::vector<Candidate>& out) const;
  [[nodiscard]] std::uint32_t town_start(const Text& text, std::uint32_t suffix,
                                         std::uint32_t floor) const;
  [[nodiscard]] std::uint32_t best_of(const Candidate& candidate, std::uint32_t before,
                                      const Told& told, const Home& home) const;
  void find_stems(const Text& text, std::vector<Candidate>& candidates) const;
  [[nodiscard]] std::uint32_t collect_stem(const Text& text, std::uint32_t at,
                                           std::vector<Candidate>& out) const;
  [[nodiscard]] bool bounded(const Text& text, Span span) const;
  [[nodiscard]] bool stands_alone(const Text& text, Span span) const;
  void tell_neighbours(const std::vector<Candidate>& candidates, Told& told) const;
  void resolve(const Text& text, const Home& home, std::vector<Candidate>& candidates) const;
  void part_twins(std::vector<Candidate>& candidates) const;
  [[nodiscard]] std::string value_of(const text::Folded& text, Span span, std::uint32_t row) const;
  [[nodiscard]] static bool joins(const text::Folded& text, const Mention& outer,
                                  const Mention& inner);
  [[nodiscard]] bool continues(const Mention& outer, const Mention& inner) const;
  [[nodiscard]] std::uint32_t pointed(const Text& text, const std::vector<Candidate>& candidates,
                                      std::size_t at, const Home& home) const;
  [[nodiscard]] Supplied supplier_of(const std::vector<Candidate>& candidates, std::size_t at,
                                     const Home& home) const;

  const lexicon::Lexicon* lexicon_;
  const lexicon::Places* places_;
  Classes classes_;
};

}  // namespace duikou::mention
