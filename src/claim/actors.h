// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "claim/analysis.h"

namespace duikou::claim {

// Works out who can take a role: turns the places and organisations of an analysis into actors,
// joins actors to groups with their case, and people to persons with the region of their titles.
class ActorFinder {
 public:
  ActorFinder(const lexicon::Lexicon& lexicon, const lexicon::Places& places);

  // Fills actors, groups and persons; the mentions must be there.
  void find(Analysis& analysis) const;

 private:
  void find_actors(Analysis& analysis) const;
  [[nodiscard]] bool is_no_body(const Analysis& analysis, Span span) const;
  void find_collectives(Analysis& analysis) const;
  [[nodiscard]] std::vector<lexicon::Hit> words_that_count(const Analysis& analysis) const;
  void find_counted(Analysis& analysis) const;
  // Actors of a kind before an index.
  struct Wanted {
    std::size_t before;
    Actor::Kind kind;
  };
  [[nodiscard]] bool opens_clause(const Analysis& analysis, std::uint32_t start) const;
  [[nodiscard]] std::vector<Actor> last_told(const Analysis& analysis, Wanted what,
                                             const lexicon::Hit& word,
                                             std::string_view value) const;
  void find_groups(Analysis& analysis) const;
  void find_persons(Analysis& analysis) const;
  [[nodiscard]] std::uint32_t told_before(const Analysis& a, std::uint32_t title,
                                          std::string_view ending) const;
  [[nodiscard]] std::uint32_t region_of_level(const Analysis& a, std::uint32_t at) const;
  [[nodiscard]] bool ends_own(const Analysis& analysis, Span body) const;
  void find_employer(const Analysis& analysis, Span title, Person& person) const;
  [[nodiscard]] Span without_delegation(const Analysis& analysis, Span body) const;
  [[nodiscard]] Case case_before(const Analysis& analysis, std::uint32_t start) const;
  [[nodiscard]] Case case_at(const Analysis& analysis, Span span) const;
  [[nodiscard]] bool repeats(const Analysis& analysis, std::uint32_t head,
                             std::uint32_t behind) const;
  [[nodiscard]] std::uint32_t joined(const Analysis& analysis, std::uint32_t from,
                                     std::uint32_t to) const;

  const lexicon::Lexicon* lexicon_;
  const lexicon::Places* places_;
  lexicon::ClassId case_, joiner_, tail_, support_, forward_, collective_, meeting_, delegation_,
      counted_, pointed_body_, title_here_, depart_, central_body_, body_own_;
};

}  // namespace duikou::claim
