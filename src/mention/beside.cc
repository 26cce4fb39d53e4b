// SPDX-License-Identifier: Apache-2.0
#include "mention/beside.h"

#include <algorithm>

namespace duikou::mention {

const lexicon::Hit* WordClass::before(const lexicon::Scan& scan, std::uint32_t end) const {
  constexpr std::uint32_t length_most = 8;
  return lexicon_->longest_before(scan, end, length_most, id_);
}

Result<BoundWords> BoundWords::make(const lexicon::Lexicon& lexicon) {
  for (const std::string_view name : {"number.bound-before", "number.bound-after"}) {
    for (const auto& word : lexicon.words_of(name)) {
      const std::string_view cell = lexicon.value(word.meaning);
      if (bound_named(cell)) continue;
      return Error{Error::Kind::refused, "lexicon/words/numbers.tsv",
                   "no bound is called \"" + std::string(cell) + "\"",
                   "write near, over, about, atleast or atmost"};
    }
  }
  return BoundWords(lexicon);
}

Bound BoundWords::of(const lexicon::Scan& scan, const Number& number, std::uint32_t end) const {
  if (const auto* hit = before_.before(scan, number.span.start)) {
    const Bound bound = bound_named(before_.value(*hit)).value_or(Bound::exact);
    if (bound != Bound::exact) return bound;
  }
  if (number.bound != Bound::exact) return number.bound;
  if (const auto* hit = after_.at(scan, end)) {
    return bound_named(after_.value(*hit)).value_or(Bound::exact);
  }
  return Bound::exact;
}

}  // namespace duikou::mention
