// SPDX-License-Identifier: Apache-2.0
#include "mention/amount.h"

#include <algorithm>
#include <string>
#include <utility>

namespace duikou::mention {
namespace {

// How far before a number without unit a word of money may stand, in characters of its clause.
constexpr std::uint32_t money_word_distance = 10;

bool is_clause_end(char16_t unit) {
  return unit == u'\n' || unit == u',' || unit == u';' || unit == u'\uFF0C' ||  // full-width comma
         unit == u'\u3002' ||                                                   // full stop
         unit == u'\uFF1B' || unit == u'\0';                                    // semicolon
}

bool is_letter(char16_t unit) {
  return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z');
}

// Where a number without a unit may end: before punctuation, or at the end of the text.
bool may_end_here(char16_t unit) {
  switch (unit) {
    case u')':
    case u':':
    case u'!':
    case u'?':
    case u'|':
    case 0x2014:  // dash
    case 0x201D:  // closing quotation mark
    case 0x3001:  // ideographic comma
    case 0x300D:  // closing corner bracket
    case 0xFF01:  // full-width exclamation mark
    case 0xFF08:  // full-width brackets
    case 0xFF09:
    case 0xFF1A:  // full-width colon
    case 0xFF1F:  // full-width question mark
    case 0xFF5C:  // a cell's border
      return true;
    default:
      return is_clause_end(unit);
  }
}

std::uint32_t skip_space(const text::Folded& text, std::uint32_t at) {
  return text.at(at) == u' ' ? at + 1 : at;
}

}  // namespace

// A number with the currency its surroundings give it; an empty currency where they give none.
struct AmountFinder::Reading {
  Number number;
  Span span;
  std::string_view currency;
  bool prefixed = false;
};

AmountFinder::AmountFinder(const lexicon::Lexicon& lexicon, NumberReader numbers, BoundWords bounds)
    : numbers_(std::move(numbers)),
      bounds_(std::move(bounds)),
      unit_(lexicon, "amount.unit"),
      prefix_(lexicon, "amount.prefix"),
      scale_(lexicon, "amount.scale"),
      money_(lexicon, "amount.money"),
      piece_(lexicon, "amount.piece"),
      after_(lexicon, "amount.after"),
      none_(lexicon, "amount.none"),
      joiner_(lexicon, "number.joiner") {}

Result<AmountFinder> AmountFinder::make(const lexicon::Lexicon& lexicon) {
  auto numbers = NumberReader::make(lexicon);
  if (!numbers) return std::move(numbers).error();
  auto bounds = BoundWords::make(lexicon);
  if (!bounds) return std::move(bounds).error();
  for (const std::string_view name : {"amount.unit", "amount.prefix"}) {
    for (const auto& word : lexicon.words_of(name)) {
      const std::string_view code = lexicon.value(word.meaning);
      if (code.size() == 3) continue;
      return Error{Error::Kind::refused, "lexicon/words/currencies.tsv",
                   text::utf8_of(word.word) + " has the currency \"" + std::string(code) + "\"",
                   "write its ISO 4217 code"};
    }
  }
  for (const auto& word : lexicon.words_of("amount.scale")) {
    const std::string_view power = lexicon.value(word.meaning);
    if (power == "3" || power == "6" || power == "9" || power == "12") continue;
    return Error{Error::Kind::refused, "lexicon/words/currencies.tsv",
                 text::utf8_of(word.word) + " has the power \"" + std::string(power) + "\"",
                 "write 3, 6, 9 or 12"};
  }
  return AmountFinder(lexicon, std::move(*numbers), std::move(*bounds));
}

bool AmountFinder::money_before(const text::Folded& text, const lexicon::Scan& scan,
                                std::uint32_t start) const {
  const std::uint32_t first = start - std::min(start, money_word_distance);
  for (std::uint32_t i = start; i > first; --i) {
    if (is_clause_end(text[i - 1])) return false;
    if (money_.at(scan, i - 1) != nullptr) return true;
  }
  return false;
}

void AmountFinder::read_unit(const text::Folded& text, const lexicon::Scan& scan,
                             Reading& reading) const {
  Number& number = reading.number;
  std::uint32_t at = skip_space(text, number.span.end);
  if (const auto* scale = scale_.at(scan, at);
      scale != nullptr && !is_letter(text.at(at + scale->length))) {
    const std::string_view power = scale_.value(*scale);
    std::int64_t factor = 1;
    for (int i = std::stoi(std::string(power)); i > 0; --i) factor *= 10;
    number.exact = number.exact && !__builtin_mul_overflow(number.parts, factor, &number.parts);
    number.row = false;
    reading.span.end = at + scale->length;
    at = skip_space(text, reading.span.end);
  }
  const auto* unit = unit_.at(scan, at);
  if (unit == nullptr || none_.length(scan, at) > unit->length) return;
  if (is_letter(text[at]) && is_letter(text.at(at + unit->length))) return;
  if (!reading.prefixed) reading.currency = unit_.value(*unit);
  reading.span.end = at + unit->length;
}

AmountFinder::Reading AmountFinder::read(const text::Folded& text, const lexicon::Scan& scan,
                                         Number number, std::uint32_t floor) const {
  Reading out{number, number.span, {}, false};
  std::uint32_t before = number.span.start;
  if (before > 0 && text[before - 1] == u' ') --before;
  if (const auto* prefix = prefix_.before(scan, before);
      prefix != nullptr && prefix->start >= floor &&
      !(is_letter(text[prefix->start]) && is_letter(text.at(std::int64_t{prefix->start} - 1)))) {
    out.currency = prefix_.value(*prefix);
    out.span.start = prefix->start;
    out.prefixed = true;
  }
  read_unit(text, scan, out);
  if (!out.currency.empty()) return out;
  read_without_unit(text, scan, out);
  return out;
}

// "Gave 1900 ten-thousands", "threw in five pieces of 10^8": money by the verb before it.
void AmountFinder::read_without_unit(const text::Folded& text, const lexicon::Scan& scan,
                                     Reading& reading) const {
  Number& number = reading.number;
  if (!number.exact || reading.span != number.span) return;
  std::uint32_t end = number.span.end;
  bool pieces = false;
  if (const std::uint32_t piece = piece_.length(scan, end); piece > 0) {
    std::int64_t factor = 1;
    const std::uint32_t last = end + piece;
    pieces = numbers_.multiplier(text, {last - 1, last}, factor) &&
             !__builtin_mul_overflow(number.parts, factor, &number.parts);
    if (!pieces) return;
    number.row = false;
    end = last;
  }
  const bool in_ten_thousands = !number.row && number.parts >= 10'000 * Amount::parts_of_one &&
                                numbers_.digit(text.at(std::int64_t{end} - 1)) < 0;
  if (!in_ten_thousands) return;
  const bool ends = may_end_here(text.at(end)) || after_.length(scan, end) > 0;
  if (!pieces && !(ends && money_before(text, scan, number.span.start))) return;
  reading.span.end = end;
  reading.currency = "CNY";
}

void AmountFinder::append(const lexicon::Scan& scan, const Reading& reading,
                          std::vector<Mention>& out) const {
  if (reading.currency.empty() || !reading.number.exact) return;
  const bool bounded = bounds_.stands_before(scan, reading.span.start);
  if (reading.number.bare && reading.number.bound == Bound::exact && !bounded) return;
  Number number = reading.number;
  number.span.start = reading.span.start;
  Mention mention;
  mention.type = Type::amount;
  mention.span = reading.span;
  mention.parts = number.parts;
  mention.bound = bounds_.of(scan, number, reading.span.end);
  mention.value = Amount{number.parts, std::string(reading.currency)}.text();
  out.push_back(std::move(mention));
}

// Five to ten ten-thousands of yuan: the first number has neither multiplier nor unit.
bool AmountFinder::read_range(const text::Folded& text, const lexicon::Scan& scan,
                              const Reading& low, std::vector<Mention>& out,
                              std::uint32_t& end) const {
  const std::uint32_t joiner = joiner_.length(scan, low.span.end);
  if (joiner == 0 || !low.number.exact) return false;
  const Number second = numbers_.read(text, low.span.end + joiner);
  if (second.span.empty() || !second.exact || second.bare) return false;
  const Reading high = read(text, scan, second, low.span.end);
  if (high.currency.empty() || high.prefixed) return false;
  Reading first = low;
  first.currency = high.currency;
  if (!second.row && low.number.parts < 10'000 * Amount::parts_of_one) {
    // The multiplier is what the second number has beyond its own digits.
    std::uint32_t digits_end = second.span.start;
    while (numbers_.digit(text.at(digits_end)) >= 0 || text.at(digits_end) == u'.') ++digits_end;
    std::int64_t factor = 1;
    if (!numbers_.multiplier(text, {digits_end, second.span.end}, factor)) return false;
    const bool over = __builtin_mul_overflow(low.number.parts, factor, &first.number.parts);
    if (over) return false;
  }
  append(scan, first, out);
  append(scan, high, out);
  end = high.span.end;
  return true;
}

void AmountFinder::find(const text::Folded& text, const lexicon::Scan& scan,
                        std::vector<Mention>& out) const {
  std::uint32_t floor = 0;  // behind the last amount: its unit is no prefix of the next number
  for (std::uint32_t i = 0; i < text.size();) {
    if (!numbers_.begins(text[i])) {
      ++i;
      continue;
    }
    const Number number = numbers_.read(text, i);
    const std::uint32_t next = std::max(number.span.end, i + 1);
    const bool inside_name = i > 0 && is_letter(text[i - 1]) && prefix_.before(scan, i) == nullptr;
    if (number.span.empty() || inside_name) {
      i = next;
      continue;
    }
    const Reading reading = read(text, scan, number, floor);
    std::uint32_t end = std::max(next, reading.span.end);
    if (!reading.currency.empty()) {
      append(scan, reading, out);
    } else {
      read_range(text, scan, reading, out, end);
    }
    i = end;
    if (end > next) floor = end;
  }
}

}  // namespace duikou::mention
