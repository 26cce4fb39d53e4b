// SPDX-License-Identifier: Apache-2.0
#include "mention/organisation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "offices.h"

namespace duikou::mention {
namespace {

struct Case {
  std::string text;
  std::vector<std::string> names;
};

class Names : public testing::TestWithParam<Case> {};

TEST_P(Names, AreBounded) {
  std::vector<std::string> names;
  for (const Mention& mention : Offices::get().organisations(GetParam().text)) {
    names.push_back(mention.value);
  }
  EXPECT_EQ(names, GetParam().names) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Organisations, Names,
    testing::Values(Case{"江苏援建的疏勒县人民医院外科楼投用。", {"疏勒县人民医院外科楼"}},
                    Case{"建成塔城地区职业技术学院实训楼。", {"塔城地区职业技术学院实训楼"}},
                    Case{"他们走进莎车县城南教育园区。", {"莎车县城南教育园区"}},
                    Case{"老乡都夸塔城地区人民医院好。", {"塔城地区人民医院"}},
                    Case{"浙江大学对口支援塔里木大学。", {"浙江大学", "塔里木大学"}},
                    Case{"武汉大学人民医院和和田地区人民医院结对。",
                         {"武汉大学人民医院", "和田地区人民医院"}},
                    Case{"复旦大学附属中山医院很远。", {"复旦大学附属中山医院"}},
                    Case{"浙江省教育厅对口支援办公室来电。", {"浙江省教育厅对口支援办公室"}},
                    Case{"国机集团和中核集团都来了。", {"国机集团", "中核集团"}},
                    Case{"车队一早出城。", {}}, Case{"孩子们在学校里上课。", {}}, Case{"", {}}));

}  // namespace
}  // namespace duikou::mention
