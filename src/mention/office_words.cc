// SPDX-License-Identifier: Apache-2.0
#include "mention/office_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "lexicon/table.h"

namespace duikou::mention {
namespace {

constexpr std::uint32_t word_length_most = 16;

struct Named {
  std::string_view class_name;
  OfficeSign sign;
};
constexpr std::array<Named, 21> classes{
    {{"office.head", OfficeSign::head},     {"office.body", OfficeSign::body},
     {"place", OfficeSign::place},          {"office.country", OfficeSign::place},
     {"office.stop", OfficeSign::stop},     {"office.keep", OfficeSign::keep},
     {"office.strip", OfficeSign::strip},   {"office.copula", OfficeSign::copula},
     {"office.leave", OfficeSign::leave},   {"office.not", OfficeSign::not_head},
     {"office.deputy", OfficeSign::deputy}, {"name.tag", OfficeSign::tag},
     {"name.after", OfficeSign::after},     {"name.part", OfficeSign::name_part},
     {"name.never", OfficeSign::no_name},   {"office.suffix", OfficeSign::suffix},
     {"office.joins", OfficeSign::joins},   {"office.none", OfficeSign::no_office},
     {"office.trade", OfficeSign::trade},   {"place.group", OfficeSign::place},
     {"name.known", OfficeSign::known}}};

Status add_column(const lexicon::DataFiles& data, std::string_view file, std::string_view to,
                  lexicon::Lexicon& lexicon) {
  const auto bytes = data.find(file);
  if (bytes == data.end()) {
    return Error{Error::Kind::io, std::string(file), "the table is missing",
                 "bring it along with the other files of data/"};
  }
  auto table = lexicon::Table::parse(file, bytes->second, {"word"});
  if (!table) return std::move(table).error();
  std::uint32_t row = 0;
  for (const lexicon::Row& cells : table->rows()) {
    if (cells[0].empty()) return cells.error("a word without text", "delete the row");
    lexicon.add(cells[0], to, row++);
  }
  return Done{};
}

}  // namespace

Status add_office_words(const lexicon::DataFiles& data, lexicon::Lexicon& lexicon) {
  lexicon.watch("office.head");
  lexicon.watch("office.none");
  if (auto done = add_column(data, "lexicon/offices.tsv", "office.head", lexicon); !done) {
    return done;
  }
  return add_column(data, "lexicon/bodies.tsv", "office.body", lexicon);
}

OfficeWords::OfficeWords(const lexicon::Lexicon& lexicon) {
  signs_.resize(lexicon.size());
  for (std::uint32_t word = 0; word < lexicon.size(); ++word) {
    for (const lexicon::Meaning& meaning : lexicon.meanings(word)) {
      const std::string_view name = lexicon.class_name(meaning.of);
      const auto found = std::find_if(classes.begin(), classes.end(),
                                      [&](const Named& known) { return known.class_name == name; });
      if (found == classes.end()) continue;
      OfficeSign sign = found->sign;
      if (sign == OfficeSign::after && lexicon.value(meaning) == "weak") {
        sign = OfficeSign::after_weak;
      }
      if (sign == OfficeSign::after && lexicon.value(meaning) != "noun") {
        signs_[word] |= mask(OfficeSign::after_act);
      }
      if (sign == OfficeSign::stop && lexicon.value(meaning) == "place") {
        sign = OfficeSign::stop_place;
      }
      signs_[word] |= mask(sign);
      if (sign == OfficeSign::strip && lexicon.value(meaning) == "former") {
        signs_[word] |= mask(OfficeSign::former);
      }
    }
    if ((signs_[word] & mask(OfficeSign::no_office)) != 0) {
      signs_[word] &= mask(OfficeSign::no_office) | mask(OfficeSign::trade);
    }
  }
}

std::uint32_t OfficeWords::begins(const lexicon::Scan& scan, std::uint32_t at,
                                  std::uint32_t mask) const {
  std::uint32_t longest = 0;
  for (const lexicon::Hit& hit : scan.at(at)) {
    if ((signs(hit.word) & mask) != 0) longest = hit.length;
  }
  return longest;
}

std::uint32_t OfficeWords::ends(const lexicon::Scan& scan, std::uint32_t at, std::uint32_t floor,
                                std::uint32_t mask) const {
  const std::uint32_t most = std::min(word_length_most, at - std::min(floor, at));
  if (most == 0) return 0;
  const lexicon::Hit* hit = scan.longest_before(
      at, most, [&](const lexicon::Hit& one) { return (signs(one.word) & mask) != 0; });
  return hit == nullptr ? 0 : hit->length;
}

}  // namespace duikou::mention
