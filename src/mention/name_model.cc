// SPDX-License-Identifier: Apache-2.0
#include "mention/name_model.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "lexicon/table.h"
#include "text/folded.h"

namespace duikou::mention {
namespace {

constexpr std::string_view surnames_file = "lexicon/surnames.tsv";
constexpr std::string_view characters_file = "lexicon/name_characters.tsv";
constexpr std::string_view following_file = "lexicon/following_words.tsv";
constexpr std::uint32_t following_length_most = 4;

// What a surname is worth: nearly every common one begins a name after a title; a rare one is also
// an ordinary character.
constexpr std::int8_t common_surname = 40;
constexpr std::int8_t rare_surname = 20;
constexpr std::int8_t rare_after = -10;
// How far the counted odds may move it.
constexpr std::int8_t surname_freedom = 14;

Result<std::string_view> bytes_of(const lexicon::DataFiles& data, std::string_view file) {
  const auto found = data.find(file);
  if (found != data.end()) return std::string_view(found->second);
  return Error{Error::Kind::io, std::string(file), "the table is missing",
               "bring it along with the other files of data/"};
}

std::optional<std::int8_t> odds_of(std::string_view cell) {
  std::int8_t out = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return out;
}

}  // namespace

Result<NameModel> NameModel::make(const lexicon::DataFiles& data) {
  NameModel out;
  // What stands in no table is rare: it may begin a verb behind a name as well as be part of one.
  Odds rare;
  rare.after = rare_after;
  out.odds_.assign(0x10000, rare);
  const auto surnames = bytes_of(data, surnames_file);
  if (!surnames) return surnames.error();
  auto table = lexicon::Table::parse(surnames_file, *surnames, {"surname", "weight"});
  if (!table) return std::move(table).error();
  for (const lexicon::Row& row : table->rows()) {
    const std::u16string units = text::units_of(row[0]);
    if (units.size() == 1) {
      out.odds_[units[0]].surname = row[1] == "common" ? common_surname : rare_surname;
    } else if (units.size() == 2) {
      out.compounds_.insert({units[0], units[1]});
      out.odds_[units[0]].begins_compound = true;
    } else if (units.empty()) {
      return row.error("a surname without text", "delete the row");
    }
  }
  const auto characters = bytes_of(data, characters_file);
  if (!characters) return characters.error();
  auto odds = lexicon::Table::parse(characters_file, *characters,
                                    {"character", "surname", "given", "transcription", "after"});
  if (!odds) return std::move(odds).error();
  for (const lexicon::Row& row : odds->rows()) {
    const std::u16string units = text::units_of(row[0]);
    const auto surname = odds_of(row[1]), given = odds_of(row[2]), transcription = odds_of(row[3]),
               after = odds_of(row[4]);
    if (units.size() != 1 || !surname || !given || !transcription || !after) {
      return row.error("not a character with four numbers from -128 to 127", "make the table anew");
    }
    Odds& one = out.odds_[units[0]];
    if (one.surname != no_surname) {
      one.surname = static_cast<std::int8_t>(
          std::clamp(int{*surname}, one.surname - surname_freedom, one.surname + surname_freedom));
    }
    one.given = *given;
    one.transcription = *transcription;
    one.after = *after;
  }
  if (auto done = out.add_following(data); !done) return std::move(done).error();
  return out;
}

Status NameModel::add_following(const lexicon::DataFiles& data) {
  const auto bytes = bytes_of(data, following_file);
  if (!bytes) return bytes.error();
  auto table = lexicon::Table::parse(following_file, *bytes, {"word"});
  if (!table) return std::move(table).error();
  for (const lexicon::Row& row : table->rows()) {
    const std::u16string units = text::units_of(row[0]);
    if (units.empty() || units.size() > following_length_most) {
      return row.error("not a word of one to four characters", "delete the row");
    }
    if (units.size() == 1) {
      odds_[units[0]].goes_on = true;
      continue;
    }
    following_.add(units);
  }
  return Done{};
}

std::uint32_t NameModel::following_word(const text::Folded& text, std::uint32_t at) const {
  if (at >= text.size()) return 0;
  std::uint32_t longest = 0;
  following_.at(text.units(), at, [&](std::uint32_t, std::uint32_t length) { longest = length; });
  return longest;
}

}  // namespace duikou::mention
