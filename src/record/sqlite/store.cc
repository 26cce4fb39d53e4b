// SPDX-License-Identifier: Apache-2.0
#include "record/sqlite/store.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "record/matching.h"
#include "record/reprint.h"
#include "record/sqlite/rows.h"
#include "record/sqlite/schema.h"
#include "record/sqlite/writing.h"
#include "record/uniting.h"

namespace duikou::record::sqlite {
namespace {

// Small enough to be looked through at every opening; larger ones are `duikou check`'s.
constexpr std::uintmax_t checked_bytes_max = std::uintmax_t{16} << 20;

// Hands back what was gathered, unless the database failed meanwhile.
template <class T>
Result<T> unless_failed(Database& database, T value) {
  if (auto done = database.take_status(); !done) return std::move(done).error();
  return value;
}

std::vector<std::int64_t> numbers(Statement& rows) {
  std::vector<std::int64_t> out;
  while (rows.row()) out.push_back(rows.number(0));
  return out;
}

Status quick_check(Database& database, const std::string& path) {
  std::error_code failed;
  if (std::filesystem::file_size(path, failed) > checked_bytes_max || failed) return Done{};
  std::string found;
  {
    Statement check = database.statement("PRAGMA quick_check(1)");
    if (check.row()) found = check.text(0);
  }
  if (auto done = database.take_status(); !done) return done;
  if (found == "ok") return Done{};
  return Error{Error::Kind::damaged, path, "the record is damaged: " + found,
               "bring back a backup of it"};
}

std::string end_of(const std::string& as_of) {
  return as_of.find('T') == std::string::npos ? as_of + "T23:59:59Z" : as_of;
}

bool told_by(Database& database, const Fact& fact, const std::string& source) {
  for (const std::string& report : fact.reports) {
    if (report == source) return true;
    Statement row =
        database.statement("SELECT 1 FROM report WHERE id = ? AND (publisher = ? OR url = ?)");
    row.bind(report).bind(source).bind(source);
    if (row.row()) return true;
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<Store>> SqliteStore::open(const std::string& path, OpenMode mode,
                                                 const Vocabulary& vocabulary) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) {
    if (mode != OpenMode::create) {
      return Error{Error::Kind::io, path, "there is no record",
                   "make one with: duikou add --record " + path + " FILE"};
    }
    if (auto made = create_record(path); !made) return std::move(made).error();
  }
  if (auto checked = check_header(path); !checked) return std::move(checked).error();
  auto database = Database::open(path, mode != OpenMode::read_only);
  if (!database) return std::move(database).error();
  if (auto checked = check_schema(**database, path); !checked) return std::move(checked).error();
  if (auto checked = quick_check(**database, path); !checked) return std::move(checked).error();
  return std::unique_ptr<Store>(new SqliteStore(std::move(*database), vocabulary));
}

Result<std::vector<Added>> SqliteStore::add(std::span<const Reading> readings,
                                            std::string_view reader_version, std::string_view now) {
  Transaction transaction(*database_, Transaction::Purpose::writing);
  Writing writing(*database_, vocabulary_, reader_version, now);
  std::vector<Added> out;
  for (const Reading& reading : readings) {
    out.push_back(writing.add(reading));
    if (database_->failed()) break;
  }
  writing.unite_touched();
  if (auto done = transaction.commit(); !done) return std::move(done).error();
  return out;
}

Result<bool> SqliteStore::knows(const text::Report& report, std::string_view reader_version) {
  Statement row = database_->statement(
      "SELECT 1 FROM report r JOIN reading g ON g.report = r.key "
      "WHERE r.content_hash = ? AND g.reader_version = ?");
  row.bind(content_hash(report.title, report.publisher, report.published, report.url, report.text))
      .bind(reader_version);
  const bool known = row.row();
  return unless_failed(*database_, known);
}

Result<std::vector<ReportLine>> SqliteStore::reports() {
  Transaction transaction(*database_, Transaction::Purpose::reading);
  std::vector<std::int64_t> keys;
  {
    Statement rows = database_->statement(
        "SELECT key FROM report ORDER BY published = '', published, id, version");
    keys = numbers(rows);
  }
  std::vector<ReportLine> out;
  out.reserve(keys.size());
  for (const std::int64_t key : keys) out.push_back(load_report_line(*database_, key));
  return unless_failed(*database_, std::move(out));
}

std::int64_t SqliteStore::report_key(std::string_view id, std::uint32_t version) {
  Statement row = database_->statement(
      "SELECT key FROM report WHERE id = ? AND (? = 0 OR version = ?) ORDER BY version DESC");
  row.bind(id).bind(std::int64_t{version}).bind(std::int64_t{version});
  return row.row() ? row.number(0) : 0;
}

Result<std::optional<StoredReport>> SqliteStore::report(std::string_view id,
                                                        std::uint32_t version) {
  Transaction transaction(*database_, Transaction::Purpose::reading);
  std::optional<StoredReport> out;
  if (const std::int64_t key = report_key(id, version)) out = load_report(*database_, key);
  return unless_failed(*database_, std::move(out));
}

StoredClaim SqliteStore::stored_claim(std::int64_t key) {
  StoredClaim out;
  out.claim = load_claim(*database_, key);
  {
    Statement row = database_->statement(
        "SELECT r.version, g.reader_version, g.read_at, c.current FROM claim c "
        "JOIN report r ON r.key = c.report JOIN reading g ON g.key = c.reading WHERE c.key = ?");
    row.bind(key);
    if (!row.row()) return out;
    out.report_version = static_cast<std::uint32_t>(row.number(0));
    out.reader_version = row.text(1);
    out.learned_at = row.text(2);
    out.current = row.number(3) != 0;
  }
  Statement facts =
      database_->statement("SELECT DISTINCT fact FROM fact_claim WHERE claim = ? ORDER BY fact");
  facts.bind(key);
  while (facts.row()) out.facts.push_back(facts.text(0));
  return out;
}

Result<std::vector<StoredClaim>> SqliteStore::claims(const ClaimFilter& filter) {
  Transaction transaction(*database_, Transaction::Purpose::reading);
  std::vector<std::int64_t> keys;
  {
    Statement rows = database_->statement(
        "SELECT c.key FROM claim c JOIN report r ON r.key = c.report "
        "WHERE (?1 = '' OR c.kind = ?1) AND (?2 = '' OR r.id = ?2) AND (c.current OR NOT ?3) "
        "AND (?4 = '' OR EXISTS (SELECT 1 FROM claim_value v WHERE v.claim = c.key "
        "AND v.entity = ?4)) ORDER BY c.id");
    rows.bind(filter.kind)
        .bind(filter.report)
        .bind(std::int64_t{filter.current_only})
        .bind(filter.entity);
    keys = numbers(rows);
  }
  std::vector<StoredClaim> out;
  for (std::size_t i = filter.offset; i < keys.size() && out.size() < filter.limit; ++i) {
    out.push_back(stored_claim(keys[i]));
  }
  return unless_failed(*database_, std::move(out));
}

Result<std::optional<StoredClaim>> SqliteStore::claim(std::string_view id) {
  Transaction transaction(*database_, Transaction::Purpose::reading);
  std::optional<StoredClaim> out;
  {
    Statement row = database_->statement("SELECT key FROM claim WHERE id = ?");
    row.bind(id);
    if (row.row()) out = stored_claim(row.number(0));
  }
  return unless_failed(*database_, std::move(out));
}

Result<std::vector<StoredClaim>> SqliteStore::claims_of_report(std::string_view id,
                                                               std::uint32_t version) {
  Transaction transaction(*database_, Transaction::Purpose::reading);
  std::vector<std::int64_t> keys;
  {
    Statement rows = database_->statement(
        "SELECT c.claim FROM reading_claim c JOIN reading g ON g.key = c.reading "
        "WHERE g.report = ? AND g.latest ORDER BY c.position");
    rows.bind(report_key(id, version));
    keys = numbers(rows);
  }
  std::vector<StoredClaim> out;
  out.reserve(keys.size());
  for (const std::int64_t key : keys) out.push_back(stored_claim(key));
  return unless_failed(*database_, std::move(out));
}

std::vector<Fact> SqliteStore::present_facts(const FactFilter& filter) {
  std::vector<std::string> ids;
  {
    Statement rows = database_->statement(
        "SELECT id FROM fact WHERE (?1 = '' OR kind = ?1) "
        "AND (?2 = '' OR (since <> '' AND (until = '' OR until >= ?2))) "
        "AND (?3 = '' OR (since <> '' AND since <= ?3)) "
        "AND (?4 = '' OR id IN (SELECT fact FROM fact_value WHERE value = ?4))");
    rows.bind(filter.kind)
        .bind(first_day(filter.since))
        .bind(last_day(filter.until))
        .bind(filter.person);
    while (rows.row()) ids.push_back(rows.text(0));
  }
  std::vector<Fact> out;
  out.reserve(ids.size());
  for (const std::string& id : ids) out.push_back(load_fact(*database_, id));
  return out;
}

// The record as it stood: of each report the last reading by then, united anew. Groups of reprints
// are today's.
std::vector<Fact> SqliteStore::past_facts(const FactFilter& filter) {
  std::vector<claim::Claim> loaded;
  std::map<std::string, std::string> group_of;
  {
    Statement rows = database_->statement(
        "SELECT DISTINCT c.key, c.id, r.source_group FROM claim c "
        "JOIN reading_claim rc ON rc.claim = c.key JOIN reading g ON g.key = rc.reading "
        "JOIN report r ON r.key = g.report LEFT JOIN report n ON n.key = r.replaced_by "
        "WHERE (?1 = '' OR c.kind = ?1) AND g.read_at <= ?2 "
        "AND (n.key IS NULL OR n.read_at > ?2) "
        "AND NOT EXISTS (SELECT 1 FROM reading h WHERE h.report = g.report AND h.key > g.key "
        "AND h.read_at <= ?2) ORDER BY c.key");
    rows.bind(filter.kind).bind(end_of(filter.as_of));
    while (rows.row()) {
      if (group_of.emplace(rows.text(1), rows.text(2)).second) {
        loaded.push_back(load_claim(*database_, rows.number(0)));
      }
    }
  }
  std::vector<const claim::Claim*> claims;
  claims.reserve(loaded.size());
  for (const claim::Claim& claim : loaded) claims.push_back(&claim);
  std::vector<Fact> out;
  for (United& united : unite(claims, vocabulary_)) {
    std::set<std::string> groups;
    for (const FactPart& part : united.parts) groups.insert(group_of[part.claim->id]);
    united.fact.independent = static_cast<std::uint32_t>(groups.size());
    out.push_back(std::move(united.fact));
  }
  return out;
}

Result<std::vector<Fact>> SqliteStore::facts(const FactFilter& filter) {
  Transaction transaction(*database_, Transaction::Purpose::reading);
  std::vector<Fact> all = filter.as_of.empty() ? present_facts(filter) : past_facts(filter);
  std::erase_if(all, [&](const Fact& fact) {
    return !matches(fact, filter, vocabulary_) ||
           (!filter.source.empty() && !told_by(*database_, fact, filter.source));
  });
  const claim::Kind* kinds = vocabulary_.kinds.all().data();
  std::sort(all.begin(), all.end(), [&](const Fact& a, const Fact& b) {
    const auto place = [&](const Fact& of) { return vocabulary_.kinds.find(of.kind) - kinds; };
    return std::tuple(place(a), a.since.empty(), std::string_view(a.since),
                      std::string_view(a.id)) <
           std::tuple(place(b), b.since.empty(), std::string_view(b.since), std::string_view(b.id));
  });
  const std::size_t first = std::min(filter.offset, all.size());
  const std::size_t last = first + std::min(filter.limit, all.size() - first);
  return unless_failed(*database_, std::vector<Fact>(std::make_move_iterator(all.begin() + first),
                                                     std::make_move_iterator(all.begin() + last)));
}

Result<std::size_t> SqliteStore::count_facts(const FactFilter& filter) {
  FactFilter all = filter;
  all.limit = std::numeric_limits<std::size_t>::max();
  all.offset = 0;
  auto found = facts(all);
  if (!found) return std::move(found).error();
  return found->size();
}

Result<std::optional<Fact>> SqliteStore::fact(std::string_view id) {
  Transaction transaction(*database_, Transaction::Purpose::reading);
  std::optional<Fact> out;
  {
    Statement row = database_->statement("SELECT fact FROM fact_claim WHERE handle = ?");
    row.bind(id);
    if (row.row()) out = load_fact(*database_, row.text(0));
  }
  return unless_failed(*database_, std::move(out));
}

Result<std::vector<Store::Name>> SqliteStore::names(claim::ValueType type) {
  std::vector<Name> out;
  {
    Statement rows = database_->statement(
        "SELECT DISTINCT v.value, v.entity, c.kind, v.role FROM claim_value v "
        "JOIN claim c ON c.key = v.claim WHERE c.current ORDER BY v.value, v.entity");
    while (rows.row()) {
      const claim::Kind* kind = vocabulary_.kinds.find(rows.text(2));
      const claim::RoleOfKind* role = kind ? kind->role(rows.text(3)) : nullptr;
      if (!role || role->type != type) continue;
      Name name{rows.text(0), rows.text(1)};
      const bool again =
          !out.empty() && out.back().value == name.value && out.back().entity == name.entity;
      if (!again) out.push_back(std::move(name));
    }
  }
  return unless_failed(*database_, std::move(out));
}

Result<std::vector<Event>> SqliteStore::history(std::int64_t after, std::size_t limit) {
  std::vector<Event> out;
  {
    Statement rows = database_->statement(
        "SELECT e.number, e.at, e.what, coalesce(r.id, ''), e.reader_version, e.detail "
        "FROM event e LEFT JOIN report r ON r.key = e.report WHERE e.number > ? ORDER BY e.number");
    rows.bind(after);
    while (out.size() < limit && rows.row()) {
      out.push_back(
          {rows.number(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
    }
  }
  return unless_failed(*database_, std::move(out));
}

Result<Counts> SqliteStore::counts() {
  Counts out;
  {
    Statement row = database_->statement(
        "SELECT (SELECT count(*) FROM report), (SELECT count(DISTINCT source_group) FROM report), "
        "(SELECT count(*) FROM reading), (SELECT count(*) FROM claim), "
        "(SELECT count(*) FROM claim WHERE current), (SELECT count(*) FROM fact), "
        "(SELECT count(*) FROM event)");
    std::size_t* const into[] = {&out.reports,        &out.groups, &out.readings, &out.claims,
                                 &out.current_claims, &out.facts,  &out.events};
    if (row.row()) {
      int column = 0;
      for (std::size_t* const number : into) {
        *number = static_cast<std::size_t>(row.number(column++));
      }
    }
  }
  return unless_failed(*database_, out);
}

}  // namespace duikou::record::sqlite
