// SPDX-License-Identifier: Apache-2.0
// Every rule of data/rules is tried on its own examples, with all other rules beside it, as the
// program reads. A `yes` asks for one claim of the rule's kind that has all values told behind =>
// and was made by the rule or by one that beats it: where two rules see the same words, the rule
// that gives way keeps its example as a promise that the words are read, whoever reads them. A `no`
// asks that the rule itself makes nothing of the text; another rule may.
#include "claim/rule.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "claim/rule_set.h"
#include "material.h"

namespace duikou::claim {
namespace {

std::vector<std::string> parted(std::string_view text, std::string_view mark) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t end = text.find(mark);
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + mark.size());
  }
}

// "\n" of an example stands for a line feed, because an example is one line of its file.
std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (const std::string& line : parted(text, "\\n")) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::vector<Claim> read(const Example& example) {
  return reader().read(
      report_of(with_line_feeds(example.text), example.published, example.publisher));
}

bool made_by(const Claim& claim, const std::set<std::string>& rules) {
  return std::any_of(claim.rules.begin(), claim.rules.end(),
                     [&](const std::string& rule) { return rules.contains(rule); });
}

// "role=value; role=value,value": every value named must be among those of the role.
bool has_values(const Claim& claim, std::string_view expected) {
  for (const std::string& pair : parted(expected, "; ")) {
    const std::size_t equals = pair.find('=');
    const Role* role = claim.role(pair.substr(0, equals));
    if (equals == std::string::npos || role == nullptr) return false;
    for (const std::string& wanted : parted(pair.substr(equals + 1), ",")) {
      const bool found = std::any_of(role->values.begin(), role->values.end(),
                                     [&](const Value& value) { return value.value == wanted; });
      if (!found) return false;
    }
  }
  return true;
}

std::string told(const std::vector<Claim>& claims) {
  std::string out;
  for (const Claim& claim : claims) {
    out += "\n    " + claim.kind;
    for (const Role& role : claim.roles) out += " " + role.name + "=" + values_of(claim, role.name);
    out += " by";
    for (const std::string& rule : claim.rules) out += " " + rule;
  }
  return out.empty() ? " nothing" : out;
}

class Examples : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!reader_error().empty()) return;
    kinds_ = new Kinds(Kinds::parse(data_files().at("kinds.tsv")).value());
    rules_ = new RuleSet(RuleSet::make(data_files(), *kinds_, Workbench::get().lexicon()).value());
  }
  static void TearDownTestSuite() {
    delete rules_;
    delete kinds_;
  }
  void SetUp() override { ASSERT_EQ(reader_error(), ""); }

  static std::string at(const Rule& rule, const Example& example) {
    return "data/" + rule.file + ":" + std::to_string(example.line) + ": " + rule.name;
  }

  static const Kinds* kinds_;
  static const RuleSet* rules_;
};
const Kinds* Examples::kinds_ = nullptr;
const RuleSet* Examples::rules_ = nullptr;

TEST_F(Examples, YesIsRead) {
  ASSERT_GT(rules_->rules().size(), 10U);
  for (const Rule& rule : rules_->rules()) {
    std::set<std::string> makers = {rule.name};
    for (const Rule& other : rules_->rules()) {
      const bool beats =
          std::find(other.beats.begin(), other.beats.end(), rule.name) != other.beats.end();
      if (beats && other.kind == rule.kind) makers.insert(other.name);
    }
    for (const Example& example : rule.yes) {
      const auto claims = read(example);
      const bool found = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        // What only tells sides is seen in the claims that are read with them.
        const bool its = claim.kind == rule.kind->name && made_by(claim, makers);
        return (its || rule.sides_only) && has_values(claim, example.expected);
      });
      EXPECT_TRUE(found) << at(rule, example) << "\n  wanted " << example.expected << "\n  read"
                         << told(claims);
    }
  }
}

TEST_F(Examples, NoIsNotRead) {
  for (const Rule& rule : rules_->rules()) {
    for (const Example& example : rule.no) {
      const auto claims = read(example);
      const bool found = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
        return made_by(claim, {rule.name});
      });
      EXPECT_FALSE(found) << at(rule, example) << "\n  read" << told(claims);
    }
  }
}

TEST_F(Examples, NamesAreTheirKindsAndUnique) {
  std::set<std::string> names;
  for (const Rule& rule : rules_->rules()) {
    EXPECT_TRUE(rule.name.starts_with(rule.kind->name + ".")) << rule.file << ": " << rule.name;
    EXPECT_TRUE(names.insert(rule.name).second)
        << rule.file << ": " << rule.name << " stands twice";
    EXPECT_TRUE(rule.file.starts_with("rules/" + rule.kind->name + "/"))
        << rule.file << ": " << rule.name;
  }
  for (const Rule& rule : rules_->rules()) {
    for (const std::string& name : rule.beats) {
      EXPECT_TRUE(names.contains(name))
          << rule.file << ": " << rule.name << " beats no rule " << name;
    }
  }
}

TEST_F(Examples, EveryKindHasARule) {
  for (const Kind& kind : kinds_->all()) {
    EXPECT_TRUE(std::any_of(rules_->rules().begin(), rules_->rules().end(), [&](const Rule& rule) {
      return rule.kind->name == kind.name;
    })) << kind.name;
  }
}

}  // namespace
}  // namespace duikou::claim
