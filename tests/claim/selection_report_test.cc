// SPDX-License-Identifier: Apache-2.0
// What selectors find that look through the whole report.
#include <gtest/gtest.h>

#include <string>

#include "material.h"

namespace duikou::claim {
namespace {

const char* const sides = "吉林省对口支援日喀则市。\n";

// A role of the first claim of a kind, "" where there is none.
std::string role_of(const std::string& text, const char* kind, const char* role) {
  for (const Claim& claim : reader().read(report_of(sides + text, "2019-06-20", ""))) {
    if (claim.kind == kind) return values_of(claim, role);
  }
  return "";
}

TEST(SelectionOfTheReport, ReadsTheFieldsOfANotice) {
  ASSERT_EQ(reader_error(), "");
  const struct {
    const char* text;
    const char* role;
    const char* value;
  } cases[] = {
      {"时间：6月10日\n地点：白朗县\n带队：吉林省副省长秦望川", "to", "白朗县"},
      {"一、考察时间：6月10日至12日\n二、考察地点：白朗县\n三、带队领导：吉林省副省长秦望川", "end",
       "2019-06-12"},
      {"带队：吉林省副省长秦望川。时间：6月10日。地点：白朗县。", "start", "2019-06-10"},
      {"时间　6月10日\n地点　白朗县\n带队：吉林省副省长秦望川", "to", "白朗县"},
      // A label is a whole clause.
      {"有人问起考察地点和时间：6月10日。带队：吉林省副省长秦望川", "to", ""},
  };
  for (const auto& one : cases) EXPECT_EQ(role_of(one.text, "visit", one.role), one.value);
}

TEST(SelectionOfTheReport, CountsTheDaysThatSomethingTakes) {
  ASSERT_EQ(reader_error(), "");
  const std::string visit = "6月10日，吉林省副省长秦望川率团到白朗县考察";
  EXPECT_EQ(role_of(visit + "，为期三天。", "visit", "end"), "2019-06-12");
  EXPECT_EQ(role_of(visit + "，历时12天。", "visit", "end"), "2019-06-21");
  EXPECT_EQ(role_of(visit + "，四天。", "visit", "end"), "2019-06-13");
  EXPECT_EQ(role_of(visit + "，第三天一早返程。", "visit", "end"), "2019-06-12");
  EXPECT_EQ(role_of(visit + "，看了三天前种的树。", "visit", "end"), "");
}

TEST(SelectionOfTheReport, TakesThePlaceThatAClauseConsistsOf) {
  ASSERT_EQ(reader_error(), "");
  const std::string sent = "，来自吉林省的医疗队派出8名医生开展帮扶。";
  EXPECT_EQ(role_of("白朗县" + sent, "personnel", "to"), "白朗县");
  EXPECT_EQ(role_of("在白朗县" + sent, "personnel", "to"), "白朗县");
}

TEST(SelectionOfTheReport, KeepsWhoSentThosePostedToTheEndOfAPortrait) {
  ASSERT_EQ(reader_error(), "");
  std::string day;
  for (int i = 0; i < 60; ++i) day += "天亮他就出门，";
  const std::string money = "三年来，工作组累计投入援藏资金5000万元。";
  EXPECT_EQ(role_of(day + "看望学生。" + money, "funding", "payer"), "吉林省");
  // Other money has nothing to do with it.
  EXPECT_EQ(role_of(day + "看望学生。有人捐款5000万元。", "funding", "payer"), "");
}

TEST(SelectionOfTheReport, TellsTheEndOfAPostFromItsBeginning) {
  ASSERT_EQ(reader_error(), "");
  const std::string home = "吉林省选派的12名医生6月1日返吉。";
  EXPECT_EQ(role_of(home, "personnel", "start"), "");
  EXPECT_EQ(role_of(home, "personnel", "end"), "2019-06-01");
  const std::string both = "吉林省选派医生12名，5月2日到岗，6月1日返吉。";
  EXPECT_EQ(role_of(both, "personnel", "start"), "2019-05-02");
  EXPECT_EQ(role_of(both, "personnel", "end"), "2019-06-01");
  // The two ends of a range are one mention.
  const std::string range = "6月1日至10日，吉林省医生12名到日喀则市坐诊。";
  EXPECT_EQ(role_of(range, "personnel", "start"), "2019-06-01");
  EXPECT_EQ(role_of(range, "personnel", "end"), "2019-06-10");
}

TEST(SelectionOfTheReport, BeyondASemicolonOthersAreCounted) {
  ASSERT_EQ(reader_error(), "");
  const std::string text = "吉林省第八批援藏干部12名到任；今年又选派教师6名。";
  std::string found;
  for (const Claim& claim : reader().read(report_of(sides + text, "2019-06-20", ""))) {
    if (claim.kind != "personnel") continue;
    found += values_of(claim, "batch") + "/" + values_of(claim, "count") + ";";
  }
  EXPECT_EQ(found, "/6;8/12;");
}

TEST(SelectionOfTheReport, FindsTheDayOfASigningAbove) {
  ASSERT_EQ(reader_error(), "");
  const std::string after = "会后，吉林省与日喀则市签署《牛羊合作协议》。";
  const std::string day = "6月12日，两地在日喀则市座谈。\n";
  EXPECT_EQ(role_of(day + after, "pledge", "date"), "2019-06-12");
  EXPECT_EQ(role_of("6月，两地在日喀则市座谈。\n" + after, "pledge", "date"), "");
}

TEST(SelectionOfTheReport, KnowsWhoMeetsByTheirSigns) {
  ASSERT_EQ(reader_error(), "");
  const struct {
    const char* name;
    const char* party;
  } cases[] = {
      {"吉日对口支援工作座谈会", "吉林省,日喀则市"},
      {"吉日产业对接会", "吉林省,日喀则市"},
      {"援疆工作座谈会", ""},
      {"工作会议", ""},
  };
  for (const auto& one : cases) {
    const std::string text = "6月10日，" + std::string(one.name) + "召开。";
    EXPECT_EQ(role_of(text, "meeting", "party"), one.party) << one.name;
  }
}

TEST(SelectionOfTheReport, FindsAPlaceThatStandsAlone) {
  ASSERT_EQ(reader_error(), "");
  const std::string meeting = "吉林省日喀则市对口支援联席会议召开。";
  EXPECT_EQ(role_of("6月10日，长春市，" + meeting, "meeting", "place"), "长春市");
  EXPECT_EQ(role_of("6月10日，长春市下雨，" + meeting, "meeting", "place"), "");
}

TEST(SelectionOfTheReport, LeavesOutWhereOthersWent) {
  ASSERT_EQ(reader_error(), "");
  const std::string visit = "6月10日，吉林省副省长秦望川到白朗县考察，";
  EXPECT_EQ(role_of(visit + "看望到江孜县的游客。", "visit", "to"), "白朗县");
  EXPECT_EQ(role_of(visit + "看了江孜县的大棚。", "visit", "to"), "白朗县,江孜县");
  EXPECT_EQ(role_of(visit + "11日江孜县，12日返程。", "visit", "to"), "白朗县,江孜县");
}

TEST(SelectionOfTheReport, KeepsTheYearThatAChronicleTells) {
  ASSERT_EQ(reader_error(), "");
  const std::string text =
      "2016年，吉林省对口支援日喀则市，项目9个，其中1个推至2017年7月。\n"
      "8月10日，吉林省副省长秦望川率团到白朗县考察。";
  std::string start;
  for (const Claim& claim : reader().read(report_of(text, "2017-12-01", "日喀则市地方志办公室"))) {
    if (claim.kind == "visit") start = values_of(claim, "start");
  }
  EXPECT_EQ(start, "2016-08-10");
}

TEST(SelectionOfTheReport, GoesOnWithTheMeetingThatOpensIt) {
  ASSERT_EQ(reader_error(), "");
  const std::string opening =
      "6月10日，吉林省日喀则市对口支援联席会议在长春市召开。\n会场坐满了。\n";
  const std::string speech = "吉林省副省长秦望川说，路要先通。";
  EXPECT_EQ(role_of(opening + speech, "meeting", "attendee"), "秦望川");
  EXPECT_EQ(role_of(opening + "接受采访时，" + speech, "meeting", "attendee"), "");
}

}  // namespace
}  // namespace duikou::claim
