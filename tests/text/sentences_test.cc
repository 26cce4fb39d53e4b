// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include "given.h"

namespace duikou::text {
namespace {

std::string cut(std::string_view text) {
  const Folded folded(folding(), text);
  std::string out;
  for (const Span span : sentences(folded)) {
    if (!out.empty()) out += " / ";
    out += folded.original(span);
  }
  return out;
}

TEST(Sentences, EndWhereTheyShould) {
  const struct {
    const char* text;
    const char* sentences;
  } rows[] = {
      {"", ""},
      {"\n 　\n", ""},
      {"他来了。她走了！谁？", "他来了。 / 她走了！ / 谁？"},
      {"甲；乙。", "甲； / 乙。"},
      {"真的？！好。", "真的？！ / 好。"},
      {"标题\n正文。", "标题 / 正文。"},
      {"　　缩进。 下一句", "缩进。 / 下一句"},
      {"他说：“来了。走吧。”大家笑了。", "他说：“来了。走吧。” / 大家笑了。"},
      {"他说：“来了！”大家笑了。", "他说：“来了！” / 大家笑了。"},
      {"以“准备好了吗？”为题的课。完", "以“准备好了吗？”为题的课。 / 完"},
      {"“来了。”，他说。", "“来了。”，他说。"},
      {"读《你好！朋友》一书。好", "读《你好！朋友》一书。 / 好"},
      {"会议（第一次。内部）结束。散", "会议（第一次。内部）结束。 / 散"},
      {"「走吧。」她說。", "「走吧。」 / 她說。"},
      {"他说：“没有结尾。第二句。\n下一行。", "他说：“没有结尾。 / 第二句。 / 下一行。"},
      {"多余的结尾。”第二句。", "多余的结尾。” / 第二句。"},
      {"“外『内。』外”结束。完", "“外『内。』外”结束。 / 完"},
      {"交错“一（二”三）。四", "交错“一（二”三）。 / 四"},
      {"见http://a.cn/?b=1网。完", "见http://a.cn/?b=1网。 / 完"},
      {"Done! Next; last?", "Done! / Next; / last?"},
  };
  for (const auto& row : rows) EXPECT_EQ(cut(row.text), row.sentences) << row.text;
}

TEST(Sentences, StayInsideLinesAndInOrder) {
  const std::string text = "“（一。\n二！）”三“四。”五\r\n；；；六";
  const Folded folded(folding(), text);
  std::uint32_t behind = 0;
  for (const Span span : sentences(folded)) {
    EXPECT_GE(span.start, behind);
    EXPECT_FALSE(span.empty());
    EXPECT_EQ(folded.original(span).find('\n'), std::string_view::npos);
    behind = span.end;
  }
}

}  // namespace
}  // namespace duikou::text
