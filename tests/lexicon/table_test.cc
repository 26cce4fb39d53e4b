// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.h"

#include <gtest/gtest.h>

#include <string>

namespace duikou::lexicon {
namespace {

TEST(TableRows, HoldTheColumnsAskedFor) {
  const auto table = Table::parse("t.tsv", "# why\n# more\nb\tc\ta\n1\t2\t3\n\t5\t\n", {"a", "b"});
  ASSERT_TRUE(table) << table.error().text();
  ASSERT_EQ(table->rows().size(), 2U);
  EXPECT_EQ(table->rows()[0][0], "3");
  EXPECT_EQ(table->rows()[0][1], "1");
  EXPECT_EQ(table->rows()[0].line(), 4U);
  EXPECT_EQ(table->rows()[1][0], "");
  EXPECT_EQ(table->rows()[1][1], "");
  EXPECT_EQ(table->rows()[1].error("bad", "mend it").text(), "t.tsv:5: bad (mend it)");
}

TEST(TableRows, MayBeNone) {
  const auto table = Table::parse("t.tsv", "a", {"a"});
  ASSERT_TRUE(table) << table.error().text();
  EXPECT_TRUE(table->rows().empty());
}

TEST(TableRows, LastLineNeedsNoLineFeed) {
  const auto table = Table::parse("t.tsv", "a\tb\n1\t2", {"b"});
  ASSERT_TRUE(table) << table.error().text();
  EXPECT_EQ(table->rows()[0][0], "2");
}

struct Refused {
  std::string bytes;
  std::string error;
};

class BadTables : public testing::TestWithParam<Refused> {};

TEST_P(BadTables, NameFileLineCauseAndCure) {
  const auto table = Table::parse("t.tsv", GetParam().bytes, {"a", "b"});
  ASSERT_FALSE(table) << GetParam().bytes;
  EXPECT_EQ(table.error().text(), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, BadTables,
    testing::Values(
        Refused{"", "t.tsv:0: no header row (name the columns)"},
        Refused{"# only a comment\n", "t.tsv:1: no header row (name the columns)"},
        Refused{"a\tc\n",
                "t.tsv:1: no column b (the header row names the columns, parted by tabs)"},
        Refused{"a b\n", "t.tsv:1: no column a (the header row names the columns, parted by tabs)"},
        Refused{"a\tb\n1\n",
                "t.tsv:2: 1 cells where the header has 2 (part the cells with single "
                "tabs)"},
        Refused{"a\tb\n1\t2\n1\t2\t3\n",
                "t.tsv:3: 3 cells where the header has 2 (part the cells with single tabs)"},
        Refused{"a\tb\n1\t2\n\n1\t2\n",
                "t.tsv:3: 1 cells where the header has 2 (part the cells with single tabs)"},
        Refused{"a\tb\n1\t2\n# late\n",
                "t.tsv:3: 1 cells where the header has 2 (part the cells with single tabs)"}));

}  // namespace
}  // namespace duikou::lexicon
