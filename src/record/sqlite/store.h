// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "record/sqlite/database.h"
#include "record/store.h"

namespace duikou::record::sqlite {

// The record in one SQLite file; the contract is Store's.
class SqliteStore : public Store {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::string& path, OpenMode mode,
                                                           const Vocabulary& vocabulary);

  Result<std::vector<Added>> add(std::span<const Reading> readings, std::string_view reader_version,
                                 std::string_view now) override;
  Result<bool> knows(const text::Report& report, std::string_view reader_version) override;
  Result<std::vector<ReportLine>> reports() override;
  Result<std::optional<StoredReport>> report(std::string_view id, std::uint32_t version) override;
  Result<std::vector<StoredClaim>> claims(const ClaimFilter& filter) override;
  Result<std::optional<StoredClaim>> claim(std::string_view id) override;
  Result<std::vector<StoredClaim>> claims_of_report(std::string_view id,
                                                    std::uint32_t version) override;
  Result<std::vector<Fact>> facts(const FactFilter& filter) override;
  Result<std::size_t> count_facts(const FactFilter& filter) override;
  Result<std::optional<Fact>> fact(std::string_view id) override;
  Result<std::vector<Name>> names(claim::ValueType type) override;
  Result<std::vector<Event>> history(std::int64_t after, std::size_t limit) override;
  Result<Counts> counts() override;

 private:
  SqliteStore(std::unique_ptr<Database> database, const Vocabulary& vocabulary)
      : database_(std::move(database)), vocabulary_(vocabulary) {}

  std::vector<Fact> present_facts(const FactFilter& filter);
  std::vector<Fact> past_facts(const FactFilter& filter);
  StoredClaim stored_claim(std::int64_t key);
  std::int64_t report_key(std::string_view id, std::uint32_t version);

  std::unique_ptr<Database> database_;
  const Vocabulary& vocabulary_;
};

}  // namespace duikou::record::sqlite
