// SPDX-License-Identifier: Apache-2.0
#include "value/json.h"

#include <array>
#include <charconv>

namespace duikou {
namespace {

// Whether a byte is escaped or begins what may be: C1 controls begin with C2, U+2028 with E2.
constexpr bool is_suspect(unsigned char byte) {
  return (byte < 0x20) | (byte == '"') | (byte == '\\') | (byte == 0x7F) | (byte == 0xC2) |
         (byte == 0xE2);
}

constexpr auto suspects = [] {
  std::array<bool, 256> out{};
  for (std::size_t byte = 0; byte < out.size(); ++byte) {
    out[byte] = is_suspect(static_cast<unsigned char>(byte));
  }
  return out;
}();

// The first suspect byte from `at` on, by steps that the compiler turns into vector instructions.
std::size_t next_suspect(std::string_view value, std::size_t at) {
  constexpr std::size_t step = 32;  // so long that the loop is not unrolled instead
  for (; at + step <= value.size(); at += step) {
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < step; ++i) {
      const auto byte = static_cast<unsigned char>(value[at + i]);
      any = static_cast<std::uint8_t>(any | (is_suspect(byte) ? 0xFF : 0));
    }
    if (any != 0) break;
  }
  while (at < value.size() && !suspects[static_cast<unsigned char>(value[at])]) ++at;
  return at;
}

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

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  comma();
  out_ += '"';
  append_escaped(out_, value);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  comma();
  char digits[24];
  const auto [end, _] = std::to_chars(digits, digits + sizeof digits, value);
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
