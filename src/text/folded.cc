// SPDX-License-Identifier: Apache-2.0
#include "text/folded.h"

#include <algorithm>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

// How many characters fold_wide takes at most; it may write so many units.
constexpr std::uint32_t wide_step = 8;

#if defined(__x86_64__)

bool has_shuffle() {
  return __builtin_cpu_supports("ssse3") != 0;
}
const bool shuffle = has_shuffle();

// Characters of three bytes, 1110hhhh 10mmmmll 10llllll, become units hhhhmmmm llllllll by moving
// the last two bytes and the first one of each into the same 16 bits. Sixteen bytes hold five
// characters and eight more the next three.
__attribute__((target("ssse3"))) std::uint32_t fold_by_shuffle(const unsigned char* p,
                                                               const char16_t* table,
                                                               char16_t* out) {
  const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 8));
  const auto leads = [](__m128i bytes) {
    const __m128i kind = _mm_and_si128(bytes, _mm_set1_epi8(static_cast<char>(0xF0)));
    return static_cast<unsigned>(
        _mm_movemask_epi8(_mm_cmpeq_epi8(kind, _mm_set1_epi8(static_cast<char>(0xE0)))));
  };
  // A bit for each byte that begins a character, and for nothing else, up to the first other one.
  constexpr unsigned every_third = 0x249249;
  const unsigned missing = (leads(low) | leads(high) << 8 | 1U << 24) ^ every_third;
  const auto bytes = static_cast<std::uint32_t>(__builtin_ctz(missing & (every_third | 1U << 24)));
  constexpr char no = -1;
  const __m128i tails = _mm_or_si128(
      _mm_shuffle_epi8(low,
                       _mm_setr_epi8(2, 1, 5, 4, 8, 7, 11, 10, 14, 13, no, no, no, no, no, no)),
      _mm_shuffle_epi8(
          high, _mm_setr_epi8(no, no, no, no, no, no, no, no, no, no, 9, 8, 12, 11, 15, 14)));
  const __m128i heads = _mm_or_si128(
      _mm_shuffle_epi8(low,
                       _mm_setr_epi8(no, 0, no, 3, no, 6, no, 9, no, 12, no, no, no, no, no, no)),
      _mm_shuffle_epi8(
          high, _mm_setr_epi8(no, no, no, no, no, no, no, no, no, no, no, 7, no, 10, no, 13)));
  const __m128i units =
      _mm_or_si128(_mm_or_si128(_mm_and_si128(tails, _mm_set1_epi16(0x003F)),
                                _mm_and_si128(_mm_srli_epi16(tails, 2), _mm_set1_epi16(0x0FC0))),
                   _mm_slli_epi16(heads, 4));
  alignas(16) std::uint16_t unfolded[wide_step];
  _mm_store_si128(reinterpret_cast<__m128i*>(unfolded), units);
  for (std::size_t i = 0; i < wide_step; ++i) out[i] = table[unfolded[i]];
  return bytes / 3;
}

#endif

// Folds the one to wide_step characters of three bytes at `p`, where one must stand, and tells how
// many. Units behind those may hold anything.
std::uint32_t fold_wide(const unsigned char* p, const unsigned char* end, const char16_t* table,
                        char16_t* out) {
#if defined(__x86_64__)
  if (shuffle && end - p >= 24) return fold_by_shuffle(p, table, out);
#endif
  std::uint32_t count = 0;
  for (; count < wide_step && end - p >= 3 && three_bytes(p); ++count, p += 3) {
    out[count] = table[of_three_bytes(p)];
  }
  return count;
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

void Folded::read(const Folding& folding, std::string_view utf8) {
  utf8_ = utf8;
  size_ = length_code_points(utf8);
  if (units_.size() < size_ + wide_step) units_.resize(size_ + wide_step);
  every_16th_.resize(size_ / 16 + 1);
  const auto* const begin = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* const end = begin + utf8.size();
  const auto* p = begin;
  const char16_t* const table = folding.table();
  std::uint32_t n = 0;
  while (n < size_) {
    const auto* const at = p;
    std::uint32_t count = 1;
    if (table != nullptr && three_bytes(p)) {
      count = fold_wide(p, end, table, units_.data() + n);
      p += std::size_t{3} * count;
    } else {
      units_[n] = folding.fold(decode_next(p));
    }
    // The one place of these, if any, whose number is a multiple of 16.
    const std::uint32_t mark = (n + 15) / 16 * 16;
    if (mark < n + count) {
      every_16th_[mark / 16] = static_cast<std::uint32_t>(at - begin) + 3 * (mark - n);
    }
    n += count;
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
  constexpr std::size_t usual = 96;  // bytes; words are shorter
  char16_t near[usual];
  std::u16string far(utf8.size() > usual ? utf8.size() : 0, u'\0');
  char16_t* const units = far.empty() ? near : far.data();
  std::size_t size = 0;  // never more than there are bytes
  const auto* p = reinterpret_cast<const unsigned char*>(utf8.data());
  const auto* end = p + utf8.size();
  while (p < end) {
    const char32_t c = decode_next(p);
    units[size++] = c < 0x10000 ? static_cast<char16_t>(c) : Folding::beyond_bmp;
  }
  return {units, size};
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
