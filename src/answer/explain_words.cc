// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "answer/explain_form.h"
#include "lexicon/table.h"

namespace duikou::answer {
namespace {

std::string role_label(const claim::Kind& kind, const std::string& role, Language language) {
  const claim::RoleOfKind* known = kind.role(role);
  return language == Language::zh && known != nullptr ? known->label_zh : role;
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
  return phrases(language).fill(
      key, {{"detail", other.detail}, {"word", other.word.quote}, {"claim", other.claim}});
}

}  // namespace duikou::answer
