// SPDX-License-Identifier: Apache-2.0
#include "answer/brief.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "brief_material.h"

namespace duikou::answer {
namespace {

const BriefWords& words() {
  static const Result<BriefWords> made = BriefWords::make(data_files());
  if (!made) ADD_FAILURE() << made.error().text();
  return made.value();
}

BriefRequest request(Language language = Language::zh) {
  return {"援疆", *Date::parse("2023-07-01"), *Date::parse("2023-08-31"), language};
}

Brief brief_of(const HandMade& made, Language language = Language::zh) {
  Result<Brief> brief = write_brief(made.material, words(), request(language));
  EXPECT_TRUE(brief) << (brief ? "" : brief.error().text());
  return brief ? brief.value() : Brief{};
}

std::string markdown(const HandMade& made, Language language = Language::zh) {
  return brief_markdown({brief_of(made, language)}, words());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string without(std::string text, const std::string& part) {
  for (std::size_t at; (at = text.find(part)) != std::string::npos;) text.erase(at, part.size());
  return text;
}

// Markdown without its references to footnotes.
std::string without_notes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "[^") == 0)
      i = text.find(']', i);
    else
      out += text[i];
  }
  return out;
}

// A visit of the secretary of Shanghai with symposium and quotation, told by one paper and
// reprinted by another.
HandMade shanghai() {
  HandMade made;
  made.report("r1", "浦岸新报", "2023-08-28").report("r2", "天山纵览网", "2023-08-29", "r1");
  const HandMade::Roles visit = {{"leader", {"陈吉宁"}},
                                 {"from", {"上海市"}},
                                 {"to", {"喀什地区"}},
                                 {"start", {"2023-08-27"}},
                                 {"end", {"2023-08-28"}}};
  made.fact({made.claim("r1", "visit", visit, "陈吉宁率团到喀什"),
             made.claim("r2", "visit", visit, "陈吉宁率团到喀什")});
  made.tell("r1", "office", {{"person", {"陈吉宁"}}, {"title", {"上海市委书记"}}},
            "上海市委书记陈吉宁");
  made.tell("r1", "meeting",
            {{"name", {"上海市·新疆维吾尔自治区对口支援工作座谈会"}},
             {"start", {"2023-08-28"}},
             {"place", {"喀什地区"}},
             {"party", {"上海市", "新疆维吾尔自治区"}},
             {"attendee", {"陈吉宁", "马兴瑞"}}},
            "座谈会在喀什召开");
  made.tell("r1", "statement", {{"speaker", {"陈吉宁"}}, {"text", {"义不容辞的责任"}}},
            "陈吉宁说：“义不容辞的责任。”");
  made.tell("r1", "office", {{"person", {"马兴瑞"}}, {"title", {"自治区党委书记"}}},
            "自治区党委书记马兴瑞");
  return made;
}

TEST(Brief, TellsWhoWhenWhereSymposiumAndQuotation) {
  const std::string text = markdown(shanghai());
  EXPECT_TRUE(has(text, "一位省级党委书记率队赴新疆维吾尔自治区")) << text;
  EXPECT_TRUE(has(text, "据浦岸新报报道，8月27日至28日，上海市委书记陈吉宁率队自上海市赴喀什地区"))
      << text;
  EXPECT_TRUE(has(text, "8月28日，上海市·新疆维吾尔自治区对口支援工作座谈会在喀什地区举行"))
      << text;
  EXPECT_TRUE(has(text, "报道列出的出席者有上海市委书记陈吉宁、自治区党委书记马兴瑞")) << text;
  EXPECT_TRUE(has(text, "陈吉宁说：“义不容辞的责任”")) << text;
}

TEST(Brief, TellsTheSameInEnglish) {
  const std::string text = markdown(shanghai(), Language::en);
  EXPECT_TRUE(has(text, "Chen Jining")) << text;
  EXPECT_TRUE(has(text, "Secretary of the CPC Shanghai Municipal Committee")) << text;
  EXPECT_TRUE(has(text, "from 27 to 28 August 2023")) << text;
  EXPECT_TRUE(has(text, "from Shanghai to Kashgar Prefecture")) << text;
  // A host's title does not take the region of the guests.
  EXPECT_TRUE(has(text, "Ma Xingrui (Secretary of the CPC Regional Committee)")) << text;
  EXPECT_TRUE(has(text, "symposium on paired assistance of Shanghai and Xinjiang Uygur")) << text;
}

TEST(Brief, EveryFootnoteIsCitedAndEveryCitationHasOne) {
  for (const Language language : {Language::zh, Language::en}) {
    const Brief brief = brief_of(shanghai(), language);
    std::set<std::uint32_t> cited;
    for (const Section& section : brief.sections) {
      for (const Block& block : section.blocks) {
        for (const answer::Run& run : block.runs) cited.insert(run.notes.begin(), run.notes.end());
      }
    }
    ASSERT_EQ(cited.size(), brief.notes.size());
    EXPECT_EQ(*cited.rbegin(), brief.notes.size());
    for (const Note& note : brief.notes) EXPECT_FALSE(note.quotes.empty());
  }
}

TEST(Brief, TellsNothingWithoutItsSource) {
  const Brief brief = brief_of(shanghai());
  for (const Section& section : brief.sections) {
    for (const Block& block : section.blocks) {
      if (block.kind == Block::Kind::unknown) continue;
      for (const answer::Run& run : block.runs) {
        if (run.notes.empty()) continue;
        EXPECT_TRUE(has(run.text, "浦岸新报")) << run.text;
      }
    }
  }
}

TEST(Brief, ReprintIsANoteWithItsOriginAndNoSecondPublisher) {
  const std::string text = markdown(shanghai());
  EXPECT_FALSE(has(text, "据浦岸新报、天山纵览网"));
  EXPECT_TRUE(has(text, "天山纵览网：《题目r2》，2023-08-29。（转载自浦岸新报）“陈吉宁率团到喀什”"))
      << text;
  EXPECT_TRUE(has(text, "独立来源1个")) << text;
}

TEST(Brief, WordsInQuotationMarksAndReportedSpeechAreToldApart) {
  HandMade made = shanghai();
  made.material.claims.at("c_5").evidence[0].quote = "陈吉宁说，义不容辞的责任。";
  EXPECT_TRUE(has(markdown(made), "转述陈吉宁的话，报道原文作：「义不容辞的责任」"));
}

TEST(Brief, EvidenceThatEndsBeforeTheWordsStillGivesThemInTheNote) {
  HandMade made = shanghai();
  made.material.claims.at("c_5").evidence[0].quote = "陈吉宁说";
  const std::string text = markdown(made);
  EXPECT_TRUE(has(text, "陈吉宁说：“义不容辞的责任”")) << text;
  EXPECT_TRUE(has(text, "“陈吉宁说”“义不容辞的责任”")) << text;
}

TEST(Brief, YearAloneIsNotTakenForTheTimeSince) {
  for (const bool since : {true, false}) {
    HandMade made;
    made.report("r1", "长河资讯", "2023-08-24");
    made.tell("r1", "funding",
              {{"payer", {"上海市"}},
               {"recipient", {"喀什地区"}},
               {"amount", {"597000000"}},
               {"start", {"2023"}}},
              since ? "2023年以来投入5.97亿元" : "2023年，安排5.97亿元");
    EXPECT_EQ(has(markdown(made), "2023年以来上海市"), since);
    EXPECT_EQ(has(markdown(made), "2023年上海市"), !since);
  }
}

TEST(Brief, CountsOnlySecretariesOfProvincialRank) {
  struct Case {
    const char* title;
    const char* from;
    bool counts;
  };
  for (const Case& one : std::initializer_list<Case>{{"上海市委书记", "上海市", true},
                                                     {"市委书记", "上海市", true},
                                                     {"省委书记", "广东省", true},
                                                     {"广东省委书记", "广东省", true},
                                                     {"新疆维吾尔自治区党委书记", "广东省", true},
                                                     {"日照市委书记", "日照市", false},
                                                     {"市委书记", "日照市", false},
                                                     {"浦东新区区委书记", "上海市", false},
                                                     {"省委副书记", "广东省", false},
                                                     {"省长", "广东省", false},
                                                     {"省委组织部部长", "广东省", false}}) {
    HandMade made;
    made.report("r1", "长河资讯", "2023-07-30");
    made.tell("r1", "visit",
              {{"leader", {"某甲"}},
               {"from", {one.from}},
               {"to", {"喀什地区"}},
               {"start", {"2023-07-24"}}},
              "某甲率团赴喀什");
    made.tell("r1", "office", {{"person", {"某甲"}}, {"title", {one.title}}}, "某甲");
    EXPECT_EQ(has(markdown(made), "一位省级党委书记率队"), one.counts) << one.title;
  }
}

TEST(Brief, OfficeOfAnotherReportDoesNotCount) {
  HandMade made;
  made.report("r1", "长河资讯", "2023-07-30").report("r2", "长河资讯", "2010-07-30");
  made.tell("r1", "visit", {{"leader", {"某甲"}}, {"to", {"喀什地区"}}, {"start", {"2023-07-24"}}},
            "某甲赴喀什");
  made.tell("r2", "office", {{"person", {"某甲"}}, {"title", {"广东省委书记"}}}, "某甲");
  EXPECT_TRUE(has(markdown(made), "没有省级党委书记率队"));
}

TEST(Brief, KeepsToWindowAndProgramme) {
  struct Case {
    const char* start;
    const char* to;
    const char* programme;
    bool inside;
  };
  for (const Case& one :
       std::initializer_list<Case>{{"2023-07-01", "喀什地区", "", true},
                                   {"2023-08-31", "喀什地区", "", true},
                                   {"2023-08", "喀什地区", "", true},
                                   {"2023-06-30", "喀什地区", "", false},
                                   {"2023-09-01", "喀什地区", "", false},
                                   {"XXXX-07-09", "喀什地区", "", false},
                                   {"2023-07-09", "西藏自治区", "", false},
                                   {"2023-07-09", "西藏自治区", "xinjiang-2010", true},
                                   {"2023-07-09", "喀什地区", "tibet-1994", false}}) {
    HandMade made;
    made.report("r1", "长河资讯", "2023-09-30");
    made.tell("r1", "visit", {{"leader", {"某甲"}}, {"to", {one.to}}, {"start", {one.start}}},
              "某甲")
        .programme = one.programme;
    made.tell("r1", "office", {{"person", {"某甲"}}, {"title", {"广东省委书记"}}}, "某甲");
    EXPECT_EQ(has(markdown(made), "一位省级党委书记率队"), one.inside)
        << one.start << one.to << one.programme;
  }
}

TEST(Brief, PlannedAndDeniedVisitsAreNoVisits) {
  for (const claim::Modality modality : {claim::Modality::planned, claim::Modality::denied}) {
    HandMade made = shanghai();
    made.material.claims.at("c_1").modality = modality;
    made.material.claims.at("c_2").modality = modality;
    EXPECT_TRUE(has(markdown(made), "没有省级党委书记率队"));
  }
}

TEST(Brief, SaysWhatTheRecordDoesNotKnow) {
  HandMade made;
  made.report("r1", "长河资讯", "2023-07-30");
  made.tell(
      "r1", "visit",
      {{"leader", {"某甲"}}, {"from", {"广东省"}}, {"to", {"喀什地区"}}, {"start", {"2023-07-24"}}},
      "某甲率团赴喀什");
  made.tell("r1", "office", {{"person", {"某甲"}}, {"title", {"广东省委书记"}}}, "某甲");
  const std::string text = markdown(made);
  EXPECT_TRUE(has(text, "是否举行对口支援座谈会，记录中没有报道"));
  EXPECT_TRUE(has(text, "讲话，记录中没有报道"));
  EXPECT_TRUE(has(text, "广东省与哪些地方结对，记录中没有报道"));
  EXPECT_TRUE(has(text, "记录中没有资金数字"));
  EXPECT_TRUE(has(text, "不等于没有发生"));
}

TEST(Brief, DifferingDaysOfAVisitStandSideBySide) {
  HandMade made = shanghai();
  made.material.claims.at("c_2").roles.back().values[0].value = "2023-08-29";
  const std::string text = markdown(made);
  EXPECT_TRUE(has(text, "8月27日至28日"));
  EXPECT_TRUE(has(text, "另据天山纵览网报道，此行的时间为8月27日至29日")) << text;
}

HandMade conferences() {
  HandMade made;
  made.report("r1", "甲报", "2023-08-20").report("r2", "乙报", "2023-08-11");
  made.report("r3", "丙报", "2015-09-24");
  const auto meet = [&](const std::string& report, const char* ordinal, const char* start) {
    return made.claim(
        report, "meeting",
        {{"name", {"全国对口支援新疆工作会议"}}, {"ordinal", {ordinal}}, {"start", {start}}},
        std::string("第") + ordinal + "次");
  };
  made.fact({meet("r1", "4", "2014-09"), meet("r2", "4", "2013-09")});
  made.fact({meet("r1", "5", "2015-09"), meet("r3", "5", "2015-09-23")});
  const std::string ninth = meet("r1", "9", "2023");
  made.material.claims.at(ninth).modality = claim::Modality::planned;
  made.fact({ninth, meet("r2", "9", "2023")});
  return made;
}

TEST(Brief, DateOnWhichSourcesDifferIsShownWithBoth) {
  const std::string text = markdown(conferences());
  EXPECT_TRUE(has(without_notes(text),
                  "**［说法不一］** 第四次：召开时间说法不一。据乙报报道，2013年9月召开；"
                  "据甲报报道，2014年9月召开；"))
      << text;
  EXPECT_TRUE(has(text, "本文不作取舍"));
}

TEST(Brief, DateToldFinerAndCoarserIsOne) {
  const std::string text = markdown(conferences());
  EXPECT_TRUE(has(text, "第五次：据丙报、甲报报道，2015年9月23日召开")) << text;
}

TEST(Brief, PlannedMeetingIsNotToldAsHeld) {
  const std::string text = markdown(conferences());
  EXPECT_TRUE(has(text, "第九次：据乙报、甲报报道，计划于2023年召开")) << text;
  EXPECT_FALSE(has(text, "，2023年召开。"));
  EXPECT_TRUE(has(text, "第六次、第七次、第八次：记录中没有报道")) << text;
  EXPECT_TRUE(has(markdown(conferences(), Language::en), "Ninth: according to"));
}

TEST(Brief, PairingsStandBySupporterWithTheirSources) {
  HandMade made = shanghai();
  const std::string claim = made.claim(
      "r1", "pairing", {{"supporter", {"上海市"}}, {"recipient", {"喀什地区", "克拉玛依市"}}},
      "对口支援喀什四县和克拉玛依市");
  made.material.claims.at(claim).asides.push_back({"valid", "start", {"2010", "", {}}});
  made.fact({claim});
  made.tell("r1", "pairing", {{"supporter", {"日照市"}}, {"recipient", {"麦盖提县"}}}, "日照");
  const std::string over = made.claim(
      "r1", "pairing", {{"supporter", {"江苏省"}}, {"recipient", {"喀什地区"}}}, "原由江苏");
  made.material.claims.at(over).modality = claim::Modality::ended;
  made.fact({over});
  const std::string text = markdown(made);
  EXPECT_TRUE(has(without_notes(text),
                  "上海市：据浦岸新报报道，对口支援克拉玛依市（2010年起）、喀什地区（2010年起）。"))
      << text;
  EXPECT_TRUE(has(text, "日照市：据浦岸新报报道，对口支援麦盖提县"));
  EXPECT_FALSE(has(text, "江苏省：据"));
}

TEST(Brief, MoneyIsToldByWhoseFigureSinceWhenAndWithItsBound) {
  HandMade made;
  made.report("r1", "昆仑时评网", "2023-08-22").report("r2", "丝路晚报", "2020-01-07");
  const std::string near = made.claim("r1", "funding",
                                      {{"payer", {"19个援疆省市", "中央企业"}},
                                       {"recipient", {"新疆维吾尔自治区"}},
                                       {"amount", {"120000000000"}},
                                       {"start", {"2010"}}},
                                      "2010年以来累计投入近1200亿元");
  made.material.claims.at(near).asides.push_back({"bound", "amount", {"near", "", {}}});
  made.fact({near});
  made.tell("r2", "funding",
            {{"payer", {"上海市"}},
             {"recipient", {"喀什地区"}},
             {"amount", {"597000000"}},
             {"start", {"2010"}},
             {"end", {"2015-06"}}},
            "5.97亿元");
  const std::string zh = markdown(made);
  EXPECT_TRUE(has(zh,
                  "据昆仑时评网报道（2023年8月22日发表），2010年以来19个援疆省市、中央企业向新疆维"
                  "吾尔自治区投入资金近1200亿元"))
      << zh;
  EXPECT_TRUE(has(zh, "2010年至2015年6月上海市向喀什地区投入资金5.97亿元")) << zh;
  const std::string en = markdown(made, Language::en);
  EXPECT_TRUE(
      has(en, "put in nearly 120 billion yuan for Xinjiang Uygur Autonomous Region since 2010"))
      << en;
  EXPECT_TRUE(has(en, "597 million yuan")) << en;
}

TEST(Brief, TextOfReportsNeverBecomesMarkup) {
  HandMade made = shanghai();
  const std::string hostile = "<script>alert(1)</script>[x](javascript:y)`*_\n# 标题\xE2\x80\xAE";
  for (auto& [id, claim] : made.material.claims) {
    claim.source.publisher = hostile;
    claim.source.title = hostile;
    claim.source.url = "javascript:alert(1)";
    claim.evidence[0].quote = hostile;
  }
  for (const Language language : {Language::zh, Language::en}) {
    const Brief brief = brief_of(made, language);
    const std::string html = brief_html({brief}, words());
    EXPECT_FALSE(has(html, "<script"));
    EXPECT_FALSE(has(html, "href=\"javascript"));
    EXPECT_TRUE(has(html, "&lt;script&gt;"));
    EXPECT_FALSE(has(html, "\xE2\x80\xAE"));
    const std::string text = brief_markdown({brief}, words());
    EXPECT_FALSE(has(text, "\n# 标题"));
    EXPECT_FALSE(has(without(text, "\\<script"), "<script"));
    EXPECT_FALSE(has(text, "[x](") || has(text, "x](") || has(text, "`*_"));
  }
}

TEST(Brief, HtmlIsAWholePageWithoutScripts) {
  const HandMade made = shanghai();
  const std::string html = brief_html({brief_of(made), brief_of(made, Language::en)}, words());
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(has(html, "@media print"));
  EXPECT_TRUE(has(html, "lang=\"zh-CN\"") && has(html, "lang=\"en\""));
  EXPECT_TRUE(has(html, "href=\"#zh-note-1\"") && has(html, "id=\"zh-note-1\""));
  EXPECT_TRUE(has(html, "id=\"en-note-1\""));
  for (const char* banned : {"<script", "onclick=", "onload=", "style=", "javascript:"}) {
    EXPECT_FALSE(has(html, banned)) << banned;
  }
}

TEST(Brief, SameMaterialGivesTheSameBytesWhereverItStands) {
  const HandMade made = conferences();
  HandMade turned = made;
  std::reverse(turned.material.facts.begin(), turned.material.facts.end());
  EXPECT_EQ(markdown(made), markdown(turned));
}

TEST(Brief, RefusesWhatIsNoRequest) {
  const HandMade made;
  BriefRequest wrong = request();
  wrong.programme = "nothing";
  EXPECT_EQ(write_brief(made.material, words(), wrong).error().kind, Error::Kind::usage);
  wrong = request();
  wrong.until = *Date::parse("2023-06-01");
  EXPECT_EQ(write_brief(made.material, words(), wrong).error().kind, Error::Kind::usage);
  wrong = request();
  wrong.since = *Date::parse("2023");
  EXPECT_EQ(write_brief(made.material, words(), wrong).error().kind, Error::Kind::usage);
}

TEST(Brief, OfAnEmptyRecordSaysThatItKnowsNothing) {
  const std::string text = markdown(HandMade{});
  EXPECT_TRUE(has(text, "没有省级党委书记率队"));
  EXPECT_TRUE(has(text, "现有报道0份"));
}

TEST(Phrases, BothLanguagesHaveTheSameKeysAndPlaces) {
  const std::vector<std::string> zh = words().phrases(Language::zh).keys();
  const std::vector<std::string> en = words().phrases(Language::en).keys();
  EXPECT_EQ(zh, en);
}

TEST(Phrases, NoKeyIsMissing) {
  for (const HandMade& made : {shanghai(), conferences()}) {
    for (const Language language : {Language::zh, Language::en}) {
      const Brief brief = brief_of(made, language);
      const std::string html = brief_html({brief}, words());
      EXPECT_FALSE(has(html, "?")) << html;
    }
  }
}

TEST(Phrases, RefusesATableThatIsWrong) {
  EXPECT_FALSE(Phrases::parse("x.tsv", "key\ttext\na\tone\na\ttwo\n"));
  EXPECT_FALSE(Phrases::parse("x.tsv", "key\ttext\na\t{one\n"));
  EXPECT_FALSE(Phrases::parse("x.tsv", "key\ttext\na\tone}\n"));
}

TEST(Names, PersonsInEnglish) {
  struct Case {
    const char* name;
    const char* english;
  };
  for (const Case& one : std::initializer_list<Case>{{"陈吉宁", "Chen Jining"},
                                                     {"黄坤明", "Huang Kunming"},
                                                     {"王伟中", "Wang Weizhong"},
                                                     {"易炼红", "Yi Lianhong"},
                                                     {"信长星", "Xin Changxing"},
                                                     {"许昆林", "Xu Kunlin"},
                                                     {"沈晓明", "Shen Xiaoming"},
                                                     {"马兴瑞", "Ma Xingrui"},
                                                     {"李政", "Li Zheng"},
                                                     {"欧阳某", "Ouyang Mou"},
                                                     {"艾尔肯·吐尼亚孜", "Erkin Tuniyaz"}}) {
    EXPECT_EQ(words().names().person(one.name, Language::en), one.english);
    EXPECT_EQ(words().names().person(one.name, Language::zh), one.name);
  }
}

}  // namespace
}  // namespace duikou::answer
