// SPDX-License-Identifier: Apache-2.0
#include "mention/number.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace duikou::mention {
namespace {

// Values are summed in units of 10^-8, so that eight decimals before a multiplier stay exact, and
// in 128 bits, so that only the end has to ask whether the result fits.
__extension__ using Wide = __int128;
constexpr int unit_decimals = 8;
constexpr int coefficient_digits_most = 15;
constexpr int first_large = 4;  // 10^4 and up multiply all that was said since the last larger one

constexpr int exponent_most = 12;  // of a multiplier

constexpr auto powers_of_ten = [] {
  std::array<std::int64_t, exponent_most + 1> out{1};
  for (std::size_t i = 1; i < out.size(); ++i) out[i] = out[i - 1] * 10;
  return out;
}();

Wide power_of_ten(int exponent) {
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

constexpr Wide largest_factor() {
  return Wide{10'000'000'000'000} * 1'000'000'000'000;
}

}  // namespace

// One coefficient with the multipliers that follow it.
struct NumberReader::Term {
  std::int64_t mantissa = 0;
  int decimals = 0;
  int digits = 0;
  bool arabic = false;
  bool separated = false;  // 1,200
  bool zero_first = false;
  bool overflow = false;
  Bound bound = Bound::exact;
  std::array<std::uint8_t, 8> multipliers{};
  std::size_t multiplier_count = 0;

  void push_digit(int digit) {
    if (digits == 0 && digit == 0) zero_first = true;
    ++digits;
    if (mantissa > std::numeric_limits<std::int64_t>::max() / 100 ||
        digits > coefficient_digits_most) {
      overflow = true;
    } else {
      mantissa = mantissa * 10 + digit;
    }
  }
  [[nodiscard]] Wide value() const {
    return Wide{mantissa} * power_of_ten(unit_decimals - decimals);
  }
};

// The terms of one number, added up as numerals are: small multipliers within a section, large ones
// on the section.
class NumberReader::Sum {
 public:
  // False where the term cannot go on from those before.
  bool add(const Term& term) {
    if (term.overflow || term.decimals > unit_decimals) ok_ = false;
    Wide coefficient = ok_ ? term.value() : 0;
    bool open = term.digits > 0;  // the coefficient has met no multiplier
    for (std::size_t i = 0; i < term.multiplier_count; ++i) {
      const int exponent = term.multipliers[i];
      if (exponent < first_large) {
        if (exponent >= last_small_) return false;
        if (!open) coefficient = power_of_ten(unit_decimals);
        section_ += coefficient * power_of_ten(exponent);
        last_small_ = exponent;
      } else if (!close_section(coefficient, open, exponent)) {
        return false;
      }
      coefficient = 0;
      open = false;
    }
    if (!open) return true;
    const int power = shorthand(term);
    if (power > exponent_most) ok_ = false;
    if (ok_) section_ += coefficient * power_of_ten(power);
    return true;
  }
  // In parts of Amount; nothing where they do not hold it.
  [[nodiscard]] std::optional<std::int64_t> parts() const {
    constexpr std::int64_t step = 10'000;  // from unit_decimals to Amount::parts_of_one
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const Wide all = total_ + section_;
    if (!ok_ || all > Wide{most} * step) return std::nullopt;
    // Few are too large for the processor's own division.
    const Wide parts = all <= most ? Wide{static_cast<std::int64_t>(all) / step} : all / step;
    if (parts * step != all) return std::nullopt;
    return static_cast<std::int64_t>(parts);
  }

 private:
  bool close_section(Wide coefficient, bool open, int exponent) {
    const Wide value = section_ + (open ? coefficient : Wide{0});
    const bool nothing = value == 0 && total_ == 0 && !open;
    const Wide said = nothing ? power_of_ten(unit_decimals) : value;
    if (said > largest_factor() || total_ > largest_factor()) ok_ = false;
    if (last_large_ != 0 && exponent < last_large_) {
      if (said == 0) return false;
      if (ok_) total_ += said * power_of_ten(exponent);
      last_large_ = exponent;
    } else {
      if (ok_) total_ = (total_ + said) * power_of_ten(exponent);
      last_large_ = said == 0 ? last_large_ + exponent : exponent;
    }
    section_ = 0;
    last_small_ = first_large;
    return true;
  }
  // A single numeral at the end counts the next smaller power: three hundred two (ten).
  [[nodiscard]] int shorthand(const Term& term) const {
    if (term.arabic || term.zero_first || term.digits != 1) return 0;
    if (last_small_ < first_large) return last_small_ - 1;
    return last_large_ > 0 ? last_large_ - 1 : 0;
  }

  Wide total_ = 0;
  Wide section_ = 0;
  int last_small_ = first_large;
  int last_large_ = 0;
  bool ok_ = true;
};

Status NumberReader::add_class(const lexicon::Lexicon& lexicon, std::string_view name, Kind kind) {
  const auto words = lexicon.words_of(name);
  if (words.empty()) {
    return Error{Error::Kind::refused, "lexicon/words/numbers.tsv",
                 "no word of class " + std::string(name), "restore the file"};
  }
  for (const auto& word : words) {
    const std::string_view cell = lexicon.value(word.meaning);
    Sign sign{kind, 0};
    bool good = word.word.size() == 1;
    if (kind == Kind::numeral || kind == Kind::multiplier || kind == Kind::tens) {
      good = good && !cell.empty() && cell.size() <= 2 &&
             std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (good) sign.value = static_cast<std::uint8_t>(std::stoi(std::string(cell)));
      good = good && sign.value <= (kind == Kind::multiplier ? exponent_most : 9);
    } else if (kind == Kind::vague) {
      const auto bound = bound_named(cell);
      good = good && bound.has_value();
      if (good) sign.value = static_cast<std::uint8_t>(*bound);
    }
    if (!good) {
      return Error{Error::Kind::refused, "lexicon/words/numbers.tsv",
                   text::utf8_of(word.word) + " of " + std::string(name) + " has value \"" +
                       std::string(cell) + "\"",
                   "write one character, and the value that src/mention/number.h asks for"};
    }
    signs_[word.word[0]] = sign;
  }
  return Done{};
}

Result<NumberReader> NumberReader::make(const lexicon::Lexicon& lexicon) {
  NumberReader out;
  for (char16_t c = u'0'; c <= u'9'; ++c) {
    out.signs_[c] = {Kind::arabic, static_cast<std::uint8_t>(c - u'0')};
  }
  constexpr std::pair<std::string_view, Kind> classes[] = {
      {"number.digit", Kind::numeral},   {"number.multiplier", Kind::multiplier},
      {"number.tens", Kind::tens},       {"number.vague", Kind::vague},
      {"number.several", Kind::several}, {"number.point", Kind::point},
  };
  for (const auto& [name, kind] : classes) {
    if (auto added = out.add_class(lexicon, name, kind); !added) return std::move(added).error();
  }
  return out;
}

std::uint32_t NumberReader::read_arabic_digits(const text::Folded& text, std::uint32_t at,
                                               Term& term) const {
  term.arabic = true;
  const auto three = [&](std::uint32_t from) {
    return is_arabic(text.at(from + 1)) && is_arabic(text.at(from + 2)) &&
           is_arabic(text.at(from + 3)) && !is_arabic(text.at(from + 4));
  };
  // A full-width comma parts clauses, too: it parts thousands only where more of the number
  // follows.
  const auto group = [&](std::uint32_t from) {
    if (text.at(from) == u',') return three(from);
    const bool wide = text.at(from) == u'\uFF0C' && three(from);
    return wide && ((text.at(from + 4) == u'.' && is_arabic(text.at(from + 5))) ||
                    (text.at(from + 4) == u',' && three(from + 4)));
  };
  for (; is_arabic(text.at(at)); ++at) term.push_digit(text[at] - u'0');
  while (term.digits <= 3 + 12 && group(at)) {
    if (!term.separated && term.digits > 3) break;
    term.separated = true;
    for (std::uint32_t i = at + 1; i < at + 4; ++i) term.push_digit(text[i] - u'0');
    at += 4;
  }
  if (text.at(at) == u'.' && is_arabic(text.at(at + 1))) {
    for (++at; is_arabic(text.at(at)); ++at) {
      term.push_digit(text[at] - u'0');
      term.decimals = std::min(term.decimals + 1, unit_decimals + 1);
    }
  }
  const Sign behind_space = sign(text, at + 1);
  const bool spaced = text.at(at) == u' ' && behind_space.kind == Kind::multiplier &&
                      behind_space.value >= first_large;
  return spaced ? at + 1 : at;
}

std::uint32_t NumberReader::read_numerals(const text::Folded& text, std::uint32_t at,
                                          Term& term) const {
  const auto numeral = [&](std::uint32_t i) { return sign(text, i).kind == Kind::numeral; };
  for (; numeral(at); ++at) term.push_digit(sign(text, at).value);
  if (term.digits == 0 || sign(text, at).kind != Kind::point || !numeral(at + 1)) return at;
  // A point is one only before a large multiplier: elsewhere it tells the hour.
  std::uint32_t end = at + 1;
  while (numeral(end)) ++end;
  const Sign after = sign(text, end);
  if (after.kind != Kind::multiplier || after.value < first_large) return at;
  for (++at; at < end; ++at) {
    term.push_digit(sign(text, at).value);
    term.decimals = std::min(term.decimals + 1, unit_decimals + 1);
  }
  return at;
}

std::uint32_t NumberReader::read_multipliers(const text::Folded& text, std::uint32_t at,
                                             Term& term) const {
  for (;; ++at) {
    const Sign here = sign(text, at);
    const bool large = here.value >= first_large;
    if (here.kind == Kind::multiplier) {
      if (term.multiplier_count == term.multipliers.size()) return at;
      if (term.bound != Bound::exact && !large) return at;
      term.multipliers[term.multiplier_count++] = here.value;
      continue;
    }
    if (term.bound != Bound::exact) return at;
    const bool behind_multiplier = term.multiplier_count > 0;
    if (here.kind == Kind::vague) {
      const auto bound = static_cast<Bound>(here.value);
      // "About" is also the verb to come, so it counts only between numerals.
      if (bound == Bound::about && !behind_multiplier) return at;
      term.bound = bound;
    } else if (here.kind == Kind::several && behind_multiplier) {
      term.bound = Bound::over;
    } else {
      return at;
    }
  }
}

std::uint32_t NumberReader::read_term(const text::Folded& text, std::uint32_t at,
                                      Term& term) const {
  const Kind kind = sign(text, at).kind;
  if (kind == Kind::arabic) {
    at = read_arabic_digits(text, at, term);
  } else if (kind == Kind::numeral) {
    at = read_numerals(text, at, term);
  } else if (kind == Kind::tens) {
    term.push_digit(sign(text, at++).value);
    term.multipliers[term.multiplier_count++] = 1;
  }
  return read_multipliers(text, at, term);
}

std::uint32_t NumberReader::skip_several(const text::Folded& text, std::uint32_t at) const {
  std::uint32_t end = at + 1;
  while (sign(text, end).kind == Kind::multiplier || sign(text, end).kind == Kind::vague) ++end;
  return end == at + 1 ? at : end;
}

bool NumberReader::multiplier(const text::Folded& text, Span span, std::int64_t& product) const {
  int powers = 0;
  for (std::uint32_t i = span.start; i < span.end; ++i) {
    const Sign here = sign(text, i);
    if (here.kind == Kind::multiplier) {
      powers += here.value;
    } else if (here.kind != Kind::vague) {
      return false;
    }
  }
  if (span.empty() || powers > 18) return false;
  product = 1;
  while (powers-- > 0) product *= 10;
  return true;
}

// What most numbers are: a few digits, and nothing behind them that a number may go on with. Empty
// for all others.
Number NumberReader::read_row(const text::Folded& text, std::uint32_t at) const {
  constexpr std::uint32_t digits_most = 14;  // whose parts fit
  std::int64_t told = 0;
  std::uint32_t end = at;
  for (; end - at < digits_most && is_arabic(text.at(end)); ++end) {
    told = told * 10 + (text[end] - u'0');
  }
  const char16_t behind = text.at(end);
  const bool goes_on =
      is_sign(behind) || behind == u',' || behind == u'.' || behind == u' ' || behind == u'\uFF0C';
  Number out;
  if (end == at || goes_on) return out;
  out.span = {at, end};
  out.parts = told * Amount::parts_of_one;
  out.exact = out.row = out.arabic = true;
  out.digits = static_cast<std::uint8_t>(end - at);
  return out;
}

Number NumberReader::read(const text::Folded& text, std::uint32_t at) const {
  Number out = read_row(text, at);
  if (!out.span.empty()) return out;
  const Sign first = sign(text, at);
  if (!begins(text.at(at))) return out;
  if (first.kind == Kind::several) {
    out.span = {at, skip_several(text, at)};
    return out;
  }
  Sum sum;
  std::uint32_t end = at;
  bool good = true;
  for (int terms = 0; terms < 12; ++terms) {
    Term term;
    // "1 hundred million nought 5 million": a nought in words before digits only joins the two.
    const bool nought = terms > 0 && sign(text, end).kind == Kind::numeral &&
                        sign(text, end).value == 0 && is_arabic(text.at(end + 1));
    const std::uint32_t start = end + (nought ? 1 : 0);
    const std::uint32_t next = read_term(text, start, term);
    if (next == start) break;
    const bool run_together = term.digits > 1 && !term.arabic && term.decimals == 0 &&
                              !term.zero_first && (term.multiplier_count > 0 || terms > 0);
    Sum before = sum;
    if (terms > 0 && !nought && term.arabic && term.digits == 1 && term.multiplier_count == 0) {
      break;
    }
    if (!sum.add(term)) {
      sum = before;
      good = good && terms > 0;
      if (terms == 0) end = next;
      break;
    }
    good = good && !run_together;
    if (terms == 0) {
      out.arabic = term.arabic;
      out.bare = term.digits == 0 && term.multipliers[0] != 1;
      out.row = term.multiplier_count == 0 && term.decimals == 0 && !term.separated;
      out.digits = static_cast<std::uint8_t>(std::min(term.digits, 255));
    }
    end = next;
    out.bound = term.bound;
    if (term.bound != Bound::exact || term.multiplier_count == 0) break;
  }
  out.span = {at, end};
  const auto parts = good ? sum.parts() : std::nullopt;
  out.exact = parts.has_value();
  out.parts = parts.value_or(0);
  return out;
}

}  // namespace duikou::mention
