// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "answer/explain_form.h"
#include "lexicon/table.h"

namespace duikou::answer {
namespace {

std::string role_label(const claim::Kind& kind, const std::string& role, Language language) {
  const claim::RoleOfKind* known = kind.role(role);
  return language == Language::zh && known != nullptr ? known->label_zh : role;
}

// Thousandths with a sign and so many decimals: 3100 is +3.1.
std::string signed_number(std::int32_t thousandths, int decimals) {
  const int unit = decimals == 1 ? 100 : 10;
  const int steps_of_one = 1000 / unit;
  const int steps = (std::abs(thousandths) + unit / 2) / unit;
  std::string part = std::to_string(steps % steps_of_one);
  if (decimals == 2 && part.size() < 2) part.insert(0, "0");
  return (thousandths < 0 ? "-" : "+") + std::to_string(steps / steps_of_one) + "." + part;
}

// How many to one; with a decimal where it is small.
std::string odds_of(double log_odds) {
  const long tenths = std::lround(10 * std::exp(log_odds));
  if (tenths >= 100) return std::to_string((tenths + 5) / 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// The letters that stand for names in what a judgement sees.
std::string_view sign_of(char letter) {
  constexpr std::pair<char, std::string_view> signs[] = {
      {'S', "supporter"}, {'R', "recipient"}, {'P', "region"}, {'B', "body"},   {'Q', "regions"},
      {'N', "person"},    {'D', "date"},      {'M', "money"},  {'C', "number"}, {'O', "ordinal"}};
  for (const auto& [sign, name] : signs) {
    if (sign == letter) return name;
  }
  return "";
}

}  // namespace

Result<ExplainWords> ExplainWords::make(const lexicon::DataFiles& data) {
  const auto content = [&](std::string_view path) {
    const auto found = data.find(path);
    return found == data.end() ? std::string_view() : std::string_view(found->second);
  };
  auto zh = Phrases::parse("phrases/zh.tsv", content("phrases/zh.tsv"));
  if (!zh) return std::move(zh).error();
  auto en = Phrases::parse("phrases/en.tsv", content("phrases/en.tsv"));
  if (!en) return std::move(en).error();
  constexpr std::string_view of_reasons = "phrases/reasons.tsv";
  auto table = lexicon::Table::parse(of_reasons, content(of_reasons), {"why", "zh"});
  if (!table) return std::move(table).error();
  Reasons reasons;
  for (const lexicon::Row& row : table->rows()) {
    if (!reasons.emplace(row[0], row[1]).second) {
      return row.error("a reason stands twice", "leave one row of it");
    }
  }
  auto programmes = ProgrammeNames::make(data);
  if (!programmes) return std::move(programmes).error();
  return ExplainWords(std::move(zh).value(), std::move(en).value(), std::move(reasons),
                      std::move(programmes).value());
}

std::string ExplainWords::programme(const std::string& id, Language language) const {
  const ProgrammeNames::Name name = programmes_.name(id);
  return language == Language::zh ? name.zh : name.en;
}

const std::string& ExplainWords::reason(const std::string& why, Language language) const {
  const auto found = language == Language::zh ? reasons_.find(why) : reasons_.end();
  return found == reasons_.end() ? why : found->second;
}

std::string ExplainWords::sentence(const Inference& inference, const claim::Kind& kind,
                                   Language language) const {
  std::string detail = inference.detail;
  if (inference.from == From::programme) detail = programme(detail, language);
  if (inference.from == From::exchanged) detail = role_label(kind, detail, language);
  return phrases(language).fill("explain.from." + std::string(name(inference.from)),
                                {{"role", role_label(kind, inference.role, language)},
                                 {"value", inference.value},
                                 {"words", inference.words.quote},
                                 {"detail", detail}});
}

std::string ExplainWords::sentence(const OtherRule& other, Language language) const {
  std::string key = "explain.end." + std::string(name(other.end));
  if (!other.set_off) key = "explain.end.not-set-off";
  if (other.end == claim::Trace::End::drafted && other.claim.empty()) key = "explain.end.nothing";
  if (other.end == claim::Trace::End::condition && !other.word.quote.empty()) {
    key = "explain.end.word";
  }
  if (other.end == claim::Trace::End::condition && other.judged) key = "explain.end.judged";
  return phrases(language).fill(key, {{"detail", other.detail},
                                      {"word", other.word.quote},
                                      {"claim", other.claim},
                                      {"odds", odds(other.score, language)}});
}

std::string ExplainWords::odds(std::int32_t score, Language language) const {
  constexpr int telling_most = 6900;  // e to the power of 6.9 is a thousand
  std::string key = "explain.odds.";
  if (score == 0) return phrases(language).fill(key + "even", {});
  key += score > 0 ? "for" : "against";
  if (std::abs(score) > telling_most) key += "-clearly";
  return phrases(language).fill(
      key, {{"score", signed_number(score, 1)}, {"odds", odds_of(std::abs(score) / 1000.0)}});
}

std::string ExplainWords::sentence(const Weighed& part, Language language) const {
  const Phrases& of = phrases(language);
  std::string what;
  const bool characters = part.place < Weighed::Place::class_before;
  for (const char byte : part.what) {
    const std::string_view sign = characters ? sign_of(byte) : std::string_view();
    if (!sign.empty()) {
      what += of.fill("explain.sign." + std::string(sign), {});
    } else if (characters && (byte == '_' || byte == '0')) {
      what += of.fill(byte == '_' ? "explain.sign.blank" : "explain.sign.digit", {});
    } else {
      what += byte;
    }
  }
  return of.fill("explain.part." + std::string(name(part.place)), {{"what", what}}) + " " +
         signed_number(part.weight, 2);
}

std::string ExplainWords::sentence(const Stood& one, Language language) const {
  std::string values;
  for (const std::string& value : one.values) values += (values.empty() ? "" : ", ") + value;
  return phrases(language).fill(one.found ? "explain.stood.found" : "explain.stood.other",
                                {{"value", values}, {"score", signed_number(one.score, 1)}});
}

}  // namespace duikou::answer
