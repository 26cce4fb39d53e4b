// SPDX-License-Identifier: Apache-2.0
#include "claim/ties.h"

#include <gtest/gtest.h>

#include <string>

#include "material.h"

namespace duikou::claim {
namespace {

// What a local paper says of a town that is known to support its own, without a word for it.
constexpr const char* money = "7月3日，常州市本年度协作资金3000万元到账。";

std::size_t partnership_claims(const text::Report& report) {
  std::size_t out = 0;
  for (const Claim& claim : reader().read(report)) out += claim.kind != "office" ? 1 : 0;
  return out;
}

TEST(Ties, AReportOfThePlaceIsReadByWhatTheTablesKnow) {
  ASSERT_EQ(reader_error(), "");
  EXPECT_GT(partnership_claims(report_of(money, "2022-07-05", "紫阳县融媒体中心")), 0U);
}

TEST(Ties, NationalNewsAndStrangersAreNot) {
  ASSERT_EQ(reader_error(), "");
  EXPECT_EQ(partnership_claims(report_of(money, "2022-07-05", "某通讯社")), 0U);
  EXPECT_EQ(partnership_claims(report_of(money, "2022-07-05", "苏州日报")), 0U);
  // Before anybody was tied.
  EXPECT_EQ(partnership_claims(report_of(money, "1991-07-05", "紫阳县融媒体中心")), 0U);
}

TEST(Ties, AReportOfTwoTiedRegionsAndNothingElseIsReadWhereverItStands) {
  ASSERT_EQ(reader_error(), "");
  const std::string two =
      "紫阳县来信。紫阳县的搭档是常州市。去年常州市给紫阳县拨款780万元，常州市又派来老师。";
  EXPECT_GT(partnership_claims(report_of(two, "2022-10-22", "某周刊")), 0U);
  // Of Hebei only some cities are supported by Beijing.
  const std::string neighbours =
      "河北与北京协作治理大气。北京派出队伍，河北配合，北京、河北两地拨款780万元。";
  EXPECT_EQ(partnership_claims(report_of(neighbours, "2018-10-22", "某周刊")), 0U);
  // No word speaks of more than that both are named.
  const std::string journey =
      "紫阳县到常州市的车票涨价。紫阳县车站说，常州市的旅客去年花了780万元，紫阳县少些。";
  EXPECT_EQ(partnership_claims(report_of(journey, "2022-10-22", "某周刊")), 0U);
}

TEST(Ties, SignsBesideAWeakWordAreOfThePlaceAlone) {
  ASSERT_EQ(reader_error(), "");
  const std::string signs = "京冀两地交通改善，去年北京在张家口投资780万元，建成项目7个。";
  EXPECT_EQ(partnership_claims(report_of(signs, "2018-10-22", "某周刊")), 0U);
}

TEST(Ties, HelpOfAnotherSortIsNoPartnership) {
  ASSERT_EQ(reader_error(), "");
  const std::string jobs = "广西开展就业帮扶，计划年内拨款780万元，广东、广西举办招聘会。";
  EXPECT_EQ(partnership_claims(report_of(jobs, "2022-07-05", "某周刊")), 0U);
}

TEST(Ties, TellTheSidesOfWhoIsNamed) {
  ASSERT_EQ(reader_error(), "");
  const auto claims = reader().read(report_of(money, "2022-07-05", "紫阳县融媒体中心"));
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(values_of(claims[0], "payer"), "常州市");
}

}  // namespace
}  // namespace duikou::claim
