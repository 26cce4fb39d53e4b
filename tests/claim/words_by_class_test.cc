// SPDX-License-Identifier: Apache-2.0
#include "claim/words_by_class.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <vector>

#include "material.h"

namespace duikou::claim {
namespace {

bool same(std::span<const lexicon::Hit> some, std::span<const lexicon::Hit> others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const lexicon::Hit& x, const lexicon::Hit& y) {
                      return x.start == y.start && x.length == y.length && x.word == y.word;
                    });
}

// A class that nobody named as asked for is only slower to ask.
TEST(WordsByClass, WhatIsNotAskedForIsFoundAsWell) {
  text::Report report;
  report.text = "2019年6月，山西省援疆医疗队20人抵达五家渠市，开展为期一年半的对口支援。";
  const Workbench& bench = Workbench::get();
  const auto apart = bench.take_apart(report);
  const std::vector<lexicon::ClassId> of_rules = {bench.lexicon().class_named("partnership")};
  const AskedClasses few(bench.lexicon(), of_rules);
  WordsByClass words;
  words.index(apart->scan, few);
  const std::vector<std::uint32_t> one_clause(apart->text.size(), 0);
  const std::vector<std::uint32_t> one_sentence = {0};
  words.part(one_clause, one_sentence);
  std::size_t not_asked = 0;
  const auto classes = static_cast<lexicon::ClassId>(bench.lexicon().class_names().size());
  for (lexicon::ClassId of = 0; of < classes; ++of) {
    const auto expected = apart->words.of(of);
    EXPECT_TRUE(same(words.of(of), expected)) << bench.lexicon().class_name(of);
    if (!few.has(of)) not_asked += expected.size();
    if (expected.empty()) continue;
    EXPECT_TRUE(words.may_be_in_clause(0, std::vector{of})) << bench.lexicon().class_name(of);
    EXPECT_TRUE(words.may_be_in_sentence(0, std::vector{of})) << bench.lexicon().class_name(of);
  }
  EXPECT_GT(not_asked, 0U);
}

}  // namespace
}  // namespace duikou::claim
