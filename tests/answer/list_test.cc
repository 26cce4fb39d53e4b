// SPDX-License-Identifier: Apache-2.0
#include "answer/list.h"

#include <gtest/gtest.h>

#include "answer/plain_text.h"
#include "text/nearest.h"

namespace duikou::answer {
namespace {

TEST(Nearest, Words) {
  const struct {
    const char* given;
    std::vector<std::string> words;
    const char* wanted;
  } cases[] = {
      {"raed", {"add", "read", "show"}, "read"},
      {"vist", {"visit", "list"}, "visit"},
      {"喀什地区府", {"和田地区", "喀什地区"}, "喀什地区"},
      {"provinse", {"state", "province"}, "province"},
      {"zebra", {"read", "add"}, ""},
      {"", {"read"}, ""},
      {"甲报纸版的", {"乙报", "甲报纸"}, "甲报纸"},
  };
  for (const auto& c : cases) EXPECT_EQ(text::nearest(c.given, c.words), c.wanted) << c.given;
}

TEST(PlainText, StrangersDoNotSpeakToTheTerminal) {
  EXPECT_EQ(visible("a\x1b[2Jb\x07"), "a\\u{1B}[2Jb\\u{7}");
  EXPECT_EQ(visible("新\u009b\u202e疆\n\t"), "新\\u{9B}\\u{202E}疆\n\t");
  EXPECT_EQ(visible("\xff\xe6x"), "\\xFF\\xE6x");
}

TEST(PlainText, WidthCountsColumns) {
  EXPECT_EQ(width_of("abc"), 3U);
  EXPECT_EQ(width_of("新疆a"), 5U);
  EXPECT_EQ(width_of("e\u0301"), 1U);
  EXPECT_EQ(cut_to("新疆维吾尔", 10), "新疆维吾尔");
  EXPECT_EQ(cut_to("新疆维吾尔", 9), "新疆维...");
  EXPECT_EQ(cut_to("新疆维吾尔", 8), "新疆...");
  EXPECT_EQ(cut_to("新疆", 2), "..");
}

TEST(List, CsvIsQuotedAndHarmless) {
  std::string out;
  append_csv(out, {"a", "b,c", "d\"e", "f\ng", "=1+1", "-5", "@x", "＝2", ""});
  EXPECT_EQ(out, "a,\"b,c\",\"d\"\"e\",\"f\ng\",'=1+1,-5,'@x,'＝2,\r\n");
}

TEST(List, TableFitsAndTellsWhatIsCut) {
  std::size_t cut = 0;
  const std::vector<std::string> head = {"id", "to", "empty"};
  const std::vector<std::vector<std::string>> rows = {{"f_1", "喀什地区; 和田地区; 阿克苏地区", ""},
                                                      {"f_2", "a\x1b", ""}};
  EXPECT_EQ(draw_table(head, rows, 80, cut),
            "id   to\nf_1  喀什地区; 和田地区; 阿克苏地区\nf_2  a\\u{1B}\n");
  EXPECT_EQ(cut, 0U);
  EXPECT_EQ(draw_table(head, rows, 17, cut), "id   to\nf_1  喀什地区;...\nf_2  a\\u{1B}\n");
  EXPECT_EQ(cut, 1U);
}

}  // namespace
}  // namespace duikou::answer
