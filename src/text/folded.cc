// SPDX-License-Identifier: Apache-2.0
#include "text/folded.h"

#include <algorithm>
#include <numeric>

namespace duikou::text {
namespace {

// The code point at `p`, which must begin a valid sequence; `p` moves behind it.
char32_t decode_next(const unsigned char*& p) {
  const unsigned char lead = *p++;
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return static_cast<char32_t>((lead & 0x1F) << 6 | (*p++ & 0x3F));
  if (lead < 0xF0) {
    const char32_t out =
        static_cast<char32_t>((lead & 0x0F) << 12 | (p[0] & 0x3F) << 6 | (p[1] & 0x3F));
    p += 2;
    return out;
  }
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
  units_.resize(utf8.size());
  every_64th_.reserve(utf8.size() / 128 + 1);
  const auto* begin = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* p = begin;
  const auto* end = p + utf8.size();
  std::size_t n = 0;
  while (p < end) {
    if (n % 64 == 0) every_64th_.push_back(static_cast<std::uint32_t>(p - begin));
    units_[n++] = folding.fold(decode_next(p));
  }
  units_.resize(n);
}

std::size_t Folded::byte_of(std::uint32_t code_point) const {
  if (code_point >= size()) return utf8_.size();
  std::size_t byte = every_64th_[code_point / 64];
  for (std::uint32_t left = code_point % 64; left > 0; --left) {
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
  return static_cast<std::uint32_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace duikou::text
