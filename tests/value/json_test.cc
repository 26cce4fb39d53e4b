// SPDX-License-Identifier: Apache-2.0
#include "value/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace duikou {
namespace {

TEST(JsonForm, CommasAndBrackets) {
  std::string out;
  JsonWriter json(out);
  json.open('{').key("a").open('[').close(']').key("b").open('{').close('}').key("c").open('[');
  json.number(1).open('[').number(2).close(']').text("x").boolean(true).boolean(false).null();
  json.raw("{\"y\":0}").close(']').key("d").text("").close('}');
  EXPECT_EQ(out, R"({"a":[],"b":{},"c":[1,[2],"x",true,false,null,{"y":0}],"d":""})");
}

TEST(JsonForm, AppendsBehindWhatIsThere) {
  std::string out = "x ";
  JsonWriter(out).number(-7);
  EXPECT_EQ(out, "x -7");
}

TEST(JsonForm, NumbersAreWhole) {
  std::string out;
  JsonWriter json(out);
  json.open('[').number(std::numeric_limits<std::int64_t>::min());
  json.number(std::numeric_limits<std::int64_t>::max()).number(0).close(']');
  EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807,0]");
}

std::string written(std::string_view text) {
  std::string out;
  JsonWriter(out).text(text);
  return out;
}

TEST(JsonText, KeepsWhatIsPlain) {
  EXPECT_EQ(written("对口支援 a/b 'c' 𠀀 é"), "\"对口支援 a/b 'c' 𠀀 é\"");
}

TEST(JsonText, EscapesWhatBreaksALine) {
  EXPECT_EQ(written("\"\\"), R"("\"\\")");
  EXPECT_EQ(written("\n\t"), R"("\n\t")");
  EXPECT_EQ(written("\r"), R"("\u000d")");
  EXPECT_EQ(written(std::string("\0\x1F", 2)), R"("\u0000\u001f")");
  for (const char* mark : {"\x7F", "\u0080", "\u0085", "\u009F", "\u2028", "\u2029"}) {
    const std::string out = written(mark);
    EXPECT_TRUE(out.starts_with("\"\\u")) << out;
    EXPECT_EQ(out.size(), 8U) << out;
  }
  EXPECT_EQ(written("\u2027\u202A\u00A0"), "\"\u2027\u202A\u00A0\"");
}

// Plain text is passed over in steps: no place within a step, at its edge or behind it is missed.
TEST(JsonText, EscapesAtEveryPlace) {
  const struct {
    std::string mark, escaped;
  } rows[] = {{"\"", "\\\""}, {"\u0085", "\\u0085"}, {"\u2028", "\\u2028"}, {"\u201C", "\u201C"}};
  for (const auto& row : rows) {
    for (std::size_t length = 0; length <= 130; ++length) {
      for (std::size_t at = 0; at <= length; ++at) {
        std::string text(length, 'x'), expected = text;
        text.insert(at, row.mark);
        expected.insert(at, row.escaped);
        ASSERT_EQ(written(text), '"' + expected + '"');
      }
    }
  }
}

TEST(JsonText, KeysAreEscapedToo) {
  std::string out;
  JsonWriter(out).open('{').key(std::string_view("a\"b\n")).number(1).close('}');
  EXPECT_EQ(out, R"({"a\"b\n":1})");
}

}  // namespace
}  // namespace duikou
