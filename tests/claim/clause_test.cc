// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "material.h"

namespace duikou::claim {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " / ") + part;
  return out;
}

struct Case {
  std::string text;
  std::string parts;
};

// What a report is taken apart into, printed part by part.
std::string clauses_of(const Analysis& a) {
  std::vector<std::string> out;
  for (const Clause& clause : a.clauses) out.emplace_back(a.quote(clause.span));
  return joined(out);
}

std::string sentences_of(const Analysis& a) {
  std::vector<std::string> out;
  for (const Sentence& sentence : a.sentences) out.emplace_back(a.quote(sentence.span));
  return joined(out);
}

std::string group_line(const Analysis& a, const Group& group) {
  constexpr std::string_view cases[] = {"none", "agent",  "goal", "to",
                                        "at",   "source", "with", "object"};
  std::string out(cases[static_cast<std::size_t>(group.role)]);
  for (std::uint32_t i = group.first; i < group.last; ++i) {
    out += std::string(i == group.first ? ":" : i == group.split ? "&" : ",") + a.actors[i].value;
  }
  return out;
}

std::string groups_of(const Analysis& a) {
  std::vector<std::string> out;
  for (const Group& group : a.groups) out.push_back(group_line(a, group));
  return joined(out);
}

std::string persons_of(const Analysis& a) {
  std::vector<std::string> out;
  for (const Person& person : a.persons) {
    const bool placed = person.region != mention::Mention::none;
    out.push_back(person.name +
                  (placed ? "@" + Workbench::get().places()[person.region].name : ""));
  }
  return joined(out);
}

std::string rows_of(const Analysis& a) {
  std::vector<std::string> out;
  for (const Row& row : a.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& heading = a.headings[row.heading];
      line += (i == 0 ? "" : " ") +
              (i < heading.size() ? std::string(a.quote(heading[i])) : std::string("?")) + "=" +
              std::string(a.quote(row.cells[i]));
    }
    out.push_back(line);
  }
  return joined(out);
}

template <class Print>
void expect_all(const std::vector<Case>& cases, Print&& print) {
  for (const Case& one : cases) {
    const text::Report report = report_of(one.text);
    const auto a = Workbench::get().take_apart(report);
    EXPECT_EQ(print(*a), one.parts) << one.text;
  }
}

TEST(TakenApart, IntoClauses) {
  expect_all({{"", ""},
              {"。，；", ""},
              {"甲来了，乙走了；丙在。", "甲来了 / 乙走了 / 丙在"},
              {"他说：好！再来？", "他说 / 好 / 再来"},
              {"共1,200万元,分两年", "共1,200万元 / 分两年"},
              {"8:30开会:到场", "8:30开会 / 到场"},
              {"甲｜乙|丙\t丁", "甲 / 乙 / 丙 / 丁"},
              {"上海、江苏", "上海、江苏"},
              {"第一行\n第二行", "第一行 / 第二行"}},
             clauses_of);
}

TEST(TakenApart, IntoSentences) {
  expect_all({{"甲来了，乙走了。丙在。", "甲来了，乙走了 / 丙在"},
              {"题目\n正文，一句。", "题目 / 正文，一句"},
              {"没有句号", "没有句号"}},
             sentences_of);
}

TEST(TakenApart, SentencesKnowTheirLine) {
  const text::Report report = report_of("甲。乙。\n丙。\n\n丁。");
  const auto a = Workbench::get().take_apart(report);
  std::vector<std::uint32_t> lines;
  for (const Sentence& sentence : a->sentences) lines.push_back(sentence.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{0, 0, 1, 3}));
}

TEST(TakenApart, IntoGroupsWithTheirCase) {
  expect_all({{"由江苏省承担。", "agent:江苏省"},
              {"向喀什地区捐款。", "goal:喀什地区"},
              {"赴阿克苏地区考察。", "to:阿克苏地区"},
              {"在和田地区开工。", "at:和田地区"},
              {"江苏省、浙江省和上海市到会。", "none:江苏省,浙江省&上海市"},
              {"上海市与喀什地区签约。", "none:上海市&喀什地区"},
              {"上海市，喀什地区。", "none:上海市 / none:喀什地区"}},
             groups_of);
}

TEST(TakenApart, IntoPersonsWithTheRegionOfTheirTitle) {
  expect_all({{"浙江省副省长林远航会见客人。", "林远航@浙江省"}, {"村民林远航来了。", ""}},
             persons_of);
}

TEST(TakenApart, IntoRowsBelowTheirHeading) {
  expect_all(
      {{"支援方｜受援方\n上海市｜喀什地区\n江苏省｜霍城县",
        "支援方=上海市 受援方=喀什地区 / 支援方=江苏省 受援方=霍城县"},
       {"| 支援方 | 受援方 |\n| --- | --- |\n| 上海市 | 喀什地区 |",
        "支援方=上海市 受援方=喀什地区"},
       {"支援方｜受援方｜年份\n上海市｜｜2010年", "支援方=上海市 受援方= 年份=2010年"},
       {"支援方\t受援方\n上海市\t喀什地区\n", "支援方=上海市 受援方=喀什地区"},
       {"支援方 / 受援方\n上海市 / 喀什地区", "支援方=上海市 受援方=喀什地区"},
       {"支援方｜受援方\n上海市｜喀什地区｜2010年", "支援方=上海市 受援方=喀什地区 ?=2010年"},
       {"支援方｜受援方\n说明文字一行\n上海市｜喀什地区", ""},
       {"上海市｜喀什地区", ""},
       {"这一行太长了不会是表头因为表头总是只有几个字而已｜乙\n丙｜丁", ""}},
      rows_of);
}

std::string sums_of(const Analysis& a) {
  std::vector<std::string> out;
  for (const mention::Mention& amount : a.amounts) out.push_back(amount.value);
  for (const mention::Mention& count : a.counts) out.push_back(count.value + "x");
  return joined(out);
}

TEST(TakenApart, GivesBareNumbersOfTablesTheirUnit) {
  expect_all({{"来源｜金额（万元）\n上海市｜1,200\n江苏省｜86.5", "12000000 / 865000"},
              {"进度（单位：万元）\n来源｜到账｜支出\n上海市｜1200｜约870", "12000000 / 8700000"},
              {"来源｜到账｜项目\n上海市｜1200｜7", "7x"},
              {"单位：万元\n来源｜人数\n上海市｜1200", "1200x"},
              {"单位：亿元\n来源｜资金\n上海市｜—", ""},
              {"来源｜金额（万元）\n上海市｜见附表第3页和第4页", ""}},
             sums_of);
}

TEST(TakenApart, FindsTheClauseOfAPosition) {
  const text::Report report = report_of("甲乙，丙丁。戊");
  const auto a = Workbench::get().take_apart(report);
  EXPECT_EQ(a->clause_at(0), 0U);
  EXPECT_EQ(a->clause_at(2), 0U);  // the mark that ends a clause belongs to it
  EXPECT_EQ(a->clause_at(3), 1U);
  EXPECT_EQ(a->clause_at(6), 2U);
  EXPECT_EQ(a->clause_at(99), 2U);
}

}  // namespace
}  // namespace duikou::claim
