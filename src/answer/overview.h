// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "claim/kinds.h"
#include "lexicon/files.h"
#include "record/store.h"

namespace duikou::answer {

// The names of programmes, from data/programmes/programmes.tsv (columns id, name, name_en).
class ProgrammeNames {
 public:
  struct Name {
    std::string zh;
    std::string en;
  };
  // Without the table no programme has a name, and its id stands for it.
  [[nodiscard]] static Result<ProgrammeNames> make(const lexicon::DataFiles& data);
  // The id itself where the table does not know it.
  [[nodiscard]] Name name(std::string_view id) const;

 private:
  std::map<std::string, Name, std::less<>> names_;
};

// What the record holds, and what it does not know. Facts of offices and statements count towards
// `facts` alone: that an office has one source is no gap.
struct Overview {
  std::size_t reports = 0;      // current ones
  std::size_t independent = 0;  // of them, those that repeat no other's text
  std::size_t claims = 0;
  std::size_t facts = 0;
  std::vector<std::pair<std::string, std::size_t>> by_kind;     // in the order of the kinds
  std::vector<std::pair<std::string, std::size_t>> publishers;  // most reports first, then by name
  std::vector<std::pair<std::string, std::size_t>> programmes;  // most facts first, then by id
  std::string published_first;  // EDTF; empty where no report has a date
  std::string published_last;
  std::string dates_first;  // EDTF, of the partnerships' facts
  std::string dates_last;
  std::size_t reports_unpublished = 0;  // without a date of publication
  std::size_t facts_of_one_source = 0;
  std::size_t facts_differing = 0;
  std::size_t facts_undated = 0;
  std::size_t facts_without_programme = 0;
};

[[nodiscard]] Result<Overview> overview_of(record::Store& store, const claim::Kinds& kinds);

// One JSON object, in the form of docs/http.md.
void append_json(std::string& out, const Overview& overview, const ProgrammeNames& names);

}  // namespace duikou::answer
