// SPDX-License-Identifier: Apache-2.0
#include "lexicon/matcher.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"

namespace duikou::lexicon {
namespace {

using Found = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // id, length

Found found_at(const Matcher& matcher, std::u16string_view text, std::size_t at) {
  Found out;
  matcher.at(text, at, [&](std::uint32_t id, std::uint32_t length) {
    out.push_back({id, length});
  });
  return out;
}

void expect_everywhere_is_at(const Matcher& matcher, std::u16string_view text) {
  std::vector<Found> by_place(text.size());
  std::size_t at = 0;
  matcher.everywhere(
      text, {0, static_cast<std::uint32_t>(text.size())}, [&](std::size_t place) { at = place; },
      [&](std::uint32_t id, std::uint32_t length) {
        by_place[at].push_back({id, length});
      });
  for (std::size_t i = 0; i < text.size(); ++i) ASSERT_EQ(by_place[i], found_at(matcher, text, i));
}

TEST(Matcher, GivesWordsTheirIds) {
  Matcher matcher;
  EXPECT_EQ(matcher.size(), 0U);
  EXPECT_EQ(matcher.find(u"援疆"), Matcher::none);
  EXPECT_EQ(matcher.add(u"援疆"), 0U);
  EXPECT_EQ(matcher.add(u"援"), 1U);
  EXPECT_EQ(matcher.add(u"援疆"), 0U);
  EXPECT_EQ(matcher.size(), 2U);
  EXPECT_EQ(matcher.find(u"援疆"), 0U);
  EXPECT_EQ(matcher.find(u"援"), 1U);
  EXPECT_EQ(matcher.find(u"疆"), Matcher::none);
  EXPECT_EQ(matcher.find(u"援疆省"), Matcher::none);
  EXPECT_EQ(matcher.find(u""), Matcher::none);
}

TEST(Matcher, FindsShorterWordsFirst) {
  Matcher matcher;
  matcher.add(u"对口支援工作");
  matcher.add(u"对口");
  matcher.add(u"对口支援");
  EXPECT_EQ(found_at(matcher, u"在对口支援工作中", 1), (Found{{1, 2}, {2, 4}, {0, 6}}));
  EXPECT_EQ(found_at(matcher, u"在对口支援", 1), (Found{{1, 2}, {2, 4}}));
  EXPECT_EQ(found_at(matcher, u"对", 0), Found{});
  EXPECT_EQ(found_at(matcher, u"在对口支援", 0), Found{});
}

// Random words over few letters, so that most are beginnings of one another, sought at every place
// of random texts: the trie must find what plain search finds.
TEST(Matcher, FindsWhatPlainSearchFinds) {
  std::mt19937 random(20230829);
  for (int round = 0; round < 60; ++round) {
    const std::u16string letters = round % 2 == 0 ? u"援疆藏" : u"a援\xFFFF\x0001疆藏青县市省";
    const auto word_of = [&](std::size_t longest) {
      std::u16string out;
      const std::size_t length = 1 + random() % longest;
      for (std::size_t i = 0; i < length; ++i) out += letters[random() % letters.size()];
      return out;
    };
    Matcher matcher;
    std::map<std::u16string, std::uint32_t> words;
    for (std::size_t i = 0; i < 1 + random() % 3000; ++i) {
      const std::u16string word = word_of(7);
      const auto [known, added] = words.emplace(word, static_cast<std::uint32_t>(words.size()));
      ASSERT_EQ(matcher.add(word), known->second);
    }
    ASSERT_EQ(matcher.size(), words.size());
    for (const auto& [word, id] : words) ASSERT_EQ(matcher.find(word), id);
    const std::u16string text = word_of(200);
    for (std::size_t at = 0; at < text.size(); ++at) {
      Found expected;
      for (std::size_t length = 1; at + length <= text.size(); ++length) {
        const auto known = words.find(text.substr(at, length));
        if (known != words.end()) {
          expected.push_back({known->second, static_cast<std::uint32_t>(length)});
        }
      }
      ASSERT_EQ(found_at(matcher, text, at), expected) << "round " << round << " at " << at;
    }
    expect_everywhere_is_at(matcher, text);
  }
}

// The same of the lexicon: hits by place, the index of the first one, and folding.
TEST(LexiconScan, FindsWhatPlainSearchFinds) {
  const auto folding = text::Folding::parse("traditional\tsimplified\n縣\t县\n").value();
  auto lexicon = Lexicon::make({{"lexicon/words/a.tsv",
                                 "word\tclass\tvalue\n县\ta\t1\n县城\ta\t2\n"
                                 "城\tb\t\nＡＢ\tb\t\n"}})
                     .value();
  lexicon.add("县", "c", 7);
  const text::Folded text(folding, "縣城县AB城");
  Scan scan;
  lexicon.scan(text, scan);
  std::string out;
  for (const Hit& hit : scan.hits) {
    out += std::to_string(hit.start) + "+" + std::to_string(hit.length) + " ";
  }
  EXPECT_EQ(out, "0+1 0+2 1+1 2+1 5+1 ");
  ASSERT_EQ(scan.first.size(), text.size() + 1U);
  EXPECT_EQ(scan.at(0).size(), 2U);
  EXPECT_EQ(scan.at(3).size(), 0U);
  EXPECT_EQ(scan.at(99).size(), 0U);
  const Hit* longest = lexicon.longest(scan, 0, lexicon.class_named("a"));
  ASSERT_NE(longest, nullptr);
  EXPECT_EQ(longest->length, 2U);
  EXPECT_EQ(lexicon.value(*lexicon.meaning(longest->word, lexicon.class_named("a"))), "2");
  EXPECT_EQ(lexicon.longest(scan, 0, lexicon.class_named("b")), nullptr);
  const Hit* shorter = lexicon.longest(scan, 0, lexicon.class_named("c"));
  ASSERT_NE(shorter, nullptr);
  EXPECT_EQ(shorter->length, 1U);
  EXPECT_EQ(lexicon.meaning(shorter->word, lexicon.class_named("c"))->row, 7U);
}

TEST(LexiconScan, ListsTheHitsOfWatchedClasses) {
  const auto folding = text::Folding::parse("");
  ASSERT_TRUE(folding);
  Lexicon lexicon;
  lexicon.add("县", "a", 0);
  lexicon.watch("b");
  lexicon.add("县长", "b", 0);
  lexicon.add("市长", "b", 1);
  lexicon.add("市", "b", 2);
  const text::Folded text(*folding, "县长、市长、县、市");
  Scan scan;
  lexicon.scan(text, scan);
  std::string out;
  for (const std::uint32_t hit : scan.watched) {
    out += std::to_string(scan.hits[hit].start) + "+" + std::to_string(scan.hits[hit].length) + " ";
  }
  EXPECT_EQ(out, "0+2 3+1 3+2 8+1 ");
}

TEST(LexiconScan, SentencesWithWatchedHitsAreScannedAsInTheWhole) {
  const auto folding = text::Folding::parse("");
  ASSERT_TRUE(folding);
  Lexicon lexicon;
  lexicon.watch("b");
  for (const char* word : {"县", "区县", "人", "城"}) lexicon.add(word, "a", 0);
  lexicon.add("县长", "b", 0);
  const text::Folded text(*folding, "城。区县长和人。人\n城区县长");
  Scan whole, part;
  lexicon.scan(text, whole);
  lexicon.glance(text, part);
  ASSERT_EQ(part.hits.size(), 2U);
  EXPECT_EQ(part.watched.size(), 2U);
  EXPECT_EQ(part.hits[0].span(), (Span{3, 5}));
  lexicon.scan_sentences(text, lexicon.class_named("b"), part);
  EXPECT_EQ(part.watched.size(), 2U);
  ASSERT_EQ(part.first.size(), whole.first.size());
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const bool outside = i < 2 || (i >= 7 && i < 10);
    EXPECT_EQ(part.at(i).size(), outside ? 0U : whole.at(i).size()) << i;
    const auto any = [](const Hit&) { return true; };
    const Hit* const before = whole.longest_before(i, 8, any);
    const Hit* const same = part.longest_before(i, 8, any);
    if (i < 3 || (i >= 8 && i < 11)) continue;
    EXPECT_EQ(before == nullptr ? 0 : before->length, same == nullptr ? 0 : same->length) << i;
  }
}

// Words with a full stop: what ends in a sentence, or right before it, began in the one before.
TEST(LexiconScan, WordsAcrossSentencesAreFoundInThem) {
  const auto folding = text::Folding::parse("");
  ASSERT_TRUE(folding);
  Lexicon lexicon;
  lexicon.watch("b");
  for (const char* word : {"长。", "人。县", "人", "。"}) lexicon.add(word, "a", 0);
  lexicon.add("县长", "b", 0);
  const text::Folded text(*folding, "人人人。县长。人");
  Scan whole, part;
  lexicon.scan(text, whole);
  lexicon.glance(text, part);
  lexicon.scan_sentences(text, lexicon.class_named("b"), part);
  std::string out;
  for (const Hit& hit : part.hits) {
    out += std::to_string(hit.start) + "+" + std::to_string(hit.length) + " ";
  }
  EXPECT_EQ(out, "2+1 2+3 3+1 4+2 5+2 ");
  for (std::uint32_t i = 4; i < 6; ++i) {
    EXPECT_EQ(part.lengths_before[i], whole.lengths_before[i]) << i;
    EXPECT_EQ(part.at(i).size(), whole.at(i).size()) << i;
  }
}

TEST(LexiconTables, KnowTheirClasses) {
  const auto lexicon =
      Lexicon::make({{"lexicon/words/a.tsv", "word\tclass\tvalue\n甲\tone\tx\n乙\ttwo\t\n"},
                     {"lexicon/words/b.tsv", "word\tclass\tvalue\n丙\tone\ty\n"},
                     {"lexicon/other.tsv", "not\ta table of words\n"}});
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  EXPECT_EQ(lexicon->size(), 3U);
  EXPECT_EQ(lexicon->class_named("three"), no_class);
  EXPECT_EQ(lexicon->class_name(lexicon->class_named("two")), "two");
  const auto words = lexicon->words_of("one");
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].word, u"甲");
  EXPECT_EQ(lexicon->value(words[1].meaning), "y");
  EXPECT_TRUE(lexicon->words_of("three").empty());
}

TEST(LexiconTables, RefuseWordsThatNoHitCanHold) {
  const auto made = [](std::size_t length) {
    std::string word;
    for (std::size_t i = 0; i < length; ++i) word += "甲";
    return Lexicon::make({{"lexicon/words/a.tsv", "word\tclass\tvalue\n" + word + "\ta\t\n"}});
  };
  const auto longest = made(Hit::length_most);
  ASSERT_TRUE(longest);
  const auto longer = made(Hit::length_most + 1);
  ASSERT_FALSE(longer);
  EXPECT_EQ(longer.error().text(),
            "lexicon/words/a.tsv:2: a word of more than 255 characters (delete the row)");
}

TEST(LexiconTables, RefuseWordsWithoutTextOrClass) {
  for (const char* row : {"\ta\t\n", "甲\t\t\n"}) {
    const auto lexicon =
        Lexicon::make({{"lexicon/words/a.tsv", std::string("word\tclass\tvalue\n") + row}});
    ASSERT_FALSE(lexicon) << row;
    EXPECT_EQ(lexicon.error().text(),
              "lexicon/words/a.tsv:2: a word without text or class (fill both cells or delete the "
              "row)");
  }
}

}  // namespace
}  // namespace duikou::lexicon
