// SPDX-License-Identifier: Apache-2.0
#include "value/json.h"

#include <array>
#include <charconv>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace duikou {
namespace {

// Whether a byte is escaped or begins what may be: C1 controls begin with C2, U+2028 with E2.
constexpr auto suspects = [] {
  std::array<bool, 256> out{};
  for (std::size_t byte = 0; byte < out.size(); ++byte) {
    out[byte] =
        byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xC2 || byte == 0xE2;
  }
  return out;
}();

#if defined(__SSE2__)

// A bit for each suspect byte of sixteen. E2 begins the quotation marks of Chinese texts too: it
// counts only where the third byte says that it is U+2028 or U+2029, so that one in the last two
// bytes is not seen.
unsigned suspects_of(__m128i bytes) {
  const auto equal = [&](__m128i some, int byte) {
    return _mm_cmpeq_epi8(some, _mm_set1_epi8(static_cast<char>(byte)));
  };
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i mark = _mm_or_si128(equal(bytes, '"'), equal(bytes, '\\'));
  const __m128i c1 = _mm_or_si128(equal(bytes, 0x7F), equal(bytes, 0xC2));
  const __m128i third =
      _mm_and_si128(_mm_srli_si128(bytes, 2), _mm_set1_epi8(static_cast<char>(0xFE)));
  const __m128i separator = _mm_and_si128(equal(bytes, 0xE2), equal(third, 0xA8));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(control, mark), _mm_or_si128(c1, separator))));
}

__m128i sixteen_at(std::string_view value, std::size_t at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(value.data() + at));
}

// The first suspect byte from `at` on. Steps overlap by two bytes, because of what suspects_of does
// not see.
std::size_t next_suspect(std::string_view value, std::size_t at) {
  for (; at + 16 <= value.size(); at += 14) {
    const unsigned some = suspects_of(sixteen_at(value, at));
    if (some != 0) return at + static_cast<std::size_t>(__builtin_ctz(some));
  }
  if (value.size() >= 16 && at < value.size()) {
    const std::size_t last = value.size() - 16;
    const unsigned some = suspects_of(sixteen_at(value, last)) >> (at - last);
    return some == 0 ? value.size() : at + static_cast<std::size_t>(__builtin_ctz(some));
  }
  while (at < value.size() && !suspects[static_cast<unsigned char>(value[at])]) ++at;
  return at;
}

// Copies a string to where there is room for 16 bytes more, and tells
// whether none of it is suspect.
bool is_plain(std::string_view value, char* copy) {
  std::memcpy(copy, value.data(), value.size());
  std::memset(copy + value.size(), ' ', 16);
  unsigned some = 0;
  for (std::size_t at = 0; at < value.size(); at += 14) {
    some |= suspects_of(sixteen_at({copy, value.size()}, at));
  }
  return some == 0;
}

#else

std::size_t next_suspect(std::string_view value, std::size_t at) {
  while (at < value.size() && !suspects[static_cast<unsigned char>(value[at])]) ++at;
  return at;
}

bool is_plain(std::string_view value, char* copy) {
  std::memcpy(copy, value.data(), value.size());
  return next_suspect(value, 0) == value.size();
}

#endif

void append_escaped(std::string& out, std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::size_t plain_from = 0;
  const auto flush = [&](std::size_t to) { out.append(value, plain_from, to - plain_from); };
  for (std::size_t i = next_suspect(value, 0); i < value.size(); i = next_suspect(value, i + 1)) {
    const auto byte = static_cast<unsigned char>(value[i]);
    const auto next = [&](std::size_t k) {
      return i + k < value.size() ? static_cast<unsigned char>(value[i + k]) : 0U;
    };
    const bool c1 = byte == 0xC2 && next(1) >= 0x80 && next(1) <= 0x9F;
    const bool separator = byte == 0xE2 && next(1) == 0x80 && (next(2) & 0xFE) == 0xA8;
    if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F && !c1 && !separator) continue;
    flush(i);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += value[i];
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (separator) {
      out += next(2) == 0xA8 ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      const unsigned code = c1 ? next(1) : byte;
      out += "\\u00";
      out += hex[code >> 4];
      out += hex[code & 15];
      if (c1) ++i;
    }
    plain_from = i + 1;
  }
  flush(value.size());
}

}  // namespace

void JsonWriter::comma() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

// A string with the comma before it and what closes it, in one go where it is short: few of the
// many strings of a claim are long.
void JsonWriter::put(std::string_view value, std::string_view close) {
  constexpr std::size_t short_bytes = 96;
  char piece[short_bytes + 24];  // two before and behind the value; the rest is room for is_plain
  std::size_t length = 0;
  if (needs_comma_) piece[length++] = ',';
  piece[length++] = '"';
  if (value.size() > short_bytes || !is_plain(value, piece + length)) {
    out_.append(piece, length);
    append_escaped(out_, value);
    out_.append(close);
    return;
  }
  length += value.size();
  for (const char one : close) piece[length++] = one;
  out_.append(piece, length);
}

JsonWriter& JsonWriter::key(std::string_view name) {
  put(name, "\":");
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  put(value, "\"");
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  char digits[24];
  char* begin = digits;
  if (needs_comma_) *begin++ = ',';
  needs_comma_ = true;
  const auto [end, _] = std::to_chars(begin, digits + sizeof digits, value);
  out_.append(digits, end);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

}  // namespace duikou
