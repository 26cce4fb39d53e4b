// SPDX-License-Identifier: Apache-2.0
// Every rule of data/rules is tried on its own examples, with all other rules beside it, as the
// program reads; claim/example.h tells what each promises.
#include "claim/rule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "claim/example.h"
#include "material.h"

namespace duikou::claim {
namespace {

std::string told(const std::vector<Claim>& claims) {
  std::string out;
  for (const Claim& claim : claims) out += "\n    " + told(claim);
  return out.empty() ? " nothing" : out;
}

class Examples : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(reader_error(), ""); }

  static std::string at(const Rule& rule, const Example& example) {
    return "data/" + rule.file + ":" + std::to_string(example.line) + ": " + rule.name;
  }
};

TEST_F(Examples, AreKept) {
  ASSERT_GT(reader().rules().size(), 10U);
  for (const Rule& rule : reader().rules()) {
    for (const auto* examples : {&rule.yes, &rule.no}) {
      for (const Example& example : *examples) {
        const Tried tried = try_example(reader(), rule, example);
        EXPECT_TRUE(tried.kept) << at(rule, example) << "\n  wanted "
                                << (example.expected.empty() ? "nothing" : example.expected)
                                << "\n  read" << told(tried.claims);
      }
    }
  }
}

TEST_F(Examples, NamesAreTheirKindsAndUnique) {
  std::set<std::string> names;
  for (const Rule& rule : reader().rules()) {
    EXPECT_TRUE(rule.name.starts_with(rule.kind->name + ".")) << rule.file << ": " << rule.name;
    EXPECT_TRUE(names.insert(rule.name).second)
        << rule.file << ": " << rule.name << " stands twice";
    EXPECT_TRUE(rule.file.starts_with("rules/" + rule.kind->name + "/"))
        << rule.file << ": " << rule.name;
  }
  for (const Rule& rule : reader().rules()) {
    for (const std::string& name : rule.beats) {
      EXPECT_TRUE(names.contains(name))
          << rule.file << ": " << rule.name << " beats no rule " << name;
    }
  }
}

TEST_F(Examples, EveryKindHasARule) {
  const Kinds kinds = Kinds::parse(data_files().at("kinds.tsv")).value();
  for (const Kind& kind : kinds.all()) {
    EXPECT_TRUE(std::any_of(reader().rules().begin(), reader().rules().end(),
                            [&](const Rule& rule) { return rule.kind->name == kind.name; }))
        << kind.name;
  }
}

}  // namespace
}  // namespace duikou::claim
