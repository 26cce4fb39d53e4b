// SPDX-License-Identifier: Apache-2.0
#include "serve/api.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <string>
#include <thread>
#include <vector>

#include "served_record.h"
#include "text/folded.h"

namespace duikou::serve {
namespace {

class ApiTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { served_ = new ServedRecord; }
  static void TearDownTestSuite() {
    delete served_;
    served_ = nullptr;
  }

  static Response ask(const std::string& target) {
    Result<Target> parsed = parse_target("/api/v1/" + target);
    EXPECT_TRUE(parsed.ok()) << target;
    return served_->api().answer(*parsed);
  }
  simdjson::dom::element json(const std::string& target) {
    const Response response = ask(target);
    EXPECT_EQ(response.status, 200) << target << ": " << response.body;
    simdjson::dom::element element;
    EXPECT_EQ(parser_.parse(response.body).get(element), simdjson::SUCCESS) << target;
    return element;
  }
  std::int64_t total(const std::string& target) {
    std::int64_t found = -1;
    EXPECT_EQ(json(target)["total"].get(found), simdjson::SUCCESS);
    return found;
  }

  static ServedRecord* served_;
  simdjson::dom::parser parser_;
};
ServedRecord* ApiTest::served_ = nullptr;

TEST_F(ApiTest, KindsComeWithLabelsAndCounts) {
  for (const simdjson::dom::element kind : json("kinds")["kinds"].get_array()) {
    EXPECT_FALSE(std::string_view(kind["label"]["zh"]).empty());
    EXPECT_FALSE(std::string_view(kind["label"]["en"]).empty());
    EXPECT_EQ(std::int64_t(kind["facts"]), std::string_view(kind["name"]) == "visit" ? 1 : 0);
  }
}

TEST_F(ApiTest, FactsAreFoundByEachFilter) {
  const std::vector<std::pair<std::string, int>> cases = {{"", 1},
                                                          {"kind=visit", 1},
                                                          {"kind=meeting", 0},
                                                          {"from=上海", 1},
                                                          {"from=上海市", 1},
                                                          {"from=place:310000", 1},
                                                          {"from=江苏", 0},
                                                          {"to=喀什", 1},
                                                          {"to=新疆", 1},
                                                          {"to=西藏", 0},
                                                          {"place=喀什地区", 1},
                                                          {"place=上海", 1},
                                                          {"person=林远舟", 1},
                                                          {"person=林遠舟", 1},
                                                          {"since=2023-08-28", 1},
                                                          {"since=2023-09", 0},
                                                          {"until=2023-08-26", 0},
                                                          {"until=2023-08", 1},
                                                          {"source=east", 1},
                                                          {"source=odd", 0},
                                                          {"programme=援疆", 0},
                                                          {"q=喀什", 1},
                                                          {"q=什", 1},
                                                          {"q=林遠舟+喀什", 1},
                                                          {"q=林远舟+江苏", 0},
                                                          {"q=北京", 0},
                                                          {"from=上海&to=喀什&q=林&kind=visit", 1},
                                                          {"from=上海&to=西藏", 0}};
  for (const auto& [query, expected] : cases) EXPECT_EQ(total("facts?" + query), expected) << query;
}

// The claims of this record were made by hand: no rule of today makes them.
TEST_F(ApiTest, ExplanationsTellWhatTheRulesOfTodayMake) {
  const simdjson::dom::element fact = json("facts?kind=visit")["facts"].at(0);
  const std::string claim(std::string_view(fact["roles"]["leader"].at(0)["claims"].at(0)));
  for (const char* language : {"zh", "en"}) {
    const auto told = json("explanations/" + claim + "?lang=" + language);
    EXPECT_EQ(std::string_view(told["claim"]["id"]), claim);
    EXPECT_EQ(std::string_view(told["standing"]), "gone");
    EXPECT_EQ(std::string_view(told["lost"].at(0)["rule"]), "visit.made-by-hand");
    EXPECT_EQ(std::string_view(told["lost"].at(0)["end"]), "not-set-off");
  }
  EXPECT_EQ(ask("explanations/c_0").status, 404);
  EXPECT_EQ(ask("explanations/" + claim + "?lang=fr").status, 400);
  EXPECT_EQ(ask("explanations").status, 404);
}

TEST_F(ApiTest, FiltersCountEachKind) {
  EXPECT_EQ(std::int64_t(json("facts?kind=meeting")["by_kind"]["visit"]), 1);
  EXPECT_EQ(std::int64_t(json("facts?kind=visit&q=nothing")["by_kind"]["visit"]), 0);
}

TEST_F(ApiTest, PagesCutAndSayHowManyThereAre) {
  const simdjson::dom::element past = json("facts?offset=1");
  EXPECT_EQ(past["facts"].get_array().size(), 0u);
  EXPECT_EQ(std::int64_t(past["total"]), 1);
  EXPECT_EQ(json("reports?limit=2&offset=2")["reports"].get_array().size(), 1u);
  EXPECT_EQ(json("visits?offset=1")["visits"].get_array().size(), 0u);
}

TEST_F(ApiTest, FactShowsDifferingValuesWithTheirClaims) {
  const std::string id{std::string_view(json("facts")["facts"].at(0)["id"])};
  const simdjson::dom::element answer = json("facts/" + id);
  EXPECT_EQ(answer["fact"]["roles"]["end"].get_array().size(), 2u);
  EXPECT_EQ(std::string_view(answer["fact"]["doubtful"].at(0)), "end");
  EXPECT_EQ(answer["claims"].get_array().size(), 2u);
  for (const simdjson::dom::element known : answer["claims"].get_array()) {
    EXPECT_FALSE(std::string_view(known["claim"]["evidence"].at(0)["quote"]).empty());
    EXPECT_EQ(std::string_view(known["facts"].at(0)), id);
    const std::string claim{std::string_view(known["claim"]["id"])};
    simdjson::dom::parser another;
    simdjson::dom::element alone;
    const Response response = ask("claims/" + claim);
    ASSERT_EQ(another.parse(response.body).get(alone), simdjson::SUCCESS);
    EXPECT_EQ(std::string_view(alone["claim"]["id"]), claim);
  }
}

TEST_F(ApiTest, ReportBringsTextBlocksAndClaimsWhoseSpansCountCodePoints) {
  const simdjson::dom::element answer = json("reports/east");
  const std::string text{std::string_view(answer["report"]["text"])};
  EXPECT_EQ(std::int64_t(answer["report"]["blocks"].at(0)["end"]),
            std::int64_t{text::length_code_points(text)});
  const simdjson::dom::element evidence = answer["claims"].at(0)["claim"]["evidence"].at(0);
  // 𠮷日要闻 and a line feed are five code points, but six UTF-16 units and fourteen bytes.
  EXPECT_EQ(std::int64_t(evidence["start"]), 5);
  EXPECT_NE(text.find(std::string_view(evidence["quote"])), std::string::npos);
}

TEST_F(ApiTest, ReportsByIdMayCarryAnySign) {
  EXPECT_EQ(std::string_view(json("reports/west%2F1%3F")["report"]["id"]), "west/1?");
  EXPECT_EQ(ask("reports/west/1%3F").status, 404);
  EXPECT_EQ(ask("reports/").status, 404);
}

TEST_F(ApiTest, ReportsAreFoundByTheirWords) {
  EXPECT_EQ(total("reports"), 3);
  EXPECT_EQ(total("reports?q=east"), 1);
  EXPECT_EQ(total("reports?q=daily"), 3);
  EXPECT_EQ(total("reports?q=daily+West"), 1);
  EXPECT_EQ(total("reports?q=nobody"), 0);
}

TEST_F(ApiTest, VisitsForThePicture) {
  const simdjson::dom::element answer = json("visits?from=上海");
  ASSERT_EQ(answer["visits"].get_array().size(), 1u);
  const simdjson::dom::element visit = answer["visits"].at(0);
  EXPECT_EQ(std::string_view(visit["from"].at(0)), "上海市");
  EXPECT_EQ(std::string_view(visit["leader"].at(0)), "林远舟");
  EXPECT_EQ(std::string_view(visit["start"].at(0)), "2023-08-27");
  EXPECT_EQ(visit["end"].get_array().size(), 2u);
  EXPECT_EQ(std::int64_t(visit["reports"]), 2);
}

TEST_F(ApiTest, OverviewSaysWhatIsThereAndWhatIsNot) {
  const simdjson::dom::element answer = json("overview");
  EXPECT_EQ(std::int64_t(answer["reports"]), 3);
  EXPECT_EQ(std::int64_t(answer["facts"]), 1);
  EXPECT_EQ(std::int64_t(answer["unknown"]["differing"]), 1);
  EXPECT_EQ(std::int64_t(answer["unknown"]["undated"]), 0);
  EXPECT_EQ(std::int64_t(answer["unknown"]["without_programme"]), 1);
  EXPECT_EQ(std::string_view(answer["dates"]["first"]), "2023-08-27");
  EXPECT_EQ(std::string_view(answer["published"]["last"]), "2023-08-30");
}

TEST_F(ApiTest, BriefWantsAWindowAndAProgramme) {
  for (const char* query : {"", "?since=2023-07-01", "?since=2023-07&until=2023-08-31",
                            "?programme=nothing&since=2023-07-01&until=2023-08-31",
                            "?since=2023-09-01&until=2023-08-31&programme=援疆"})
    EXPECT_EQ(ask("brief" + std::string(query)).status, 400) << query;
  for (const char* language : {"zh", "en"}) {
    const simdjson::dom::element brief = json(
        "brief?programme=援疆&since=2023-07-01&until=2023-08-31&lang=" + std::string(language));
    EXPECT_EQ(std::string_view(brief["language"]), language);
    EXPECT_FALSE(std::string_view(brief["title"]).empty());
  }
}

TEST_F(ApiTest, UnknownNamesAreToldApartFromNothingFound) {
  for (const char* query : {"kind=visits", "from=no such place", "person=林", "source=nobody",
                            "programme=no-such-programme"}) {
    const Response response = ask("facts?" + std::string(query));
    EXPECT_EQ(response.status, 400) << query;
    EXPECT_NE(response.body.find("\"cure\":\""), std::string::npos) << query;
  }
}

TEST_F(ApiTest, HostileValuesAreJustValues) {
  for (const char* hostile :
       {"'", "';DROP TABLE facts;--", "\" OR 1=1 --", "%25", "_", "*", "NEAR(", "\\", "{}", "[[",
        "<script>", "%F0%A0%AE%B7", "%E2%80%AE", "%1b[2J", "1%20UNION%20SELECT", "..%2f..%2f"}) {
    const Response found = ask("facts?q=" + std::string(hostile));
    EXPECT_EQ(found.status, 200) << hostile;
    EXPECT_NE(found.body.find("\"facts\":[]"), std::string::npos) << hostile;
    for (const char* name : {"from", "to", "person", "place", "programme", "source"})
      EXPECT_EQ(ask("facts?" + std::string(name) + "=" + hostile).status, 400)
          << name << "=" << hostile;
  }
  EXPECT_EQ(total("facts"), 1);
}

TEST_F(ApiTest, ManyThreadsGetTheSameAnswers) {
  const std::string expected = ask("facts").body;
  std::vector<std::thread> threads;
  std::vector<int> wrong(8, 0);
  for (int& count : wrong)
    threads.emplace_back([&count, &expected] {
      for (int i = 0; i < 20; ++i) count += ask("facts").body == expected ? 0 : 1;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(8, 0));
}

}  // namespace
}  // namespace duikou::serve
