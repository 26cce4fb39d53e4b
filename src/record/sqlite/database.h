// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace duikou::record::sqlite {

class Database;

// A prepared statement, bound from 1 and read from 0 as SQLite does. After a failure in the
// database every call does nothing and row() is false, so that a sequence is checked once, at its
// end.
class Statement {
 public:
  Statement(Database& database, sqlite3_stmt* statement, bool owned);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  ~Statement();

  // In the order of the parameters. Texts are copied.
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind_null();
  // One more row; false at the end or on failure.
  bool row();
  // Runs a statement that gives no rows, and makes it ready to be bound again.
  void run();

  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  Database& database_;
  sqlite3_stmt* statement_;  // nullptr after a failure
  bool owned_;
  int bound_ = 0;
};

// One connection, used by one thread. The first failure is kept until it is taken.
class Database {
 public:
  // Opens an existing file; sets what keeps a foreign file from doing anything by itself.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string& path,
                                                              bool writable);
  // An empty one that nothing else sees.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open_in_memory();
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Prepared once a text of SQL, then used again.
  [[nodiscard]] Statement statement(const char* sql);
  // Prepared for this once: for SQL that is put together.
  [[nodiscard]] Statement statement_once(const std::string& sql);
  void run(const char* sql);

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const Error& error() const { return error_; }
  // The outcome of what was done since the last call; forgets a failure.
  [[nodiscard]] Status take_status();
  void fail(int code);
  // Puts back a failure that was taken before its time.
  void restore(const Error& error);
  [[nodiscard]] std::int64_t last_row() const;

 private:
  Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  sqlite3_stmt* prepare(std::string_view sql);
  sqlite3* handle_;
  std::string path_;
  std::map<const char*, sqlite3_stmt*> statements_;
  bool failed_ = false;
  Error error_;
};

// A transaction; what is not committed is undone when it ends.
class Transaction {
 public:
  enum class Purpose { reading, writing };
  Transaction(Database& database, Purpose purpose);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  [[nodiscard]] Status commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace duikou::record::sqlite
