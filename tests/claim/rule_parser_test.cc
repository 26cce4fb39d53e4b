// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "claim/rule.h"

namespace duikou::claim {
namespace {

// A small world of its own: the parser knows no kind or class but those it is given.
const Kinds& kinds() {
  static const Kinds out =
      Kinds::parse(
          "kind\trole\ttype\tidentity\tpartnership\tlabel_zh\tlabel_en\tcore\tbeside\n"
          "gift\t\t\t\tyes\t\t\t\t\ngift\tgiver\tplace\tkey\t\t\t\tyes\t\n"
          "gift\ttaker\tplace\tkey\t\t\t\tyes\t\ngift\tsum\tamount\tvarying\t\t\t\t\t\n"
          "gift\tday\tdate\tvarying\t\t\t\t\t\n")
          .value();
  return out;
}

const lexicon::Lexicon& lexicon() {
  static const lexicon::Lexicon out =
      lexicon::Lexicon::make(
          {{"lexicon/words/a.tsv", "word\tclass\tvalue\n送\tgive\t\n退\tback\t\n没\tdenial\t\n"}})
          .value();
  return out;
}

const Judges& judges() {
  static const Judges out =
      Judges::make({{"learned/gift.sum.tsv", "feature\tweight\n*\t1\n"}}).value();
  return out;
}

Result<std::vector<Rule>> parsed(const std::string& lines) {
  return parse_rules("a.rule", lines, kinds(), lexicon(), judges());
}

// Where a judgement of gifts has been learned.
Result<std::vector<Rule>> parsed_with_judges(const std::string& lines) {
  const auto judges = Judges::make({{"learned/gift.place.tsv", "feature\tweight\n*\t0\n"}});
  return parse_rules("a.rule", lines, kinds(), lexicon(), judges.value());
}

const std::string whole =
    "# what it is\n"
    "rule gift.given\n"
    "  kind gift\n"
    "  why Who gives is a giver.\n"
    "  trigger word @give @back\n"
    "  when sentence @give\n"
    "  unless just-before @denial @back\n"
    "  giver = agent actor | before body @give single | \"someone\"\n"
    "  taker = near-recipient place\n"
    "  sum = clause amount touching\n"
    "  day = beside:day date:end | ahead date:since list\n"
    "  need giver/taker sum\n"
    "  beats gift.seen gift.told\n"
    "  modality planned\n"
    "  pairwise @give\n"
    "  opposite\n"
    "  not-whole taker\n"
    "  distinct taker giver\n"
    "  apart day sum\n"
    "  single giver\n"
    "  several taker\n"
    "  yes [2019-06-14 甲地日报] 甲送给乙。 => giver=甲; taker=乙\n"
    "  yes 甲送给丙。 => taker=丙\n"
    "  no 甲走了。\n";

TEST(RuleParser, ReadsEveryKey) {
  const auto rules = parsed(whole);
  ASSERT_TRUE(rules) << rules.error().text();
  ASSERT_EQ(rules->size(), 1U);
  const Rule& rule = (*rules)[0];
  EXPECT_EQ(rule.name, "gift.given");
  EXPECT_EQ(rule.file, "a.rule");
  EXPECT_EQ(rule.line, 2U);
  EXPECT_EQ(rule.why, "Who gives is a giver.");
  EXPECT_EQ(rule.kind->name, "gift");
  EXPECT_EQ(rule.trigger.type, Trigger::Type::word);
  EXPECT_EQ(rule.trigger.any_of.size(), 2U);
  ASSERT_EQ(rule.conditions.size(), 2U);
  EXPECT_TRUE(rule.conditions[0].wanted);
  EXPECT_EQ(rule.conditions[0].zone, Condition::Zone::sentence);
  EXPECT_FALSE(rule.conditions[1].wanted);
  EXPECT_EQ(rule.conditions[1].zone, Condition::Zone::just_before);
  EXPECT_EQ(rule.conditions[1].any_of.size(), 2U);
  ASSERT_EQ(rule.fills.size(), 4U);
  EXPECT_EQ(rule.required, (std::vector<std::vector<std::uint32_t>>{{0, 1}, {2}}));
  EXPECT_EQ(rule.beats, (std::vector<std::string>{"gift.seen", "gift.told"}));
  EXPECT_EQ(rule.modality, Modality::planned);
  EXPECT_TRUE(rule.pairwise);
  EXPECT_EQ(rule.pairwise_if, std::vector{lexicon().class_named("give")});
  EXPECT_TRUE(rule.opposite);
  EXPECT_EQ(rule.not_whole, 1U);
  EXPECT_EQ(rule.distinct[0], std::pair(1U, 0U));
  EXPECT_EQ(rule.apart[0], std::pair(3U, 2U));
  EXPECT_EQ(rule.single, std::vector{0U});
  EXPECT_EQ(rule.several, std::vector{1U});
}

TEST(RuleParser, ReadsSelectors) {
  const auto rules = parsed(whole);
  ASSERT_TRUE(rules) << rules.error().text();
  const auto& giver = (*rules)[0].fills[0].choices;
  ASSERT_EQ(giver.size(), 3U);
  EXPECT_EQ(giver[0].where, Where::agent);
  EXPECT_EQ(giver[0].what, What::actor);
  EXPECT_EQ(giver[1].of, lexicon().class_named("give"));
  EXPECT_TRUE(giver[1].single);
  EXPECT_FALSE(giver[0].single);
  EXPECT_EQ(giver[2].what, What::constant);
  EXPECT_EQ(giver[2].constant, "someone");
  EXPECT_TRUE((*rules)[0].fills[2].choices[0].touching);
  const auto& day = (*rules)[0].fills[3].choices;
  EXPECT_EQ(day[0].where, Where::beside);
  EXPECT_EQ(day[0].role, "day");
  EXPECT_EQ(day[0].date, DateWanted::end);
  EXPECT_EQ(day[1].date, DateWanted::since);
  EXPECT_TRUE(day[1].list);
}

TEST(RuleParser, ReadsFlagsOfGroups) {
  const auto rules = parsed(
      "rule gift.sent\n  kind gift\n  why one\n  trigger amount\n"
      "  giver = to actor named | onward actor @give behind\n  yes a => giver=a\n  no b\n");
  ASSERT_TRUE(rules) << rules.error().text();
  const auto& giver = (*rules)[0].fills[0].choices;
  EXPECT_TRUE(giver[0].named);
  EXPECT_FALSE(giver[0].behind);
  EXPECT_TRUE(giver[1].behind);
}

TEST(RuleParser, ReadsChoicesThatAskAJudgement) {
  const std::string old = "near-recipient place\n";
  std::string lines = whole;
  lines.replace(lines.find(old), old.size(),
                "sentence place judged gift.place -700 | line region judged gift.place | at place"
                "\n");
  const auto rules = parsed_with_judges(lines);
  ASSERT_TRUE(rules) << rules.error().text();
  const auto& taker = (*rules)[0].fills[1].choices;
  ASSERT_EQ(taker.size(), 3U);
  EXPECT_EQ(taker[0].where, Where::sentence);
  EXPECT_TRUE(taker[0].asks_judge());
  EXPECT_EQ(taker[0].least, -700);
  EXPECT_TRUE(taker[1].asks_judge());
  EXPECT_EQ(taker[1].least, 0);
  EXPECT_FALSE(taker[2].asks_judge());
}

TEST(RuleParser, JudgesOnlyPeopleAndPlacesOneByOne) {
  const std::string old = "clause amount touching\n";
  std::string lines = whole;
  lines.replace(lines.find(old), old.size(), "clause amount judged gift.place\n");
  const auto rules = parsed_with_judges(lines);
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().place, "a.rule:10:23");
  EXPECT_EQ(rules.error().cause, "only people and places are judged one by one");
}

TEST(RuleParser, ReadsJudgements) {
  const auto rules = parsed(
      "rule gift.judged\n  kind gift\n  why one\n  trigger amount\n"
      "  when judged gift.sum\n  unless judged gift.sum -1400\n  gives-way\n"
      "  sum = trigger amount\n  yes a => sum=1\n  no b\n");
  ASSERT_TRUE(rules) << rules.error().text();
  const Rule& rule = (*rules)[0];
  ASSERT_EQ(rule.conditions.size(), 2U);
  EXPECT_EQ(rule.conditions[0].judge, judges().index_named("gift.sum"));
  EXPECT_EQ(rule.conditions[0].least, 0);
  EXPECT_TRUE(rule.conditions[0].wanted);
  EXPECT_EQ(rule.conditions[1].least, -1400);
  EXPECT_FALSE(rule.conditions[1].wanted);
  EXPECT_TRUE(rule.gives_way);
  EXPECT_FALSE((*parsed(whole))[0].gives_way);
  EXPECT_FALSE((*parsed(whole))[0].conditions[0].asks_judge());
}

TEST(RuleParser, ReadsExamples) {
  const auto rules = parsed(whole);
  ASSERT_TRUE(rules) << rules.error().text();
  const Rule& rule = (*rules)[0];
  ASSERT_EQ(rule.yes.size(), 2U);
  EXPECT_EQ(rule.yes[0].published, "2019-06-14");
  EXPECT_EQ(rule.yes[0].publisher, "甲地日报");
  EXPECT_EQ(rule.yes[0].text, "甲送给乙。");
  EXPECT_EQ(rule.yes[0].expected, "giver=甲; taker=乙");
  EXPECT_EQ(rule.yes[0].line, 22U);
  EXPECT_EQ(rule.yes[1].published, "");
  ASSERT_EQ(rule.no.size(), 1U);
  EXPECT_EQ(rule.no[0].text, "甲走了。");
  EXPECT_EQ(rule.no[0].line, 24U);
}

TEST(RuleParser, ReadsTriggersThatAreMentions) {
  const std::string head = "rule gift.a\n  kind gift\n  why It is.\n  trigger ";
  const std::string tail = "\n  sum = trigger amount\n  yes a => sum=1\n  no b\n";
  for (const auto& [words, type] : std::vector<std::pair<std::string, Trigger::Type>>{
           {"amount", Trigger::Type::amount},
           {"count:people,projects", Trigger::Type::count},
           {"ordinal @give", Trigger::Type::ordinal},
           {"body", Trigger::Type::body},
           {"person", Trigger::Type::person},
           {"office", Trigger::Type::office},
           {"between", Trigger::Type::between},
           {"row", Trigger::Type::row}}) {
    const auto rules = parsed(head + words + tail);
    ASSERT_TRUE(rules) << words << ": " << rules.error().text();
    EXPECT_EQ((*rules)[0].trigger.type, type) << words;
  }
  EXPECT_EQ((*parsed(head + "count:people,projects" + tail))[0].trigger.units.size(), 2U);
}

TEST(RuleParser, PassesOverCommentsAndBlanks) {
  const auto rules = parsed("\n# a\n\r\n" + whole + "\n  \n" + "# end");
  ASSERT_TRUE(rules) << rules.error().text();
  EXPECT_EQ(rules->size(), 1U);
  EXPECT_TRUE(parsed("")->empty());
}

struct Refused {
  std::string lines;
  std::string place;
  std::string cause;
  std::string cure;  // how it begins
};

void PrintTo(const Refused& refused, std::ostream* out) {
  *out << refused.lines;
}

class BadRules : public testing::TestWithParam<Refused> {};

TEST_P(BadRules, NameFileLineColumnCauseAndCure) {
  const auto rules = parsed(GetParam().lines);
  ASSERT_FALSE(rules) << GetParam().lines;
  EXPECT_EQ(rules.error().kind, Error::Kind::refused);
  EXPECT_EQ(rules.error().place, GetParam().place) << GetParam().lines;
  EXPECT_EQ(rules.error().cause, GetParam().cause) << GetParam().lines;
  EXPECT_TRUE(rules.error().cure.starts_with(GetParam().cure)) << rules.error().cure;
}

const std::string head = "rule gift.a\n  kind gift\n";
const std::string full =
    "rule gift.a\n  kind gift\n  why It is.\n  trigger word @give\n  sum = clause amount\n";

const std::string quoted_open = "  giver = \"some one\"\n";

INSTANTIATE_TEST_SUITE_P(
    Files, BadRules,
    testing::Values(
        Refused{"rules gift.a\n", "a.rule:1:1", "expected a rule", "write rule NAME"},
        Refused{"rule\n", "a.rule:1:1", "expected a rule", "write rule NAME"},
        Refused{"  why It is.\n", "a.rule:1:3", "a line outside a rule", "begin with rule NAME"},
        Refused{"rule gift.a\n\tkind gift\n", "a.rule:2:1", "a line that begins with a tab",
                "indent with two spaces"},
        Refused{"rule gift.a\n  kind gifts\n", "a.rule:2:8", "no such kind: gifts",
                "did you mean gift? one of: gift"},
        Refused{head + "  trigger wrd @give\n", "a.rule:3:11", "unknown trigger: wrd",
                "did you mean word? one of: word"},
        Refused{head + "  trigger word\n", "a.rule:3:11", "trigger word without a class",
                "write trigger word @class"},
        Refused{head + "  trigger word give\n", "a.rule:3:16", "expected a class of words: give",
                "write @ and the name"},
        Refused{head + "  trigger word @giv\n", "a.rule:3:16", "no class of words @giv",
                "did you mean @give? "},
        Refused{head + "  trigger word @zz\n", "a.rule:3:16", "no class of words @zz",
                "duikou rules classes lists them"},
        Refused{head + "  trigger count:peple\n", "a.rule:3:11", "unknown unit of a count: peple",
                "did you mean people? one of: "},
        Refused{head + "  when claus @give\n", "a.rule:3:8", "unknown zone: claus",
                "did you mean clause? one of: clause"},
        Refused{head + "  when clause\n", "a.rule:3:8", "no class", "name at least one @class"},
        Refused{head + "  unless clause @giv\n", "a.rule:3:17", "no class of words @giv",
                "did you mean @give?"},
        Refused{head + "  when judged gift.sun\n", "a.rule:3:15", "no learned judgement gift.sun",
                "did you mean gift.sum?"},
        Refused{head + "  when judged gift.sum 0.5\n", "a.rule:3:24", "no least score: 0.5",
                "write one whole number"},
        Refused{head + "  when judged gift.sum 9999999999\n", "a.rule:3:24",
                "no least score: 9999999999", "write one whole number"},
        Refused{head + "  giverr = agent actor\n", "a.rule:3:3", "no key or role giverr",
                "did you mean giver? keys: "},
        Refused{head + "  rule gift.b\n", "a.rule:3:3", "no key or role rule",
                "begin a rule at the head"},
        Refused{"rule gift.a\n  giver = agent actor\n", "a.rule:2:3", "no key or role giver",
                "keys: "},
        Refused{head + "  giver : agent actor\n", "a.rule:3:9", "expected =", "write ROLE = "},
        Refused{head + "  giver =\n", "a.rule:3:9", "nothing to look for", "write WHERE WHAT"},
        Refused{head + "  giver = agent actor |\n", "a.rule:3:23", "nothing to look for",
                "write WHERE WHAT"},
        Refused{head + "  giver = agnt actor\n", "a.rule:3:11", "unknown place to look: agnt",
                "did you mean agent? one of: agent"},
        Refused{head + "  giver = agent actr\n", "a.rule:3:17", "unknown thing to take: actr",
                "did you mean actor? one of: place"},
        Refused{head + "  giver = agent\n", "a.rule:3:16", "unknown thing to take: none is named",
                "one of: place"},
        Refused{head + quoted_open, "a.rule:3:11", "a constant without its closing quotation mark",
                "write \"WORD\""},
        Refused{head + "  giver = agent actor\n  giver = goal actor\n", "a.rule:4:3",
                "the role giver is filled in line 3 already", "put all choices into one line"},
        Refused{head + "  day = clause date:strat\n", "a.rule:3:16", "unknown use of a date: strat",
                "did you mean start? one of: start"},
        Refused{head + "  sum = clause count:heads\n", "a.rule:3:16",
                "unknown unit of a count: heads", "one of: "},
        Refused{head + "  giver = agent actor twice\n", "a.rule:3:23", "expected |",
                "part the choices with |"},
        Refused{head + "  giver = agent word\n", "a.rule:3:17", "no class after word or name",
                "write word @class"},
        Refused{head + "  need sums\n", "a.rule:3:8", "no such role: sums", "did you mean sum?"},
        Refused{head + "  need giver/sums\n", "a.rule:3:8", "no such role: sums",
                "did you mean sum?"},
        Refused{"rule gift.a\n  need sum\n", "a.rule:2:8", "a role before the kind",
                "put the line with kind"},
        Refused{head + "  distinct giver\n", "a.rule:3:12", "expected two roles", "write the key"},
        Refused{head + "  not-whole sums\n", "a.rule:3:13", "no such role: sums",
                "did you mean sum?"},
        Refused{head + "  modality maybe\n", "a.rule:3:12", "unknown modality", "one of: rep"},
        Refused{head + "  yes a text\n", "a.rule:3:3", "an example needs its outcome",
                "write yes TEXT => "},
        Refused{head + "  no a => sum=1\n", "a.rule:3:3", "an example needs its outcome",
                "write yes TEXT => "},
        Refused{head + "  yes a => smu=1\n", "a.rule:3:7", "no such role: smu",
                "did you mean sum? one of:"},
        Refused{head + "  yes a => sum\n", "a.rule:3:7", "an outcome without =: sum", "write yes"},
        Refused{head + "  yes [2019-06-14 a => sum=1\n", "a.rule:3:7",
                "a bracket that is not closed", "write [2023-08-29 PUBLISHER]"},
        Refused{head + "  yes [2019-06-34 b] a => sum=1\n", "a.rule:3:7", "no day: 2019-06-34",
                "write [2023-08-29 PUBLISHER]"},
        Refused{"rule gift.a\n  why It is.\n", "a.rule:1:6", "rule gift.a has no kind",
                "add a line: kind KIND"},
        Refused{head, "a.rule:1:6", "rule gift.a has no why", "say in a line"},
        Refused{head + "  why It is.\n", "a.rule:1:6", "rule gift.a has no trigger",
                "add a line: trigger"},
        Refused{head + "  why It is.\n  trigger amount\n", "a.rule:1:6",
                "rule gift.a fills no role", "add a line"},
        Refused{full, "a.rule:1:6", "rule gift.a lacks an example", "add a yes and a no"},
        Refused{full + "  yes a => sum=1\n", "a.rule:1:6", "rule gift.a lacks an example",
                "add a yes and a no"},
        Refused{full + "  no a\nrule gift.b\n", "a.rule:1:6", "rule gift.a lacks an example",
                "add a yes and a no"},
        Refused{std::string("rule gift.a\n\0\x01", 14), "a.rule", "no text in UTF-8", "a file of"},
        Refused{"rule gift.a\n  why \xff\n", "a.rule", "no text in UTF-8", "a file of"}));

TEST(RuleParser, RefusesAFileThatIsTooLarge) {
  const auto rules = parsed(std::string(10U << 20, '#'));
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().kind, Error::Kind::limit);
  EXPECT_EQ(rules.error().text(), "a.rule: larger than 1048576 bytes (part it into several files)");
}

// A user's own rule says whose it is; its errors name the file as the user did.
TEST(RuleParser, LabelsAUsersOwnRules) {
  const auto rules = parse_rules("own/gifts:work/b.rule", whole, kinds(), lexicon(), {});
  ASSERT_TRUE(rules) << rules.error().text();
  EXPECT_EQ((*rules)[0].name, "gifts:gift.given");
  EXPECT_EQ((*rules)[0].file, "work/b.rule");
  const auto bad = parse_rules("own/gifts:work/b.rule", "x", kinds(), lexicon(), {});
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().place, "work/b.rule:1:1");
}

// The names that an error offers, and the page that has to tell each.
TEST(RuleLanguage, IsDocumented) {
  std::ifstream in(std::string(DUIKOU_SOURCE_DIR) + "/docs/rule-language.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  ASSERT_FALSE(page.empty());
  for (const char* line : {"trigger ?", "trigger count:?", "when ?", "giver = ?", "giver = agent ?",
                           "day = clause date:?", "??"}) {
    const auto rules = parsed(head + "  " + line + "\n");
    ASSERT_FALSE(rules) << line;
    std::istringstream offered(rules.error().cure);
    std::string name;
    while (offered >> name && name.back() != ';') {
      if (name == "one" || name == "of:" || name == "keys:") continue;
      EXPECT_NE(page.find('`' + name), std::string::npos)
          << name << " of \"" << line << "\" is not in docs/rule-language.md";
    }
  }
}

}  // namespace
}  // namespace duikou::claim
