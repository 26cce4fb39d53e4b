// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "lexicon/files.h"
#include "record/store.h"
#include "record/vocabulary.h"

namespace CLI {
class App;
}

namespace duikou::cli {

// --record: `place` receives what the option says.
void add_record_option(CLI::App& app, std::string& place);

// Where the record is: the option, else DUIKOU_RECORD, else ./duikou.db.
[[nodiscard]] std::string record_place(const std::string& option);

// The record with what it takes to use it, for a command's whole life. Not to be moved: the store
// refers to the vocabulary.
struct OpenRecord {
  lexicon::DataFiles data;
  std::unique_ptr<record::Vocabulary> vocabulary;
  std::unique_ptr<record::Store> store;
};
[[nodiscard]] Result<OpenRecord> open_record(const std::string& option, record::OpenMode mode);

// The moment, in UTC, as the record writes it: "2026-11-23T21:14:24Z". SOURCE_DATE_EPOCH (seconds
// since 1970), where it is set, stands for the clock, so that a record can be made again to the
// byte.
[[nodiscard]] std::string now_utc();

}  // namespace duikou::cli
