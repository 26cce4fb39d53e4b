// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "lexicon/lexicon.h"
#include "mention/number.h"
#include "text/folded.h"

namespace duikou::mention {

// The words of one class as finders ask for them: beginning at a place, or ending at one. Borrows
// the lexicon, which must outlive it. Constant time but for the hits at a place.
class WordClass {
 public:
  WordClass(const lexicon::Lexicon& lexicon, std::string_view name)
      : lexicon_(&lexicon), id_(lexicon.class_named(name)) {}

  // The longest word of the class that begins at `at`, or nullptr.
  [[nodiscard]] const lexicon::Hit* at(const lexicon::Scan& scan, std::uint32_t at) const {
    return lexicon_->longest(scan, at, id_);
  }
  // The longest word of the class that ends at `end`, or nullptr; words of up to eight characters.
  [[nodiscard]] const lexicon::Hit* before(const lexicon::Scan& scan, std::uint32_t end) const;
  // The value cell of a word that at() or before() gave.
  [[nodiscard]] std::string_view value(const lexicon::Hit& hit) const {
    return lexicon_->value(*lexicon_->meaning(hit.word, id_));
  }
  // The length of at(), or 0.
  [[nodiscard]] std::uint32_t length(const lexicon::Scan& scan, std::uint32_t from) const {
    const lexicon::Hit* hit = at(scan, from);
    return hit == nullptr ? 0 : hit->length;
  }

 private:
  const lexicon::Lexicon* lexicon_;
  lexicon::ClassId id_;
};

// What the words around a number make of it, by the classes number.bound-before and
// number.bound-after, whose values are names of bounds.
class BoundWords {
 public:
  [[nodiscard]] static Result<BoundWords> make(const lexicon::Lexicon& lexicon);
  // The bound that ends at the number's start, else the number's own, else the one that begins at
  // `end`, behind its unit.
  [[nodiscard]] Bound of(const lexicon::Scan& scan, const Number& number, std::uint32_t end) const;
  // Whether a word of number.bound-before ends at `start`.
  [[nodiscard]] bool stands_before(const lexicon::Scan& scan, std::uint32_t start) const {
    return before_.before(scan, start) != nullptr;
  }

 private:
  explicit BoundWords(const lexicon::Lexicon& lexicon)
      : before_(lexicon, "number.bound-before"), after_(lexicon, "number.bound-after") {}
  WordClass before_;
  WordClass after_;
};

}  // namespace duikou::mention
