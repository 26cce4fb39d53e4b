// SPDX-License-Identifier: Apache-2.0
#include "claim/actors.h"

#include "material.h"

namespace duikou::claim {
namespace {

std::string told(const std::string& text, const std::string& kind, const std::string& role) {
  EXPECT_EQ(reader_error(), "");
  const text::Report report = report_of(text, "2023-08-29");
  std::string out;
  for (const Claim& claim : reader().read(report)) {
    if (claim.kind == kind) out += values_of(claim, role) + " ";
  }
  return out;
}

std::string payer(const std::string& text) {
  return told(text, "funding", "payer");
}

TEST(Collectives, KeepTheirNumber) {
  EXPECT_EQ(payer("19个援疆省市投入援疆资金3亿元。"), "19个援疆省市 ");
  EXPECT_EQ(payer("7省市投入援藏资金3亿元。"), "7省市 ");
  EXPECT_EQ(payer("各援疆省市投入援疆资金3亿元。"), "各援疆省市 ");
  EXPECT_EQ(payer("53家央企投入援疆资金3亿元。"), "53家央企 ");
  // Behind a list it only says how many were listed.
  EXPECT_EQ(payer("宝武集团、中化集团两家央企投入援疆资金3亿元。"), "宝武集团,中化集团 ");
}

TEST(CountedPlaces, AreTheLastOnesTold) {
  const std::string head = "上海市对口支援叶城县、莎车县。";
  EXPECT_EQ(told(head + "去年上海市给两县拨付3亿元。", "funding", "recipient"), "叶城县,莎车县 ");
  EXPECT_EQ(told(head + "泽普县旁听。去年上海市给两县拨付3亿元。", "funding", "recipient"),
            "莎车县,泽普县 ");
}

TEST(PointedBodies, AreTheLastOnesToldAtTheHeadOfAClause) {
  const std::string head = "中国移动对口支援改则县。";
  EXPECT_EQ(payer(head + "去年，公司向改则县捐赠300万元。"), "中国移动 ");
}

TEST(Delegations, OfMinistriesAreTheMinistry) {
  EXPECT_EQ(told("水利部对口支援宁都县。9月4日，水利部调研组到石上镇。", "visit", "from"),
            "水利部 ");
}

TEST(BodiesNamedByALevel, StandForTheRegionOfThatLevel) {
  const std::string head = "福州市对口支援渭源县。";
  EXPECT_EQ(told(head + "去年福州市第二医院选派医生3名到县人民医院。", "personnel", "to"),
            "渭源县 ");
}

TEST(Departures, SendNobody) {
  const std::string head = "第十批援藏干部人才8月20日从北京启程，抵达拉萨市。";
  EXPECT_EQ(told(head, "personnel", "from"), " ");
}

TEST(WordsOfAid, TellWhereTheirOwnBatchGoes) {
  EXPECT_EQ(told("第九批援藏、第四批援青干部人才8月20日抵达。", "personnel", "to"),
            "西藏自治区 青海省 ");
}

TEST(Institutions, AreNoWholeRegion) {
  EXPECT_EQ(told("上海瑞金医院对口支援西藏自治区人民医院。", "pairing", "recipient"),
            "西藏自治区 ");
  EXPECT_EQ(told("上海市对口支援西藏自治区。", "pairing", "recipient"), "");
}

TEST(Givers, StandOnTheSupportingSideWhereNoPairingTellsTheSides) {
  const std::string text = "去年杭州市向宣恩县投入对口帮扶资金3000万元，实施帮扶项目12个。";
  EXPECT_EQ(told(text, "project", "payer"), "杭州市 ");
  EXPECT_EQ(told(text, "pairing", "supporter"), "");
}

TEST(Groups, EndWhereTheNextPairRepeatsTheVerb) {
  const std::string text = "东西部协作：福州市帮扶渭源县、厦门市帮扶永靖县。";
  EXPECT_EQ(told(text, "pairing", "supporter"), "厦门市 福州市 ");
  EXPECT_EQ(told(text, "pairing", "recipient"), "永靖县 渭源县 ");
}

TEST(Pairs, TakeADivisionAndItsCityAsOneMember) {
  const std::string text = "湖北省援疆分工：武汉市、荆门市分别结对博乐市、兵团第五师双河市。";
  EXPECT_EQ(told(text, "pairing", "supporter"), "武汉市 荆门市 ");
  EXPECT_EQ(told(text, "pairing", "recipient"), "博乐市 新疆生产建设兵团第五师,双河市 ");
}

TEST(Provinces, ThatReceiveInMoreProgrammesSupportAllTheSame) {
  EXPECT_EQ(told("湖北省对口支援博州。", "pairing", "supporter"), "湖北省 ");
  EXPECT_EQ(told("对口支援名单：察雅县由重庆市负责。", "pairing", "supporter"), "重庆市 ");
}

TEST(Leaders, WithoutATitleArePresentAndHoldNoOffice) {
  const std::string text =
      "吉林省对口支援日喀则市。1月3日，对口支援联席会议在长春市召开。省领导秦望川、石如岳参加。";
  EXPECT_EQ(told(text, "meeting", "attendee"), "秦望川,石如岳 ");
  EXPECT_EQ(told(text, "office", "person"), "");
}

TEST(Quotations, StandAloneWhereTheVerbOnlyTellsOfSomething) {
  const std::string head = "江苏省对口支援阿克苏地区。“路修通了，人心就近了。”镇江市副市长秦望川";
  EXPECT_EQ(told(head + "说起温宿，满脸自豪。", "statement", "text"), "路修通了，人心就近了。 ");
  EXPECT_EQ(told(head + "说，两地要常来常往。", "statement", "text"),
            "路修通了，人心就近了。 两地要常来常往 ");
}

}  // namespace
}  // namespace duikou::claim
