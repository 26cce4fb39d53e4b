// SPDX-License-Identifier: Apache-2.0
#include "claim/actors.h"

#include "material.h"

namespace duikou::claim {
namespace {

std::string payer(const std::string& text) {
  EXPECT_EQ(reader_error(), "");
  const text::Report report = report_of(text, "2023-08-29");
  std::string out;
  for (const Claim& claim : reader().read(report)) {
    if (claim.kind == "funding") out += values_of(claim, "payer") + " ";
  }
  return out;
}

TEST(Collectives, KeepTheirNumber) {
  EXPECT_EQ(payer("19个援疆省市投入援疆资金3亿元。"), "19个援疆省市 ");
  EXPECT_EQ(payer("7省市投入援藏资金3亿元。"), "7省市 ");
  EXPECT_EQ(payer("各援疆省市投入援疆资金3亿元。"), "各援疆省市 ");
}

}  // namespace
}  // namespace duikou::claim
