// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "claim/claim.h"
#include "record/fact.h"
#include "record/filter.h"
#include "record/vocabulary.h"
#include "text/report.h"

namespace duikou::record {

// A report and the claims that one version of the reader found in it, on its way into the record.
struct Reading {
  const text::Report* report = nullptr;  // borrowed for the call
  std::vector<claim::Claim> claims;      // claim.source.id is the report's id
};

// What became of one Reading.
struct Added {
  enum class How {
    fresh,        // a report the record did not have
    new_version,  // the id was known with another content; both are kept
    reread,       // the content was known, this version of the reader had not read it
    known,        // content and reader were known: nothing has changed
  };
  How how = How::fresh;
  std::string report;      // id under which the record keeps it: of a known content, the first one
  std::string reprint_of;  // id of the report whose text it repeats; empty where it is of its own
  std::size_t claims = 0;  // claims the record did not have before
};

// A report without its text.
struct ReportLine {
  std::string id;
  std::uint32_t version = 1;  // of those that share the id, in the order they were read
  std::string url;
  std::string title;
  std::string publisher;
  std::string published;     // EDTF or empty
  std::string content_hash;  // 64 hexadecimal digits over title, publisher, published, url and text
  std::string reprint_of;    // id of the earliest report of the same text; empty for that one
  std::string group;         // reports with one group are one independent source
  std::string read_at;       // when it first came, "2026-11-23T21:14:24Z"
  bool current = true;       // false: replaced by a later version of the same document
  std::size_t claims = 0;    // of the latest reading
};

struct StoredReport {
  ReportLine line;
  text::Report report;  // text, blocks, map to the source, encoding, as they were read
};

// A claim with what the record knows about it.
struct StoredClaim {
  claim::Claim claim;
  std::uint32_t report_version = 1;
  std::string reader_version;      // that found it first
  std::string learned_at;          // when the record first had it
  bool current = true;             // part of the latest reading of a current report
  std::vector<std::string> facts;  // ids of the facts it is behind; empty where not current
};

// One line of the append-only history.
struct Event {
  std::int64_t number = 0;  // 1, 2, 3, ... in order of time
  std::string at;           // UTC, "2026-11-23T21:14:24Z"
  std::string what;         // "read", "version", "reread" (Added::How); decisions will follow
  std::string report;       // id of the report, or empty
  std::string reader_version;
  std::string detail;  // JSON object with the numbers of the step
};

struct Counts {
  std::size_t reports = 0;  // all versions
  std::size_t groups = 0;   // independent sources
  std::size_t readings = 0;
  std::size_t claims = 0;  // all ever learned
  std::size_t current_claims = 0;
  std::size_t facts = 0;
  std::size_t events = 0;
};

enum class OpenMode {
  read_only,   // the record must exist; nothing of it is written
  read_write,  // the record must exist
  create,      // made where it does not exist
};

// The record: reports, claims, facts and history in one database. SQLite today; the face holds
// nothing of it, and each statement below is meant for every store.
//
// A Store is used by one thread at a time; any number of Stores, in any number of processes, may
// have one record open: readers see whole transactions, writers wait for each other (10 s, then an
// io error). What a call acknowledges survives the death of the process at any moment after it; a
// call that fails leaves the record as it was before.
//
// Facts always equal record::unite() over the current claims: they are computed in the transaction
// that brings the claims.
class Store {
 public:
  // `place` is a path; "postgresql://..." is refused until there is a store behind it. A file that
  // is no record of ours, is damaged, or was written by a newer program is refused untouched. The
  // vocabulary must outlive the store.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::string& place, OpenMode mode,
                                                           const Vocabulary& vocabulary);
  virtual ~Store() = default;

  // Adds all readings or none, in one transaction; `now` is UTC, "2026-11-23T21:14:24Z". The
  // answers stand in the order of the readings. The same content twice in one batch is known the
  // second time.
  [[nodiscard]] virtual Result<std::vector<Added>> add(std::span<const Reading> readings,
                                                       std::string_view reader_version,
                                                       std::string_view now) = 0;
  // Whether this content was read by this reader already: spares the caller the reading.
  [[nodiscard]] virtual Result<bool> knows(const text::Report& report,
                                           std::string_view reader_version) = 0;

  // Ordered by published (empty last), then id, then version.
  [[nodiscard]] virtual Result<std::vector<ReportLine>> reports() = 0;
  // The latest version, or the one asked for (0: latest). Nothing where there is none.
  [[nodiscard]] virtual Result<std::optional<StoredReport>> report(std::string_view id,
                                                                   std::uint32_t version = 0) = 0;

  // Ordered by id.
  [[nodiscard]] virtual Result<std::vector<StoredClaim>> claims(const ClaimFilter& filter) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredClaim>> claim(std::string_view id) = 0;
  // The claims of the report's latest reading in the reader's order.
  [[nodiscard]] virtual Result<std::vector<StoredClaim>> claims_of_report(
      std::string_view id, std::uint32_t version = 0) = 0;

  // Ordered by kind (as in data/kinds.tsv), since (undated last), id.
  [[nodiscard]] virtual Result<std::vector<Fact>> facts(const FactFilter& filter) = 0;
  // How many facts() finds without its limit and offset.
  [[nodiscard]] virtual Result<std::size_t> count_facts(const FactFilter& filter) = 0;
  // By its id or an earlier one.
  [[nodiscard]] virtual Result<std::optional<Fact>> fact(std::string_view id) = 0;

  // Every (value, entity) that current claims give to roles of a type ("place", "person"), each
  // once, ordered by value: what filters are matched against.
  struct Name {
    std::string value;
    std::string entity;
  };
  [[nodiscard]] virtual Result<std::vector<Name>> names(claim::ValueType type) = 0;

  // From event number `after` + 1 on, at most `limit`.
  [[nodiscard]] virtual Result<std::vector<Event>> history(std::int64_t after = 0,
                                                           std::size_t limit = 1000) = 0;
  [[nodiscard]] virtual Result<Counts> counts() = 0;
};

}  // namespace duikou::record
