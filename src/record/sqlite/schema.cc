// SPDX-License-Identifier: Apache-2.0
#include "record/sqlite/schema.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

namespace duikou::record::sqlite {
namespace {

// The tables; docs/record.md explains them to people.
constexpr const char* tables[] = {
    R"(CREATE TABLE report (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  content_hash TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL,
  dateline TEXT NOT NULL,
  text TEXT NOT NULL,
  blocks TEXT NOT NULL, source_map TEXT NOT NULL,
  encoding TEXT NOT NULL, encoding_ground TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  source_group TEXT NOT NULL,
  read_at TEXT NOT NULL,
  replaced_by INTEGER REFERENCES report(key),
  UNIQUE (id, version)
) STRICT)",
    "CREATE INDEX report_by_group ON report(source_group)",
    "CREATE INDEX report_by_text ON report(text_hash)",
    R"(CREATE TABLE report_band (
  band INTEGER NOT NULL,
  report INTEGER NOT NULL REFERENCES report(key),
  PRIMARY KEY (band, report)
) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE reading (
  key INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report(key),
  reader_version TEXT NOT NULL,
  read_at TEXT NOT NULL,
  latest INTEGER NOT NULL CHECK (latest IN (0, 1)),
  UNIQUE (report, reader_version)
) STRICT)",
    R"(CREATE TABLE claim (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  report INTEGER NOT NULL REFERENCES report(key),
  reading INTEGER NOT NULL REFERENCES reading(key),
  modality TEXT NOT NULL,
  programme TEXT NOT NULL,
  rules TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1))
) STRICT)",
    "CREATE INDEX claim_by_kind ON claim(kind, current)",
    "CREATE INDEX claim_by_report ON claim(report)",
    R"(CREATE TABLE reading_claim (
  reading INTEGER NOT NULL REFERENCES reading(key),
  position INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim(key),
  PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID)",
    "CREATE INDEX reading_claim_by_claim ON reading_claim(claim)",
    R"(CREATE TABLE claim_value (
  claim INTEGER NOT NULL REFERENCES claim(key),
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  value TEXT NOT NULL,
  entity TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID)",
    "CREATE INDEX claim_value_by_entity ON claim_value(entity, role)",
    R"(CREATE TABLE claim_evidence (
  claim INTEGER NOT NULL REFERENCES claim(key),
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (claim, span_start)
) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE claim_aside (
  claim INTEGER NOT NULL REFERENCES claim(key),
  position INTEGER NOT NULL,
  aside_group TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  entity TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID)",
    R"(CREATE TABLE claim_key (
  match_key INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim(key),
  PRIMARY KEY (match_key, claim)
) STRICT, WITHOUT ROWID)",
    "CREATE INDEX claim_key_by_claim ON claim_key(claim)",
    R"(CREATE TABLE fact (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  modality TEXT NOT NULL,
  programme TEXT NOT NULL,
  doubtful TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID)",
    "CREATE INDEX fact_by_kind ON fact(kind, since, id)",
    R"(CREATE TABLE fact_claim (
  handle TEXT PRIMARY KEY,
  fact TEXT NOT NULL REFERENCES fact(id),
  claim INTEGER NOT NULL REFERENCES claim(key)
) STRICT, WITHOUT ROWID)",
    "CREATE INDEX fact_claim_by_fact ON fact_claim(fact, claim)",
    "CREATE INDEX fact_claim_by_claim ON fact_claim(claim)",
    R"(CREATE TABLE fact_value (
  fact TEXT NOT NULL REFERENCES fact(id),
  role_position INTEGER NOT NULL,
  position INTEGER NOT NULL,
  claim INTEGER NOT NULL REFERENCES claim(key),
  role TEXT NOT NULL,
  value TEXT NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (fact, role_position, position, claim)
) STRICT, WITHOUT ROWID)",
    "CREATE INDEX fact_value_by_value ON fact_value(value, role)",
    "CREATE INDEX fact_value_by_entity ON fact_value(entity, role)",
    R"(CREATE TABLE event (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  report INTEGER REFERENCES report(key),
  reader_version TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT)",
};

void make_tables(Database& database) {
  for (const char* table : tables) database.run(table);
}

Error foreign(const std::string& path, std::string cause) {
  return {Error::Kind::io, path, std::move(cause), "name another place with --record"};
}

std::uint32_t big_endian(const unsigned char* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | bytes[3];
}

// What the table of tables says, in a fixed order.
std::string schema_of(Database& database) {
  std::string out;
  Statement rows = database.statement(
      "SELECT type, name, coalesce(sql, '') FROM sqlite_schema "
      "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name");
  while (rows.row()) out += rows.text(0) + " " + rows.text(1) + "\n" + rows.text(2) + "\n";
  return out;
}

Status sync_folder_of(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return Done{};
  ::fsync(file);
  ::close(file);
  return Done{};
}

Status fill(const std::string& path) {
  auto database = Database::open(path, true);
  if (!database) return std::move(database).error();
  Database& db = **database;
  {
    Transaction transaction(db, Transaction::Purpose::writing);
    make_tables(db);
    db.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
    db.run(("PRAGMA user_version = " + std::to_string(schema_version)).c_str());
    if (auto done = transaction.commit(); !done) return done;
  }
  db.run("PRAGMA journal_mode = WAL");
  return db.take_status();
}

}  // namespace

Status create_record(const std::string& path) {
  const std::string beside = path + ".new-" + std::to_string(::getpid());
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  const int file = ::open(beside.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) {
    return Error{Error::Kind::io, path, std::string("cannot be made: ") + std::strerror(errno),
                 "check the folder and its rights, or name another place with --record"};
  }
  ::close(file);
  Status done = fill(beside);
  // link() never replaces: of two programs that make the record at once, one record stays.
  if (done && ::link(beside.c_str(), path.c_str()) != 0 && errno != EEXIST) {
    done = std::rename(beside.c_str(), path.c_str()) == 0
               ? Status(Done{})
               : Status(Error{Error::Kind::io, path, std::strerror(errno), "check the folder"});
  }
  for (const char* tail : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::remove(beside + tail, ignored);
  }
  if (!done) return done;
  return sync_folder_of(path);
}

Status check_header(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Error{Error::Kind::io, path, "cannot be opened", "check the path and its rights"};
  std::array<unsigned char, 100> header{};
  file.read(reinterpret_cast<char*>(header.data()), header.size());
  constexpr char magic[] = "SQLite format 3";
  if (file.gcount() < 100 || std::memcmp(header.data(), magic, sizeof magic) != 0) {
    return foreign(path, "is not a record of duikou");
  }
  if (big_endian(&header[68]) != static_cast<std::uint32_t>(application_id)) {
    return foreign(path, "is an SQLite file of another program");
  }
  const std::uint32_t version = big_endian(&header[60]);
  if (version > static_cast<std::uint32_t>(schema_version)) {
    return Error{
        Error::Kind::io, path,
        "was written by a newer duikou (tables of version " + std::to_string(version) + ")",
        "use that version or a later one"};
  }
  const std::uint32_t raw_page = std::uint32_t{header[16]} << 8 | header[17];
  const std::uint64_t page = raw_page == 1 ? 65536 : raw_page;
  std::error_code failed;
  const std::uint64_t size = std::filesystem::file_size(path, failed);
  std::error_code no_wal;
  const std::uint64_t wal = std::filesystem::file_size(path + "-wal", no_wal);
  const bool pending = !no_wal && wal > 0;
  if (!failed && !pending && page * big_endian(&header[28]) > size) {
    return Error{Error::Kind::damaged, path, "is cut short", "bring back a backup of it"};
  }
  return Done{};
}

Status check_schema(Database& database, const std::string& path) {
  auto pattern = Database::open_in_memory();
  if (!pattern) return std::move(pattern).error();
  make_tables(**pattern);
  const std::string wanted = schema_of(**pattern);
  if (auto done = (*pattern)->take_status(); !done) return done;
  const std::string found = schema_of(database);
  if (auto done = database.take_status(); !done) return done;
  if (found == wanted) return Done{};
  return foreign(path, "holds other tables than a record of duikou");
}

}  // namespace duikou::record::sqlite
