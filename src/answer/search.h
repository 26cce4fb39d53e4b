// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "record/fact.h"
#include "record/filter.h"
#include "record/store.h"
#include "record/vocabulary.h"

namespace duikou::answer {

// Facts that a filter finds, a page of them, with the exact counts that a table needs to say what
// it does not show.
struct Found {
  std::vector<record::Fact> facts;  // of filter.kind, from filter.offset on, at most filter.limit
  std::size_t total = 0;            // of filter.kind, all pages
  // How many the same filter finds of each kind, in the order of the kinds.
  std::vector<std::pair<std::string, std::size_t>> by_kind;
};

// `words` are looked for literally in the values of a fact, in any script: all of them, parted by
// spaces, must occur; without words the filter alone decides. In the order of Store::facts().
[[nodiscard]] Result<Found> find_facts(record::Store& store, const record::FactFilter& filter,
                                       std::string_view words,
                                       const record::Vocabulary& vocabulary);

// Whether all of `words` occur in the report's id, title, publisher or address; true without words.
[[nodiscard]] bool report_matches(const record::ReportLine& report, std::string_view words,
                                  const text::Folding& folding);

}  // namespace duikou::answer
