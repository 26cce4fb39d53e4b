// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "mention/mention.h"
#include "mention/office_words.h"
#include "text/folded.h"

namespace duikou::mention {

// What an organisation is; in the row of its mention.
enum class OrganisationClass : std::uint32_t {
  facility,     // what can be built: a hospital's wing, a school, a park
  institution,  // a university, company, association, department
  front,        // a headquarters, work team or delegation of a region
  body,         // a central body or enterprise that the table knows by its full name
};

// Adds the words of data/lexicon/organisations.tsv to the lexicon, as organisation.<class>. Only
// before the first scan, like Lexicon::add.
[[nodiscard]] Status add_organisation_words(const lexicon::DataFiles& data,
                                            lexicon::Lexicon& lexicon);

// Finds names of organisations and facilities by the words that end them: the longest stretch back
// to a mark, a verb (of building, above all), a preposition or a genitive. A word of the class
// organisation.link parts two names only right behind the ending of the first: "A university
// supports B university" are two bodies, a headquarters of "A to support B" is one. A bare noun (a
// school) is no name: at least two characters must stand before the ending. Immutable; borrows
// nothing.
class OrganisationFinder {
 public:
  [[nodiscard]] static Result<OrganisationFinder> make(const lexicon::Lexicon& lexicon);

  // Appends mentions sorted by start that do not overlap one another; where one name ends within
  // another the longer one counts. Linear in the text.
  void find(const text::Folded& text, const lexicon::Scan& scan, std::vector<Mention>& out) const;

 private:
  explicit OrganisationFinder(const lexicon::Lexicon& lexicon);
  // The length of the place that begins here, or 0.
  [[nodiscard]] std::uint32_t place_at(const lexicon::Scan& scan, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t from_place(const lexicon::Scan& scan, Span walked) const;
  [[nodiscard]] static bool in_title(const text::Folded& text, const lexicon::Hit& hit);
  [[nodiscard]] bool ends_place(const lexicon::Scan& scan, const lexicon::Hit& hit) const;
  [[nodiscard]] bool parts(const lexicon::Scan& scan, std::uint32_t at) const;
  OfficeWords words_;
  // What words do, for most nothing: bits.
  static constexpr std::uint8_t ends_name = 7;    // 1 + class of the name that the word ends
  static constexpr std::uint8_t starts = 8;       // a name may begin right after it
  static constexpr std::uint8_t links = 16;       // parts two names, right behind the first
  static constexpr std::uint8_t keeps = 32;       // belongs to the inside of a name
  static constexpr std::uint8_t only_seems = 64;  // to end a name
  std::vector<std::uint8_t> does_;                // by word
};

}  // namespace duikou::mention
