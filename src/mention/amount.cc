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

// How many coins make one unit; 0 where the cell is no such number.
std::int64_t coins_in(std::string_view cell) {
  return cell == "10" ? 10 : cell == "100" ? 100 : 0;
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
      rough_unit_(lexicon, "amount.rough-unit"),
      coin_(lexicon, "amount.coin"),
      coin_alone_(lexicon, "amount.coin-alone"),
      block_(lexicon, "amount.block"),
      after_(lexicon, "amount.after"),
      none_(lexicon, "amount.none"),
      joiner_(lexicon, "number.joiner") {}

Result<AmountFinder> AmountFinder::make(const lexicon::Lexicon& lexicon) {
  auto numbers = NumberReader::make(lexicon);
  if (!numbers) return std::move(numbers).error();
  auto bounds = BoundWords::make(lexicon);
  if (!bounds) return std::move(bounds).error();
  for (const std::string_view name : {"amount.unit", "amount.prefix", "amount.rough-unit"}) {
    for (const auto& word : lexicon.words_of(name)) {
      const std::string_view code = lexicon.value(word.meaning);
      if (code.size() == 3) continue;
      return Error{Error::Kind::refused, "lexicon/words/currencies.tsv",
                   text::utf8_of(word.word) + " has the currency \"" + std::string(code) + "\"",
                   "write its ISO 4217 code"};
    }
  }
  for (const std::string_view name : {"amount.coin", "amount.coin-alone"}) {
    for (const auto& word : lexicon.words_of(name)) {
      if (coins_in(lexicon.value(word.meaning)) != 0) continue;
      return Error{Error::Kind::refused, "lexicon/words/currencies.tsv",
                   text::utf8_of(word.word) + " has no number of coins", "write 10 or 100"};
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
  if (const auto* rough = rough_unit_.at(scan, at)) {
    reading.currency = rough_unit_.value(*rough);
    reading.span.end = at + rough->length;
    number.bound = Bound::about;
    return;
  }
  // "Two pieces of 10^8 roubles".
  std::int64_t factor = 1;
  if (const std::uint32_t piece = piece_.length(scan, at);
      piece > 0 && unit_.at(scan, at + piece) != nullptr &&
      numbers_.multiplier(text, {at + piece - 1, at + piece}, factor)) {
    number.exact = number.exact && !__builtin_mul_overflow(number.parts, factor, &number.parts);
    number.row = false;
    at += piece;
  }
  const auto* unit = unit_.at(scan, at);
  if (unit == nullptr) {
    const std::uint32_t block = block_.length(scan, at);
    if (block == 0 || !block_stands(text, scan, number, at + block)) return;
    if (!reading.prefixed) reading.currency = "CNY";
    reading.span.end = at + block;
    read_coins(text, scan, reading);
    return;
  }
  if (none_.length(scan, at) > unit->length) return;
  if (is_letter(text[at]) && is_letter(text.at(at + unit->length))) return;
  if (!reading.prefixed) reading.currency = unit_.value(*unit);
  reading.span.end = at + unit->length;
  read_coins(text, scan, reading);
}

// A unit that also counts slabs and circuits: of money before a coin, and behind ten-thousands
// beside a word of money where nothing follows that it could count.
bool AmountFinder::block_stands(const text::Folded& text, const lexicon::Scan& scan,
                                const Number& number, std::uint32_t end) const {
  const Number coins = numbers_.read(text, end);
  const auto* coin = coins.span.empty() ? nullptr : coin_.at(scan, coins.span.end);
  if (coin != nullptr && none_.length(scan, coin->start) <= coin->length) return true;
  return money_before(text, scan, number.span.start) &&
         number.parts >= 10'000 * Amount::parts_of_one && !number.row &&
         (may_end_here(text.at(end)) || after_.length(scan, end) > 0);
}

// Three jiao five fen, behind the unit: each coin is smaller than the one before it.
void AmountFinder::read_coins(const text::Folded& text, const lexicon::Scan& scan,
                              Reading& reading) const {
  constexpr std::int64_t coins_most = 99;
  std::int64_t last = 1;
  for (int i = 0; i < 2; ++i) {
    const Number number = numbers_.read(text, reading.span.end);
    if (number.span.empty() || !number.exact || number.bound != Bound::exact) return;
    const auto* coin = coin_.at(scan, number.span.end);
    // "Five and seven mao eight": the next smaller coin needs no word at the end.
    const bool ends = may_end_here(text.at(number.span.end)) && number.digits == 1;
    if (coin == nullptr && last == 10 && ends && !number.arabic) {
      reading.number.parts += number.parts / 100;
      reading.span.end = number.span.end;
      return;
    }
    if (coin == nullptr || none_.length(scan, coin->start) > coin->length) return;
    const std::int64_t coins = coins_in(coin_.value(*coin));
    if (coins <= last || number.parts > coins_most * Amount::parts_of_one) return;
    reading.number.parts += number.parts / coins;
    reading.span.end = coin->start + coin->length;
    last = coins;
  }
}

// Three jiao of money; four jiao nine fen of money.
bool AmountFinder::read_coin_alone(const text::Folded& text, const lexicon::Scan& scan,
                                   Reading& reading) const {
  if (!reading.number.exact || none_.length(scan, reading.span.start) > 0) return false;
  const auto* coin = coin_alone_.at(scan, reading.number.span.end);
  Number last = reading.number;
  std::int64_t parts = 0;
  if (coin == nullptr) {
    const auto* larger = coin_.at(scan, reading.number.span.end);
    if (larger == nullptr) return false;
    last = numbers_.read(text, larger->start + larger->length);
    if (last.span.empty() || !last.exact) return false;
    coin = coin_alone_.at(scan, last.span.end);
    if (coin == nullptr) return false;
    parts = reading.number.parts / coins_in(coin_.value(*larger));
  }
  reading.number.parts = parts + last.parts / coins_in(coin_alone_.value(*coin));
  reading.number.row = false;
  reading.span.end = coin->start + coin->length;
  reading.currency = "CNY";
  return true;
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
  if (!out.currency.empty() || read_coin_alone(text, scan, out)) return out;
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

// What the first number of a range is multiplied with so that it is one like the second: the
// largest product of the multipliers at the end of the second that keeps it below. "Eight thousand
// to thirty thousand" has none, "one to two tens of millions" has tens of thousands.
std::int64_t AmountFinder::shared_factor(const text::Folded& text, const Number& low,
                                         const Number& second, const Number& high) const {
  std::int64_t best = 1;
  const auto consider = [&](std::int64_t factor) {
    std::int64_t scaled = 0;
    const bool fits = !__builtin_mul_overflow(low.parts, factor, &scaled) && scaled <= high.parts;
    if (fits && factor > best) best = factor;
  };
  std::int64_t factor = 1;
  for (std::uint32_t from = second.span.end; from > second.span.start; --from) {
    if (!numbers_.multiplier(text, {from - 1, second.span.end}, factor)) break;
    consider(factor);
  }
  // "5 to 10 million".
  if (second.parts > 0 && high.parts % second.parts == 0) consider(high.parts / second.parts);
  return best;
}

// Five to ten ten-thousands of yuan: the first number lacks what the second has.
bool AmountFinder::read_range(const text::Folded& text, const lexicon::Scan& scan,
                              const Reading& low, std::vector<Mention>& out,
                              std::uint32_t& end) const {
  const std::uint32_t joiner = joiner_.length(scan, low.span.end);
  if (joiner == 0 || !low.number.exact) return false;
  const Number second = numbers_.read(text, low.span.end + joiner);
  if (second.span.empty() || !second.exact || second.bare) return false;
  Reading high = read(text, scan, second, low.span.end);
  if (low.prefixed) high.currency = low.currency;
  if (high.currency.empty() || high.prefixed) return false;
  Reading first = low;
  first.currency = high.currency;
  first.number.parts *= shared_factor(text, low.number, second, high.number);
  if (first.number.parts > high.number.parts) return false;
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
    const bool whole = !reading.currency.empty() && reading.span.end > number.span.end;
    if (whole || !read_range(text, scan, reading, out, end)) append(scan, reading, out);
    i = end;
    if (end > next) floor = end;
  }
}

}  // namespace duikou::mention
