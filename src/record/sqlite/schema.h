// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "record/sqlite/database.h"

namespace duikou::record::sqlite {

// "dkou", in the header of every record.
inline constexpr std::int32_t application_id = 0x646B6F75;
// Grows by one with every change of the tables.
inline constexpr std::int32_t schema_version = 1;

// Makes a new record at `path`, whole or not at all: it is built beside it and then given its name.
// One that came into being meanwhile is left as it is.
[[nodiscard]] Status create_record(const std::string& path);

// Looks at the file without letting SQLite touch it: refused are what is no SQLite file, no record
// of ours, cut short, or of a newer schema.
[[nodiscard]] Status check_header(const std::string& path);

// Compares the tables with ours: a record with a trigger, a view or another column is refused.
[[nodiscard]] Status check_schema(Database& database, const std::string& path);

}  // namespace duikou::record::sqlite
