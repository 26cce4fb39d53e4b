// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "answer/brief.h"
#include "answer/explain_form.h"
#include "answer/overview.h"
#include "base/result.h"
#include "claim/reader.h"
#include "lexicon/files.h"
#include "record/vocabulary.h"
#include "serve/request.h"
#include "serve/response.h"
#include "serve/stores.h"

namespace duikou::serve {

// The API below /api/v1/, as docs/http.md describes it: reads parameters, asks the rooms below, and
// writes what they answer. Nothing here decides anything about the record.
//
// Any number of threads may ask at once.
class Api {
 public:
  // Reads the words of answers and the rules from `data` and opens the record at `place` once, so
  // that a bad place is told at the start and not to the first visitor.
  [[nodiscard]] static Result<std::unique_ptr<Api>> open(const std::string& place,
                                                         const lexicon::DataFiles& data);
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  // `target` begins with the segment "api". What is not there is a 404, a bad parameter a 400.
  [[nodiscard]] Response answer(const Target& target) const;

 private:
  // The words of answers, and the reader that explanations read with.
  struct Tools {
    record::Vocabulary vocabulary;
    answer::BriefWords brief;
    answer::ProgrammeNames programmes;
    answer::ExplainWords explain;
    claim::Reader reader;
  };
  Api(const std::string& place, Tools tools, lexicon::DataFiles data);

  struct Route;
  static const std::vector<Route>& routes();

  [[nodiscard]] Result<record::FactFilter> filter_of(record::Store& store,
                                                     const Target& target) const;
  [[nodiscard]] Result<Response> overview(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> kinds(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> facts(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> fact(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> claim(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> explanation(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> reports(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> report(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> visits(record::Store& store, const Target& target) const;
  [[nodiscard]] Result<Response> brief(record::Store& store, const Target& target) const;

  Tools tools_;
  lexicon::DataFiles data_;  // the tables that filters are resolved with
  mutable Stores stores_;    // lends and takes back under its own lock
};

}  // namespace duikou::serve
