// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "record/sqlite/database.h"
#include "record/store.h"

namespace duikou::record::sqlite {

// One batch of readings on its way into the tables. Made inside a transaction of the caller, who
// commits it or not; failures stay in the database.
class Writing {
 public:
  Writing(Database& database, const Vocabulary& vocabulary, std::string_view reader_version,
          std::string_view now)
      : database_(database), vocabulary_(vocabulary), reader_version_(reader_version), now_(now) {}

  [[nodiscard]] Added add(const Reading& reading);
  // Unites anew what the readings touched. To be called once, after the last of them.
  void unite_touched();

 private:
  std::int64_t insert_report(const text::Report& report, const std::string& hash,
                             std::uint32_t version);
  void group(std::int64_t report, const std::string& hash, const text::Report& content);
  std::int64_t insert_reading(std::int64_t report);
  std::size_t insert_claims(std::int64_t report, std::int64_t reading, const std::string& id,
                            const std::vector<claim::Claim>& claims);
  std::int64_t insert_claim(std::int64_t report, std::int64_t reading, const claim::Claim& claim);
  void settle_currency(const std::string& id);
  void make_current(std::int64_t claim);
  void make_past(std::int64_t claim);
  void tell(std::string_view what, std::int64_t report, std::size_t claims);
  void close_over_keys(std::set<std::int64_t>& claims);
  void drop_facts_of(const std::set<std::int64_t>& claims);

  Database& database_;
  const Vocabulary& vocabulary_;
  std::string_view reader_version_;
  std::string_view now_;
  std::set<std::int64_t> touched_;       // claims whose facts have to be made anew
  std::set<std::int64_t> touched_keys_;  // keys under which a claim came or went
};

}  // namespace duikou::record::sqlite
