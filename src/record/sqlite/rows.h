// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "claim/claim.h"
#include "record/fact.h"
#include "record/sqlite/database.h"
#include "record/store.h"
#include "record/uniting.h"

// Claims, reports and facts to and from the rows of the tables. All leave a failure in the
// database.
namespace duikou::record::sqlite {

// The claim as it was added, but for its source's id where the record keeps the report under
// another.
[[nodiscard]] claim::Claim load_claim(Database& database, std::int64_t key);
// Values, evidence, asides of a claim whose own row stands.
void save_claim_parts(Database& database, std::int64_t key, const claim::Claim& claim);

[[nodiscard]] Fact load_fact(Database& database, const std::string& id);
// `key_of` gives the key of each claim behind it by its id.
void save_fact(Database& database, const United& united,
               const std::map<std::string, std::int64_t>& key_of);

[[nodiscard]] ReportLine load_report_line(Database& database, std::int64_t key);
[[nodiscard]] StoredReport load_report(Database& database, std::int64_t key);

// JSON of what a report keeps beside its text: [[kind, level, start, end, [[start, end], ...]],
// ...] and [[code point, byte, replaced], ...].
[[nodiscard]] std::string blocks_json(const text::Report& report);
[[nodiscard]] std::string source_map_json(const text::Report& report);

[[nodiscard]] std::string texts_json(const std::vector<std::string>& texts);

}  // namespace duikou::record::sqlite
