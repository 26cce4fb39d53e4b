// SPDX-License-Identifier: Apache-2.0
#include "answer/explain.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <set>

#include "../claim/material.h"
#include "answer/explain_form.h"
#include "lexicon/table.h"
#include "text/utf8.h"

namespace duikou::answer {
namespace {

using claim::reader;

// Carried values, sides by pairing, a year from the day of publication, a pointed place, a plan.
const text::Report& report() {
  static const text::Report out = claim::report_of(
      "江苏省对口支援克州。去年，该州收到江苏省援助资金3000万元，其中学校1000万元。\n"
      "8月27日，江苏省委书记林某某率江苏省代表团赴我州考察对口支援工作。\n"
      "江苏省代表团将于9月赴阿图什市考察对口支援工作。",
      "2021-08-30", "克州日报");
  return out;
}

const std::vector<Explanation>& explanations() {
  static const std::vector<Explanation> out = explain(report(), reader());
  return out;
}

const ExplainWords& words() {
  static const ExplainWords out = std::move(ExplainWords::make(claim::data_files())).value();
  return out;
}

std::string cut(Span span) {
  const text::Folding folding;
  const text::Folded text(folding, report().text);
  return std::string(text.original(span));
}

void expect_words(const Words& words) {
  EXPECT_EQ(words.quote, cut(words.span));
}

TEST(Explain, HasEveryClaimInTheReadersOrder) {
  ASSERT_EQ(claim::reader_error(), "");
  const std::vector<claim::Claim> claims = reader().read(report());
  ASSERT_GE(claims.size(), 4U);
  ASSERT_EQ(explanations().size(), claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    EXPECT_EQ(explanations()[i].claim, claims[i]);
    EXPECT_EQ(explanations()[i].standing, Standing::same);
  }
}

TEST(Explain, EveryQuoteIsTheTextAtItsSpan) {
  for (const Explanation& one : explanations()) {
    ASSERT_FALSE(one.tellings.empty()) << one.claim.kind;
    expect_words(one.modality);
    expect_words(one.programme);
    for (const Telling& telling : one.tellings) {
      expect_words(telling.trigger);
      for (const Words& sentence : telling.sentences) expect_words(sentence);
      for (const TestedCondition& condition : telling.conditions) {
        expect_words(condition.word);
        EXPECT_TRUE(condition.met) << condition.text;
      }
      for (const FilledRole& role : telling.roles) {
        if (role.judge.empty()) {
          EXPECT_EQ(role.choice.empty(), role.values.empty());
        }
        for (const FoundValue& value : role.values) expect_words(value.words);
      }
      for (const Inference& inference : telling.inferences) expect_words(inference.words);
    }
  }
}

// Every value of a claim is found by some role of some rule, and marked in a sentence shown.
TEST(Explain, EveryValueIsFoundAndMarked) {
  for (const Explanation& one : explanations()) {
    for (const claim::Role& role : one.claim.roles) {
      for (const claim::Value& value : role.values) {
        const bool marked =
            std::any_of(one.tellings.begin(), one.tellings.end(), [&](const Telling& telling) {
              const bool shown = std::any_of(
                  telling.sentences.begin(), telling.sentences.end(),
                  [&](const Words& sentence) { return sentence.span.contains(value.span); });
              return shown &&
                     std::any_of(telling.marks.begin(), telling.marks.end(), [&](const Mark& mark) {
                       return mark.part == Mark::Part::role && mark.role == role.name &&
                              mark.span == value.span;
                     });
            });
        EXPECT_TRUE(marked) << one.claim.kind << " " << role.name << " " << value.value;
      }
    }
  }
}

TEST(Explain, SaysFromWhereItInfers) {
  std::set<std::string> seen;
  for (const Explanation& one : explanations()) {
    for (const Telling& telling : one.tellings) {
      for (const Inference& inference : telling.inferences) {
        seen.insert(one.claim.kind + " " + inference.role + " " +
                    std::string(name(inference.from)));
        for (const Language language : {Language::zh, Language::en}) {
          const std::string told = words().sentence(inference, *telling.rule->kind, language);
          EXPECT_NE(told.find(inference.value), std::string::npos) << told;
          EXPECT_EQ(told.find('?'), std::string::npos) << told;
        }
      }
    }
  }
  EXPECT_TRUE(seen.contains("visit start publication")) << testing::PrintToString(seen);
  EXPECT_TRUE(seen.contains("visit to publisher")) << testing::PrintToString(seen);
  EXPECT_TRUE(seen.contains("funding payer pairing")) << testing::PrintToString(seen);
}

// What is told as done of a day to come is planned; the words stay those that say it is done.
TEST(Explain, AValueThatHasTurnedIsTold) {
  const text::Report early = claim::report_of(
      "江苏省对口支援克州。江苏省援建的阿图什市实验中学2022年9月建成。", "2021-03-01", "克州日报");
  std::size_t turned = 0;
  for (const Explanation& one : explain(early, reader())) {
    for (const Telling& telling : one.tellings) {
      for (const Inference& inference : telling.inferences) {
        if (inference.from != From::ahead) continue;
        ++turned;
        EXPECT_EQ(inference.value, "planned");
        EXPECT_EQ(inference.detail, "completed");
        const bool marked =
            std::any_of(telling.marks.begin(), telling.marks.end(), [](const Mark& mark) {
              return mark.part == Mark::Part::role && mark.role == "status";
            });
        EXPECT_TRUE(marked);
      }
    }
  }
  EXPECT_GE(turned, 1U) << "once by each rule that tells it";
}

// What a learned judgement weighed is told in words: no letter that stands for a name in its
// tables.
TEST(Explain, TellsWhatAJudgementWeighed) {
  const text::Report sent = claim::report_of(
      "辽宁省对口支援塔城地区。去年，辽宁省派来教师12名，投入援助资金3000万元。", "2020-03-01", "");
  std::size_t judged = 0;
  std::size_t chosen = 0;
  for (const Explanation& one : explain(sent, reader())) {
    for (const Telling& telling : one.tellings) {
      for (const TestedCondition& condition : telling.conditions) {
        EXPECT_TRUE(condition.met) << condition.text;
        const Judgement& judgement = condition.judgement;
        if (judgement.name.empty()) continue;
        ++judged;
        EXPECT_GE(judgement.score, judgement.least);
        EXPECT_FALSE(judgement.speak_for.empty());
        for (const Weighed& part : judgement.speak_for) EXPECT_GT(part.weight, 0);
        for (const Weighed& part : judgement.against) EXPECT_LT(part.weight, 0);
        EXPECT_LE(judgement.speak_for.size() + judgement.against.size(), 8U);
      }
      for (const FilledRole& role : telling.roles) {
        if (role.stood.empty()) continue;
        ++chosen;
        EXPECT_EQ(role.judge, one.claim.kind + "." + role.role);
        EXPECT_TRUE(
            std::is_sorted(role.stood.begin(), role.stood.end(),
                           [](const Stood& x, const Stood& y) { return x.score > y.score; }));
      }
    }
    const std::string page = explain_text(one, words(), {Language::en, false, false});
    EXPECT_EQ(page.find('?'), std::string::npos) << page;
  }
  EXPECT_GT(judged, 0U);
  EXPECT_GT(chosen, 0U);
}

TEST(Explain, TellsWeightsAndOddsInWords) {
  using Place = Weighed::Place;
  const auto en = [](const Weighed& part) { return words().sentence(part, Language::en); };
  EXPECT_EQ(en({"S选派", 812, Place::before}), "before it: [supporter]选派 +0.81");
  EXPECT_EQ(en({"post.begin", -304, Place::class_behind}), "class post.begin behind it -0.30");
  EXPECT_EQ(en({"_0", 5, Place::itself}), "itself: [blank][digit] +0.01");
  EXPECT_EQ(words().sentence(Weighed{"R选派", 800, Place::just_behind}, Language::zh),
            "紧接之后：〔受援方〕选派 +0.80");
  const auto odds = [](std::int32_t score) { return words().odds(score, Language::en); };
  EXPECT_EQ(odds(3100), "+3.1 of log-odds: some 22 to 1 for it");
  EXPECT_EQ(odds(-1400), "-1.4 of log-odds: some 4.1 to 1 against it");
  EXPECT_EQ(odds(0), "even odds");
  EXPECT_EQ(odds(40000), "+40.0 of log-odds: more than 1000 to 1 for it");
}

TEST(Explain, TellsTheWordOfAPlan) {
  const auto plan = std::find_if(
      explanations().begin(), explanations().end(),
      [](const Explanation& one) { return one.claim.modality == claim::Modality::planned; });
  ASSERT_NE(plan, explanations().end());
  EXPECT_EQ(plan->modality.quote, "将");
}

TEST(Explain, TellsTheWordThatNamesASourceOrPutsRight) {
  const auto word_of = [](const std::string& text, claim::Modality modality) {
    const text::Report report = claim::report_of(text, "2021-03-01", "克州日报");
    for (const Explanation& one : explain(report, reader())) {
      if (one.claim.modality == modality) return one.modality.quote;
    }
    return std::string("no such claim");
  };
  EXPECT_EQ(word_of("江苏省对口支援克州。据新华社报道，江苏省安排援助资金3000万元。",
                    claim::Modality::quoted),
            "据");
  EXPECT_EQ(word_of("江苏省对口支援克州。昨日所报有误，江苏省安排的援助资金应为3000万元。",
                    claim::Modality::corrected),
            "应为");
}

TEST(Explain, KnownTiesThatOpenedAReportAreTold) {
  const auto tied = [](const std::string& text) {
    std::set<std::string> words;
    for (const Explanation& one :
         explain(claim::report_of(text, "2021-03-01", "阿图什日报"), reader())) {
      for (const Telling& telling : one.tellings) {
        for (const Inference& inference : telling.inferences) {
          if (inference.from == From::tied)
            words.insert(one.claim.kind + " " + inference.words.quote);
        }
      }
    }
    return words;
  };
  const std::string told = "昆山市副市长林某某率昆山市代表团到阿图什市考察。";
  EXPECT_EQ(tied(told), std::set<std::string>{"visit 代表团"});
  EXPECT_TRUE(tied("昆山市对口支援阿图什市。" + told).empty()) << "its own words opened it";
}

TEST(Explain, EveryBuiltInRuleHasItsReasonInChinese) {
  std::set<std::string> reasons;
  for (const claim::Rule& rule : reader().rules()) {
    EXPECT_NE(words().reason(rule.why, Language::zh), rule.why) << rule.name;
    EXPECT_EQ(words().reason(rule.why, Language::en), rule.why);
    reasons.insert(rule.why);
  }
  const auto table = lexicon::Table::parse(
      "reasons.tsv", claim::data_files().at("phrases/reasons.tsv"), {"why", "zh"});
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows().size(), reasons.size()) << "a row that no rule needs";
}

TEST(Explain, OtherRulesAtTheTriggerSayWhyTheyMadeNothing) {
  std::size_t others = 0;
  for (const Explanation& one : explanations()) {
    for (const Telling& telling : one.tellings) {
      for (const OtherRule& other : telling.others) {
        ++others;
        EXPECT_FALSE(words().sentence(other, Language::zh).empty());
        EXPECT_EQ(words().sentence(other, Language::en).find("?"), std::string::npos);
        EXPECT_NE(other.claim, one.claim.id);
      }
    }
  }
  EXPECT_GT(others, 0U);
}

record::StoredClaim stored(const claim::Claim& claim, const std::string& version) {
  record::StoredClaim out;
  out.claim = claim;
  out.reader_version = version;
  return out;
}

TEST(Explain, AClaimOfTheRecordStandsToTheReaderOfToday) {
  const claim::Claim& claim = explanations().front().claim;
  EXPECT_EQ(explain(stored(claim, reader().version()), report(), reader()).standing,
            Standing::same);
  const Explanation again = explain(stored(claim, "0.0.9+a"), report(), reader());
  EXPECT_EQ(again.standing, Standing::again);
  EXPECT_FALSE(again.tellings.empty());

  claim::Claim changed = claim;
  changed.roles.front().values.front().value = "别处";
  changed.rules = {claim.rules.front(), "old.rule"};
  changed.id = claim::content_id(changed);
  const Explanation other = explain(stored(changed, "0.0.9+a"), report(), reader());
  EXPECT_EQ(other.standing, Standing::other);
  EXPECT_EQ(other.claim.id, changed.id);
  EXPECT_EQ(other.instead.id, claim.id);
  EXPECT_FALSE(other.tellings.empty());
  ASSERT_GE(other.lost.size(), 2U);
  EXPECT_EQ(other.lost.front().claim, claim.id);
  EXPECT_EQ(other.lost.back().rule, "old.rule");
  EXPECT_FALSE(other.lost.back().set_off);

  changed.evidence = {{{0, 1}, cut({0, 1})}};
  changed.kind = "meeting";
  const Explanation gone = explain(stored(changed, "0.0.9+a"), report(), reader());
  EXPECT_EQ(gone.standing, Standing::gone);
  EXPECT_TRUE(gone.tellings.empty());
  for (const Explanation* one : {&again, &other, &gone}) {
    const std::string page = explain_text(*one, words(), {});
    EXPECT_NE(page.find("0.0.9+a"), std::string::npos) << page;
    EXPECT_NE(page.find(reader().version()), std::string::npos) << page;
  }
}

TEST(Explain, FormsHaveEveryWordingAndNoControls) {
  for (const Explanation& one : explanations()) {
    for (const Language language : {Language::zh, Language::en}) {
      const std::string page = explain_text(one, words(), {language, false, true});
      EXPECT_EQ(page.find("?explain"), std::string::npos) << page;
      EXPECT_EQ(page.find('\x1b'), std::string::npos);
      EXPECT_TRUE(text::valid_utf8(page));
      EXPECT_NE(explain_text(one, words(), {language, true, false}).find("\x1b["),
                std::string::npos);
      std::string json;
      append_json(json, one, words(), language);
      EXPECT_EQ(json.find("?explain"), std::string::npos) << json;
      simdjson::dom::parser parser;
      simdjson::dom::element element;
      ASSERT_EQ(parser.parse(json).get(element), simdjson::SUCCESS) << json;
      EXPECT_EQ(element["tellings"].get_array().size(), one.tellings.size());
    }
  }
}

// A line without an end is cut around what is marked.
TEST(Explain, LongSentencesAreCutAroundTheirMarks) {
  std::string far;
  for (int i = 0; i < 2000; ++i) far += "山";
  const text::Report long_line =
      claim::report_of(far + "，江苏省对口支援克州，" + far, "2021-08-30");
  for (const Explanation& one : explain(long_line, reader())) {
    for (const Telling& telling : one.tellings) {
      for (const Words& sentence : telling.sentences) EXPECT_LT(sentence.span.length(), 700U);
    }
  }
}

}  // namespace
}  // namespace duikou::answer
