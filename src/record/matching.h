// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "record/fact.h"
#include "record/filter.h"
#include "record/vocabulary.h"

namespace duikou::record {

// Whether a fact answers a filter; kind, limit, offset, source and as_of are the store's to see to.
// Every store asks this one function, so that all of them find the same.
[[nodiscard]] bool matches(const Fact& fact, const FactFilter& filter,
                           const Vocabulary& vocabulary);

// "2023-08-29", the first or last day an EDTF date may mean; empty where it means none.
[[nodiscard]] std::string first_day(std::string_view edtf);
[[nodiscard]] std::string last_day(std::string_view edtf);

}  // namespace duikou::record
