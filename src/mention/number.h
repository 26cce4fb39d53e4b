// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "text/folded.h"
#include "value/amount.h"
#include "value/span.h"

namespace duikou::mention {

// A number as people write it: 210315, 1,200, 16.77 followed by a sign for 10^8, Chinese numerals,
// digits and multipliers mixed, with a vague sign (some, odd, more than) inside or behind.
struct Number {
  Span span;                   // empty where no number begins; a vague sign at the end is inside
  std::int64_t parts = 0;      // the number times Amount::parts_of_one
  Bound bound = Bound::exact;  // what the vague sign makes of it
  bool exact = false;       // `parts` holds it. Otherwise it is too large, has more decimals than
                            // Amount keeps, or is several numbers run together (three or four tens)
  bool row = false;         // only digits: a year, a day, a plain number
  bool arabic = false;      // its first digit is 0-9
  bool bare = false;        // a multiplier without a digit before it: "hundred-odd"
  std::uint8_t digits = 0;  // of a row: how many, at most 255

  // The number of a row without decimals; asks for exact.
  [[nodiscard]] std::int64_t whole() const { return parts / Amount::parts_of_one; }
};

// Reads numbers by the classes of data/lexicon/words/numbers.tsv, whose words are one character:
//   number.digit       value 0..9
//   number.multiplier  value = its power of ten
//   number.tens        value 2..9; one sign for so many tens: twenty, thirty
//   number.vague       value = name of a Bound; behind digits or before a multiplier
//   number.several     no value; before a multiplier: a number that is not told
//   number.point       no value; the decimal point of numerals
class NumberReader {
 public:
  [[nodiscard]] static Result<NumberReader> make(const lexicon::Lexicon& lexicon);

  // The longest number that begins at `at`. Time linear in the number; the caller goes on behind
  // it.
  [[nodiscard]] Number read(const text::Folded& text, std::uint32_t at) const;

  // Whether a stretch is nothing but multipliers (and vague signs), and their product.
  [[nodiscard]] bool multiplier(const text::Folded& text, Span span, std::int64_t& product) const;

  // 0..9, or -1; Arabic digits and numerals alike.
  [[nodiscard]] int digit(char16_t unit) const {
    const Sign sign = signs_[unit];
    return sign.kind == Kind::arabic || sign.kind == Kind::numeral ? sign.value : -1;
  }
  [[nodiscard]] static bool is_arabic(char16_t unit) { return unit >= u'0' && unit <= u'9'; }
  // Whether a number may begin with this unit.
  [[nodiscard]] bool begins(char16_t unit) const {
    const Kind kind = signs_[unit].kind;
    return kind == Kind::arabic || kind == Kind::numeral || kind == Kind::multiplier ||
           kind == Kind::tens || kind == Kind::several;
  }
  // Whether it is one sign for several tens.
  [[nodiscard]] bool is_tens(char16_t unit) const { return signs_[unit].kind == Kind::tens; }
  // Whether it may stand anywhere in a number, vague signs among it.
  [[nodiscard]] bool is_sign(char16_t unit) const { return signs_[unit].kind != Kind::none; }

 private:
  enum class Kind : std::uint8_t { none, arabic, numeral, multiplier, tens, vague, several, point };
  struct Sign {
    Kind kind = Kind::none;
    std::uint8_t value = 0;
  };
  struct Term;
  class Sum;

  NumberReader() : signs_(0x10000) {}
  [[nodiscard]] Sign sign(const text::Folded& text, std::uint32_t at) const {
    return signs_[text.at(at)];
  }
  [[nodiscard]] Status add_class(const lexicon::Lexicon& lexicon, std::string_view name, Kind kind);
  [[nodiscard]] Number read_row(const text::Folded& text, std::uint32_t at) const;
  std::uint32_t read_arabic_digits(const text::Folded& text, std::uint32_t at, Term& term) const;
  std::uint32_t read_numerals(const text::Folded& text, std::uint32_t at, Term& term) const;
  std::uint32_t read_multipliers(const text::Folded& text, std::uint32_t at, Term& term) const;
  std::uint32_t read_term(const text::Folded& text, std::uint32_t at, Term& term) const;
  std::uint32_t skip_several(const text::Folded& text, std::uint32_t at) const;

  std::vector<Sign> signs_;  // by unit
};

}  // namespace duikou::mention
