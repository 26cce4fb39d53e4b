// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "given.h"

namespace duikou::text {
namespace {

TEST(TraditionalTable, IsSortedAndMapsSingleCharacters) {
  std::istringstream rows(data_file("lexicon/traditional.tsv"));
  std::string row;
  ASSERT_TRUE(std::getline(rows, row));
  EXPECT_EQ(row, "traditional\tsimplified\tsource");
  char16_t last = 0;
  std::size_t count = 0;
  while (std::getline(rows, row)) {
    const std::u16string from = units_of(row.substr(0, row.find('\t')));
    ASSERT_EQ(from.size(), 1u) << row;
    ASSERT_LT(last, from[0]) << row;
    last = from[0];
    ++count;
    ASSERT_FALSE(row.ends_with('\t')) << row;
  }
  EXPECT_GT(count, 2500u);
}

TEST(Folding, ReadsTraditionalSentencesAlike) {
  const struct {
    const char* traditional;
    const char* simplified;
  } rows[] = {
      {"廣東省對口支援西藏林芝，於2023年簽訂協議。", "广东省对口支援西藏林芝，于2023年签订协议。"},
      {"兩岸隊員後來留在縣醫院。", "两岸队员后来留在县医院。"},
      {"臺灣記者徵求意見", "台湾记者征求意见"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(folding().simplify(row.traditional), row.simplified);
    const Folded folded(folding(), row.traditional);
    EXPECT_EQ(folded.size(), length_code_points(row.traditional));
    EXPECT_EQ(utf8_of(folded.units()), row.simplified);
    EXPECT_EQ(folded.original({0, folded.size()}), row.traditional);
  }
}

// Characters of one to four bytes in random order and runs, read into memory that longer and
// shorter texts have used: units and offsets as one by one.
TEST(Folded, ReadsEveryMixtureOfLengths) {
  const char* const characters[] = {"援", "縣", "，", "Ａ", "“",  "a",
                                    "7",  "\n", "é",  "·",  "𠀀", "😀"};
  std::mt19937 random(20230829);
  Folded folded;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    std::vector<std::size_t> starts;
    std::u16string units;
    const std::size_t wide_in_ten = random() % 11;
    for (std::size_t left = random() % 90; left > 0; --left) {
      const bool wide = random() % 10 < wide_in_ten;
      const std::string one = characters[wide ? random() % 5 : random() % std::size(characters)];
      starts.push_back(text.size());
      text += one;
      const std::u16string unit = units_of(one);
      units += unit[0] == Folding::beyond_bmp ? unit[0] : folding().fold(unit[0]);
    }
    folded.read(folding(), text);
    ASSERT_EQ(folded.units(), units) << text;
    for (std::uint32_t i = 0; i < starts.size(); ++i) {
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
      ASSERT_EQ(folded.original({i, i + 1}), text.substr(starts[i], end - starts[i])) << text;
    }
  }
}

TEST(Folding, LeavesOrdinarySimplifiedCharactersAlone) {
  for (const char* word : {"乾县", "慰藉", "彷徨", "哪吒", "著名", "瞭望", "李昇", "覆盖"}) {
    EXPECT_EQ(folding().simplify(word), word);
  }
}

TEST(Folding, EveryGb2312CharacterButTheListedStaysItself) {
  std::string changed;
  for (int lead = 0xB0; lead <= 0xF7; ++lead) {
    for (int trail = 0xA1; trail <= 0xFE; ++trail) {
      const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
      const std::string utf8 = decoded_by_icu({bytes, 2}, "gb18030");
      if (folding().simplify(utf8) != utf8) changed += utf8;
    }
  }
  EXPECT_EQ(length_code_points(changed), 6u) << changed;
}

TEST(Folding, NoneIsNeededForStretches) {
  const std::string text = "阿克苏地区的县与市，2020年，以及再往后的许多年里都是这样。";
  const Folded folded(Folding(), text);
  EXPECT_EQ(folded.original({3, 5}), "地区");
  EXPECT_EQ(folded.original({18, 20}), "再往");
}

TEST(Folding, AgreesWithOpenCcOnWholeSentences) {
  if (std::system("command -v opencc > /dev/null 2>&1") != 0) {
    GTEST_SKIP() << "opencc is not installed: no second opinion";
  }
  const std::string sentence =
      "浙江省與新疆阿克蘇地區結對幫扶，醫療隊員經過兩個月的準備，開辦了農業技術學習班，"
      "當地幹部群眾熱烈歡迎。";
  const std::string path = ::testing::TempDir() + "duikou_traditional.txt";
  std::ofstream(path) << sentence;
  const std::string command = "opencc -c t2s -i " + path;
  FILE* const pipe = popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  char buffer[1024] = {};
  std::string theirs(buffer, std::fread(buffer, 1, sizeof buffer, pipe));
  pclose(pipe);
  EXPECT_EQ(folding().simplify(sentence), trimmed(theirs));
}

}  // namespace
}  // namespace duikou::text
