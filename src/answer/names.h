// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "answer/language.h"
#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "text/folded.h"

namespace duikou::answer {

// Names of places and of persons in office as an answer writes them. In Chinese a name stays as the
// record has it. In English a place has the official spelling of data/places; a person has the
// spelling of data/lexicon/person_english.tsv where a source gives one, else pinyin, surname first:
// Chen Jining. Immutable once made.
class Names {
 public:
  [[nodiscard]] static Result<Names> make(const lexicon::DataFiles& data);

  [[nodiscard]] std::string person(std::string_view name, Language language) const;
  // `entity` decides where it is given; else a place of just this name; else the name itself.
  [[nodiscard]] std::string place(std::string_view name, std::string_view entity,
                                  Language language) const;

  // The place that the whole of `name` names, full or short: of several the highest. Places::none
  // where it names none.
  [[nodiscard]] std::uint32_t find_place(std::string_view name) const;
  [[nodiscard]] const lexicon::Places& places() const { return *places_; }
  // Simplified characters, to tell whether two spellings are one.
  [[nodiscard]] std::string simplified(std::string_view text) const;

  Names(Names&&) noexcept = default;
  Names& operator=(Names&&) noexcept = default;

 private:
  Names() = default;
  [[nodiscard]] std::string pinyin(std::u16string_view units) const;
  std::unique_ptr<text::Folding> folding_;
  std::unique_ptr<lexicon::Lexicon> lexicon_;
  std::unique_ptr<lexicon::Places> places_;
  lexicon::ClassId place_class_ = lexicon::no_class;
  std::map<char16_t, std::string> syllables_;
  std::map<std::string, std::string, std::less<>> surnames_;   // of one and two characters
  std::map<std::string, std::string, std::less<>> spellings_;  // of whole names
};

}  // namespace duikou::answer
