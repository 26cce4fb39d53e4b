// SPDX-License-Identifier: Apache-2.0
// What a built thing is called, and what is none of its name.
#include "material.h"

namespace duikou::claim {
namespace {

struct Case {
  std::string text;
  std::string name;  // "" where there is no project
  std::string status;
};

class ProjectNames : public ::testing::TestWithParam<Case> {};

TEST_P(ProjectNames, AreTakenFromTheText) {
  ASSERT_EQ(reader_error(), "");
  const text::Report report = report_of("辽宁省对口支援塔城地区。" + GetParam().text, "2023-08-29");
  std::string names;
  std::string statuses;
  for (const Claim& claim : reader().read(report)) {
    if (claim.kind != "project") continue;
    names += values_of(claim, "name");
    statuses += values_of(claim, "status");
  }
  EXPECT_EQ(names, GetParam().name) << GetParam().text;
  EXPECT_EQ(statuses, GetParam().status) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Texts, ProjectNames,
    ::testing::Values(
        Case{"去年，辽宁省援建的乌苏市中学落成。", "乌苏市中学", "completed"},
        Case{"去年，辽宁省援建的中学落成。", "", ""},
        Case{"去年，辽宁省援建的“胡杨林水乡健身步道”落成。", "胡杨林水乡健身步道", "completed"},
        Case{"去年，辽宁省在乌苏市中学揭牌援建陈列。", "", ""},
        Case{"去年，辽宁省援建时看望了乌苏市中学校长，座谈后剪彩。", "", ""},
        Case{"乌苏市的柳毛湾酒坊，辽宁省掏了300万元，今年3月开了门。", "柳毛湾酒坊", "completed"},
        Case{"辽宁省援建的乌苏市中学2020年动工，2022年9月投用。", "乌苏市中学", "completed"},
        Case{"走进乌苏市育英中学，书声琅琅。这所学校由辽宁省援建，2022年投用。", "乌苏市育英中学",
             "completed"},
        Case{"这是辽宁省援建的乌苏市中学。学校耗资3000万元，2022年投用。", "乌苏市中学",
             "completed"},
        Case{"去年，辽宁省援建的新疆乌苏市育英中学落成。", "乌苏市育英中学", "completed"},
        Case{"去年，辽宁省援建的新疆维吾尔自治区育英中学落成。", "新疆维吾尔自治区育英中学",
             "completed"},
        Case{"辽宁省援建的乌苏市中学明年3月开工。", "乌苏市中学", "planned"}));

// What stands before a name is looked at only as far as there is something.
TEST(ProjectNamesAlone, StandAtTheHeadOfAReport) {
  ASSERT_EQ(reader_error(), "");
  const text::Report report = report_of("乌苏市中学由辽宁省援建，去年落成。", "2023-08-29");
  std::string names;
  for (const Claim& claim : reader().read(report)) {
    if (claim.kind == "project") names += values_of(claim, "name");
  }
  EXPECT_EQ(names, "乌苏市中学");
}

}  // namespace
}  // namespace duikou::claim
