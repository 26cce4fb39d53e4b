// SPDX-License-Identifier: Apache-2.0
#include "text/folded.h"

#include <algorithm>
#include <numeric>

namespace duikou::text {
namespace {

// Nearly every character of a Chinese text has three bytes.
bool three_bytes(const unsigned char* p) {
  return (*p & 0xF0) == 0xE0;
}
char32_t of_three_bytes(const unsigned char* p) {
  return static_cast<char32_t>((p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
}

// The code point at `p`, which must begin a valid sequence; `p` moves behind it.
char32_t decode_next(const unsigned char*& p) {
  if (three_bytes(p)) {
    p += 3;
    return of_three_bytes(p - 3);
  }
  const unsigned char lead = *p++;
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return static_cast<char32_t>((lead & 0x1F) << 6 | (*p++ & 0x3F));
  const char32_t out = static_cast<char32_t>((lead & 0x07) << 18 | (p[0] & 0x3F) << 12 |
                                             (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
  p += 3;
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F));
    byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F));
  }
}

constexpr char16_t middle_dot = 0x00B7;

// Bullets and dots that reports set between the parts of a name.
constexpr char16_t dot_variants[] = {
    0x2022,  // bullet
    0x2027,  // hyphenation point
    0x2219,  // bullet operator
    0x22C5,  // dot operator
    0x30FB,  // katakana middle dot
    0xFF65,  // half-width katakana middle dot
    0x0387,  // Greek ano teleia
    0x16EB,  // runic single punctuation
};

}  // namespace

Result<Folding> Folding::parse(std::string_view tsv) {
  Folding out;
  out.simplified_.resize(0x10000);
  std::iota(out.simplified_.begin(), out.simplified_.end(), u'\0');
  std::size_t line_number = 0;
  while (!tsv.empty()) {
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    ++line_number;
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || line.starts_with("traditional\t")) continue;
    const std::string_view pair[] = {line.substr(0, tab),
                                     tab == std::string_view::npos ? "" : line.substr(tab + 1)};
    const std::u16string from = units_of(pair[0]);
    const std::u16string to = units_of(pair[1].substr(0, pair[1].find('\t')));
    if (from.size() != 1 || to.size() != 1) {
      return Error{Error::Kind::refused, "traditional.tsv:" + std::to_string(line_number),
                   "not one character, a tab and one character",
                   "write the traditional character, a tab, the simplified one"};
    }
    out.simplified_[from[0]] = to[0];
  }
  out.table_ = out.simplified_;
  for (char16_t c = 0xFF01; c <= 0xFF5E; ++c) {
    const auto half = static_cast<char16_t>(c - 0xFEE0);
    const bool letter = (half | 0x20) >= 'a' && (half | 0x20) <= 'z';
    if (letter || (half >= '0' && half <= '9') || half == '%' || half == '.') out.table_[c] = half;
  }
  for (const char16_t dot : dot_variants) out.table_[dot] = middle_dot;
  return out;
}

std::string Folding::simplify(std::string_view utf8) const {
  std::string out;
  out.reserve(utf8.size());
  const auto* p = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* end = p + utf8.size();
  while (p < end) {
    const char32_t c = decode_next(p);
    append_utf8(out, c < simplified_.size() ? simplified_[c] : c);
  }
  return out;
}

Folded::Folded(const Folding& folding, std::string_view utf8) : utf8_(utf8) {
  const std::uint32_t length = length_code_points(utf8);
  units_.resize(length);
  every_16th_.reserve(length / 16 + 1);
  const auto* const begin = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* p = begin;
  char16_t* out = units_.data();
  for (std::uint32_t n = 0; n < length; n += 16) {
    every_16th_.push_back(static_cast<std::uint32_t>(p - begin));
    const char16_t* const end = out + std::min<std::uint32_t>(16, length - n);
    while (end - out >= 4 && three_bytes(p) && three_bytes(p + 3) && three_bytes(p + 6) &&
           three_bytes(p + 9)) {
      for (int i = 0; i < 4; ++i, p += 3) *out++ = folding.fold(of_three_bytes(p));
    }
    while (out < end) *out++ = folding.fold(decode_next(p));
  }
}

std::size_t Folded::byte_of(std::uint32_t code_point) const {
  if (code_point >= size()) return utf8_.size();
  std::size_t byte = every_16th_[code_point / 16];
  for (std::uint32_t left = code_point % 16; left > 0; --left) {
    const auto lead = static_cast<unsigned char>(utf8_[byte]);
    byte += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  return byte;
}

std::string_view Folded::original(Span span) const {
  const std::size_t start = byte_of(span.start);
  return utf8_.substr(start, byte_of(span.end) - start);
}

std::u16string units_of(std::string_view utf8) {
  std::u16string out;
  const auto* p = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* end = p + utf8.size();
  while (p < end) {
    const char32_t c = decode_next(p);
    out += c < 0x10000 ? static_cast<char16_t>(c) : Folding::beyond_bmp;
  }
  return out;
}

std::string utf8_of(std::u16string_view units) {
  std::string out;
  for (const char16_t unit : units) append_utf8(out, unit);
  return out;
}

std::uint32_t length_code_points(std::string_view utf8) {
  // Sums of few bytes fit into one, which lets the compiler count many at a time.
  constexpr std::size_t step = 128;
  std::uint32_t out = 0;
  std::size_t at = 0;
  const auto begins = [&](std::size_t i) { return static_cast<signed char>(utf8[i]) >= -0x40; };
  for (; at + step <= utf8.size(); at += step) {
    std::uint8_t some = 0;
    for (std::size_t i = 0; i < step; ++i) some = static_cast<std::uint8_t>(some + begins(at + i));
    out += some;
  }
  for (; at < utf8.size(); ++at) out += begins(at);
  return out;
}

}  // namespace duikou::text
