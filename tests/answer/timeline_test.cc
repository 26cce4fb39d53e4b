// SPDX-License-Identifier: Apache-2.0
#include "answer/timeline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace duikou::answer {
namespace {

record::Fact fact(std::string id, std::string kind, const std::vector<std::string>& start) {
  record::Fact made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.reports = {"a", "b"};
  made.independent = 1;
  std::vector<record::FactValue> values;
  for (const std::string& date : start) values.push_back({date, "", {"a"}, {"c_1"}});
  if (!values.empty()) made.roles.push_back({"start", values});
  return made;
}

TEST(Timeline, EarliestFirstAndUnknownLast) {
  const std::vector<VisitMark> visits =
      timeline({fact("f_5", "visit", {}), fact("f_4", "visit", {"XXXX-01-01"}),
                fact("f_3", "visit", {"2023-08-27"}), fact("f_0", "meeting", {"2020-01-01"}),
                fact("f_2", "visit", {"2023-08"}), fact("f_1", "visit", {"2023-08-27"})});
  std::vector<std::string> order;
  for (const VisitMark& visit : visits) order.push_back(visit.fact);
  EXPECT_EQ(order, (std::vector<std::string>{"f_2", "f_1", "f_3", "f_4", "f_5"}));
}

TEST(Timeline, KeepsEveryValueWhereSourcesDiffer) {
  record::Fact told = fact("f_1", "visit", {"2023-08-26", "2023-08-27"});
  told.doubtful = {"start"};
  told.modality = claim::Modality::planned;
  const std::vector<VisitMark> visits = timeline({told});
  ASSERT_EQ(visits.size(), 1u);
  EXPECT_EQ(visits[0].start, (std::vector<std::string>{"2023-08-26", "2023-08-27"}));
  EXPECT_EQ(visits[0].reports, 2u);
  std::string json;
  append_json(json, visits[0]);
  EXPECT_EQ(json,
            R"({"fact":"f_1","from":[],"to":[],"leader":[],"start":["2023-08-26","2023-08-27"],)"
            R"("end":[],"modality":"planned","programme":"","reports":2,"independent":1,)"
            R"("doubtful":["start"]})");
}

}  // namespace
}  // namespace duikou::answer
