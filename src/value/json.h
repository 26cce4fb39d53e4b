// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace duikou {

// Writes one JSON value (RFC 8259) onto the end of a string, in the order it is told. Reading JSON
// is simdjson's work; writing is ours because claims leave the reader by the hundred thousand and
// their keys must keep one order.
//
//   JsonWriter json(out);
//   json.open('{').key("id").text("c_1").key("roles").open('[').close(']').close('}');
//
// Commas are set by the writer. Text must be UTF-8; the C0 and C1 controls, U+2028 and U+2029 are
// escaped so that a line stays a line everywhere, everything else is written as it is.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& key(std::string_view name);
  // A key that stands in the source is written as it is: it holds nothing that JSON escapes. Its
  // length is known, so that it goes out with its marks in one piece.
  template <std::size_t size>
  JsonWriter& key(const char (&name)[size]) {
    char piece[size + 4] = {',', '"'};
    std::memcpy(piece + 2, name, size - 1);
    piece[size + 1] = '"';
    piece[size + 2] = ':';
    const std::size_t from = needs_comma_ ? 0 : 1;
    out_.append(piece + from, size + 3 - from);
    needs_comma_ = false;
    return *this;
  }
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // A value that is JSON already.
  JsonWriter& raw(std::string_view json);

 private:
  void comma();
  void put(std::string_view value, std::string_view close);
  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace duikou
