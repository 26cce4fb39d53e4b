// SPDX-License-Identifier: Apache-2.0
#include "claim/hearsay.h"

#include <string>

#include "material.h"

namespace duikou::claim {
namespace {

// The sums told of the aid, as far as they are claims.
std::string sums(const std::string& text) {
  EXPECT_EQ(reader_error(), "");
  std::string out;
  for (const Claim& claim :
       reader().read(report_of("江苏省对口支援阿克苏地区。" + text, "2020-03-01"))) {
    if (claim.kind == "funding") out += values_of(claim, "amount") + ";";
  }
  return out;
}

struct HearsayCase {
  const char* text;
  const char* sums;
};

TEST(Hearsay, WhatIsOnlyTalkIsNoClaim) {
  const HearsayCase cases[] = {
      // Quoted, behind a word for who talks.
      {"网友称“江苏省援助阿克苏地区9亿元”，实际到位援助资金2亿元。", "200000000;"},
      {"朋友圈里那张“江苏援阿9亿元”的海报，谁也不认。", ""},
      {"县志初稿把江苏省的援助资金写成「9億元」，校对时改了过来。", ""},
      // Quoted, with a verdict behind.
      {"“江苏省一次援助阿克苏地区9亿元”的说法不实。", ""},
      {"所记“江苏省援助资金9亿元”系笔误。", ""},
      // Not quoted: people say it, and somebody asks or denies.
      {"听说江苏省给阿克苏地区拨了援助资金9亿元？", ""},
      {"坊间传江苏省给阿克苏地区拨付援助资金9亿元，查无此事。", ""},
      {"外面都传江苏省给阿克苏地区拨付援助资金9亿元。指挥部昨日辟谣。", ""},
      // Words of an office-holder, a name, and what nobody takes back.
      {"县长秦望川说：“江苏省拨付援助资金2亿元。”", "200000000;"},
      {"江苏省拨付援助资金2亿元，网友点赞。", "200000000;"},
      {"江苏省拨付“连心桥”援助资金2亿元。", "200000000;"},
      {"听说江苏省拨付援助资金2亿元，大家都很高兴。", "200000000;"},
  };
  for (const HearsayCase& one : cases) EXPECT_EQ(sums(one.text), one.sums) << one.text;
}

}  // namespace
}  // namespace duikou::claim
