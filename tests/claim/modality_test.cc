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

// "modality amount" of each sum.
std::string sums(const std::string& text) {
  EXPECT_EQ(reader_error(), "");
  const text::Report report = report_of("江苏省对口支援阿克苏地区。" + text, "2020-03-01");
  std::vector<std::string> lines;
  for (const Claim& claim : reader().read(report)) {
    if (claim.kind != "funding") continue;
    lines.push_back(std::string(name(claim.modality)) + " " + values_of(claim, "amount"));
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + "; ";
  return out;
}

TEST(Modality, CorrectedAndQuoted) {
  const ModalityCase cases[] = {
      {"更正：江苏省向阿克苏地区拨付援疆资金应为3亿元。", "corrected 300000000; "},
      {"昨日误报江苏省向阿克苏地区拨付援疆资金5亿元，应为3亿元。", "corrected 300000000; "},
      {"江苏省向阿克苏地区拨付援疆资金由5亿元更正为3亿元。", "corrected 300000000; "},
      {"有报道称江苏省向阿克苏地区拨付援疆资金5亿元，有误，应为3亿元。", "corrected 300000000; "},
      {"江苏省向阿克苏地区拨付援疆资金应为3亿元。", "reported 300000000; "},
      {"据新华社报道，江苏省向阿克苏地区拨付援疆资金5亿元。", "quoted 500000000; "},
      {"《塔城日报》援引指挥部的数据，江苏省向阿克苏地区拨付援疆资金5亿元。", "quoted 500000000; "},
      {"江苏省援疆前方指挥部通报称，今年拨付援疆资金5亿元。", "quoted 500000000; "},
      {"据了解，江苏省向阿克苏地区拨付援疆资金5亿元。", "reported 500000000; "},
      {"本报报道称，江苏省向阿克苏地区拨付援疆资金5亿元。", "reported 500000000; "},
      {"根据协议，江苏省向阿克苏地区拨付援疆资金5亿元。", "reported 500000000; "},
  };
  for (const ModalityCase& one : cases) EXPECT_EQ(sums(one.text), one.wanted) << one.text;
}

}  // namespace
}  // namespace duikou::claim
