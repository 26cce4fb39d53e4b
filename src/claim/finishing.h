// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "claim/analysis.h"
#include "claim/claim.h"
#include "claim/draft.h"
#include "claim/trace.h"
#include "lexicon/programmes.h"

namespace duikou::claim {

// Which programmes a report's words name, and where. The actors of the analysis must be there.
class ProgrammeWords {
 public:
  // Of a report that names none.
  ProgrammeWords() = default;
  ProgrammeWords(const Analysis& analysis, const lexicon::Lexicon& lexicon,
                 const lexicon::Programmes& programmes, const lexicon::Places& places);

  // The programmes that the report names, most often named first; of programmes that share their
  // words the one that ran when the report was published.
  [[nodiscard]] std::vector<const lexicon::Programme*> of_report() const { return told_; }
  // The words that name one, in text order, each with the programme's id.
  [[nodiscard]] std::vector<std::pair<Span, std::string>> words() const;
  // The programme of a claim, by the word nearest to its trigger and by its places; nullptr where
  // neither tells.
  [[nodiscard]] const lexicon::Programme* of(const Draft& draft,
                                             const lexicon::Places& places) const;

 private:
  struct Told {
    Span span;
    const lexicon::Programme* programme;
  };
  std::vector<Told> words_;
  std::vector<const lexicon::Programme*> told_;
};

// What the last step needs beside the analysis.
struct Finish {
  const lexicon::Lexicon& lexicon;
  const lexicon::Places& places;
  const text::Folding& folding;
  const ProgrammeWords& programmes;
  Trace* trace = nullptr;  // learns which firings made which claim
};

// Drafts become claims: values simplified where the guide asks for it, evidence cut and quoted,
// modality and programme told, ids made; in the order that claim/reader.h promises. Statements go
// where the report has no claim of a partnership.
[[nodiscard]] std::vector<Claim> finished(const Analysis& analysis, std::vector<Draft> drafts,
                                          const Finish& finish);
// The same claims as lines of NDJSON, appended to `out`: none is made that is only written.
void append_finished(std::string& out, const Analysis& analysis, std::vector<Draft> drafts,
                     const Finish& finish);

}  // namespace duikou::claim
