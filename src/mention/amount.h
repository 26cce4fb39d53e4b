// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "mention/beside.h"
#include "mention/mention.h"
#include "mention/number.h"
#include "text/folded.h"

namespace duikou::mention {

// Sums of money in a text: 16.77 hundred-millions of yuan, US$1.2 billion, 5 to 10 ten-thousands.
//
// The span holds the number, its vague sign where that stands between number and unit, the unit,
// and a sign of the currency before or behind; words of bounds (nearly, more than, or so) stay
// outside and are told by Mention::bound. A range gives two mentions; the first has the multiplier
// and the currency of the second where it has none itself. Mention::value is Amount::text(),
// `parts` the same without the currency. A sum that Amount cannot hold exactly gives no mention.
//
// Smaller coins behind a sum belong to it (5 yuan 3 jiao); alone they are a sum before a word for
// money. The colloquial unit "piece" counts only beside a word of money, or before a coin.
//
// Classes (currencies.tsv, numbers.tsv): amount.unit and amount.prefix (value: ISO 4217 code),
// amount.scale (English; value: power of ten), amount.money (words that make a number of
// ten-thousands without a unit money), amount.after (words that such a number may stand before, as
// before punctuation), amount.piece (a measure word and a multiplier: "five pieces of 10^8" is
// money without a unit), amount.rough-unit (as amount.unit, and about so much), amount.coin (value:
// how many make one unit), amount.coin-alone (the same with its word for money),
// amount.block (a unit that is also a measure word), amount.none (longer words that a unit only
// seems to begin), number.joiner (to, until, a dash).
class AmountFinder {
 public:
  // Keeps a pointer to the lexicon, which must outlive the finder. Refused: a table whose values
  // the classes do not allow.
  [[nodiscard]] static Result<AmountFinder> make(const lexicon::Lexicon& lexicon);

  // Appends the amounts of a text, sorted by start, not overlapping. Linear in the text. Any number
  // of threads may use one finder.
  void find(const text::Folded& text, const lexicon::Scan& scan, std::vector<Mention>& out) const;

 private:
  struct Reading;
  AmountFinder(const lexicon::Lexicon& lexicon, NumberReader numbers, BoundWords bounds);
  [[nodiscard]] Reading read(const text::Folded& text, const lexicon::Scan& scan, Number number,
                             std::uint32_t floor) const;
  void read_unit(const text::Folded& text, const lexicon::Scan& scan, Reading& reading) const;
  void read_coins(const text::Folded& text, const lexicon::Scan& scan, Reading& reading) const;
  [[nodiscard]] bool read_coin_alone(const text::Folded& text, const lexicon::Scan& scan,
                                     Reading& reading) const;
  [[nodiscard]] bool block_stands(const text::Folded& text, const lexicon::Scan& scan,
                                  const Number& number, std::uint32_t end) const;
  void read_without_unit(const text::Folded& text, const lexicon::Scan& scan,
                         Reading& reading) const;
  bool read_range(const text::Folded& text, const lexicon::Scan& scan, const Reading& low,
                  std::vector<Mention>& out, std::uint32_t& end) const;
  [[nodiscard]] std::int64_t shared_factor(const text::Folded& text, const Number& low,
                                           const Number& second, const Number& high) const;
  [[nodiscard]] bool money_before(const text::Folded& text, const lexicon::Scan& scan,
                                  std::uint32_t start) const;
  void append(const lexicon::Scan& scan, const Reading& reading, std::vector<Mention>& out) const;

  NumberReader numbers_;
  BoundWords bounds_;
  WordClass unit_;
  WordClass prefix_;
  WordClass scale_;
  WordClass money_;
  WordClass piece_;
  WordClass rough_unit_;
  WordClass coin_;
  WordClass coin_alone_;
  WordClass block_;
  WordClass after_;
  WordClass none_;
  WordClass joiner_;
};

}  // namespace duikou::mention
