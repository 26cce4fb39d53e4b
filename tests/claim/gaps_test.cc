// SPDX-License-Identifier: Apache-2.0
#include "claim/gaps.h"

#include <algorithm>
#include <string>

#include "material.h"

namespace duikou::claim {
namespace {

// "left|between|right" of every gap, joined by blanks.
std::string gaps(const std::string& text) {
  const text::Report report = report_of(text);
  const auto a = Workbench::get().take_apart(report);
  std::string out;
  for (const Gap& gap : gaps_in(*a)) {
    out += out.empty() ? "" : " ";
    out += a->actors[gap.left].value + "|" + std::string(a->quote(gap.span)) + "|" +
           a->actors[gap.right].value;
  }
  return out;
}

TEST(Gaps, LieBetweenNeighboursOfASentence) {
  EXPECT_EQ(gaps("福州市认下渭源县，厦门市认下东乡县。泉州市旁听。"),
            "福州市|认下|渭源县 渭源县|，|厦门市 厦门市|认下|东乡族自治县");
  EXPECT_EQ(gaps("福州市、厦门市。\n渭源县"), "福州市|、|厦门市");
}

TEST(Gaps, AreEmptyWhereTwoSignsTouch) {
  EXPECT_EQ(gaps("闽宁协作"), "福建省||宁夏回族自治区");
}

TEST(Gaps, ReachPastWhatAidWordsNameButNotPastANumberOfRegions) {
  EXPECT_EQ(gaps("上海市援疆干部来到莎车县。"), "上海市|援疆干部来到|莎车县");
  EXPECT_EQ(gaps("上海市等19个援疆省市，莎车县。"), "");
}

TEST(Gaps, AreNoLongerThanALineAndNeverOfOneNameTwice) {
  std::string long_way = "福州市";
  for (int i = 0; i < 61; ++i) long_way += "水";
  EXPECT_EQ(gaps(long_way + "渭源县。"), "");
  EXPECT_EQ(gaps("渭源县旁边还是渭源县。"), "");
}

// The features of the first gap that begin with a letter.
std::string told(const std::string& text, char16_t what) {
  const text::Report report = report_of(text);
  const auto a = Workbench::get().take_apart(report);
  const GapFeatures features(*a, Workbench::get().places());
  const std::vector<Gap> all = gaps_in(*a);
  if (all.empty() || features.at(all[0].span) == nullptr) return "no gap";
  for (const FeatureName& feature : features.of<FeatureName>(all[0])) {
    const std::u16string_view name = feature.view().substr(1);
    if (name[0] == what) return {name.begin(), name.end()};
  }
  return "";
}

TEST(GapFeatures, TellWhetherOneLiesInTheOther) {
  EXPECT_EQ(told("甘肃省来人，渭源县也来人。", u'h'), "h>");
  EXPECT_EQ(told("渭源县来人，甘肃省也来人。", u'h'), "h<");
  EXPECT_EQ(told("渭源县来人，福建省也来人。", u'h'), "hn");
}

TEST(GapFeatures, CountThePairAndTheWordsBetweenElsewhere) {
  const std::string text = "福州市认下渭源县。厦门市认下东乡县。渭源县谢福州市。";
  EXPECT_EQ(told(text, u'o'), "o1");
  EXPECT_EQ(told(text, u'w'), "w1");
}

TEST(GapFeatures, CompareTheEndingsOfBodies) {
  EXPECT_EQ(told("福州市第二医院对口支援渭源县人民医院。", u'e'), "e=");
  EXPECT_EQ(told("福州市第二医院对口支援渭源县第一中学。", u'e'), "en");
  EXPECT_EQ(told("福州市认下渭源县。", u'e'), "ex");
}

}  // namespace
}  // namespace duikou::claim
