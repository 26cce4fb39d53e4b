// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>

#include "answer/explain.h"
#include "answer/language.h"
#include "answer/overview.h"
#include "answer/phrases.h"
#include "base/result.h"
#include "lexicon/files.h"

namespace duikou::answer {

// The wordings of explanations in both languages. Immutable once made; shared by threads.
class ExplainWords {
 public:
  // Reads data/phrases and data/programmes/programmes.tsv.
  [[nodiscard]] static Result<ExplainWords> make(const lexicon::DataFiles& data);
  [[nodiscard]] const Phrases& phrases(Language language) const {
    return language == Language::zh ? zh_ : en_;
  }
  [[nodiscard]] std::string programme(const std::string& id, Language language) const;
  // "8 August: what the words leave out comes from the day of publication": a whole sentence.
  [[nodiscard]] std::string sentence(const Inference& inference, const claim::Kind& kind,
                                     Language language) const;
  // Why a rule is true: in Chinese where data/phrases/reasons.tsv has the words of its `why`, else
  // as the rule's file says it.
  [[nodiscard]] const std::string& reason(const std::string& why, Language language) const;
  // What became of another rule.
  [[nodiscard]] std::string sentence(const OtherRule& other, Language language) const;
  // "3.1 of log-odds: some 22 to 1 for it", of a score in thousandths.
  [[nodiscard]] std::string odds(std::int32_t score, Language language) const;
  // "right before it: [supporter] sent +0.81".
  [[nodiscard]] std::string sentence(const Weighed& part, Language language) const;
  // "Tacheng 3.1 (found by the rule)".
  [[nodiscard]] std::string sentence(const Stood& one, Language language) const;

 private:
  using Reasons = std::map<std::string, std::string, std::less<>>;

  ExplainWords(Phrases zh, Phrases en, Reasons reasons, ProgrammeNames programmes)
      : zh_(std::move(zh)),
        en_(std::move(en)),
        reasons_(std::move(reasons)),
        programmes_(std::move(programmes)) {}
  Phrases zh_;
  Phrases en_;
  Reasons reasons_;  // the words of `why` to Chinese
  ProgrammeNames programmes_;
};

// How an explanation is written for people.
struct ExplainForm {
  Language language = Language::en;
  bool colour = false;   // for a terminal
  bool verbose = false;  // choices tried in vain too, and all rules at the same trigger
};

// One explanation as a page of lines, which ends with a line feed; controls are made visible.
//
//   funding c_7f66...
//     [payer: Jiangsu] supports [recipient: Kezhou] and [condition: arranged] [amount: 30 million]
//     rule      funding.aid-money  rules/funding/aid.rule:12
[[nodiscard]] std::string explain_text(const Explanation& explanation, const ExplainWords& words,
                                       const ExplainForm& form);

// One JSON object in the form of docs/commands/explain.md, without the line feed; sentences are
// told in the language given.
void append_json(std::string& out, const Explanation& explanation, const ExplainWords& words,
                 Language language);

}  // namespace duikou::answer
