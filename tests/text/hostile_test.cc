// SPDX-License-Identifier: Apache-2.0
#include <ctime>
#include <functional>
#include <random>

#include "given.h"
#include "text/ndjson.h"
#include "text/sentences.h"

// Inputs that nobody means well with: whatever the bytes, drawing ends soon, never crashes and
// keeps the laws of a report.
namespace duikou::text {
namespace {

std::string times(std::size_t count, std::string_view piece) {
  std::string out;
  out.reserve(count * piece.size());
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// Of this process, so that a busy machine does not count.
double seconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Shape {
  const char* name;
  std::function<std::string(std::size_t)> page;
};

const std::vector<Shape>& html_shapes() {
  static const std::vector<Shape> shapes = {
      {"nested div", [](std::size_t n) { return times(n, "<div>") + "字"; }},
      {"nested and closed",
       [](std::size_t n) { return times(n, "<div>") + "字" + times(n, "</div>"); }},
      {"nested tables", [](std::size_t n) { return times(n, "<table><tr><td>") + "字"; }},
      {"nested lists", [](std::size_t n) { return times(n, "<ul><li>") + "字"; }},
      {"attributes", [](std::size_t n) { return "<p" + times(n, " a=b") + ">字"; }},
      {"open fonts", [](std::size_t n) { return times(n, "<p><font><b>") + "字"; }},
      {"open links", [](std::size_t n) { return times(n, "<a href=x>字"); }},
      {"unclosed tags", [](std::size_t n) { return "字" + times(n, "<a "); }},
      {"unclosed quotes", [](std::size_t n) { return "字" + times(n, "<a b=\""); }},
      {"unclosed comments", [](std::size_t n) { return "字" + times(n, "<!-- "); }},
      {"unclosed titles", [](std::size_t n) { return "字" + times(n, "<title>"); }},
      {"unclosed scripts", [](std::size_t n) { return "字" + times(n, "<script>"); }},
      {"almost closed scripts",
       [](std::size_t n) { return "字<script>" + times(n, "</scriptx>") + "</script>"; }},
      {"end tags", [](std::size_t n) { return "字" + times(n, "</div></p>"); }},
      {"ampersands", [](std::size_t n) { return "字" + times(n, "&amp&lt&"); }},
      {"long reference", [](std::size_t n) { return "字&" + times(n, "a"); }},
      {"text in tables", [](std::size_t n) { return "<table>" + times(n, "字<tr>"); }},
      {"one row", [](std::size_t n) { return "<table><tr>" + times(n, "<td>字"); }},
      {"bodies", [](std::size_t n) { return times(n, "<body a=b><html>字"); }},
      {"blanks", [](std::size_t n) { return "字" + times(n, " \n&nbsp;") + "字"; }},
      {"classes", [](std::size_t n) { return "<p class='" + times(n, "a ") + "'>字"; }},
      {"angles", [](std::size_t n) { return "字" + times(n, "<"); }},
  };
  return shapes;
}

TEST(Hostile, HtmlOfAnyShapeTakesLinearTime) {
  constexpr std::size_t many = 100'000;
  for (const Shape& shape : html_shapes()) {
    const std::string page = shape.page(many);
    Result<Report> out = Error{};
    const double taken = seconds([&] { out = drawn(page, Format::html); });
    ASSERT_TRUE(out.ok()) << shape.name;
    EXPECT_NE(out.value().text.find("字"), std::string::npos) << shape.name;
    // A quadratic walk takes minutes; the bound leaves room for slow machines and sanitizers.
    EXPECT_LT(taken, 5.0) << shape.name;
  }
}

TEST(Hostile, MillionAttributes) {
  const std::string page = "<p" + times(1'000'000, " a") + ">字</p>";
  EXPECT_EQ(drawn(page, Format::html).value().text, "字");
}

TEST(Hostile, MarkdownOfAnyShapeTakesLinearTime) {
  const std::vector<Shape> shapes = {
      {"quotes", [](std::size_t n) { return times(n, "> ") + "字"; }},
      {"brackets", [](std::size_t n) { return "字" + times(n, "["); }},
      {"stars", [](std::size_t n) { return "字" + times(n, "**a *"); }},
      {"ticks", [](std::size_t n) { return "字" + times(n, "` `` "); }},
      {"columns",
       [](std::size_t n) {
         return "字\n\n" + times(n, "|a") + "|\n" + times(n, "|-") + "|\n" + times(n, "x\n");
       }},
      {"links", [](std::size_t n) { return "字" + times(n, "[a]("); }},
      {"front", [](std::size_t n) { return "---\n" + times(n, "字: b\n"); }},
      {"lists", [](std::size_t n) { return times(n, "- ") + "字"; }},
  };
  for (const Shape& shape : shapes) {
    const std::string page = shape.page(10'000);
    Result<Report> out = Error{};
    const double taken = seconds([&] { out = drawn(page, Format::markdown); });
    ASSERT_TRUE(out.ok()) << shape.name;
    EXPECT_NE(out.value().text.find("字"), std::string::npos) << shape.name;
    EXPECT_LT(taken, 5.0) << shape.name;
  }
}

TEST(Hostile, SentencesOfAnyShapeTakeLinearTime) {
  for (const char* piece : {"“", "”", "（“", "“。”", "。", "“甲）", " ", "字"}) {
    const std::string text = times(300'000, piece);
    const Folded folded(folding(), text);
    const double taken = seconds([&] { (void)sentences(folded); });
    EXPECT_LT(taken, 5.0) << piece;
  }
}

TEST(Hostile, LongTextsTakeLinearTime) {
  const std::string text = times(100'000, "某省援助某县一批。");  // 900,000 characters
  for (const Format format : {Format::text, Format::markdown, Format::html}) {
    Result<Report> out = Error{};
    const double taken = seconds([&] { out = drawn(text, format); });
    ASSERT_TRUE(out.ok());
    EXPECT_EQ(out.value().text, text);
    EXPECT_LT(taken, 5.0);
  }
  const std::string bytes = encoded(text, "gb18030");
  const double taken = seconds([&] { EXPECT_EQ(drawn(bytes, Format::html).value().text, text); });
  EXPECT_LT(taken, 5.0);
}

// Documents put together at random from pieces that matter to the doors.
std::string random_document(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"<div class=nav>",
                                                  "</div>",
                                                  "<p>",
                                                  "<table><tr><td>",
                                                  "<td>",
                                                  "</table>",
                                                  "<ul><li>",
                                                  "<h2>",
                                                  "</h2>",
                                                  "<br>",
                                                  "<!--",
                                                  "-->",
                                                  "<script>",
                                                  "</script>",
                                                  "<title>",
                                                  "</title>",
                                                  "&amp;",
                                                  "&#",
                                                  "&nbsp;",
                                                  "\n",
                                                  "\r\n",
                                                  "# ",
                                                  "- ",
                                                  "| a | b |\n|---|---|\n| 甲 | |\n",
                                                  "**",
                                                  "`",
                                                  "![图](x)",
                                                  "> ",
                                                  "[甲](b)",
                                                  "---\n",
                                                  "```\n",
                                                  "来源：某社 2023-08-28\n",
                                                  "某社某城8月28日电 ",
                                                  "援疆。",
                                                  "“甲。”",
                                                  "（",
                                                  "𠮷",
                                                  "　",
                                                  "\t",
                                                  "｜",
                                                  "a b  c",
                                                  "<a href='x",
                                                  "\"",
                                                  ">",
                                                  "<",
                                                  "\x7F",
                                                  "<meta charset=gbk>",
                                                  "<article>",
                                                  "<pre>",
                                                  "\xE2\x80\x8B",
                                                  "<b>",
                                                  "</b>",
                                                  "<figure><figcaption>"};
  std::string out;
  const std::size_t count = random() % 60;
  for (std::size_t i = 0; i < count; ++i) out += pieces[random() % pieces.size()];
  return out;
}

TEST(Hostile, RandomDocumentsKeepTheLaws) {
  std::mt19937 random(20230828);
  const char* const encodings[] = {"UTF-8", "gb18030", "UTF-16LE"};
  for (int i = 0; i < 2000 && !::testing::Test::HasFailure(); ++i) {
    const std::string utf8 = random_document(random);
    const std::size_t which = random() % 3;
    const std::string file = (which == 2 ? "\xFF\xFE" : "") + encoded(utf8, encodings[which]);
    for (const Format format : {Format::text, Format::markdown, Format::html}) {
      const Result<Report> out = drawn(file, format);
      if (!out.ok()) continue;
      SCOPED_TRACE(utf8);
      expect_lawful(out.value(), file.size());
    }
  }
}

TEST(Hostile, RandomBytesNeverCrash) {
  std::mt19937 random(1994);
  NdjsonParser parser(page_words());
  for (int i = 0; i < 2000 && !::testing::Test::HasFailure(); ++i) {
    std::string file = i % 2 == 0 ? random_document(random) : std::string();
    const std::size_t count = 1 + random() % 40;
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t at = random() % (file.size() + 1);
      file.insert(file.begin() + static_cast<std::ptrdiff_t>(at),
                  static_cast<char>(random() % 256));
    }
    for (const Format format : {Format::text, Format::markdown, Format::html}) {
      const Result<Report> out = drawn(file, format);
      if (out.ok()) expect_lawful(out.value(), file.size());
    }
    (void)parser.parse(file, "given:1");
  }
}

}  // namespace
}  // namespace duikou::text
