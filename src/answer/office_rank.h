// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "answer/names.h"
#include "base/result.h"

namespace duikou::answer {

// What a title says of its holder, derived from its words and the level of its region. Derived
// means: no report says it so, and whoever shows it marks it so.
struct OfficeRank {
  enum class Post : std::uint8_t { party_secretary, head_of_government, other };
  // Of the body the office belongs to; unknown where neither the title nor the region tells.
  enum class Level : std::uint8_t { unknown, state, province, prefecture, county };
  Post post = Post::other;
  Level level = Level::unknown;
  friend bool operator==(const OfficeRank&, const OfficeRank&) = default;
};

// Titles taken apart: region and office.
//
//   "Shanghai" + shiwei shuji    party secretary; a municipality has the level of a province
//   shengwei shuji               the word says the level; the region is what the caller knows
//   "Hotan" + diwei shuji        party secretary of a prefecture
class Titles {
 public:
  // `tsv` is data/phrases/titles.tsv: suffix, level, post, english.
  [[nodiscard]] static Result<Titles> parse(std::string_view tsv);

  // `region` is the place the holder comes from, used where the title names none; may be
  // lexicon::Places::none.
  [[nodiscard]] OfficeRank rank(std::string_view title, const Names& names,
                                std::uint32_t region) const;
  // The title in English: "Secretary of the CPC Shanghai Municipal Committee"; empty where the
  // table does not know it.
  [[nodiscard]] std::string english(std::string_view title, const Names& names,
                                    std::uint32_t region) const;

 private:
  struct Office {
    std::string suffix;
    OfficeRank::Level level;  // unknown: that of the region
    OfficeRank::Post post;
    std::string english;
  };
  struct Parsed {
    const Office* office = nullptr;
    std::uint32_t region = lexicon::Places::none;
  };
  [[nodiscard]] Parsed take_apart(std::string_view title, const Names& names,
                                  std::uint32_t region) const;
  std::vector<Office> offices_;  // longest suffix first
};

}  // namespace duikou::answer
