// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
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
  constexpr Feature& add(char16_t unit) {
    number_ = (std::rotl(number_, 5) ^ (unit + std::uint64_t{1})) * golden;
    return *this;
  }
  [[nodiscard]] constexpr std::uint64_t number() const { return number_; }
  // Of a name as tables write it, in the BMP and not empty.
  explicit constexpr Feature(std::u16string_view name) : Feature(name.front()) {
    add(name.substr(1));
  }
  constexpr Feature& add(std::u16string_view units) {
    for (const char16_t unit : units) add(unit);
    return *this;
  }
  constexpr Feature& add_ascii(std::string_view letters) {
    for (const char letter : letters) add(static_cast<unsigned char>(letter));
    return *this;
  }

 private:
  // 2^64 divided by the golden ratio: multiplying by it carries every unit into the high bits.
  static constexpr std::uint64_t golden = 0x9E3779B97F4A7C15;
  std::uint64_t number_ = 0;
};

// A name of a feature in the making, as tables write it: what Feature makes a number of.
class FeatureName {
 public:
  explicit constexpr FeatureName(std::u16string_view begin) { add(begin); }
  constexpr FeatureName& add(char16_t unit) {
    if (size_ < units_.size()) units_[size_++] = unit;
    return *this;
  }
  constexpr FeatureName& add(std::u16string_view units) {
    for (const char16_t unit : units) add(unit);
    return *this;
  }
  constexpr FeatureName& add_ascii(std::string_view letters) {
    for (const char letter : letters) add(static_cast<unsigned char>(letter));
    return *this;
  }
  [[nodiscard]] constexpr std::u16string_view view() const { return {units_.data(), size_}; }

 private:
  std::array<char16_t, 40> units_{};
  std::size_t size_ = 0;
};

// The beginning of a name, as a Word (Feature or FeatureName) made when compiled.
template <class Word>
consteval Word begun(std::u16string_view name) {
  return Word(name);
}

// What the names of known features begin with, each name itself among it: of most words around a
// place nothing is known, and this tells so by one look at a few memory lines. It may be wrong
// where it says yes.
class Beginnings {
 public:
  // The name and all that it begins with.
  void add(std::u16string_view name);
  [[nodiscard]] bool may_have(std::uint64_t feature) const {
    return (bits_[feature >> (64 - bits_log + 6)] >> (feature >> (64 - bits_log) & 63) & 1) != 0;
  }

 private:
  static constexpr unsigned bits_log = 18;
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>((1U << bits_log) / 64);
};

// A learned judgement: a weight for each feature, made from annotated reports by
// data/generate/learned.py. Weights are thousandths of natural log-odds, so that the sum is the
// same on every machine. The method is logistic regression.
class Judge {
 public:
  // A file learned/NAME.tsv with the columns feature, weight; the row of the feature "*" counts
  // everywhere. Refused: a weight that is no number within a million, a feature told twice.
  // `known`, where there is one, learns the features.
  [[nodiscard]] static Result<Judge> parse(std::string_view file, std::string_view bytes,
                                           Beginnings* known = nullptr);

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
  // Of the features of all.
  [[nodiscard]] const Beginnings& known() const { return known_; }

 private:
  std::vector<Judge> all_;
  Beginnings known_;
};

}  // namespace duikou::claim
