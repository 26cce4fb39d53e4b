// SPDX-License-Identifier: Apache-2.0
#include "mention/office.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "offices.h"

namespace duikou::mention {
namespace {

struct Case {
  std::string text;
  std::vector<std::string> offices;
};

class Reads : public testing::TestWithParam<Case> {};

TEST_P(Reads, Offices) {
  EXPECT_EQ(Offices::get().read(GetParam().text).offices, GetParam().offices) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Titles, Reads,
    testing::Values(
        Case{"县长李明川出席。", {"李明川=县长"}},
        Case{"副县长王志坚出席，局长周国定出席。", {"王志坚=副县长", "周国定=局长"}},
        Case{"县长李明进出村子三回。", {"李明=县长"}},
        Case{"浦东新区区委书记徐玉兰和副区长高翔陪同。",
             {"徐玉兰=浦东新区区委书记", "高翔=副区长"}},
        Case{"中共中央政治局委员、上海市委书记王立平率团。",
             {"王立平=中共中央政治局委员", "王立平=上海市委书记"}},
        Case{"中国驻尼泊尔使馆商务参赞周晓东致辞。", {"周晓东=中国驻尼泊尔使馆商务参赞"}},
        Case{"时任国务院副总理张国华视察。", {"张国华=国务院副总理"}},
        Case{"县农业农村局党组书记、局长马小龙汇报。",
             {"马小龙=县农业农村局党组书记", "马小龙=局长"}},
        Case{"人力资源和社会保障部副部长赵建平说。", {"赵建平=人力资源和社会保障部副部长"}},
        Case{"州人民政府常务副州长（挂职）汤文举介绍。", {"汤文举=州人民政府常务副州长"}}));

INSTANTIATE_TEST_SUITE_P(
    Apart, Reads,
    testing::Values(
        Case{"秦望川2014年3月到西吉挂职，任县委副书记。", {"秦望川=县委副书记"}},
        Case{"秦望川从2006年开始担任青海省玉树州州长。", {"秦望川=青海省玉树州州长"}},
        Case{"——秦望川，山东省副省长。他没有谈钱。", {"秦望川=山东省副省长"}},
        Case{"师市党委常委、副师长，指挥部副指挥长秦望川在场。",
             {"秦望川=师市党委常委", "秦望川=副师长", "秦望川=指挥部副指挥长"}},
        Case{"领队由浙江省中医院副院长秦望川担任。", {"秦望川=领队", "秦望川=浙江省中医院副院长"}},
        Case{"局长　秦望川\n", {"秦望川=局长"}},
        Case{"第二批\n秦望川　县委书记\n", {"秦望川=县委书记"}},
        Case{"队长秦望川，系随县人民医院副院长。", {"秦望川=队长", "秦望川=随县人民医院副院长"}},
        Case{"秦孝先（吉安市副市长）：封了顶。", {"秦孝先=吉安市副市长"}},
        Case{"副县长一职交给秦望川。", {"秦望川=副县长"}},
        Case{"带队的秦望川是该院副院长。", {"秦望川=副院长"}},
        Case{"押车的秦望川当年是县供电局局长。", {"秦望川=县供电局局长"}},
        Case{"向明山任县委书记。", {"向明山=县委书记"}}, Case{"秦望川说，这里换了七任县长。", {}}));

// Titles whose holder was told before: in the sentence before, in the line above, behind a comma.
INSTANTIATE_TEST_SUITE_P(
    Carried, Reads,
    testing::Values(
        Case{"秦望川把羽绒服搭在腿上。他由深圳派来，现任哈尔滨市发展和改革委员会副主任。",
             {"秦望川=哈尔滨市发展和改革委员会副主任"}},
        Case{"新来的校长秦望川报到了。他原是无锡市第一中学副校长。",
             {"秦望川=校长", "秦望川=无锡市第一中学副校长"}},
        Case{"秦望川同志1930年生于山东。新中国成立后，参加工作。历任索镇区区长、桓台县水利局局长。",
             {"秦望川=索镇区区长", "秦望川=桓台县水利局局长"}},
        Case{"秦望川\n男，汉族，1974年6月生。现任州委常委、副州长。\n【简历】\n"
             "2003.11—2009.04　嵊州市三界镇副镇长、镇长\n2009.04—2014.12　嵊州市农业局局长\n",
             {"秦望川=州委常委", "秦望川=副州长", "秦望川=嵊州市三界镇副镇长", "秦望川=镇长",
              "秦望川=嵊州市农业局局长"}},
        Case{"秦望川，现任精河县农业局副局长，原随县农技推广中心主任。",
             {"秦望川=精河县农业局副局长", "秦望川=随县农技推广中心主任"}},
        Case{"指挥倒车的人叫秦望川，领队，广东省林业局副局长。",
             {"秦望川=领队", "秦望川=广东省林业局副局长"}},
        Case{"秦望川是陕西省干部，2016年7月到普兰，任县水利局副局长。", {"秦望川=县水利局副局长"}},
        Case{"工程师，中国社会科学院工业经济研究所室主任。", {}},
        Case{"习近平致电苏林，祝贺他就任越南社会主义共和国主席。", {"苏林=越南社会主义共和国主席"}},
        Case{"秦望川同志生于山东。战争年代，他随大队推车，荣立三等功。历任索镇区区长。",
             {"秦望川=索镇区区长"}},
        Case{"李群作为前线工作组组长带队。", {}},
        Case{"县长秦望川说，他的父亲早已过世。曾经有人提议，任县长的人要懂水利。", {"秦望川=县长"}},
        Case{"2003年　县农业局局长换了三任。\n", {}}));

// People named like places or like small words, and bodies that have a name of their own.
INSTANTIATE_TEST_SUITE_P(
    LikeWords, Reads,
    testing::Values(Case{"广州市市长花都率团北上。", {"花都=广州市市长"}},
                    Case{"县文旅委主任宁河陪她爬山。", {"宁河=县文旅委主任"}},
                    Case{"市长率团赴花都考察。", {}},
                    Case{"同车的有沙井街道办主任郝业。", {"郝业=沙井街道办主任"}},
                    Case{"省经济协作办处长温礼和，在大昌镇踏勘。", {"温礼和=省经济协作办处长"}},
                    Case{"县长经大明掂了掂铁环。", {"经大明=县长"}},
                    Case{"中国安能前方指挥长甄刚到场。", {"甄刚=中国安能前方指挥长"}},
                    Case{"訾明月，潍坊市水利局副局长、市援青干部管理组组长；",
                         {"訾明月=潍坊市水利局副局长", "訾明月=市援青干部管理组组长"}},
                    Case{"新加坡贸易及工业部高级政务部长拉维·库马尔到场。",
                         {"拉维·库马尔=新加坡贸易及工业部高级政务部长"}},
                    Case{"贵区区委副书记裴一鸥到三合镇。", {"裴一鸥=区委副书记"}}));

// Words behind a title that begin like a name, and ministries of two trades.
INSTANTIATE_TEST_SUITE_P(
    NoNames, Reads,
    testing::Values(Case{"部长通道上人头攒动。", {}}, Case{"人大代表依法履职。", {}},
                    Case{"主席高度评价这项工作。", {}}, Case{"寻求最大公约数。", {}},
                    Case{"全国工商联负责人在场。", {}},
                    Case{"河北省副省长陆续（女）到场。", {"陆续=河北省副省长"}},
                    Case{"南非国际关系与合作部长拉莫拉说。", {"拉莫拉=南非国际关系与合作部长"}},
                    Case{"巴西矿产和能源部长西尔韦拉说。", {"西尔韦拉=巴西矿产和能源部长"}}));

INSTANTIATE_TEST_SUITE_P(
    EndsOfNames, Reads,
    testing::Values(Case{"镇江市副市长秦望川抬头看了看。", {"秦望川=镇江市副市长"}},
                    Case{"坪山区区长雷望川搁下筷子。", {"雷望川=坪山区区长"}},
                    Case{"副局长木嘎日哈不觉得累。", {"木嘎日哈=副局长"}},
                    Case{"一位乡长打电话来。", {}}, Case{"副区长梁望帮她算账。", {"梁望=副区长"}},
                    Case{"省教育厅副厅长池晚秋在广州连线。", {"池晚秋=省教育厅副厅长"}},
                    Case{"自治区党委书记叶正则、州长马有才参加。",
                         {"叶正则=自治区党委书记", "马有才=州长"}},
                    Case{"院长阿卜都外力·尼牙孜说话慢。", {"阿卜都外力·尼牙孜=院长"}},
                    Case{"盐田区委书记齐望又来了。", {"齐望=盐田区委书记"}},
                    Case{"副县长谈世同讲话。", {"谈世同=副县长"}},
                    Case{"县长艾山·依明说，好。", {"艾山·依明=县长"}},
                    Case{"副县长马文山（女，回族）到会。", {"马文山=副县长"}},
                    Case{"副县长谈世和代表团成员到会。", {"谈世=副县长"}},
                    Case{"副县长扎西才让说，好。", {"扎西才让=副县长"}},
                    Case{"县长嘎玛曲吉记着这笔账。", {"嘎玛曲吉=县长"}},
                    Case{"县长艾山·侯赛因主持。", {"艾山·侯赛因=县长"}},
                    Case{"省长巴亚尔·敦多格经二连浩特入境。", {"巴亚尔·敦多格=省长"}},
                    Case{"县农业农村和科技局局长陶望川同去。", {"陶望川=县农业农村和科技局局长"}},
                    Case{"采购经理指数为五十。", {}}, Case{"哈萨克斯坦总统致慰问电。", {}},
                    Case{"散会时镇江市副市长秦望川说，好。", {"秦望川=镇江市副市长"}},
                    Case{"席间还有区商务局局长佟一帆。", {"佟一帆=区商务局局长"}}));

INSTANTIATE_TEST_SUITE_P(
    Names, Reads,
    testing::Values(Case{"自治区主席艾尔肯·吐尼亚孜讲话。", {"艾尔肯·吐尼亚孜=自治区主席"}},
                    Case{"自治区主席艾尔肯・吐尼亚孜讲话。", {"艾尔肯·吐尼亚孜=自治区主席"}},
                    Case{"自治区主席艾尔肯赛买提出席会议。", {"艾尔肯赛买提=自治区主席"}},
                    Case{"类乌齐县县长普穷丹巴、副县长尼玛平措到场。",
                         {"普穷丹巴=类乌齐县县长", "尼玛平措=副县长"}},
                    Case{"俄罗斯总统普京、哈萨克斯坦总统托卡耶夫出席。",
                         {"普京=俄罗斯总统", "托卡耶夫=哈萨克斯坦总统"}},
                    Case{"副市长欧阳湛说：“好。”", {"欧阳湛=副市长"}},
                    Case{"副市长王平、陈刚、刘建华等陪同。",
                         {"王平=副市长", "陈刚=副市长", "刘建华=副市长"}},
                    Case{"上海市委書記張家銘會見了自治區主席努爾•玉素甫，對口支援協議簽訂。",
                         {"张家铭=上海市委書記", "努尔·玉素甫=自治區主席"}},
                    Case{"市长王雲嶠说，对口支援是大事，各地都要放在心上。", {"王雲嶠=市长"}}));

INSTANTIATE_TEST_SUITE_P(
    Order, Reads,
    testing::Values(Case{"李川省长指出，要抓紧。李川说，不能等。", {"李川=省长"}},
                    Case{"由张振国任指挥长，李海涛任副指挥长。",
                         {"张振国=指挥长", "李海涛=副指挥长"}},
                    Case{"李川（省长）、赵敏（县委书记）出席。", {"李川=省长", "赵敏=县委书记"}},
                    Case{"领导小组组长由王建军担任。", {"王建军=领导小组组长"}},
                    Case{"指挥长：杨忠", {"杨忠=指挥长"}},
                    Case{"会议选举张建国、李海涛为副主席。", {"张建国=副主席", "李海涛=副主席"}}));

// People whom such a word leads are known by it, so that a meeting may name them; the reader makes
// no claim of it.
INSTANTIATE_TEST_SUITE_P(Leaders, Reads,
                         testing::Values(Case{"省领导王平、陈刚出席。",
                                              {"王平=省领导", "陈刚=省领导"}}));

INSTANTIATE_TEST_SUITE_P(
    None, Reads,
    testing::Values(Case{"省领导班子出席。", {}}, Case{"车间主任报了个数。", {}},
                    Case{"县长率队赴京汇报。", {}}, Case{"医生王丽和农民张大山很高兴。", {}},
                    Case{"贫困户赵小虎住进新房，小学生李小明上了学。", {}},
                    Case{"会议在湖南省长沙市举行。", {}},
                    Case{"赵磊不再担任县长，由孙涛接任县长。", {"孙涛=县长"}},
                    Case{"县长赵磊今天不再担任县长。", {}}, Case{"", {}}, Case{"长", {}}));

TEST(OfficesOfAReport, FullerAndShorterTitleAreOne) {
  const auto found =
      Offices::get().read("省委书记王立平出席。\n广东省委书记王立平说，副书记李川到会。");
  EXPECT_EQ(found.offices, (std::vector<std::string>{"王立平=广东省委书记", "李川=副书记"}));
}

TEST(OfficesOfAReport, DeputyIsAnotherOffice) {
  const auto found = Offices::get().read("县长王立平。\n副县长王立平。");
  EXPECT_EQ(found.offices.size(), 2U);
}

TEST(Mentions, AreSortedAndTellTheNameWithoutTitle) {
  const auto found = Offices::get().read("县长李明川出席。李明川说，很好。");
  ASSERT_EQ(found.mentions.size(), 3U);
  EXPECT_EQ(found.mentions[0].type, Type::office);
  EXPECT_EQ(found.mentions[1].span, (Span{2, 5}));
  EXPECT_EQ(found.mentions[2].span, (Span{8, 11}));
}

TEST(Known, AreMentionedWithoutATitle) {
  const auto names = [](std::string_view text) {
    std::vector<std::string> out;
    for (const Mention& one : Offices::get().read(text).mentions) {
      if (one.type == Type::person) out.push_back(one.value);
    }
    return out;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names("习近平勉励大家扎根边疆。"), Names{"习近平"});
  EXPECT_EQ(names("習近平強調，要久久為功。"), Names{"习近平"});
  // With a title once, each mention is one all the same.
  EXPECT_EQ(names("国务院副总理张高丽出席，张高丽讲话。"), (Names{"张高丽", "张高丽"}));
  // Two characters alone may be the beginning of another name.
  EXPECT_EQ(names("李强表示，要用好资金。"), Names{"李强"});
  EXPECT_EQ(names("李强国老人送来羊奶。"), Names{});
  EXPECT_TRUE(Offices::get().read("习近平勉励大家扎根边疆。").offices.empty());
}

// A list of names and a run of heads both once tempted readers into quadratic work.
TEST(Mentions, TakeLinearTime) {
  std::string names = "全国政协委员";
  for (int i = 0; i < 10000; ++i) names += "王立平、";
  std::string heads;
  for (int i = 0; i < 200000; ++i) heads += "局长";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_GE(Offices::get().read(names).holders.size(), 9000U);
  EXPECT_LE(Offices::get().read(heads).holders.size(), 1U);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(took.count(), 20.0);
}

TEST(HolderFinderMake, NamesTheMissingTable) {
  lexicon::DataFiles none;
  const auto lexicon = lexicon::Lexicon::make(none);
  ASSERT_TRUE(lexicon.ok());
  const auto finder = HolderFinder::make(*lexicon, none);
  ASSERT_FALSE(finder.ok());
  EXPECT_EQ(finder.error().place, "lexicon/surnames.tsv");
}

}  // namespace
}  // namespace duikou::mention
