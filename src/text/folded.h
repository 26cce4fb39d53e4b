// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "value/span.h"

namespace duikou::text {

// How characters are read alike: traditional ones like their simplified form, full-width letters
// and digits like half-width ones, the variants of the middle dot as U+00B7. Every entry maps one
// code point to one, so that offsets never move. One that was not parsed knows no character: it
// serves who asks a text for nothing but its stretches.
class Folding {
 public:
  // `tsv` is data/lexicon/traditional.tsv (columns: traditional, simplified).
  [[nodiscard]] static Result<Folding> parse(std::string_view tsv);

  [[nodiscard]] char16_t fold(char32_t code_point) const {
    return code_point < table_.size() ? table_[code_point] : beyond_bmp;
  }
  // By code point, for who folds many at once; nullptr where none was parsed.
  [[nodiscard]] const char16_t* table() const { return table_.data(); }
  // UTF-8 in, UTF-8 out: traditional characters simplified, everything else left as it is.
  [[nodiscard]] std::string simplify(std::string_view utf8) const;

  // Stands for every code point above U+FFFF: no word of the lexicon contains it.
  static constexpr char16_t beyond_bmp = 0xFFFF;

 private:
  std::vector<char16_t> table_;       // 65,536 entries
  std::vector<char16_t> simplified_;  // the same without the folding of width and dots
};

// A report's text as the matcher sees it: one unit a code point, so that an index into it is an
// offset of the report. Borrows the UTF-8, which must outlive it.
//
//   utf8     yuan jiang A   two Chinese characters and a full-width A: bytes 0..3 3..6 6..9
//   units    yuan jiang A   [0] [1] [2] with A half-width
class Folded {
 public:
  Folded() = default;
  // `utf8` must be valid UTF-8. Linear.
  Folded(const Folding& folding, std::string_view utf8) { read(folding, utf8); }
  // Another text; the memory of the one before is used again.
  void read(const Folding& folding, std::string_view utf8);

  [[nodiscard]] std::u16string_view units() const { return {units_.data(), size_}; }
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] char16_t operator[](std::uint32_t i) const { return units_[i]; }
  // U+0000 outside the text: spares the callers the check of bounds.
  [[nodiscard]] char16_t at(std::int64_t i) const {
    return i >= 0 && i < size() ? units_[static_cast<std::size_t>(i)] : u'\0';
  }
  // The UTF-8 of a stretch, as the report has it. Constant time but for at most 15 characters.
  [[nodiscard]] std::string_view original(Span span) const;

 private:
  [[nodiscard]] std::size_t byte_of(std::uint32_t code_point) const;
  std::string_view utf8_;
  std::vector<char16_t> units_;  // more than `size_`, never fewer
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> every_16th_;  // byte offset of code points 0, 16, 32, ...
};

// UTF-8 and back for the words of tables; both ask for valid input within the BMP.
[[nodiscard]] std::u16string units_of(std::string_view utf8);
[[nodiscard]] std::string utf8_of(std::u16string_view units);

// The number of code points in valid UTF-8.
[[nodiscard]] std::uint32_t length_code_points(std::string_view utf8);

}  // namespace duikou::text
