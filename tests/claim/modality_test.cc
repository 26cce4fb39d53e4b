// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "material.h"

namespace duikou::claim {
namespace {

// "supporter modality" of each pairing, in text order of the evidence and then by id.
std::string pairings(const std::string& text) {
  EXPECT_EQ(reader_error(), "");
  const text::Report report = report_of(text, "2020-03-01");
  std::vector<std::string> lines;
  for (const Claim& claim : reader().read(report)) {
    if (claim.kind != "pairing") continue;
    lines.push_back(std::string(name(claim.modality)) + " " + values_of(claim, "supporter"));
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + "; ";
  return out;
}

struct ModalityCase {
  const char* text;
  const char* wanted;
};

TEST(Modality, OfWhatStandsBehindTheWord) {
  const ModalityCase cases[] = {
      {"原由吉林省对口支援的阿勒泰地区改由辽宁省对口支援。", "ended 吉林省; reported 辽宁省; "},
      {"阿勒泰地区原由吉林省对口支援。", "ended 吉林省; "},
      {"阿勒泰地区将改由辽宁省对口支援。", "planned 辽宁省; "},
      {"阿勒泰地区改由辽宁省对口支援。", "reported 辽宁省; "},
  };
  for (const ModalityCase& one : cases) EXPECT_EQ(pairings(one.text), one.wanted) << one.text;
}

}  // namespace
}  // namespace duikou::claim
