// SPDX-License-Identifier: Apache-2.0
#include "mention/count.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace duikou::mention {
namespace {

constexpr std::array<std::string_view, 7> unit_names = {
    "things", "people", "person-times", "projects", "batches", "places", "measure"};

std::optional<std::uint32_t> unit_named(std::string_view name) {
  const auto found = std::find(unit_names.begin(), unit_names.end(), name);
  if (found == unit_names.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - unit_names.begin());
}

// How many ordinals may share one measure word; more is a table of contents.
constexpr int ordinals_of_one_unit = 16;

bool is_part_of_name(char16_t unit) {
  return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || unit == u'.' ||
         unit == u'/' || unit == u'\u2236';  // the ratio sign of scores
}

}  // namespace

std::string_view name(CountFinder::Unit unit) {
  return unit_names[static_cast<std::size_t>(unit)];
}

CountFinder::CountFinder(const lexicon::Lexicon& lexicon, NumberReader numbers, BoundWords bounds)
    : numbers_(std::move(numbers)),
      bounds_(std::move(bounds)),
      unit_(lexicon, "count.unit"),
      ordinal_unit_(lexicon, "count.ordinal-unit"),
      none_(lexicon, "count.none"),
      ordinal_sign_(lexicon, "count.ordinal-sign"),
      first_(lexicon, "count.first"),
      joiner_(lexicon, "number.joiner"),
      separator_(lexicon, "number.separator"),
      begins_(0x10000) {
  for (std::uint32_t c = 0; c < 0x10000; ++c) {
    begins_[c] = numbers_.begins(static_cast<char16_t>(c));
  }
  for (const std::string_view starting : {"count.none", "count.ordinal-sign", "count.first"}) {
    for (const auto& word : lexicon.words_of(starting)) begins_[word.word[0]] = true;
  }
}

Result<CountFinder> CountFinder::make(const lexicon::Lexicon& lexicon) {
  auto numbers = NumberReader::make(lexicon);
  if (!numbers) return std::move(numbers).error();
  auto bounds = BoundWords::make(lexicon);
  if (!bounds) return std::move(bounds).error();
  for (const std::string_view class_name : {"count.unit", "count.ordinal-unit"}) {
    for (const auto& word : lexicon.words_of(class_name)) {
      if (unit_named(lexicon.value(word.meaning))) continue;
      return Error{
          Error::Kind::refused, "lexicon/words/units.tsv",
          text::utf8_of(word.word) + " counts \"" + std::string(lexicon.value(word.meaning)) + "\"",
          "write one of the units that src/mention/count.h names"};
    }
  }
  for (const auto& word : lexicon.words_of("count.first")) {
    if (lexicon.value(word.meaning) == "1") continue;
    return Error{Error::Kind::refused, "lexicon/words/units.tsv",
                 text::utf8_of(word.word) + " is not the first", "write 1 as its value"};
  }
  return CountFinder(lexicon, std::move(*numbers), std::move(*bounds));
}

Span CountFinder::unit_at(const text::Folded& text, const lexicon::Scan& scan,
                          std::uint32_t at) const {
  if (text.at(at) == u' ') ++at;
  const auto* unit = unit_.at(scan, at);
  if (unit == nullptr || none_.length(scan, at) > unit->length) return {};
  return unit->span();
}

std::uint32_t CountFinder::read_count(const text::Folded& text, const lexicon::Scan& scan,
                                      std::uint32_t at, std::vector<Mention>& out) const {
  const Number number = numbers_.read(text, at);
  const std::uint32_t next = std::max(number.span.end, at + 1);
  const char16_t before = text.at(std::int64_t{at} - 1);
  if (!number.exact || is_part_of_name(before) || numbers_.digit(before) >= 0) return next;
  const Span unit = unit_at(text, scan, number.span.end);
  if (unit.empty()) return next;
  if (number.bare && number.bound == Bound::exact && !bounds_.stands_before(scan, at)) return next;
  Mention mention;
  mention.type = Type::count;
  mention.span = {at, unit.end};
  mention.unit = unit;
  mention.parts = number.parts;
  mention.bound = bounds_.of(scan, number, unit.end);
  mention.value = Amount{number.parts}.text();
  mention.row = unit_named(unit_.value(*unit_.at(scan, unit.start))).value_or(0);
  out.push_back(std::move(mention));
  return unit.end;
}

bool CountFinder::read_first(const lexicon::Scan& scan, std::uint32_t at,
                             std::vector<Mention>& out) const {
  const auto* word = first_.at(scan, at);
  if (word == nullptr) return false;
  Mention mention;
  mention.type = Type::ordinal;
  mention.span = word->span();
  mention.unit = {word->start + word->length - 1, word->start + word->length};
  mention.parts = Amount::parts_of_one;
  mention.value = "1";
  out.push_back(std::move(mention));
  return true;
}

std::uint32_t CountFinder::read_ordinals(const text::Folded& text, const lexicon::Scan& scan,
                                         std::uint32_t at, std::vector<Mention>& out) const {
  const std::size_t first = out.size();
  std::uint32_t start = at;
  std::uint32_t digits = at + ordinal_sign_.length(scan, at);
  std::uint32_t end = digits;
  Span unit;
  for (int i = 0; i < ordinals_of_one_unit; ++i) {
    const Number number = numbers_.read(text, digits);
    if (!number.exact || number.bound != Bound::exact || number.bare) break;
    const std::uint32_t behind = number.span.end;
    const auto* own = ordinal_unit_.at(scan, behind);
    const bool blocked = own == nullptr || none_.length(scan, behind) > own->length;
    Mention mention;
    mention.type = Type::ordinal;
    mention.span = {start, blocked ? behind : own->start + own->length};
    mention.unit = blocked ? Span{} : own->span();
    mention.parts = number.parts;
    mention.value = Amount{number.parts}.text();
    end = mention.span.end;
    out.push_back(std::move(mention));
    if (!blocked) unit = own->span();
    std::uint32_t joined = std::max(joiner_.length(scan, end), separator_.length(scan, end));
    if (joined == 0) break;
    start = end + joined;
    digits = start + ordinal_sign_.length(scan, start);
    // A number without the sign goes on with the ordinals only before their unit is told.
    if (digits == start && !blocked) break;
  }
  // Numbers at the end that turned out to be no ordinals: "the 3rd, 20 persons".
  if (unit.empty() && out.size() > first + 1) {
    while (out.size() > first + 1 && ordinal_sign_.at(scan, out.back().span.start) == nullptr) {
      out.pop_back();
    }
  }
  for (std::size_t i = first; i < out.size(); ++i) {
    if (out[i].unit.empty()) out[i].unit = unit;
    if (!out[i].unit.empty()) {
      out[i].row =
          unit_named(ordinal_unit_.value(*ordinal_unit_.at(scan, out[i].unit.start))).value_or(0);
    }
  }
  return out.size() == first ? end : out.back().span.end;
}

void CountFinder::find(const text::Folded& text, const lexicon::Scan& scan,
                       std::span<const Mention> taken, std::vector<Mention>& out) const {
  std::size_t passed = 0;
  for (std::uint32_t i = 0; i < text.size();) {
    if (!begins_[text[i]]) {
      ++i;
      continue;
    }
    while (passed < taken.size() && taken[passed].span.end <= i) ++passed;
    if (passed < taken.size() && taken[passed].span.start <= i) {
      i = taken[passed].span.end;
      continue;
    }
    const std::size_t found = out.size();
    std::uint32_t end = i + 1;
    if (const std::uint32_t none = none_.length(scan, i); none > 0) {
      end = i + none;
    } else if (ordinal_sign_.at(scan, i) != nullptr) {
      end = read_ordinals(text, scan, i, out);
    } else if (read_first(scan, i, out)) {
      end = out.back().span.end;
    } else if (numbers_.begins(text[i])) {
      end = read_count(text, scan, i, out);
    }
    while (out.size() > found && passed < taken.size() &&
           taken[passed].span.overlaps({i, out.back().span.end})) {
      out.pop_back();
    }
    i = std::max(end, i + 1);
  }
}

}  // namespace duikou::mention
