// SPDX-License-Identifier: Apache-2.0
#include "claim/references.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "material.h"

namespace duikou::claim {
namespace {

// Who says a sentence of the last paragraph, "" where nobody does.
std::string speaker_of(const std::string& said) {
  const std::string text =
      "江苏省对口支援阿克苏地区。温宿县县长秦望川、库车市副市长石如岳来访。" + said;
  for (const Claim& claim : reader().read(report_of(text, "2021-06-01", ""))) {
    if (claim.kind == "statement") return values_of(claim, "speaker");
  }
  return "";
}

TEST(References, NameAKnownPersonInShort) {
  ASSERT_EQ(reader_error(), "");
  const struct {
    const char* said;
    const char* speaker;
  } cases[] = {
      {"秦县长说，两地要常来常往。", "秦望川"},
      {"石市长说，两地要常来常往。", "石如岳"},
      {"老石说，两地要常来常往。", "石如岳"},
      {"副市长说，两地要常来常往。", "石如岳"},
      {"这位县长说，两地要常来常往。", "秦望川"},
      {"“路要先通。”县长撂下这句就走。", "秦望川"},
      // Nobody of that name or title was told, or the words are another's.
      {"钱县长说，两地要常来常往。", ""},
      {"老钱说，两地要常来常往。", ""},
      {"市长说，两地要常来常往。", ""},
      {"县长助理说，两地要常来常往。", ""},
      {"镇江市市长钱一川说，两地要常来常往。", "钱一川"},
  };
  for (const auto& one : cases) EXPECT_EQ(speaker_of(one.said), one.speaker) << one.said;
}

TEST(References, CountOnlyBehindTheFullName) {
  ASSERT_EQ(reader_error(), "");
  const std::string text =
      "江苏省对口支援阿克苏地区。秦县长说，两地要常来常往。温宿县县长秦望川来访。";
  for (const Claim& claim : reader().read(report_of(text, "2021-06-01", ""))) {
    EXPECT_NE(claim.kind, "statement");
  }
}

}  // namespace
}  // namespace duikou::claim
