// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

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
  // What became of another rule.
  [[nodiscard]] std::string sentence(const OtherRule& other, Language language) const;

 private:
  ExplainWords(Phrases zh, Phrases en, ProgrammeNames programmes)
      : zh_(std::move(zh)), en_(std::move(en)), programmes_(std::move(programmes)) {}
  Phrases zh_;
  Phrases en_;
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
