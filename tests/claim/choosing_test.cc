// SPDX-License-Identifier: Apache-2.0
#include "claim/choosing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "claim/trace.h"
#include "material.h"

namespace duikou::claim {
namespace {

// The project's words and places with one rule, and one judgement about one of its roles.
Reader reader_with(const std::string& role, const std::string& rows, const std::string& need) {
  lexicon::DataFiles data = data_files();
  std::erase_if(data, [](const auto& file) {
    return file.first.starts_with("rules/") || file.first.starts_with("learned/");
  });
  data["rules/personnel/a.rule"] =
      "rule personnel.a\n  kind personnel\n  why For a test.\n  trigger count:people\n"
      "  count = trigger count\n  from = subject place\n  start = clause date:start\n"
      "  need " +
      need + "\n  yes a => count=1\n  no b\n";
  data["learned/personnel." + role + ".tsv"] = "feature\tweight\n" + rows;
  return std::move(Reader::make(data)).value();
}

const char* const text = "辽宁省对口支援塔城地区。2016年有会议。2018年辽宁省选派医生12名。";

std::string chosen(const std::string& role, const std::string& rows,
                   const std::string& need = "count") {
  for (const Claim& claim : reader_with(role, rows, need).read(report_of(text, "2020-03-01"))) {
    if (claim.kind == "personnel") return values_of(claim, role);
  }
  return "no claim";
}

TEST(Choosing, WhatTheRuleFoundStaysAtEvenOdds) {
  ASSERT_EQ(reader_error(), "");
  EXPECT_EQ(chosen("from", "*\t0\n"), "辽宁省");
}

TEST(Choosing, ALikelierNeighbourWins) {
  // The rule's own place to look, `subject`, or none of its places.
  EXPECT_EQ(chosen("from", "hbysubject\t500\nhby-\t501\n"), "塔城地区");
  EXPECT_EQ(chosen("from", "hbysubject\t501\nhby-\t500\n"), "辽宁省");
}

TEST(Choosing, OfUnlikelyOnesNoneIsTaken) {
  EXPECT_EQ(chosen("from", "*\t-500\n"), "");
}

TEST(Choosing, ARoleThatTheRuleNeedsIsNeverEmptied) {
  EXPECT_EQ(chosen("from", "*\t-500\n", "from"), "辽宁省");
  EXPECT_EQ(chosen("from", "*\t-500\n", "count from/start"), "辽宁省");
}

TEST(Choosing, ChoosesAmongDates) {
  EXPECT_EQ(chosen("start", "*\t0\n"), "2018");
  EXPECT_EQ(chosen("start", "hby-\t500\n"), "2016");
  EXPECT_EQ(chosen("start", "*\t-500\n"), "");
}

TEST(Choosing, TellsItsCandidatesToATrace) {
  const Reader reader = reader_with("from", "hbysubject\t500\nhby-\t501\n", "count");
  Trace trace;
  std::ignore = reader.read(report_of(text, "2020-03-01"), &trace);
  std::size_t told = 0;
  for (const Trace::Firing& firing : trace.firings) {
    for (const Trace::Taken& taken : firing.taken) {
      if (taken.candidates.empty()) continue;
      ++told;
      const auto best = std::max_element(
          taken.candidates.begin(), taken.candidates.end(),
          [](const Candidate& x, const Candidate& y) { return x.score < y.score; });
      EXPECT_EQ(best->score, 501);
      ASSERT_EQ(taken.values.size(), 1U);
      EXPECT_EQ(best->values, taken.values);
      EXPECT_EQ(taken.values[0].value, "塔城地区");
    }
  }
  EXPECT_EQ(told, 1U);
}

}  // namespace
}  // namespace duikou::claim
