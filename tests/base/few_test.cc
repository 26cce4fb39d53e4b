// SPDX-License-Identifier: Apache-2.0
#include "base/few.h"

#include <gtest/gtest.h>

#include <vector>

namespace duikou {
namespace {

TEST(Few, HoldsItsItemsInOrderHoweverManyThereAre) {
  for (int count = 0; count < 12; ++count) {
    Few<int, 4> few;
    std::vector<int> all;
    for (int i = 0; i < count; ++i) {
      few.push_back(i);
      all.push_back(i);
    }
    const Few<int, 4> copy = few;
    EXPECT_EQ(std::vector<int>(copy.begin(), copy.end()), all);
    EXPECT_EQ(copy.size(), all.size());
    if (count > 0) {
      EXPECT_EQ(copy[copy.size() - 1], count - 1);
    }
  }
}

TEST(Few, TakesAList) {
  const Few<int, 2> few{3, 1, 2};
  EXPECT_EQ(std::vector<int>(few.begin(), few.end()), (std::vector<int>{3, 1, 2}));
}

}  // namespace
}  // namespace duikou
