// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "record/store.h"

namespace duikou::answer {

// What a person asks for, as it was typed; empty members ask for nothing.
struct ListRequest {
  std::string kind;
  std::string from, to, place;  // a name, short name, alias, English name or code
  std::string person;
  std::string rank;          // state, province, prefecture, county: of an office of a person in it
  std::string programme;     // an id, or a word that names it
  std::string since, until;  // EDTF
  std::string source;        // id, publisher or URL of a report
  std::string as_of;         // a day, or a moment in UTC
};

// The request in the record's terms. Fails as usage, with the nearest known word as cure, where a
// kind, place, person, rank, programme, source or date is unknown: an empty list would say that
// nothing happened where only the spelling was wrong.
[[nodiscard]] Result<record::FactFilter> resolve(const ListRequest& request, record::Store& store,
                                                 const record::Vocabulary& vocabulary,
                                                 const lexicon::DataFiles& data);

// The columns of a kind's table: id, its roles in order, then independent, modality, programme,
// doubtful.
[[nodiscard]] std::vector<std::string> columns_of(const claim::Kind& kind);
// A cell a column. Several values of a role are parted by "; ".
[[nodiscard]] std::vector<std::string> cells_of(const record::Fact& fact, const claim::Kind& kind);

// One line of CSV (RFC 4180) with CR LF: cells are quoted where they must be. A cell of text that a
// spreadsheet would take for a formula gets an apostrophe in front.
void append_csv(std::string& out, const std::vector<std::string>& cells);

// Rows under a head, in columns as wide as their widest cell but no wider together than `width`;
// controls are made visible. What is cut ends in "...". `cut` receives how many cells were cut.
[[nodiscard]] std::string draw_table(const std::vector<std::string>& head,
                                     const std::vector<std::vector<std::string>>& rows,
                                     std::size_t width, std::size_t& cut);

}  // namespace duikou::answer
