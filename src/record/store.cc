// SPDX-License-Identifier: Apache-2.0
#include "record/store.h"

#include "record/sqlite/store.h"

namespace duikou::record {

Result<std::unique_ptr<Store>> Store::open(const std::string& place, OpenMode mode,
                                           const Vocabulary& vocabulary) {
  if (place.starts_with("postgresql://") || place.starts_with("postgres://")) {
    return Error{Error::Kind::usage, place, "this duikou keeps records in SQLite files only",
                 "name a file with --record"};
  }
  return sqlite::SqliteStore::open(place, mode, vocabulary);
}

}  // namespace duikou::record
