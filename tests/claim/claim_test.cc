// SPDX-License-Identifier: Apache-2.0
#include "claim/claim.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace duikou::claim {
namespace {

Claim sample() {
  Claim claim;
  claim.kind = "funding";
  claim.source = {"r1", "https://example.org/1", "题", "某报", "2023-08-29"};
  claim.roles = {{"payer", {{"上海市", "place:310000", {0, 3}}}},
                 {"amount", {{"120000000000", "", {5, 11}}}}};
  claim.evidence = {{{0, 11}, "上海市投入1200亿元"}};
  claim.rules = {"funding.given"};
  claim.programme = "xinjiang-2010";
  claim.asides = {{"bound", "amount", {"near", "", {5, 11}}},
                  {"valid", "start", {"2010", "", {12, 17}}}};
  claim.id = content_id(claim);
  return claim;
}

TEST(ClaimId, IsStable) {
  const Claim claim = sample();
  EXPECT_EQ(claim.id, content_id(sample()));
  EXPECT_EQ(claim.id.size(), 22U);
  EXPECT_EQ(claim.id.substr(0, 2), "c_");
  EXPECT_EQ(claim.id.find_first_not_of("0123456789abcdef", 2), std::string::npos);
  // Ids stand in records: this one may change only together with the version of the ids.
  EXPECT_EQ(claim.id, "c_678f977c048fcf2e4e98");
}

TEST(ClaimId, DoesNotCountTheRules) {
  Claim claim = sample();
  claim.rules = {"funding.other"};
  claim.id = "c_whatever";
  EXPECT_EQ(content_id(claim), sample().id);
}

TEST(ClaimId, ChangesWithEverythingElse) {
  const std::vector<std::function<void(Claim&)>> changes = {
      [](Claim& c) { c.kind = "project"; },
      [](Claim& c) { c.source.id = "r2"; },
      [](Claim& c) { c.roles[0].values[0].value = "上海"; },
      [](Claim& c) { c.roles[0].values[0].span.end = 2; },
      [](Claim& c) { c.roles[0].values[0].entity.clear(); },
      [](Claim& c) { c.roles[0].name = "recipient"; },
      [](Claim& c) { c.roles.pop_back(); },
      [](Claim& c) {
        c.roles[0].values.push_back({"江苏省", "", {0, 3}});
      },
      [](Claim& c) { c.evidence[0].span.start = 1; },
      [](Claim& c) { c.evidence[0].quote += "。"; },
      [](Claim& c) { c.modality = Modality::planned; },
      [](Claim& c) { c.programme.clear(); },
      [](Claim& c) { c.asides.pop_back(); },
      [](Claim& c) { c.asides[0].value.value = "over"; },
  };
  std::set<std::string> ids = {sample().id};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    Claim claim = sample();
    changes[i](claim);
    EXPECT_TRUE(ids.insert(content_id(claim)).second) << "change " << i << " left the id as it was";
  }
}

TEST(ClaimJson, HasTheDocumentedForm) {
  std::string out = "before";
  append_json(out, sample());
  EXPECT_EQ(out,
            "before{\"id\":\"" + sample().id +
                "\",\"kind\":\"funding\",\"source\":{\"id\":\"r1\",\"url\":"
                "\"https://example.org/1\",\"title\":\"题\",\"publisher\":\"某报\",\"published\":"
                "\"2023-08-29\"},\"roles\":{\"payer\":[{\"value\":\"上海市\",\"entity\":"
                "\"place:310000\",\"start\":0,\"end\":3}],\"amount\":[{\"value\":\"120000000000\","
                "\"start\":5,\"end\":11}]},\"evidence\":[{\"start\":0,\"end\":11,\"quote\":"
                "\"上海市投入1200亿元\"}],\"rules\":[\"funding.given\"],\"modality\":\"reported\","
                "\"programme\":\"xinjiang-2010\",\"bound\":{\"amount\":\"near\"},\"valid\":"
                "{\"start\":{\"value\":\"2010\",\"start\":12,\"end\":17}}}");
}

TEST(ClaimJson, LeavesOutWhatIsEmptyAndStaysOneLine) {
  Claim claim = sample();
  claim.programme.clear();
  claim.asides.clear();
  claim.evidence[0].quote = "两\n行";
  std::string out;
  append_json(out, claim);
  EXPECT_EQ(out.find("programme"), std::string::npos);
  EXPECT_EQ(out.find("bound"), std::string::npos);
  EXPECT_EQ(out.find('\n'), std::string::npos);
  EXPECT_NE(out.find("两\\n行"), std::string::npos);
}

TEST(Modalities, HaveNames) {
  for (const Modality modality : {Modality::reported, Modality::planned, Modality::denied,
                                  Modality::corrected, Modality::quoted, Modality::ended}) {
    EXPECT_EQ(modality_named(name(modality)), modality);
  }
  EXPECT_FALSE(modality_named("maybe"));
  EXPECT_FALSE(modality_named(""));
}

TEST(ClaimRoles, AreFoundByName) {
  const Claim claim = sample();
  EXPECT_EQ(claim.role("amount"), &claim.roles[1]);
  EXPECT_EQ(claim.role("recipient"), nullptr);
}

}  // namespace
}  // namespace duikou::claim
