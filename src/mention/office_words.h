// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "text/folded.h"

namespace duikou::mention {

// Adds the words of data/lexicon/offices.tsv (class office.head) and bodies.tsv (office.body) to
// the lexicon, with the row in its table as row, and has it watch the words that end titles. Only
// before the first scan, like Lexicon::add.
[[nodiscard]] Status add_office_words(const lexicon::DataFiles& data, lexicon::Lexicon& lexicon);

// What a word does at the edge of a title or of a name; data/lexicon/words/offices.tsv says which
// words do it.
enum class OfficeSign : std::uint32_t {
  head = 1,             // ends a title: a governor, a deputy director
  body = 2,             // part of a title that names a body
  place = 4,            // a place of the tables, or a country
  stop = 8,             // a title begins after it
  keep = 16,            // holds no stop, whatever its characters
  strip = 32,           // told before a title, no part of it
  former = 64,          // a strip that says that the office is over
  copula = 128,         // stands between a name and its title
  leave = 256,          // the office told next is given up
  not_head = 512,       // right after a head it makes another word of it
  deputy = 1024,        // makes a lower office of the one that follows
  tag = 2048,           // may follow a name
  after = 4096,         // follows a name in running text and begins none
  after_weak = 8192,    // follows a name, but may be part of one as well
  no_office = 16384,    // looks like a head and is a profession
  joins = 32768,        // stands between a title and the name to its right
  suffix = 65536,       // ends the name of a place or body, not of a person
  stop_place = 131072,  // a title begins after it where a place or body follows
  trade = 262144,       // told between a title and the name and is no office
  after_act = 524288,   // follows a name and tells what the person does
  name_part = 1048576,  // a name by its sound, or one part of it
  no_name = 2097152,    // begins no name, though a surname begins it
  known = 4194304,      // the name of somebody whom everybody knows by it
};

// The signs of every word of a lexicon, looked up by both ends. Immutable; borrows the lexicon.
class OfficeWords {
 public:
  explicit OfficeWords(const lexicon::Lexicon& lexicon);

  [[nodiscard]] static constexpr std::uint32_t mask(OfficeSign sign) {
    return static_cast<std::uint32_t>(sign);
  }
  [[nodiscard]] std::uint32_t signs(std::uint32_t word) const {
    return word < signs_.size() ? signs_[word] : std::uint32_t{0};
  }
  // The length of the longest word with one of the signs of `mask` that begins at `at`, or 0.
  [[nodiscard]] std::uint32_t begins(const lexicon::Scan& scan, std::uint32_t at,
                                     std::uint32_t mask) const;
  // The same of a word that ends just before `at` and begins at or after `floor`.
  [[nodiscard]] std::uint32_t ends(const lexicon::Scan& scan, std::uint32_t at, std::uint32_t floor,
                                   std::uint32_t mask) const;

 private:
  std::vector<std::uint32_t> signs_;  // by word
};

}  // namespace duikou::mention
