// SPDX-License-Identifier: Apache-2.0
#include "text/document.h"

#include "given.h"
#include "text/head_lines.h"

namespace duikou::text {
namespace {

TEST(FormatOfName, GoesByTheEnding) {
  EXPECT_EQ(format_of_name("a/b.txt"), Format::text);
  EXPECT_EQ(format_of_name("B.MD"), Format::markdown);
  EXPECT_EQ(format_of_name("x.shtml"), Format::html);
  EXPECT_EQ(format_of_name("x.HTM"), Format::html);
  EXPECT_EQ(format_of_name("x.jsonl"), Format::ndjson);
  EXPECT_EQ(format_of_name("x.ndjson"), Format::ndjson);
  EXPECT_EQ(format_of_name("x.pdf"), std::nullopt);
  EXPECT_EQ(format_of_name("html"), std::nullopt);
}

TEST(PlainText, KeepsTheTextAndTellsItsHead) {
  const std::string file =
      "\xEF\xBB\xBF某市医疗队赴某县\r\n2023-08-28 来源：某某日报 作者：无名\r\n\r\n"
      "　　某某社某城8月28日电 医疗队于当天抵达，随后在县医院开诊，并与当地医生座谈，"
      "今后三年将继续派出队员，开展帮带。\r\n- 第一批\r\n项目｜资金\r\n";
  const Result<Report> report = drawn(file, Format::text);
  ASSERT_TRUE(report.ok());
  const Report& out = report.value();
  EXPECT_EQ(out.text, file.substr(3));
  EXPECT_EQ(out.title, "某市医疗队赴某县");
  EXPECT_EQ(out.publisher, "某某日报");
  EXPECT_EQ(out.published, "2023-08-28");
  EXPECT_EQ(out.dateline, "某某社某城8月28日电");
  EXPECT_EQ(out.encoding_ground, "mark");
  EXPECT_EQ(lines_of(out),
            "1 某市医疗队赴某县\nc 2023-08-28 来源：某某日报 作者：无名\n"
            "p 某某社某城8月28日电 医疗队于当天抵达，随后在县医院开诊，并与当地医生座谈，"
            "今后三年将继续派出队员，开展帮带。\n- - 第一批\n| [项目][资金]\n");
  expect_lawful(out, file.size());
}

TEST(PlainText, TakesNoSentenceForATitle) {
  EXPECT_EQ(drawn("第一句，很短。\n第二句。\n", Format::text).value().title, "");
  EXPECT_EQ(drawn("只有一行", Format::text).value().title, "");
}

TEST(HeadLine, TellsFactsFromSentences) {
  const struct {
    const char* line;
    bool head;
    const char* publisher;
    const char* published;
  } rows[] = {
      {"2023-08-28 来源：某社", true, "某社", "2023-08-28"},
      {"来源: 某网 | 2023年8月28日 10:20", true, "某网", "2023-08-28"},
      {"发布时间：2023/8/2 浏览次数：120 次 【大 中 小】", true, "", "2023-08-02"},
      {"发布时间：2023/8/2 浏览次数：120 次", true, "", "2023-08-02"},
      {"來源：某報　發佈時間：2011.03.04", true, "某報", "2011-03-04"},
      {"发布日期：20230828", true, "", "2023-08-28"},
      {"（2023-08-28）", true, "", "2023-08-28"},
      {"来源：2023年8月28日，某省来电。", false, "", ""},
      {"2023年8月28日，会议召开。", false, "", ""},
      {"2023年8月28日 某地", false, "", ""},
      {"某某日报", false, "", ""},
      {"某某日报 2023-08-28", true, "某某日报", "2023-08-28"},
      {"某某资讯　2015年8月30日", true, "某某资讯", "2015-08-30"},
      {"某某日报 2023年8月", false, "", ""},
      {"某某日报 2023-08-28 第二版", false, "", ""},
      {"某县工作总结 2023-08-28", false, "", ""},
      {"报 2023-08-28", false, "", ""},
      {"", false, "", ""},
  };
  for (const auto& row : rows) {
    HeadFacts facts;
    EXPECT_EQ(read_head_line(page_words(), row.line, facts), row.head) << row.line;
    EXPECT_EQ(facts.publisher, row.publisher) << row.line;
    EXPECT_EQ(facts.published, row.published) << row.line;
  }
}

TEST(FirstDate, KnowsTheCommonForms) {
  const struct {
    const char* text;
    const char* date;
  } rows[] = {
      {"2023-08-28T10:00:00+08:00", "2023-08-28"},
      {"2023年8月", "2023-08"},
      {"２０２３年８月２８日", "2023-08-28"},
      {"20230828", "2023-08-28"},
      {"20230828103000", "2023-08-28"},
      {"2023-02-30", ""},
      {"电话 010-12345678", ""},
      {"12023-08-28", ""},
      {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(first_date(row.text), row.date) << row.text;
}

TEST(Dateline, IsFoundWithoutBracketsAndNames) {
  const struct {
    const char* paragraph;
    const char* dateline;
  } rows[] = {
      {"某某社某城8月28日电（记者无名）会议召开。", "某某社某城8月28日电"},
      {"　　（某网某城2023年8月28日讯）会议", "某网某城2023年8月28日讯"},
      {"本报讯 会议召开", "本报讯"},
      {"会议8月28日召开，来电祝贺。", ""},
      {"8月28日，某县电网完工", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(dateline(page_words(), row.paragraph), row.dateline);
}

TEST(ContentId, ComesFromContentAlone) {
  const std::string text = "某省对口支援某县，援派干部已经到位。\n第二行。";
  const Report first = drawn(text, Format::text).value();
  EXPECT_EQ(first.id.size(), 22u);
  EXPECT_TRUE(first.id.starts_with("r_"));
  EXPECT_EQ(drawn(encoded(text, "gb18030"), Format::text).value().id, first.id);
  EXPECT_NE(drawn(text + "。", Format::text).value().id, first.id);
  Report one;
  one.title = "ab";
  Report other;
  other.publisher = "ab";
  EXPECT_NE(content_id(one), content_id(other));
}

TEST(Markdown, BecomesLines) {
  const std::string file =
      "---\ntitle: \"援助 记\"\nsource: 某刊\ndate: 2022-05-06\nurl: https://a.cn/1\ntags: x\n---\n"
      "# 一级 **标题**\n\n甲省**援助**[乙县](http://b.cn)，\n并派 *教师*。AT&amp;T `x` ~~旧~~\n\n"
      "- 第一\n  - 内层\n- 第二\n\n> 引文\n\n"
      "| 单位 | 金额 |\n|---|---:|\n| 甲 | **5** 万 |\n| 乙 | "
      "|\n\n![图注](a.png)\n\n```\n码一\n码二\n```\n";
  const Result<Report> report = drawn(file, Format::markdown);
  ASSERT_TRUE(report.ok());
  const Report& out = report.value();
  EXPECT_EQ(out.title, "援助 记");
  EXPECT_EQ(out.publisher, "某刊");
  EXPECT_EQ(out.published, "2022-05-06");
  EXPECT_EQ(out.url, "https://a.cn/1");
  EXPECT_EQ(lines_of(out),
            "1 一级 标题\np 甲省援助乙县，并派 教师。AT&T x 旧\n- 第一\n- 内层\n- 第二\np 引文\n"
            "| [单位][金额]\n| [甲][5 万]\n| [乙][]\nc 图注\np 码一\np 码二\n");
  EXPECT_NE(out.text.find("甲｜5 万\n乙｜\n"), std::string::npos);
  EXPECT_EQ(source_bytes(out, file, "援助乙县"), "援助**[乙县");
  EXPECT_EQ(source_bytes(out, file, "&"), "&amp;");
  expect_lawful(out, file.size());
}

TEST(Markdown, TakesItsTitleFromTheFirstHeading) {
  EXPECT_EQ(drawn("# 甲 乙\n\n文。\n", Format::markdown).value().title, "甲 乙");
  EXPECT_EQ(drawn("文。\n\n# 甲\n", Format::markdown).value().title, "");
  // An opening line without its end is no front matter.
  EXPECT_EQ(drawn("---\ntitle: x\n\n文。\n", Format::markdown).value().title, "");
}

TEST(Markdown, KeepsTheWordsOfRawHtml) {
  const Report out = drawn("<div>\n<b>甲</b>乙\n</div>\n\n丙<br>丁\n", Format::markdown).value();
  EXPECT_EQ(lines_of(out), "p 甲 乙\np 丙 丁\n");
}

TEST(SourceMap, LeadsBackFromUtf16) {
  const std::string text = "甲𠮷乙\n丙";
  const std::string file = "\xFF\xFE" + encoded(text, "UTF-16LE");
  const Report out = drawn(file, Format::text).value();
  EXPECT_EQ(source_span(out, {0, 1}), (ByteRange{2, 4}));
  EXPECT_EQ(source_span(out, {1, 2}), (ByteRange{4, 8}));
  EXPECT_EQ(source_span(out, {2, 5}), (ByteRange{8, 14}));
  EXPECT_EQ(source_span(out, {5, 5}), (ByteRange{14, 14}));
}

TEST(SourceMap, IsTheTextWhereNoMapIsKept) {
  const Report out = drawn("甲a乙", Format::text).value();
  EXPECT_TRUE(out.source.empty());
  EXPECT_EQ(source_span(out, {1, 3}), (ByteRange{3, 7}));
}

TEST(SourceMap, LeadsBackFromMarkedUpGb18030) {
  const std::string page = encoded(
      "<html><head><meta "
      "charset=gb2312><title>标题</title></head><body><p>甲省<b>㑇援</b>乙县&amp;丙。</p>"
      "<p>第二段，到此为止。</p></body></html>",
      "gb18030");
  const Report out = drawn(page, Format::html).value();
  EXPECT_EQ(out.text, "甲省㑇援乙县&丙。\n第二段，到此为止。");
  EXPECT_EQ(out.encoding, "gb18030");
  EXPECT_EQ(out.encoding_ground, "declared");
  EXPECT_EQ(source_bytes(out, page, "㑇"), encoded("㑇", "gb18030"));
  EXPECT_EQ(source_bytes(out, page, "援乙县"), encoded("援</b>乙县", "gb18030"));
  EXPECT_EQ(source_bytes(out, page, "&丙"), encoded("&amp;丙", "gb18030"));
  EXPECT_EQ(source_bytes(out, page, "第二段"), encoded("第二段", "gb18030"));
  EXPECT_EQ(source_bytes(out, page, "。\n第"), encoded("。</p><p>第", "gb18030"));
  expect_lawful(out, page.size());
}

}  // namespace
}  // namespace duikou::text
