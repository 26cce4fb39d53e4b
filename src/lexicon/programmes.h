// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "lexicon/place_set.h"
#include "lexicon/places.h"

namespace duikou::lexicon {

// A programme of paired assistance: who supports whom under which name.
struct Programme {
  std::string id;
  std::string name;
  int start_year = 0;                     // 0 where unknown
  int end_year = 0;                       // 0 while it runs
  bool part = false;                      // of another programme, whose words it shares
  std::vector<std::uint32_t> supporters;  // indexes of places
  std::vector<std::uint32_t> recipients;
  std::vector<std::uint32_t>
      whole;        // the regions that "support for X" names: too wide for a pairing
  PlaceSet giving;  // supporters
  PlaceSet served;  // recipients and whole
};

// All programmes, from data/programmes/programmes.tsv, and who supports whom in them, from
// data/programmes/pairings.tsv. The words that name them enter the lexicon under the class
// `programme`, with the programme's index as row.
class Programmes {
 public:
  [[nodiscard]] static Result<Programmes> make(const DataFiles& data, const Places& places,
                                               Lexicon& lexicon);
  [[nodiscard]] const Programme& operator[](std::uint32_t index) const {
    return programmes_[index];
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(programmes_.size());
  }

  // How much a province, with what lies in it, is one that supports in the programmes that name it:
  // the higher of two supports the other, where they are far enough apart. 0 for one never named.
  [[nodiscard]] int leaning(std::uint32_t province) const;

  // Whether, in a report of `year`, two provinces may be spoken of as supporter and recipient: one
  // of the former, or the whole of it, supports one of the latter in a programme that begins at
  // most twenty years later and has not ended more than ten before. A year of 0 is any.
  // Logarithmic in the number of pairings.
  [[nodiscard]] bool ties(std::uint32_t supporter, std::uint32_t recipient, int year) const;
  // The provinces that are tied in any year to some others, both told by Places::province_bit().
  [[nodiscard]] std::uint64_t tied_to(std::uint64_t provinces) const;
  // The same as ties() of two provinces, and of a place that lies in the very region supported:
  // Baoding and not all of Hebei.
  [[nodiscard]] bool reaches(std::uint32_t supporter, std::uint32_t recipient, std::uint32_t place,
                             const Places& places, int year) const;

 private:
  // A pairing between provinces, whatever parts of them it names.
  struct Tie {
    std::uint32_t supporter = 0, recipient = 0;
    std::uint32_t region = 0;          // the one supported, in the recipient or the whole of it
    int start_year = 0, end_year = 0;  // the end is 0 while it holds
  };
  [[nodiscard]] static bool holds(const Tie& tie, int year);
  [[nodiscard]] std::vector<Tie>::const_iterator first_tie(std::uint32_t supporter,
                                                           std::uint32_t recipient) const;
  Status tie(const DataFiles& data, const Places& places);
  void lean(const Places& places);
  std::vector<Tie> ties_;                 // sorted by supporter and recipient
  std::array<std::uint64_t, 64> tied_{};  // by a supporter's bit: the bits of its recipients
  std::vector<Programme> programmes_;
  std::vector<int> leanings_;  // by index of a place; of provinces only
};

}  // namespace duikou::lexicon
