// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_parser.h"

#include <gtest/gtest.h>

#include "material.h"

namespace duikou::claim {
namespace {

std::string line_of(const Claim& claim) {
  std::string out;
  append_json(out, claim);
  return out;
}

TEST(ClaimParser, ReadsWhatTheReaderWrites) {
  ASSERT_EQ(reader_error(), "");
  const text::Report report = report_of(
      "2010年以来，江苏省对口支援克孜勒苏柯尔克孜自治州。2021年，江苏省安排援疆资金近3亿元，实施项"
      "目"
      "42个。\n江苏省委书记林某某说：“一定办好。”江苏省代表团将于2022年赴克孜勒苏柯尔克孜自治州考察"
      "。",
      "2021-12-30", "克州日报");
  const std::vector<Claim> claims = reader().read(report);
  ASSERT_GE(claims.size(), 3U);
  ClaimParser parser;
  for (const Claim& claim : claims) {
    const std::string line = line_of(claim);
    const Result<Claim> read = parser.parse(line, "a:1");
    ASSERT_TRUE(read.ok()) << read.error().text();
    EXPECT_EQ(line_of(*read), line);
    EXPECT_EQ(content_id(*read), claim.id);
    EXPECT_EQ(parser.source_of(line), "t");
  }
}

TEST(ClaimParser, PassesOverWhatItDoesNotKnow) {
  ClaimParser parser;
  const Result<Claim> read =
      parser.parse(R"({"later":[{}],"id":"c_1","kind":"hail","source":{"id":"r","x":1},)"
                   R"("roles":{"a":[{"value":"b"}]},"evidence":[],"modality":"sung"})",
                   "a:1");
  ASSERT_TRUE(read.ok()) << read.error().text();
  EXPECT_EQ(read->kind, "hail");
  EXPECT_EQ(values_of(*read, "a"), "b");
  EXPECT_EQ(read->modality, Modality::reported);
}

TEST(ClaimParser, RefusesWhatIsNoClaim) {
  ClaimParser parser;
  for (const char* line : {"", "[]", "{}", "nothing", R"({"id":"c_1"})", R"({"id":1,"kind":2})",
                           R"({"id":"c_1","kind":"visit","source":"r","roles":{},"evidence":[]})",
                           R"({"id":"c_1","kind":"visit","source":{},"roles":[],"evidence":[]})",
                           "{\"id\":\"\xFF\"}"}) {
    const Result<Claim> read = parser.parse(line, "a:7");
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_EQ(read.error().kind, Error::Kind::refused);
    EXPECT_NE(read.error().text().find("a:7"), std::string::npos);
    EXPECT_EQ(parser.source_of(line), "") << line;
  }
}

}  // namespace
}  // namespace duikou::claim
