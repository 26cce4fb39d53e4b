// SPDX-License-Identifier: Apache-2.0
#include "mention/date_words.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace duikou::mention {
namespace {

std::optional<int> integer(std::string_view cell) {
  int out = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return out;
}

std::optional<Season> season_in(std::string_view cell) {
  const std::size_t dash = cell.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = integer(cell.substr(0, dash));
  const auto last = integer(cell.substr(dash + 1));
  if (!first || !last || *first < 1 || *last > 12 || *first > *last) return std::nullopt;
  return Season{static_cast<std::uint8_t>(*first), static_cast<std::uint8_t>(*last)};
}

std::optional<RelativeWord> relative_in(std::string_view cell) {
  constexpr std::string_view units[] = {"year", "month", "day", "week"};
  constexpr std::string_view anchors[] = {"", "published", "told", "context"};
  const auto word = [&cell] {
    const std::size_t space = std::min(cell.find(' '), cell.size());
    const std::string_view out = cell.substr(0, space);
    cell.remove_prefix(std::min(space + 1, cell.size()));
    return out;
  };
  RelativeWord out;
  const std::string_view unit = word();
  const std::string_view anchor = word();
  const auto offset = integer(word());
  bool unit_known = false;
  for (std::size_t i = 0; i < std::size(units); ++i) {
    if (units[i] != unit) continue;
    out.unit = static_cast<RelativeWord::Unit>(i);
    unit_known = true;
  }
  for (std::size_t i = 1; i < std::size(anchors); ++i) {
    if (anchors[i] == anchor) out.anchor = static_cast<Anchor>(i);
  }
  if (!unit_known || out.anchor == Anchor::none || !offset || *offset < -100 || *offset > 100) {
    return std::nullopt;
  }
  out.offset = static_cast<std::int8_t>(*offset);
  return out;
}

}  // namespace

DateWords::DateWords(const lexicon::Lexicon& lexicon, NumberReader reader)
    : numbers(std::move(reader)),
      year_sign(lexicon, "date.year-sign"),
      month_sign(lexicon, "date.month-sign"),
      day_sign(lexicon, "date.day-sign"),
      day_number_sign(lexicon, "date.day-number-sign"),
      year_tail(lexicon, "date.year-tail"),
      month_tail(lexicon, "date.month-tail"),
      season(lexicon, "date.season"),
      relative(lexicon, "date.relative"),
      weekday(lexicon, "date.weekday"),
      weekday_sign(lexicon, "date.weekday-sign"),
      due(lexicon, "date.due"),
      since(lexicon, "date.since"),
      as_of(lexicon, "date.as-of"),
      since_before(lexicon, "date.since-before"),
      until_before(lexicon, "date.until-before"),
      recurring(lexicon, "date.recurring"),
      duration_before(lexicon, "date.duration-before"),
      none(lexicon, "date.none"),
      not_sign(lexicon, "date.not-sign"),
      not_use(lexicon, "date.not-use"),
      future(lexicon, "date.future"),
      past(lexicon, "date.past"),
      dateline(lexicon, "date.dateline"),
      clock(lexicon, "date.clock"),
      joiner(lexicon, "number.joiner"),
      separator(lexicon, "number.separator"),
      begins_(0x10000) {
  for (std::uint32_t c = 0; c < 0x10000; ++c) begins_[c] = numbers.begins(static_cast<char16_t>(c));
  for (const std::string_view name :
       {"date.relative", "date.season", "date.none", "date.weekday-sign"}) {
    for (const auto& word : lexicon.words_of(name)) begins_[word.word[0]] = true;
  }
}

Status DateWords::check(const lexicon::Lexicon& lexicon) const {
  const auto refuse = [&](const lexicon::Lexicon::TableWord& word, std::string cure) {
    return Error{Error::Kind::refused, "lexicon/words/dates.tsv",
                 text::utf8_of(word.word) + " has the value \"" +
                     std::string(lexicon.value(word.meaning)) + "\"",
                 std::move(cure)};
  };
  for (const auto& word : lexicon.words_of("date.relative")) {
    if (!relative_in(lexicon.value(word.meaning))) {
      return refuse(word, "write unit, anchor and offset, as \"year published -1\"");
    }
  }
  for (const auto& word : lexicon.words_of("date.season")) {
    if (!season_in(lexicon.value(word.meaning))) {
      return refuse(word, "write first and last month, as 1-3");
    }
  }
  for (const auto& word : lexicon.words_of("date.weekday")) {
    const auto day = integer(lexicon.value(word.meaning));
    if (!day || *day < 1 || *day > 7) return refuse(word, "write 1 for Monday to 7 for Sunday");
  }
  return Done{};
}

Result<DateWords> DateWords::make(const lexicon::Lexicon& lexicon) {
  auto numbers = NumberReader::make(lexicon);
  if (!numbers) return std::move(numbers).error();
  DateWords out(lexicon, std::move(*numbers));
  if (auto checked = out.check(lexicon); !checked) return std::move(checked).error();
  return out;
}

RelativeWord DateWords::relative_of(const lexicon::Hit& hit) const {
  return relative_in(relative.value(hit)).value_or(RelativeWord{});
}

Season DateWords::season_of(const lexicon::Hit& hit) const {
  return season_in(season.value(hit)).value_or(Season{});
}

}  // namespace duikou::mention
