// SPDX-License-Identifier: Apache-2.0
#include "claim/merging.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "material.h"

namespace duikou::claim {
namespace {

const Kinds& kinds() {
  static const Kinds out = Kinds::parse(data_files().at("kinds.tsv")).value();
  return out;
}

const Rule& rule() {
  static const Rule out;
  return out;
}

// A draft whose values stand at made-up places: `at` parts the evidence of several drafts.
Draft draft(std::string_view kind, const std::map<std::string, std::vector<std::string>>& roles,
            std::uint32_t at = 0) {
  Draft out;
  out.kind = kinds().find(kind);
  out.roles.resize(out.kind->roles.size());
  out.bounds.resize(out.kind->roles.size(), Bound::exact);
  out.evidence = {{at, at + 10}};
  out.trigger = {at, at + 2};
  out.rules = {&rule()};
  for (const auto& [role, values] : roles) {
    for (const std::string& value : values) out.of(role).push_back({value, "", {at, at + 2}});
  }
  return out;
}

std::string line(const Draft& one) {
  std::string out;
  for (std::size_t i = 0; i < one.roles.size(); ++i) {
    for (const Value& value : one.roles[i]) {
      out += (out.empty() ? "" : " ") + one.kind->roles[i].name + "=" + value.value;
    }
  }
  return out;
}

struct Case {
  std::string name;
  std::vector<Draft> drafts;
  std::vector<std::string> lines;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.name;
}

class Merging : public testing::TestWithParam<Case> {};

TEST_P(Merging, JoinsWhatIsTheSame) {
  std::vector<std::string> lines;
  for (const Draft& one : merged(GetParam().drafts)) lines.push_back(line(one));
  EXPECT_EQ(lines, GetParam().lines) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    Drafts, Merging,
    testing::Values(
        Case{"nothing", {}, {}},
        Case{"a shorter name is the happening told last",
             {draft("meeting", {{"name", {"全国援疆工作座谈会"}}, {"start", {"2014-05-28"}}}),
              draft("meeting", {{"name", {"沪疆座谈会"}}, {"start", {"2023-08-28"}}}, 50),
              draft("meeting", {{"name", {"座谈会"}}, {"attendee", {"林远航"}}}, 90)},
             {"name=全国援疆工作座谈会 start=2014-05-28",
              "name=沪疆座谈会 start=2023-08-28 attendee=林远航"}},
        Case{"a fuller draft gives its values",
             {draft("visit", {{"leader", {"林远航"}}, {"to", {"喀什地区"}}}),
              draft("visit", {{"leader", {"林远航"}}, {"from", {"上海市"}}}, 50)},
             {"leader=林远航 from=上海市 to=喀什地区"}},
        Case{"the finer date stays",
             {draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-08"}}}),
              draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-08-27"}}}, 50)},
             {"leader=林远航 start=2023-08-27"}},
        Case{"another day is another visit where it is told elsewhere",
             {draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-08-26"}}}),
              draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-08-27"}}}, 500)},
             {"leader=林远航 start=2023-08-26", "leader=林远航 start=2023-08-27"}},
        Case{"another month is another visit",
             {draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-08-26"}}}),
              draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-10-27"}}}, 50)},
             {"leader=林远航 start=2023-08-26", "leader=林远航 start=2023-10-27"}},
        Case{"the next day, told right behind, is the next stage",
             {draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-08-26"}}}),
              draft("visit", {{"leader", {"林远航"}}, {"start", {"2023-08-27"}}}, 50)},
             {"leader=林远航 start=2023-08-26"}},
        Case{"nothing in common is no ground",
             {draft("visit", {{"to", {"喀什地区"}}}), draft("visit", {{"to", {"喀什地区"}}}, 50)},
             {"to=喀什地区", "to=喀什地区"}},
        Case{"kinds stay apart",
             {draft("funding", {{"amount", {"5"}}}), draft("project", {{"count", {"5"}}}, 50)},
             {"amount=5", "count=5"}},
        Case{"a longer list holds a shorter one",
             {draft("pairing", {{"supporter", {"上海市"}}, {"recipient", {"巴楚县", "莎车县"}}}),
              draft("pairing", {{"supporter", {"上海市"}}, {"recipient", {"莎车县"}}}, 50)},
             {"supporter=上海市 recipient=巴楚县 recipient=莎车县"}},
        Case{"lists that only overlap are two",
             {draft("pairing", {{"supporter", {"上海市"}}, {"recipient", {"巴楚县", "莎车县"}}}),
              draft("pairing", {{"supporter", {"上海市"}}, {"recipient", {"莎车县", "叶城县"}}},
                    50)},
             {"supporter=上海市 recipient=巴楚县 recipient=莎车县",
              "supporter=上海市 recipient=莎车县 recipient=叶城县"}},
        Case{"a collective is the same once its number is told",
             {draft("personnel", {{"batch", {"12"}}, {"from", {"中央单位"}}}),
              draft("personnel", {{"batch", {"12"}}, {"from", {"130家中央单位", "21个省市"}}}, 50)},
             {"batch=12 from=130家中央单位 from=21个省市"}},
        Case{"who only ends alike is another",
             {draft("personnel", {{"batch", {"12"}}, {"from", {"中央单位"}}}),
              draft("personnel", {{"batch", {"12"}}, {"from", {"在疆中央单位"}}}, 50)},
             {"batch=12 from=中央单位", "batch=12 from=在疆中央单位"}},
        Case{"a number told behind a batch is that batch's, place by place",
             {draft("personnel", {{"batch", {"9"}}, {"role", {"干部"}}, {"to", {"西藏自治区"}}}),
              draft("personnel", {{"batch", {"4"}}, {"role", {"干部"}}, {"to", {"青海省"}}}, 20),
              draft("personnel", {{"count", {"450"}}, {"role", {"干部"}}, {"to", {"青海省"}}}, 90)},
             {"batch=9 role=干部 to=西藏自治区", "batch=4 count=450 role=干部 to=青海省"}},
        Case{
            "a number far behind a batch is of others",
            {draft("personnel", {{"batch", {"4"}}, {"role", {"干部"}}, {"to", {"青海省"}}}),
             draft("personnel", {{"count", {"450"}}, {"role", {"干部"}}, {"to", {"青海省"}}}, 400)},
            {"batch=4 role=干部 to=青海省", "count=450 role=干部 to=青海省"}},
        Case{"a number behind two batches for one place is of neither",
             {draft("personnel", {{"batch", {"3"}}, {"role", {"干部"}}, {"to", {"青海省"}}}),
              draft("personnel", {{"batch", {"4"}}, {"role", {"干部"}}, {"to", {"青海省"}}}, 20),
              draft("personnel", {{"count", {"450"}}, {"role", {"干部"}}, {"to", {"青海省"}}}, 90)},
             {"batch=3 role=干部 to=青海省", "batch=4 role=干部 to=青海省",
              "count=450 role=干部 to=青海省"}},
        Case{"the longer name stays",
             {draft("meeting", {{"name", {"工作会议"}}}),
              draft("meeting", {{"name", {"全国对口支援新疆工作会议"}}}, 50)},
             {"name=全国对口支援新疆工作会议"}},
        Case{"of what is built the farthest phase counts, with its day",
             {draft("project",
                    {{"name", {"育英中学"}}, {"status", {"started"}}, {"date", {"2017"}}}),
              draft("project", {{"name", {"育英中学"}}, {"status", {"completed"}}}, 50),
              draft("project",
                    {{"name", {"育英中学"}}, {"status", {"planned"}}, {"date", {"2019"}}}, 90)},
             {"name=育英中学 status=completed"}},
        Case{"attendees add up",
             {draft("meeting", {{"name", {"联席会议"}}, {"attendee", {"林远航"}}}),
              draft("meeting", {{"name", {"联席会议"}}, {"attendee", {"秦望川"}}}, 50)},
             {"name=联席会议 attendee=林远航 attendee=秦望川"}},
        Case{"order is that of the first of each",
             {draft("funding", {{"amount", {"7"}}}), draft("funding", {{"amount", {"5"}}}, 50),
              draft("funding", {{"amount", {"7"}}, {"payer", {"上海市"}}}, 90)},
             {"payer=上海市 amount=7", "amount=5"}}));

TEST(MergingDrafts, KeepsAllEvidenceAndRules) {
  const auto out =
      merged({draft("funding", {{"amount", {"7"}}}), draft("funding", {{"amount", {"7"}}}, 50)});
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].evidence, (std::vector<Span>{{0, 10}, {50, 60}}));
  EXPECT_EQ(out[0].rules.size(), 2U);
}

TEST(MergingDrafts, KeepsTheBoundThatIsTold) {
  Draft near = draft("funding", {{"amount", {"7"}}}, 50);
  near.bounds.assign(near.bounds.size(), Bound::near);
  const auto out = merged({draft("funding", {{"amount", {"7"}}}), near});
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].bounds[2], Bound::near);
}

// Drafts are compared with a bounded number of earlier ones: a thousand times the same list must
// not take a million comparisons, and one that has no like must stay.
TEST(MergingDrafts, ManyDraftsOfOneNameAreJoined) {
  std::vector<Draft> drafts;
  for (std::uint32_t i = 0; i < 2000; ++i)
    drafts.push_back(draft("funding", {{"amount", {"7"}}}, i));
  drafts.push_back(draft("funding", {{"amount", {"8"}}}, 9000));
  EXPECT_EQ(merged(std::move(drafts)).size(), 2U);
}

}  // namespace
}  // namespace duikou::claim
