// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "lexicon/matcher.h"

namespace duikou::lexicon {

enum class PlaceLevel : std::uint8_t { province, prefecture, county, corps, zone };

// A division of China, of the Corps (XPCC), or a zone that acts like one.
struct Place {
  std::string entity;   // "place:653100", "xpcc:01", "zone:..."
  std::string name;     // official, full, simplified
  std::string english;  // official spelling; empty where no source gives one
  PlaceLevel level = PlaceLevel::county;
  std::uint32_t parent = 0;     // index of the division it lies in; its own index for a province
  std::uint32_t successor = 0;  // index of what it became; its own index while it exists
  int until_year = 0;           // in which it ended; 0 while it exists
  std::uint32_t twin = 0;  // of a division of the Corps and its city the other; else its own index
};

// A word that means several places together: members, or the one place that stands for them.
struct PlaceGroup {
  std::string name;
  std::vector<std::uint32_t> members;  // indexes of places
  std::uint32_t whole = 0;             // index of the place a claim names for it
};

// All places, from data/places. Their words enter the lexicon under these classes, with the index
// of the place (or group) as row:
//   place            full and short names, aliases: "Kashi prefecture", "Kashi", "First Division"
//                    (a word may mean several)
//   place.sign       one character that stands for a place where its neighbours say so: Hu for
//                    Shanghai, Yue for Guangdong
//   place.pair-sign  one that does so only beside another sign: Ka for
//                    Kashi, in Hu-Ka
//   place.group      "the four counties of Kashi"
class Places {
 public:
  // Reads the tables and adds their words to `lexicon`.
  [[nodiscard]] static Result<Places> make(const DataFiles& data, Lexicon& lexicon);

  [[nodiscard]] const Place& operator[](std::uint32_t index) const { return places_[index]; }
  [[nodiscard]] const PlaceGroup& group(std::uint32_t index) const { return groups_[index]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  // By entity ("place:653100"); none where there is no such place.
  [[nodiscard]] std::uint32_t find(std::string_view entity) const;
  // Whether `inner`, or what it has become, is `outer` or lies in it. The Corps lies in Xinjiang.
  [[nodiscard]] bool within(std::uint32_t inner, std::uint32_t outer) const {
    return any_above(inner, [&](std::uint32_t one) { return one == outer; });
  }
  // Calls fits(index) for a place, what it has become and what these lie in until it holds; whether
  // it did. within() asks for one of them.
  template <class Fits>
  [[nodiscard]] bool any_above(std::uint32_t index, Fits&& fits) const {
    for (int steps = 0; steps < parents_most; ++steps) {
      const Way way = ways_[index];
      if (fits(index) || fits(way.successor)) return true;
      if (way.parent == index) return false;
      index = way.parent;
    }
    return false;
  }
  // The province-level division that `index` lies in.
  [[nodiscard]] std::uint32_t province_of(std::uint32_t index) const;

  // A bit for the province of a place; with more than 64 provinces some would share one.
  [[nodiscard]] std::uint64_t province_bit(std::uint32_t index) const {
    return std::uint64_t{1} << province_number_[index];
  }
  // The bits of the provinces that the words for places and groups in a text may mean, wherever
  // they stand and whatever they turn out to be. A fraction of a scan.
  [[nodiscard]] std::uint64_t provinces_named(std::u16string_view units) const;
  // Those of them that are named at two places of the text or more.
  [[nodiscard]] std::uint64_t provinces_named_again(std::u16string_view units) const;
  // Whether some two signs side by side fit: fits(provinces of the first, of the second), both told
  // by bits. A fraction of a scan.
  template <class Fits>
  [[nodiscard]] bool any_sign_pair(std::u16string_view units, Fits&& fits) const {
    std::uint8_t before = 0;
    for (const char16_t unit : units) {
      const std::uint8_t here = signs_[unit];
      if (before != 0 && here != 0 && fits(sign_provinces_[before], sign_provinces_[here])) {
        return true;
      }
      before = here;
    }
    return false;
  }

 private:
  void number_provinces();
  void name(std::string_view word, std::uint64_t provinces);
  void sign(std::string_view word, std::uint64_t provinces);
  static constexpr int parents_most = 6;
  // What of a place within() asks for, close together.
  struct Way {
    std::uint32_t parent;
    std::uint32_t successor;
  };
  std::vector<Place> places_;
  std::vector<Way> ways_;                      // by place
  std::vector<std::uint8_t> province_number_;  // by place: 0..63
  Matcher words_;                              // for places and groups
  std::vector<std::uint64_t> word_provinces_;  // by word
  // By unit: the number of a sign, 0 for none; and by number. Signs beyond 255 share the last.
  std::vector<std::uint8_t> signs_ = std::vector<std::uint8_t>(0x10000);
  std::vector<std::uint64_t> sign_provinces_ = {0};
  std::vector<PlaceGroup> groups_;
  ByName<std::uint32_t> by_entity_;
};

}  // namespace duikou::lexicon
