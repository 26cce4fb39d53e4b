// SPDX-License-Identifier: Apache-2.0
#include "cli/record_place.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "cli/data.h"

namespace duikou::cli {

void add_record_option(CLI::App& app, std::string& place) {
  app.add_option("--record", place, "the record; else $DUIKOU_RECORD, else ./duikou.db");
}

std::string record_place(const std::string& option) {
  if (!option.empty()) return option;
  const char* named = std::getenv("DUIKOU_RECORD");
  return named && *named ? named : "duikou.db";
}

Result<OpenRecord> open_record(const std::string& option, record::OpenMode mode) {
  OpenRecord out;
  auto data = load_data();
  if (!data) return std::move(data).error();
  out.data = std::move(*data);
  auto vocabulary = record::Vocabulary::make(out.data);
  if (!vocabulary) return std::move(vocabulary).error();
  out.vocabulary = std::make_unique<record::Vocabulary>(std::move(*vocabulary));
  auto store = record::Store::open(record_place(option), mode, *out.vocabulary);
  if (!store) return std::move(store).error();
  out.store = std::move(*store);
  return out;
}

std::string now_utc() {
  std::time_t now = std::time(nullptr);
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch && *epoch) {
    now = static_cast<std::time_t>(std::strtoll(epoch, nullptr, 10));
  }
  std::tm parts{};
  gmtime_r(&now, &parts);
  char out[32];
  std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return out;
}

}  // namespace duikou::cli
