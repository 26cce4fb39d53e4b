// SPDX-License-Identifier: Apache-2.0
#include "claim/trace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "claim/rule.h"
#include "material.h"

namespace duikou::claim {
namespace {

const std::vector<std::string> texts = {
    "江苏省对口支援克孜勒苏柯尔克孜自治州。2021年，江苏省安排援疆资金3亿元，实施项目42个。",
    "江苏省委书记林某某率代表团赴克孜勒苏柯尔克孜自治州考察对口支援工作。",
    "阿图什市有医生12名。",
    "",
};

TEST(Trace, ChangesNoClaim) {
  ASSERT_EQ(reader_error(), "");
  for (const std::string& text : texts) {
    Trace trace;
    const text::Report report = report_of(text, "2021-12-30", "克州日报");
    EXPECT_EQ(reader().read(report, &trace), reader().read(report)) << text;
  }
}

TEST(Trace, TellsTheFiringsBehindEveryClaim) {
  ASSERT_EQ(reader_error(), "");
  const text::Report report = report_of(texts[0], "2021-12-30", "克州日报");
  Trace trace;
  const std::vector<Claim> claims = reader().read(report, &trace);
  ASSERT_GE(claims.size(), 2U);
  for (const Claim& claim : claims) {
    const auto made = std::find_if(trace.made.begin(), trace.made.end(),
                                   [&](const Trace::Made& m) { return m.claim == claim.id; });
    ASSERT_NE(made, trace.made.end()) << claim.id;
    ASSERT_FALSE(made->firings.empty());
    std::vector<std::string> rules;
    for (const std::uint32_t index : made->firings) {
      const Trace::Firing& firing = trace.firings.at(index);
      EXPECT_EQ(firing.end, Trace::End::drafted);
      EXPECT_GT(firing.steps, 0U);
      EXPECT_FALSE(firing.trigger.empty());
      EXPECT_TRUE(trace.clauses.at(firing.clause).span.contains(firing.trigger));
      rules.push_back(firing.rule->name);
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    EXPECT_EQ(rules, claim.rules);
  }
}

// What fills a role is a value of a choice that the trace names, with its text in the rule's file.
TEST(Trace, TellsTheChoiceThatFilledARole) {
  ASSERT_EQ(reader_error(), "");
  Trace trace;
  const std::vector<Claim> claims =
      reader().read(report_of(texts[0], "2021-12-30", "克州日报"), &trace);
  for (const Claim& claim : claims) {
    const auto made = std::find_if(trace.made.begin(), trace.made.end(),
                                   [&](const Trace::Made& m) { return m.claim == claim.id; });
    ASSERT_NE(made, trace.made.end());
    for (const Role& role : claim.roles) {
      for (const Value& value : role.values) {
        const bool told =
            std::any_of(made->firings.begin(), made->firings.end(), [&](std::uint32_t index) {
              const Trace::Firing& firing = trace.firings[index];
              return std::any_of(
                  firing.taken.begin(), firing.taken.end(), [&](const Trace::Taken& taken) {
                    if (taken.choice == Trace::none) return false;
                    const RoleFill& fill = firing.rule->fills.at(taken.fill);
                    EXPECT_FALSE(fill.choices.at(taken.choice).text.empty());
                    EXPECT_GT(fill.line, firing.rule->line);
                    return std::find(taken.values.begin(), taken.values.end(), value) !=
                           taken.values.end();
                  });
            });
        EXPECT_TRUE(told) << claim.kind << " " << role.name << "=" << value.value;
      }
    }
  }
}

TEST(Trace, TellsTheWordOfTheModality) {
  ASSERT_EQ(reader_error(), "");
  const text::Report report = report_of(
      "江苏省对口支援克孜勒苏柯尔克孜自治州。江苏省代表团将于9月赴克孜勒苏柯尔克孜自治州考察。",
      "2021-06-30", "克州日报");
  Trace trace;
  const std::vector<Claim> claims = reader().read(report, &trace);
  ASSERT_EQ(trace.made.size(), claims.size());
  for (const Trace::Made& made : trace.made) {
    const auto claim = std::find_if(claims.begin(), claims.end(),
                                    [&](const Claim& one) { return one.id == made.claim; });
    ASSERT_NE(claim, claims.end());
    EXPECT_EQ(made.modality.empty(), claim->modality == Modality::reported) << claim->kind;
  }
}

TEST(Trace, TellsWhatPointedPlacesWereWorkedOutFrom) {
  ASSERT_EQ(reader_error(), "");
  const auto supplied = [](const char* text, const char* publisher) {
    Trace trace;
    const text::Report report = report_of(text, "2021-06-30", publisher);
    (void)reader().read(report, &trace);
    mention::Supplied out = mention::Supplied::nothing;
    for (const mention::Mention& mention : trace.mentions) {
      if (mention.form == mention::PlaceForm::pointed) out = mention.supplied;
    }
    return out;
  };
  EXPECT_EQ(supplied("江苏省对口支援我州。", "克州日报"), mention::Supplied::publisher);
  EXPECT_EQ(supplied("江苏省对口支援阿图什市，该市有学校。", "浙江日报"),
            mention::Supplied::earlier);
}

TEST(Trace, TellsWhyARuleMadeNothing) {
  ASSERT_EQ(reader_error(), "");
  Trace trace;
  const text::Report report = report_of(texts[0], "2021-12-30", "克州日报");
  const std::size_t claims = reader().read(report, &trace).size();
  EXPECT_EQ(trace.made.size(), claims);
  EXPECT_LT(trace.made.size(), trace.firings.size());
  const auto denied =
      std::find_if(trace.firings.begin(), trace.firings.end(),
                   [](const Trace::Firing& firing) { return firing.end == Trace::End::condition; });
  ASSERT_NE(denied, trace.firings.end());
  EXPECT_FALSE(denied->tested.back().condition->text.empty());
}

}  // namespace
}  // namespace duikou::claim
