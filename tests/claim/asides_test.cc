// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "material.h"

namespace duikou::claim {
namespace {

std::string asides(const std::string& text, const std::string& kind) {
  EXPECT_EQ(reader_error(), "");
  const text::Report report = report_of(text, "2023-08-29");
  std::string out;
  for (const Claim& claim : reader().read(report)) {
    if (claim.kind != kind) continue;
    for (const Claim::Aside& aside : claim.asides) {
      if (aside.group == "bound") continue;
      out += aside.group + "." + aside.key + "=" + aside.value.value + " ";
    }
    out += "| ";
  }
  return out;
}

TEST(Asides, TellSinceWhenAPairingHolds) {
  const std::map<std::string, std::string> cases = {
      {"江苏省自2010年起对口支援克州。", "valid.start=2010 | "},
      {"2010年以来，江苏省对口支援克州。", "valid.start=2010 | "},
      {"江苏省对口支援克州。2010年以来，各项工作有序推进。", "| "},
      {"江苏省对口支援克州。", "| "},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(asides(text, "pairing"), wanted) << text;
}

TEST(Asides, TellWhatMoneyCovers) {
  const std::string pair = "江苏省对口支援克州。";
  const std::map<std::string, std::string> cases = {
      {"江苏省累计投入援疆资金3亿元。", "scope.period=cumulative | "},
      {"“十三五”期间，江苏省投入援疆资金3亿元。", "scope.period=plan-13 | "},
      {"2022年，江苏省安排援疆资金3亿元。", "scope.money=arranged | "},
      {"江苏省投入援疆资金3亿元。", "| "},
  };
  for (const auto& [text, wanted] : cases) {
    EXPECT_EQ(asides(pair + text, "funding"), wanted) << text;
  }
}

}  // namespace
}  // namespace duikou::claim
