// SPDX-License-Identifier: Apache-2.0
#include "record/sqlite/database.h"

#include <sqlite3.h>

#include <utility>

namespace duikou::record::sqlite {
namespace {

constexpr int busy_milliseconds = 10'000;

Error error_of(int code, const std::string& path, const char* message) {
  const int primary = code & 0xFF;
  if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) {
    return {Error::Kind::damaged, path, std::string("the record is damaged: ") + message,
            "bring back a backup of it"};
  }
  if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) {
    return {Error::Kind::io, path, "another program has been writing to the record for 10 s",
            "try again when it is done"};
  }
  if (primary == SQLITE_FULL) {
    return {Error::Kind::io, path, "the disk is full", "make room; the record is as it was"};
  }
  return {Error::Kind::io, path, std::string("the record cannot be used: ") + message,
          "check the folder, its rights and the disk"};
}

}  // namespace

Statement::Statement(Database& database, sqlite3_stmt* statement, bool owned)
    : database_(database), statement_(statement), owned_(owned) {}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      owned_(other.owned_),
      bound_(other.bound_) {}

Statement::~Statement() {
  if (!statement_) return;
  if (owned_) {
    sqlite3_finalize(statement_);
  } else {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
}

Statement& Statement::bind(std::string_view text) {
  if (!statement_ || database_.failed()) return *this;
  // A view of nothing has no address, which SQLite would take for NULL.
  const char* bytes = text.data() ? text.data() : "";
  const int code =
      sqlite3_bind_text64(statement_, ++bound_, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  if (!statement_ || database_.failed()) return *this;
  const int code = sqlite3_bind_int64(statement_, ++bound_, number);
  if (code != SQLITE_OK) database_.fail(code);
  return *this;
}

Statement& Statement::bind_null() {
  ++bound_;  // unbound parameters are NULL
  return *this;
}

bool Statement::row() {
  if (!statement_ || database_.failed()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.fail(code);
  return false;
}

void Statement::run() {
  while (row()) {
  }
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  bound_ = 0;
}

std::int64_t Statement::number(int column) const {
  return statement_ ? sqlite3_column_int64(statement_, column) : 0;
}

std::string Statement::text(int column) const {
  if (!statement_) return {};
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  const int length = sqlite3_column_bytes(statement_, column);
  return bytes ? std::string(bytes, static_cast<std::size_t>(length)) : std::string();
}

bool Statement::is_null(int column) const {
  return !statement_ || sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, bool writable) {
  sqlite3* handle = nullptr;
  const int flags = (writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> out(new Database(handle, path));
  if (code != SQLITE_OK) return error_of(code, path, sqlite3_errstr(code));
  sqlite3_busy_timeout(handle, busy_milliseconds);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  out->run("PRAGMA cell_size_check = ON");
  out->run("PRAGMA synchronous = FULL");
  if (auto done = out->take_status(); !done) return std::move(done).error();
  return out;
}

Result<std::unique_ptr<Database>> Database::open_in_memory() {
  return open(":memory:", true);
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close_v2(handle_);
}

sqlite3_stmt* Database::prepare(std::string_view sql) {
  if (failed_) return nullptr;
  sqlite3_stmt* out = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &out, nullptr);
  if (code != SQLITE_OK) fail(code);
  return out;
}

Statement Database::statement(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    // One that is in the middle of its rows is left alone.
    if (sqlite3_stmt_busy(found->second)) return {*this, prepare(sql), true};
    return {*this, found->second, false};
  }
  sqlite3_stmt* prepared = prepare(sql);
  if (prepared) statements_.emplace(sql, prepared);
  return {*this, prepared, false};
}

Statement Database::statement_once(const std::string& sql) {
  return {*this, prepare(sql), true};
}

void Database::run(const char* sql) {
  statement_once(sql).run();
}

Status Database::take_status() {
  if (!std::exchange(failed_, false)) return Done{};
  return std::move(error_);
}

void Database::fail(int code) {
  if (std::exchange(failed_, true)) return;
  error_ = error_of(code, path_, sqlite3_errmsg(handle_));
}

void Database::restore(const Error& error) {
  failed_ = true;
  error_ = error;
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle_);
}

Transaction::Transaction(Database& database, Purpose purpose) : database_(database) {
  database_.run(purpose == Purpose::writing ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  // Whatever went wrong before is kept for its owner; a failing rollback has nothing to add, as
  // SQLite has then rolled back by itself.
  const bool had_failed = database_.failed();
  const Error before = database_.error();
  static_cast<void>(database_.take_status().ok());
  database_.run("ROLLBACK");
  static_cast<void>(database_.take_status().ok());
  if (had_failed) database_.restore(before);
}

Status Transaction::commit() {
  if (!database_.failed()) database_.run("COMMIT");
  if (database_.failed()) {
    Error error = database_.error();
    static_cast<void>(database_.take_status().ok());
    return error;
  }
  open_ = false;
  return Done{};
}

}  // namespace duikou::record::sqlite
