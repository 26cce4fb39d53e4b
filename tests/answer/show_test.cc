// SPDX-License-Identifier: Apache-2.0
#include "answer/show.h"

#include <gtest/gtest.h>

#include "../record/sample.h"

namespace duikou::answer {
namespace {

namespace sample = record::sample;

TEST(Show, EveryIdHasItsForm) {
  const sample::Folder folder;
  auto store =
      record::Store::open(folder.file("a.db"), record::OpenMode::create, sample::vocabulary());
  ASSERT_TRUE(store.ok()) << store.error().text();
  const text::Report report = sample::report_of("r1", "甲乙丙丁");
  const claim::Claim claim =
      sample::claim_of({"r1", "office", {{"person", {"甲一"}}, {"title", {"省长"}}}});
  const record::Reading reading{&report, {claim}};
  ASSERT_TRUE((*store)->add({&reading, 1}, "reader-1", "2026-11-23T12:00:00Z").ok());
  const std::string fact = (*store)->facts({})->at(0).id;
  const struct {
    std::string id;
    ShowForm form;
    std::vector<std::string> holds;
  } cases[] = {
      {fact, ShowForm::text, {"office " + fact, "甲一", "\"甲乙\"  [0, 2)", "1 independent"}},
      {fact, ShowForm::json, {"\"id\":\"" + fact, "\"evidence\":[{\"id\":\"" + claim.id}},
      {claim.id, ShowForm::text, {"office " + claim.id, fact, "reader-1"}},
      {claim.id, ShowForm::json, {"\"record\":{\"version\":1", fact}},
      {"r1", ShowForm::text, {"report r1", claim.id, "utf-8 (strict)", "甲乙丙丁"}},
      {"r1", ShowForm::json, {"\"text\":\"甲乙丙丁\"", "\"claims\":[\"" + claim.id}},
  };
  for (const auto& c : cases) {
    const auto shown = show(c.id, c.form, ShowText::yes, **store);
    ASSERT_TRUE(shown.ok()) << shown.error().text();
    EXPECT_EQ(shown->back(), '\n');
    for (const std::string& piece : c.holds) {
      EXPECT_NE(shown->find(piece), std::string::npos) << piece << "\n" << *shown;
    }
  }
  const auto none = show("r7", ShowForm::text, ShowText::no, **store);
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().kind, Error::Kind::usage);
}

}  // namespace
}  // namespace duikou::answer
