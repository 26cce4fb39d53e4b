// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"

namespace duikou::claim {

// What speaks for or against a judgement: the words around a place, taken apart (claim/judging.h).
// Known by a number made of its name: where it stands and what stands there.
class Feature {
 public:
  explicit constexpr Feature(char16_t where) { add(where); }
  constexpr void add(char16_t unit) {
    number_ = (std::rotl(number_, 5) ^ (unit + std::uint64_t{1})) * golden;
  }
  [[nodiscard]] constexpr std::uint64_t number() const { return number_; }
  // Of a name as tables write it, in the BMP and not empty.
  [[nodiscard]] static Feature named(std::u16string_view name);

 private:
  // 2^64 divided by the golden ratio: multiplying by it carries every unit into the high bits.
  static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;
  std::uint64_t number_ = 0;
};

// A learned judgement: a weight for each feature, made from annotated reports by
// data/generate/learned.py. Weights are thousandths of natural log-odds, so that the sum is the
// same on every machine. The method is logistic regression.
class Judge {
 public:
  // A file learned/NAME.tsv with the columns feature, weight; the row of the feature "*" counts
  // everywhere. Refused: a weight that is no number within a million, a feature told twice.
  [[nodiscard]] static Result<Judge> parse(std::string_view file, std::string_view bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::int32_t everywhere() const { return everywhere_; }
  // 0 of a feature that it does not know. Constant time.
  [[nodiscard]] std::int32_t weight(std::uint64_t feature) const {
    for (std::size_t i = feature >> shift_; slots_[i].feature != 0;
         i = (i + 1) & (slots_.size() - 1)) {
      if (slots_[i].feature == feature) return slots_[i].weight;
    }
    return 0;
  }

 private:
  struct Slot {
    std::uint64_t feature = 0;
    std::int32_t weight = 0;
  };
  std::string name_;
  std::vector<Slot> slots_;  // at least half of them empty
  std::uint32_t shift_ = 0;  // which leaves the bits of an index
  std::int32_t everywhere_ = 0;
};

// All of data/learned, by name.
class Judges {
 public:
  [[nodiscard]] static Result<Judges> make(const lexicon::DataFiles& data);
  [[nodiscard]] std::optional<std::uint32_t> index_named(std::string_view name) const;
  [[nodiscard]] const Judge& operator[](std::uint32_t index) const { return all_[index]; }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::vector<Judge> all_;
};

}  // namespace duikou::claim
