// SPDX-License-Identifier: Apache-2.0
#include "claim/judging.h"

#include <gtest/gtest.h>

#include <memory>
#include <numeric>
#include <string>

#include "material.h"

namespace duikou::claim {
namespace {

// A report taken apart, with a number at a place of it, and one judgement of places in it.
class World {
 public:
  World(std::string text, Span number, Span unit, const std::string& rows = "*\t0\n")
      : report_(report_of(std::move(text))),
        analysis_(Workbench::get().take_apart(report_)),
        judges_(Judges::make({{"learned/a.tsv", "feature\tweight\n" + rows}}).value()),
        classes_(Workbench::get().lexicon(), judges_),
        in_text_(analysis_->scan, classes_) {
    if (number.empty()) return;
    mention::Mention count;
    count.type = mention::Type::count;
    count.span = number;
    count.unit = unit;
    analysis_->counts.push_back(count);
  }
  Analysis& analysis() { return *analysis_; }
  std::int32_t score(Span trigger) {
    Judging judging(*analysis_, means());
    return judging.score(0, trigger, analysis_->clause_at(trigger.start));
  }
  std::vector<Judging::Reason> reasons(Span trigger, bool all = false) {
    Judging judging(*analysis_, means());
    return judging.reasons(0, trigger, analysis_->clause_at(trigger.start), all);
  }

 private:
  [[nodiscard]] Judging::Means means() {
    return {Workbench::get().lexicon(), Workbench::get().places(), judges_, in_text_};
  }
  text::Report report_;
  std::shared_ptr<Analysis> analysis_;
  Judges judges_;
  ClassFeatures classes_;
  ClassesInText in_text_;
};

const char* const sent = "辽宁省选派医生12名。";

TEST(Sketch, HasALetterForEveryName) {
  World world(sent, {7, 10}, {9, 10});
  ASSERT_EQ(world.analysis().actors.size(), 1U);
  EXPECT_EQ(Sketch(world.analysis()).units(), u"P选派医生C名。");
  world.analysis().actors[0].side = Side::supporter;
  EXPECT_EQ(Sketch(world.analysis()).units(), u"S选派医生C名。");
  world.analysis().actors[0].side = Side::recipient;
  EXPECT_EQ(Sketch(world.analysis()).units(), u"R选派医生C名。");
  world.analysis().actors[0].kind = Actor::Kind::body;
  world.analysis().counts[0].type = mention::Type::ordinal;
  EXPECT_EQ(Sketch(world.analysis()).units(), u"B选派医生O名。");
}

TEST(Sketch, KnowsWhereEveryCharacterWent) {
  World world(sent, {7, 10}, {9, 10});
  const Sketch sketch(world.analysis());
  const std::uint32_t places[] = {0, 0, 0, 1, 2, 3, 4, 5, 5, 6, 7, 8};
  for (std::uint32_t i = 0; i < std::size(places); ++i) EXPECT_EQ(sketch.at(i), places[i]) << i;
}

TEST(Sketch, OfNothingIsEmpty) {
  World world("", {}, {});
  const Sketch sketch(world.analysis());
  EXPECT_EQ(sketch.units(), u"");
  EXPECT_EQ(sketch.at(0), 0U);
}

// One code point is one place, whatever it takes in UTF-16; no table could write it.
TEST(Sketch, PassesCharactersBeyondTheBmp) {
  World world("\U00020BB7\U0001F600到了3人", {4, 6}, {5, 6});
  const Sketch sketch(world.analysis());
  EXPECT_EQ(sketch.units(), u"__到了C人");
  EXPECT_EQ(sketch.at(4), 4U);
  EXPECT_EQ(sketch.at(6), 6U);
}

TEST(Judging, AddsTheWeightsOfWhatStandsAround) {
  World world(sent, {7, 10}, {9, 10},
              "*\t-100\ntC名\t7\na选派\t40\nc医生\t300\nb选派\t5000\nd。\t20\n");
  EXPECT_EQ(world.score({7, 10}), -100 + 7 + 40 + 300 + 20);
}

TEST(Judging, TellsReasonsThatSumUpToTheScore) {
  World world(sent, {7, 10}, {9, 10}, "*\t-100\ntC名\t7\na选派\t-40\nc医生\t300\n");
  const auto reasons = world.reasons({7, 10});
  const std::int32_t sum =
      std::accumulate(reasons.begin(), reasons.end(), -100,
                      [](std::int32_t of, const auto& reason) { return of + reason.weight; });
  EXPECT_EQ(sum, world.score({7, 10}));
  ASSERT_EQ(reasons.size(), 3U);
  EXPECT_EQ(reasons[0].feature, "c医生");
  EXPECT_EQ(reasons[1].feature, "a选派");
  EXPECT_EQ(reasons[2].feature, "tC名");
  EXPECT_GT(world.reasons({7, 10}, true).size(), 20U) << "also what the judge does not know";
}

TEST(Judging, CountsAFeatureAsOftenAsItStands) {
  const char* const rows = "a又\t10\n";
  EXPECT_EQ(World("又来3人", {2, 4}, {3, 4}, rows).score({2, 4}), 10);
  EXPECT_EQ(World("又又来3人", {3, 5}, {4, 5}, rows).score({3, 5}), 20);
}

TEST(Judging, WorksAtTheEndsOfTheText) {
  const char* const rows = "*\t1\nt3\t2\ntC\t4\nb人\t8\nc人\t16\n";
  EXPECT_EQ(World("3人", {0, 1}, {}, rows).score({0, 1}), 1 + 4 + 8);
  EXPECT_EQ(World("人3", {1, 2}, {}, rows).score({1, 2}), 1 + 4 + 16);
  EXPECT_EQ(World("3", {0, 1}, {}, rows).score({0, 1}), 1 + 4);
}

// Whatever the trigger, also one that its clause does not hold.
TEST(Judging, WorksOnEveryStretch) {
  World world("，，\n3人。\U00020BB7，去年辽宁省", {3, 5}, {4, 5}, "*\t1\n");
  const std::uint32_t size = world.analysis().text.size();
  ASSERT_FALSE(world.analysis().clauses.empty());
  for (std::uint32_t start = 0; start < size; ++start) {
    for (std::uint32_t end = start + 1; end <= size; ++end) {
      EXPECT_EQ(world.score({start, end}), 1) << start << "-" << end;
    }
  }
}

TEST(Judging, TellsClassesOfWordsByWhereTheyStand) {
  World world(sent, {7, 10}, {9, 10},
              "xpartnership.hint\t3\nypartnership.hint\t5\nzpartnership.hint\t7\n");
  EXPECT_EQ(world.score({7, 10}), 3);
  EXPECT_EQ(world.score({0, 3}), 5);
}

}  // namespace
}  // namespace duikou::claim
