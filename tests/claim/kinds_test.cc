// SPDX-License-Identifier: Apache-2.0
#include "claim/kinds.h"

#include <gtest/gtest.h>

#include <string>

#include "material.h"

namespace duikou::claim {
namespace {

const std::string header =
    "kind\trole\ttype\tidentity\tpartnership\tlabel_zh\tlabel_en\tcore\tbeside\n";

TEST(KindsTable, KeepsOrderAndCells) {
  const auto kinds = Kinds::parse("# what it is\n" + header +
                                  "loan\t\t\t\tyes\t借款\tLoan\t\tscope\n"
                                  "loan\tlender\tplace\tkey\t\t出借方\tLender\tyes\t\n"
                                  "loan\tdays\tdate\tset\t\t日期\tDays\t\t\n"
                                  "song\t\t\t\tno\t歌\tSong\t\t\n");
  ASSERT_TRUE(kinds) << kinds.error().text();
  ASSERT_EQ(kinds->all().size(), 2U);
  const Kind* loan = kinds->find("loan");
  ASSERT_NE(loan, nullptr);
  EXPECT_TRUE(loan->partnership);
  EXPECT_EQ(loan->label_zh, "借款");
  EXPECT_EQ(loan->beside, Beside::scope);
  ASSERT_EQ(loan->roles.size(), 2U);
  EXPECT_EQ(loan->roles[0].name, "lender");
  EXPECT_EQ(loan->roles[0].type, ValueType::place);
  EXPECT_EQ(loan->roles[0].identity, Identity::key);
  EXPECT_TRUE(loan->roles[0].core);
  EXPECT_EQ(loan->role("days"), &loan->roles[1]);
  EXPECT_EQ(loan->roles[1].identity, Identity::set);
  EXPECT_FALSE(loan->roles[1].core);
  EXPECT_EQ(loan->role("borrower"), nullptr);
  EXPECT_FALSE(kinds->find("song")->partnership);
  EXPECT_EQ(kinds->find("song")->beside, Beside::nothing);
  EXPECT_EQ(kinds->find("dance"), nullptr);
}

struct Refused {
  std::string rows;
  std::string error;
};

class BadKinds : public testing::TestWithParam<Refused> {};

TEST_P(BadKinds, NameLineCauseAndCure) {
  const auto kinds = Kinds::parse(header + GetParam().rows);
  ASSERT_FALSE(kinds) << GetParam().rows;
  EXPECT_EQ(kinds.error().text(), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, BadKinds,
    testing::Values(
        Refused{"a\tx\tplace\tkey\t\t\t\t\t\n",
                "kinds.tsv:2: role before its kind (put the row of kind a above its roles)"},
        Refused{"a\t\t\t\tyes\t\t\t\t\nb\t\t\t\tyes\t\t\t\t\na\tx\tplace\tkey\t\t\t\t\t\n",
                "kinds.tsv:4: role before its kind (put the row of kind a above its roles)"},
        Refused{"a\t\t\t\tyes\t\t\t\t\na\t\t\t\tyes\t\t\t\t\n",
                "kinds.tsv:3: kind a stands twice (name a kind once)"},
        Refused{"a\t\t\t\tyes\t\t\t\t\na\tx\tplaces\tkey\t\t\t\t\t\n",
                "kinds.tsv:3: unknown type or identity (types: place person date amount number "
                "name text word; identities: key varying set finest)"},
        Refused{"a\t\t\t\tyes\t\t\t\t\na\tx\tplace\tkeys\t\t\t\t\t\n",
                "kinds.tsv:3: unknown type or identity (types: place person date amount number "
                "name text word; identities: key varying set finest)"},
        Refused{"a\t\t\t\tyes\t\t\t\ttime\n",
                "kinds.tsv:2: unknown word beside (beside: valid or scope or nothing)"}));

TEST(KindsTable, OfTheProjectHasTheNineKinds) {
  const auto kinds = Kinds::parse(data_files().at("kinds.tsv"));
  ASSERT_TRUE(kinds) << kinds.error().text();
  std::string names;
  for (const Kind& kind : kinds->all()) {
    names += kind.name + " ";
    EXPECT_FALSE(kind.roles.empty()) << kind.name;
    EXPECT_FALSE(kind.label_zh.empty() || kind.label_en.empty()) << kind.name;
    bool core = false;
    for (const RoleOfKind& role : kind.roles) core = core || role.core;
    EXPECT_TRUE(core) << kind.name << ": nothing could ever join two claims of it";
  }
  EXPECT_EQ(names, "pairing visit meeting funding project personnel pledge statement office ");
}

}  // namespace
}  // namespace duikou::claim
