// SPDX-License-Identifier: Apache-2.0
#include "claim/class_features.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "material.h"

namespace duikou::claim {
namespace {

constexpr auto before = ClassFeatures::Place::before;

Judges judges_of(const std::string& rows) {
  return Judges::make({{"learned/a.tsv", "feature\tweight\n" + rows}}).value();
}

TEST(ClassFeatures, KnowTheClassesThatAJudgeDoes) {
  const Workbench& bench = Workbench::get();
  const ClassFeatures none(bench.lexicon(), judges_of("*\t1\n"));
  EXPECT_TRUE(none.of_word(0).empty());
  const ClassFeatures one(bench.lexicon(), judges_of("xpartnership.hint\t7\n"));
  EXPECT_EQ(one.weights(0, before)[0], 7);
  EXPECT_EQ(one.weights(0, ClassFeatures::Place::behind)[0], 0);
  const lexicon::ClassId of = bench.lexicon().class_named("partnership.hint");
  for (std::uint32_t word = 0; word < bench.lexicon().size(); ++word) {
    const bool hints = bench.lexicon().meaning(word, of) != nullptr;
    ASSERT_EQ(!one.of_word(word).empty(), hints) << word;
  }
}

TEST(ClassesInText, ListWhatBeginsInAStretch) {
  const Workbench& bench = Workbench::get();
  const text::Report report = report_of("辽宁省选派医生，选派教师。");
  const std::shared_ptr<Analysis> a = bench.take_apart(report);
  const ClassFeatures features(bench.lexicon(), judges_of("xpartnership.hint\t7\n"));
  ClassesInText classes(a->scan, features);
  const std::size_t all = classes.in({0, a->text.size()}).size();
  EXPECT_GT(all, 0U);
  EXPECT_EQ(classes.in({0, 8}).size() + classes.in({8, a->text.size()}).size(), all);
  EXPECT_EQ(classes.in({0, 0xFFFFFFFF}).size(), all) << "it may reach beyond the text";
  EXPECT_TRUE(classes.in({8, 8}).empty());
  EXPECT_TRUE(classes.in({9, 3}).empty());
  EXPECT_TRUE(classes.in({1000, 2000}).empty());
}

TEST(ClassesInText, OfNothingAreNone) {
  const ClassFeatures features(Workbench::get().lexicon(), judges_of("xpartnership.hint\t7\n"));
  const lexicon::Scan nothing;
  ClassesInText classes(nothing, features);
  EXPECT_TRUE(classes.in({0, 10}).empty());
}

}  // namespace
}  // namespace duikou::claim
