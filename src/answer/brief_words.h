// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "answer/language.h"
#include "answer/names.h"
#include "answer/office_rank.h"
#include "answer/phrases.h"
#include "base/result.h"
#include "lexicon/files.h"

namespace duikou::answer {

// What a word for a programme means: every programme that goes by the word, those below them, and
// the region that receives.
struct ProgrammeScope {
  struct Programme {
    std::string id;
    std::string end;  // EDTF; empty while it runs
  };
  std::vector<Programme> programmes;  // in the order of data/programmes/programmes.tsv
  std::string region;                 // entity of the recipient region; may be empty
  std::vector<std::string> marks;     // a meeting whose name contains one speaks of the programme

  [[nodiscard]] const Programme* find(std::string_view id) const;
};

// All wordings and names that the brief is written with. Immutable once made; shared by threads.
class BriefWords {
 public:
  // Reads data/phrases, data/programmes/programmes.tsv, data/places and the tables of Names.
  [[nodiscard]] static Result<BriefWords> make(const lexicon::DataFiles& data);

  [[nodiscard]] const Phrases& phrases(Language language) const {
    return language == Language::zh ? zh_ : en_;
  }
  [[nodiscard]] const Names& names() const { return names_; }
  [[nodiscard]] const Titles& titles() const { return titles_; }
  // By one of the words of data/programmes/programmes.tsv or by an id; nothing where no programme
  // goes by it.
  [[nodiscard]] std::optional<ProgrammeScope> scope(std::string_view programme) const;
  // Fixed expressions of reports in English: names of meetings, payers without a region.
  [[nodiscard]] std::string expression(std::string_view chinese, Language language) const;
  [[nodiscard]] const std::string& style_sheet() const { return style_sheet_; }

 private:
  BriefWords(Phrases zh, Phrases en, Names names, Titles titles)
      : zh_(std::move(zh)),
        en_(std::move(en)),
        names_(std::move(names)),
        titles_(std::move(titles)) {}
  [[nodiscard]] Status read_programmes(const lexicon::DataFiles& data);
  Phrases zh_;
  Phrases en_;
  Names names_;
  Titles titles_;
  struct ProgrammeRow {
    std::string id;
    std::string end;
    std::string whole;  // entity of the region
    std::string parent;
    std::vector<std::string> words;
  };
  std::vector<ProgrammeRow> programmes_;
  std::map<std::string, std::string, std::less<>> short_names_;  // of provinces, by entity
  std::map<std::string, std::string, std::less<>> expressions_;
  std::string style_sheet_;
};

}  // namespace duikou::answer
