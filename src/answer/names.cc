// SPDX-License-Identifier: Apache-2.0
#include "answer/names.h"

#include <utility>

#include "lexicon/table.h"

namespace duikou::answer {
namespace {

constexpr char16_t middle_dot = u'\u00B7';

std::string_view file_of(const lexicon::DataFiles& data, std::string_view path) {
  const auto found = data.find(path);
  return found == data.end() ? std::string_view() : std::string_view(found->second);
}

std::string capitalised(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
  return word;
}

}  // namespace

Result<Names> Names::make(const lexicon::DataFiles& data) {
  Names out;
  auto folding = text::Folding::parse(file_of(data, "lexicon/traditional.tsv"));
  if (!folding) return std::move(folding).error();
  out.folding_ = std::make_unique<text::Folding>(std::move(folding).value());

  auto words = lexicon::Lexicon::make({});
  if (!words) return std::move(words).error();
  out.lexicon_ = std::make_unique<lexicon::Lexicon>(std::move(words).value());
  auto places = lexicon::Places::make(data, *out.lexicon_);
  if (!places) return std::move(places).error();
  out.places_ = std::make_unique<lexicon::Places>(std::move(places).value());
  out.place_class_ = out.lexicon_->class_named("place");

  auto syllables = lexicon::Table::parse("places/pinyin.tsv", file_of(data, "places/pinyin.tsv"),
                                         {"character", "pinyin"});
  if (!syllables) return std::move(syllables).error();
  for (const lexicon::Row& row : syllables->rows()) {
    const std::u16string units = text::units_of(row[0]);
    if (units.size() != 1) return row.error("more than one character", "one character a row");
    out.syllables_.emplace(units[0], row[1]);
  }
  auto surnames = lexicon::Table::parse(
      "lexicon/surnames.tsv", file_of(data, "lexicon/surnames.tsv"), {"surname", "pinyin"});
  if (!surnames) return std::move(surnames).error();
  for (const lexicon::Row& row : surnames->rows()) {
    out.surnames_.emplace(row[0], capitalised(std::string(row[1])));
  }
  constexpr std::string_view persons = "lexicon/person_english.tsv";
  auto spellings = lexicon::Table::parse(persons, file_of(data, persons), {"name", "english"});
  if (!spellings) return std::move(spellings).error();
  for (const lexicon::Row& row : spellings->rows()) out.spellings_.emplace(row[0], row[1]);
  return out;
}

std::string Names::simplified(std::string_view text) const {
  return folding_->simplify(text);
}

std::string Names::pinyin(std::u16string_view units) const {
  std::string out;
  for (const char16_t unit : units) {
    const auto found = syllables_.find(unit);
    if (found == syllables_.end()) return text::utf8_of(units);
    // A syllable that begins with a vowel is parted from the one before: Xi'an, Chang'e.
    const bool vowel = std::string_view("aeo").find(found->second[0]) != std::string_view::npos;
    if (!out.empty() && vowel) out += '\'';
    out += found->second;
  }
  return capitalised(std::move(out));
}

std::string Names::person(std::string_view name, Language language) const {
  if (language == Language::zh) return std::string(name);
  if (const auto whole = spellings_.find(name); whole != spellings_.end()) return whole->second;
  const std::u16string units = text::units_of(name);
  const std::u16string_view all = units;
  if (const std::size_t dot = all.find(middle_dot); dot != std::u16string_view::npos) {
    return pinyin(all.substr(0, dot)) + ' ' + person(text::utf8_of(all.substr(dot + 1)), language);
  }
  for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
    if (all.size() <= length) continue;
    const auto surname = surnames_.find(text::utf8_of(all.substr(0, length)));
    if (surname != surnames_.end()) return surname->second + ' ' + pinyin(all.substr(length));
  }
  if (all.size() < 2 || all.size() > 3) return pinyin(all);
  return pinyin(all.substr(0, 1)) + ' ' + pinyin(all.substr(1));
}

std::uint32_t Names::find_place(std::string_view name) const {
  const text::Folded folded(*folding_, name);
  lexicon::Scan scan;
  lexicon_->scan(folded, scan);
  std::uint32_t best = lexicon::Places::none;
  for (const lexicon::Hit& hit : scan.at(0)) {
    if (hit.length != folded.size()) continue;
    for (const lexicon::Meaning& meaning : lexicon_->meanings(hit.word)) {
      if (meaning.of != place_class_) continue;
      const bool higher =
          best == lexicon::Places::none || (*places_)[meaning.row].level < (*places_)[best].level;
      if (higher) best = meaning.row;
    }
  }
  return best;
}

std::string Names::place(std::string_view name, std::string_view entity, Language language) const {
  if (language == Language::zh) return std::string(name);
  std::uint32_t index = places_->find(entity);
  if (index == lexicon::Places::none) index = find_place(name);
  if (index == lexicon::Places::none) return std::string(name);
  const std::string& english = (*places_)[index].english;
  return english.empty() ? std::string(name) : english;
}

}  // namespace duikou::answer
