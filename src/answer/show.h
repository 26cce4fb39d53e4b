// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/store.h"

namespace duikou::answer {

enum class ShowForm : unsigned char {
  text,  // for people; controls are made visible
  json,  // one object: a fact as `list --json` has it with "evidence" beside it, a claim as `read`
         // writes it with "record" beside it, a report with "claims"
};

enum class ShowText : unsigned char { no, yes };  // whether a report's whole text is shown too

// One fact, claim or report with its evidence and sources, found by its id (a fact by an earlier
// one too). Ends with a line feed. Fails as usage where the record has no such id, with the nearest
// id of a report as cure.
[[nodiscard]] Result<std::string> show(std::string_view id, ShowForm form, ShowText whole_text,
                                       record::Store& store);

}  // namespace duikou::answer
