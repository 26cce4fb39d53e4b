// SPDX-License-Identifier: Apache-2.0
#include "mention/place.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "text/folded.h"

namespace duikou::mention {
namespace {

// The finder over the project's own tables, and what it says of a text as one line: "words=name",
// with "!form" behind places that are not plainly named, parted by " | ".
class Atlas {
 public:
  static const Atlas& get() {
    static const Atlas out;
    return out;
  }

  std::uint32_t first_place(std::string_view name) const {
    const text::Folded text(folding_.value(), name);
    lexicon::Scan scan;
    lexicon_.value().scan(text, scan);
    return finder_.value().first_place(text, scan);
  }
  std::string name(std::uint32_t row) const {
    return row == Mention::none ? "" : places_.value()[row].name;
  }
  std::vector<Mention> find(const text::Folded& text, const Home& home) const {
    lexicon::Scan scan;
    lexicon_.value().scan(text, scan);
    std::vector<Mention> out;
    finder_.value().find(text, scan, home, out);
    return out;
  }
  std::string line(std::string_view utf8, std::string_view publisher, int year = 0) const {
    constexpr std::string_view forms[] = {"", "!town", "!sign", "!pointed", "!goal", "!inside"};
    const text::Folded text(folding_.value(), utf8);
    std::string out;
    for (const Mention& place : find(text, {first_place(publisher), Mention::none, year})) {
      out += out.empty() ? "" : " | ";
      out += std::string(text.original(place.span)) + "=" + name(place.row) +
             std::string(forms[static_cast<std::size_t>(place.form)]);
    }
    return out;
  }
  const text::Folding& folding() const { return folding_.value(); }

 private:
  Atlas()
      : data_(load()),
        folding_(text::Folding::parse(data_["lexicon/traditional.tsv"])),
        lexicon_(lexicon::Lexicon::make(data_)),
        places_(lexicon::Places::make(data_, lexicon_.value())),
        finder_(PlaceFinder::make(lexicon_.value(), places_.value())) {}

  static lexicon::DataFiles load() {
    const std::filesystem::path root = std::filesystem::path(DUIKOU_SOURCE_DIR) / "data";
    lexicon::DataFiles out;
    for (const char* name : {"lexicon/traditional.tsv", "lexicon/words/places.tsv",
                             "places/divisions.tsv", "places/corps.tsv", "places/zones.tsv",
                             "places/signs.tsv", "places/stems.tsv", "places/groups.tsv"}) {
      std::ifstream in(root / name, std::ios::binary);
      out[name] = std::string{std::istreambuf_iterator<char>(in), {}};
    }
    return out;
  }

  lexicon::DataFiles data_;
  Result<text::Folding> folding_;
  Result<lexicon::Lexicon> lexicon_;
  Result<lexicon::Places> places_;
  Result<PlaceFinder> finder_;
};

struct Case {
  std::string text;
  std::string publisher;
  std::string line;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.text;
}

class PlacesOfTexts : public testing::TestWithParam<Case> {};

TEST_P(PlacesOfTexts, AreResolved) {
  EXPECT_EQ(Atlas::get().line(GetParam().text, GetParam().publisher), GetParam().line)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Names, PlacesOfTexts,
    testing::Values(Case{"", "", ""}, Case{"孩子们在操场上跑。", "", ""},
                    Case{"上海市的客人", "", "上海市=上海市"},
                    Case{"上海的客人", "", "上海=上海市"},
                    Case{"喀什迎来客人", "", "喀什=喀什地区"},
                    Case{"新疆维吾尔自治区代表团", "", "新疆维吾尔自治区=新疆维吾尔自治区"},
                    Case{"兵团第一师的连队", "", "兵团第一师=新疆生产建设兵团第一师"},
                    Case{"上海對口支援新疆", "", "上海=上海市 | 新疆=新疆维吾尔自治区"}));

// Characters of a name inside another word.
INSTANTIATE_TEST_SUITE_P(
    NoNames, PlacesOfTexts,
    testing::Values(Case{"天山南北一片丰收景象", "", ""}, Case{"隆重庆祝建厂三十年", "", ""},
                    Case{"谱写长治久安的新篇", "", ""}, Case{"真金白银投进山村", "", ""},
                    Case{"京津冀三地的企业", "", ""}, Case{"长治的客人", "", "长治=长治市"}));

INSTANTIATE_TEST_SUITE_P(
    Parents, PlacesOfTexts,
    testing::Values(Case{"新疆喀什地区的学校", "", "新疆喀什地区=喀什地区"},
                    Case{"喀什地区莎车县的学校", "", "喀什地区莎车县=莎车县"},
                    Case{"一师阿拉尔市的连队", "",
                         "一师=新疆生产建设兵团第一师 | 阿拉尔市=阿拉尔市"},
                    Case{"八师石河子市的客人回到师市", "",
                         "八师=新疆生产建设兵团第八师 | 石河子市=石河子市"
                         " | 师=新疆生产建设兵团第八师!pointed | 市=石河子市!pointed"},
                    Case{"客人到了师市", "石河子日报",
                         "师=新疆生产建设兵团第八师!pointed | 市=石河子市!pointed"},
                    Case{"上海市喀什地区", "", "上海市=上海市 | 喀什地区=喀什地区"}));

INSTANTIATE_TEST_SUITE_P(SharedNames, PlacesOfTexts,
                         testing::Values(Case{"辽宁省朝阳市的企业", "", "辽宁省朝阳市=朝阳市"},
                                         Case{"北京市朝阳区的企业", "", "北京市朝阳区=朝阳区"},
                                         Case{"长春市朝阳区的企业", "", "长春市朝阳区=朝阳区"},
                                         Case{"吉林省的客人", "", "吉林省=吉林省"},
                                         Case{"吉林的客人", "", "吉林=吉林省"},
                                         Case{"海南州的牧民，青海省的客人", "",
                                              "海南州=海南藏族自治州 | 青海省=青海省"}));

INSTANTIATE_TEST_SUITE_P(
    Towns, PlacesOfTexts,
    testing::Values(Case{"建设美丽乡村，壮大乡镇企业。", "", ""},
                    Case{"邢台市的客人来到太平乡。", "", "邢台市=邢台市 | 太平乡=!town"},
                    Case{"邢台市的客人来到平乡。", "", "邢台市=邢台市 | 平乡=平乡县"},
                    Case{"来到映秀镇。", "", "映秀镇=!town"}, Case{"多方帮助村民盖房。", "", ""},
                    Case{"驻进贫困村。", "", ""},
                    Case{"来到汶川县映秀镇。", "", "汶川县映秀镇=!town"},
                    Case{"鼓山镇帮扶会川镇。", "", "鼓山镇=!town | 会川镇=!town"},
                    Case{"来到汶川县映秀镇枫香树村。", "", "汶川县映秀镇枫香树村=!town"},
                    Case{"城镇的居民", "", ""}));

INSTANTIATE_TEST_SUITE_P(Signs, PlacesOfTexts,
                         testing::Values(Case{"沪喀两地", "", "沪=上海市!sign | 喀=喀什地区!sign"},
                                         Case{"援疆工作", "", "疆=新疆维吾尔自治区!goal"},
                                         Case{"援藏干部", "", "藏=西藏自治区!goal"},
                                         Case{"沪援喀什", "", "沪=上海市!sign | 喀什=喀什地区"},
                                         Case{"京剧和沪剧", "", ""}));

INSTANTIATE_TEST_SUITE_P(PointedWords, PlacesOfTexts,
                         testing::Values(Case{"我省的干部", "浙江日报", "我省=浙江省!pointed"},
                                         Case{"我省的干部", "杭州日报", "我省=浙江省!pointed"},
                                         Case{"我市的干部", "杭州日报", "我市=杭州市!pointed"},
                                         Case{"我省的干部", "", ""},
                                         Case{"我市的干部", "上海晚报", "我市=上海市!pointed"}));

INSTANTIATE_TEST_SUITE_P(
    PointedByTheirEnding, PlacesOfTexts,
    testing::Values(Case{"我区的干部", "重庆市万州区移民局", "我区=万州区!pointed"},
                    Case{"我区的干部", "广西日报", "我区=广西壮族自治区!pointed"},
                    Case{"我市的干部", "昆山市人民政府", "我市=昆山市!pointed"},
                    Case{"海淀区、敖汉旗；该区的干部", "",
                         "海淀区=海淀区 | 敖汉旗=敖汉旗 | 该区=海淀区!pointed"},
                    Case{"海淀区、敖汉旗；该旗的干部", "",
                         "海淀区=海淀区 | 敖汉旗=敖汉旗 | 该旗=敖汉旗!pointed"}));

INSTANTIATE_TEST_SUITE_P(
    Stems, PlacesOfTexts,
    testing::Values(Case{"西吉县的山，西吉，我们来了。", "", "西吉县=西吉县 | 西吉=西吉县"},
                    Case{"青溪镇的桥，温州管青溪。", "", "青溪镇=!town | 温州=温州市 | 青溪=!town"},
                    Case{"西吉县的西吉街", "", "西吉县=西吉县"}, Case{"西吉，我们来了。", "", ""}));

INSTANTIATE_TEST_SUITE_P(Groups, PlacesOfTexts,
                         testing::Values(Case{"喀什四县的学校", "", "喀什四县=喀什地区"}));

INSTANTIATE_TEST_SUITE_P(InsideOtherNames, PlacesOfTexts,
                         testing::Values(Case{"住在上海路的老人", "", "上海=上海市!inside"}));

TEST(ShortNames, MeanWhatBoreThemThen) {
  const Atlas& atlas = Atlas::get();
  EXPECT_EQ(atlas.line("客人到了山南", "", 2007), "山南=山南地区");
  EXPECT_EQ(atlas.line("客人到了山南", "山南日报", 2007), "山南=山南地区");
  EXPECT_EQ(atlas.line("客人到了山南", "", 2019), "山南=山南市");
  EXPECT_EQ(atlas.line("客人到了山南", "", 0), "山南=山南市");
  EXPECT_EQ(atlas.line("客人到了山南市", "", 2007), "山南市=山南市");
}

TEST(FirstPlace, OfAPublisher) {
  const Atlas& atlas = Atlas::get();
  EXPECT_EQ(atlas.name(atlas.first_place("喀什日报")), "喀什地区");
  EXPECT_EQ(atlas.name(atlas.first_place("新疆喀什广播台")), "喀什地区");
  EXPECT_EQ(atlas.name(atlas.first_place("每日新闻")), "");
  EXPECT_EQ(atlas.name(atlas.first_place("")), "");
}

// Whatever the text, mentions are sorted, do not overlap, lie inside it, and name something.
TEST(PlaceMentions, AreInOrder) {
  const Atlas& atlas = Atlas::get();
  const std::vector<std::string> pieces = {"上海", "市",   "喀什", "地区", "沪",   "喀", "两地",
                                           "援",   "疆",   "我省", "该县", "朝阳", "区", "镇",
                                           "，",   "一师", "兵团", "路",   "四县", "\n"};
  std::uint32_t state = 12345;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16) % pieces.size()];
    }
    const text::Folded folded(atlas.folding(), text);
    std::uint32_t end = 0;
    for (const Mention& place : atlas.find(folded, {})) {
      ASSERT_GE(place.span.start, end) << text;
      ASSERT_LT(place.span.start, place.span.end) << text;
      ASSERT_LE(place.span.end, folded.size()) << text;
      ASSERT_FALSE(place.value.empty()) << text;
      end = place.span.end;
    }
  }
}

}  // namespace
}  // namespace duikou::mention
