// SPDX-License-Identifier: Apache-2.0
#include "text/ndjson.h"

#include "given.h"

namespace duikou::text {
namespace {

Result<Report> parsed(std::string_view line) {
  static NdjsonParser parser(page_words());
  return parser.parse(line, "a.ndjson:3");
}

TEST(Ndjson, ReadsAReport) {
  const Result<Report> report = parsed(
      R"({"id": "a1", "url": "u", "title": "题", "publisher": "某报", "published": "2023-08-29",)"
      R"( "n": [1, {"x": null}], "text": " # 头\n某社某城8月28日电 一\r\n甲｜乙)"
      R"(\n|丙|丁|\n|---|---|\n戊\t己\n\u63f4\ud842\udfb7 "})");
  ASSERT_TRUE(report.ok()) << report.error().text();
  const Report& out = report.value();
  EXPECT_EQ(out.id, "a1");
  EXPECT_EQ(out.url, "u");
  EXPECT_EQ(out.title, "题");
  EXPECT_EQ(out.publisher, "某报");
  EXPECT_EQ(out.published, "2023-08-29");
  EXPECT_EQ(out.dateline, "某社某城8月28日电");
  EXPECT_EQ(out.text, " # 头\n某社某城8月28日电 一\r\n甲｜乙\n|丙|丁|\n|---|---|\n戊\t己\n援𠮷 ");
  EXPECT_EQ(
      lines_of(out),
      "1 # 头\np 某社某城8月28日电 一\n| [甲][乙]\n| [丙][丁]\n| |---|---|\n| [戊][己]\np 援𠮷\n");
  EXPECT_TRUE(out.source.empty());
  EXPECT_EQ(out.encoding, "utf-8");
  expect_lawful(out, out.text.size());
}

TEST(Ndjson, NeedsOnlyAText) {
  const Report out = parsed("{\"text\": \"甲\", \"published\": null}\r").value();
  EXPECT_EQ(out.text, "甲");
  EXPECT_EQ(out.published, "");
  EXPECT_EQ(out.id, content_id(out));
  EXPECT_EQ(parsed(R"({"text": ""})").value().text, "");
  EXPECT_EQ(parsed(R"({"text": "a", "text": "b"})").value().text, "b");
}

TEST(Ndjson, DropsTheTimeOfATimestamp) {
  EXPECT_EQ(parsed(R"({"text":"","published":"2023-08-29T10:00:00+08:00"})").value().published,
            "2023-08-29");
  EXPECT_EQ(parsed(R"({"text":"","published":"2023-08-29 10:00"})").value().published,
            "2023-08-29");
  EXPECT_EQ(parsed(R"({"text":"","published":"2023-08"})").value().published, "2023-08");
}

TEST(Ndjson, RefusesWithPlaceCauseAndCure) {
  const struct {
    std::string line;
    const char* cause;
  } rows[] = {
      {"", "not a JSON object"},
      {"[]", "not a JSON object"},
      {"{\"text\": \"a\"", "not a JSON object"},
      {"{\"text\": \"a\"} {}", "not a JSON object"},
      {"{\"text\": \"a\", \"n\": tru}", "not a JSON object"},
      {"{\"text\": \"a\nb\"}", "not a JSON object"},
      {"{\"text\": \"\xE6\x8F\"}", "not valid UTF-8"},
      {"{\"id\": \"x\"}", "has no \"text\""},
      {"{\"text\": null}", "has no \"text\""},
      {"{\"text\": 5}", "\"text\" is not a string"},
      {"{\"text\": \"\", \"id\": 7}", "\"id\" is not a string"},
      {"{\"text\": \"a\\u0000b\"}", "\"text\" holds a NUL"},
      {"{\"text\": \"a\\ud800b\"}", "a string with a broken escape"},
      {"{\"text\": \"a\\udc00b\"}", "a string with a broken escape"},
      {"{\"text\": \"\", \"published\": \"2023-02-30\"}", "\"published\" is no date: 2023-02-30"},
      {"{\"text\": \"\", \"published\": \"gestern\"}", "\"published\" is no date: gestern"},
  };
  for (const auto& row : rows) {
    const Result<Report> out = parsed(row.line);
    ASSERT_FALSE(out.ok()) << row.line;
    EXPECT_EQ(out.error().place, "a.ndjson:3");
    EXPECT_TRUE(out.error().cause.starts_with(row.cause)) << row.line << ": " << out.error().text();
    EXPECT_FALSE(out.error().cure.empty());
    EXPECT_TRUE(parsed("{\"text\": \"a\"}").ok());
  }
}

std::string split(std::string_view bytes, std::size_t chunk, std::size_t longest) {
  LineSplitter lines(longest);
  std::string out;
  const auto drain = [&] {
    while (const auto line = lines.next()) {
      out += std::to_string(line->number) + (line->too_long ? "!" : ":") +
             std::string(line->bytes) + "|";
    }
  };
  for (std::size_t at = 0; at < bytes.size(); at += chunk) {
    lines.feed(bytes.substr(at, chunk));
    drain();
  }
  lines.end();
  drain();
  return out;
}

TEST(LineSplitter, GivesTheSameLinesForAnyChunks) {
  const struct {
    const char* bytes;
    const char* lines;
  } rows[] = {
      {"", ""},
      {"a", "1:a|"},
      {"a\n", "1:a|"},
      {"\xEF\xBB\xBF"
       "a\n\n \r\nb\r\nc",
       "1:a|4:b\r|5:c|"},
      {"ab\n1234567\ncd\n12345678", "1:ab|2!|3:cd|4!|"},
      {"1234567\n", "1!|"},
      {"123456\n", "1:123456|"},
      {"\n\n", ""},
  };
  for (const auto& row : rows) {
    for (std::size_t chunk = 1; chunk < 12; ++chunk) {
      EXPECT_EQ(split(row.bytes, chunk, 6), row.lines) << row.bytes << " by " << chunk;
    }
  }
}

}  // namespace
}  // namespace duikou::text
