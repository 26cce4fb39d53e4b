// SPDX-License-Identifier: Apache-2.0
#include "answer/compare.h"

#include <gtest/gtest.h>

#include "../claim/material.h"

namespace duikou::answer {
namespace {

using claim::Claim;
using What = Difference::What;

Claim visit(std::string leader, std::string to, Span evidence, std::string kind = "visit") {
  Claim out;
  out.kind = std::move(kind);
  out.source.id = "r1";
  out.roles = {{"leader", {{std::move(leader), "", evidence}}},
               {"to", {{std::move(to), "", evidence}}}};
  out.evidence = {{evidence, "words"}};
  out.rules = {"visit.led"};
  out.id = claim::content_id(out);
  return out;
}

const claim::Kinds& kinds() {
  static const claim::Kinds out =
      std::move(claim::Kinds::parse(claim::data_files().at("kinds.tsv"))).value();
  return out;
}

TEST(Compare, TellsWhatCameWentAndChanged) {
  Claim same = visit("A", "B", {0, 9});
  Claim same_now = same;
  same_now.rules = {"visit.other"};
  Comparison comparison({});
  const auto differences =
      comparison.compare({same, visit("A", "C", {10, 19}), visit("D", "E", {20, 29})},
                         {visit("F", "G", {30, 39}), visit("A", "H", {12, 19}), same_now});
  ASSERT_EQ(differences.size(), 3U);
  EXPECT_EQ(differences[0].what, What::changed);
  ASSERT_EQ(differences[0].changes.size(), 1U);
  EXPECT_EQ(differences[0].changes[0].role, "to");
  EXPECT_EQ(differences[0].changes[0].went, std::vector<std::string>{"C"});
  EXPECT_EQ(differences[0].changes[0].came, std::vector<std::string>{"H"});
  EXPECT_EQ(differences[1].what, What::only_old);
  EXPECT_EQ(differences[2].what, What::only_new);
  const ComparedKind counts = comparison.counts().at("visit");
  EXPECT_EQ(counts.same, 1U);
  EXPECT_EQ(counts.other_rules, 1U);
  EXPECT_EQ(counts.changed, 1U);
  EXPECT_EQ(counts.only_old, 1U);
  EXPECT_EQ(counts.only_new, 1U);
}

// Of several claims of the same words those meet that agree most; kinds never mix.
TEST(Compare, PairsThoseThatAgreeMost) {
  Comparison comparison({});
  const auto differences = comparison.compare(
      {visit("A", "B", {0, 9}), visit("C", "D", {0, 9})},
      {visit("C", "X", {0, 9}), visit("A", "Y", {0, 9}), visit("A", "B", {0, 9}, "meeting")});
  ASSERT_EQ(differences.size(), 3U);
  std::size_t changed = 0;
  for (const Difference& one : differences) {
    if (one.what != What::changed) continue;
    ++changed;
    EXPECT_EQ(claim::values_of(one.old_claim, "leader"), claim::values_of(one.new_claim, "leader"));
  }
  EXPECT_EQ(changed, 2U);
  EXPECT_EQ(comparison.counts().at("meeting").only_new, 1U);
}

TEST(Compare, AMovedClaimIsChanged) {
  Comparison comparison({});
  const auto differences = comparison.compare({visit("A", "B", {0, 9})}, {visit("A", "B", {1, 9})});
  ASSERT_EQ(differences.size(), 1U);
  ASSERT_EQ(differences[0].changes.size(), 1U);
  EXPECT_EQ(differences[0].changes[0].role, "spans");
  EXPECT_FALSE(differences[0].changes[0].came.empty());
}

TEST(Compare, KindsAreFiltered) {
  Comparison comparison({"meeting"});
  EXPECT_TRUE(comparison.compare({visit("A", "B", {0, 9})}, {}).empty());
  EXPECT_TRUE(comparison.counts().empty());
  EXPECT_EQ(comparison.compare({visit("A", "B", {0, 9}, "meeting")}, {}).size(), 1U);
}

TEST(Compare, FormsTellTheSameInAFixedOrder) {
  Comparison comparison({});
  const auto differences =
      comparison.compare({visit("A\x1b[2J", "C", {10, 19})},
                         {visit("B", "C", {10, 19}), visit("F", "G", {30, 39}, "office")});
  EXPECT_EQ(counts_json(comparison.counts(), kinds()),
            R"({"what":"counts","kind":"visit","only_old":0,"only_new":0,"changed":1,)"
            R"("same":0,"other_rules":0})"
            "\n"
            R"({"what":"counts","kind":"office","only_old":0,"only_new":1,"changed":0,)"
            R"("same":0,"other_rules":0})"
            "\n");
  const std::string table = counts_text(comparison.counts(), kinds());
  EXPECT_LT(table.find("visit"), table.find("office"));
  EXPECT_LT(table.find("office"), table.find("all"));
  const std::string page = differences_text(differences, false);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  EXPECT_NE(page.find("leader: - A\\u{1B}[2J + B"), std::string::npos) << page;
  EXPECT_NE(page.find("+ office"), std::string::npos);
  EXPECT_NE(differences_text(differences, true).find("\x1b[32m+"), std::string::npos);
  EXPECT_TRUE(differences_text({}, true).empty());
}

}  // namespace
}  // namespace duikou::answer
