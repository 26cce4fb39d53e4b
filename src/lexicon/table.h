// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace duikou::lexicon {

// One row of a table: views into the bytes that were parsed, one a column asked for.
class Row {
 public:
  Row(std::string_view file, std::size_t line, std::span<const std::string_view> cells)
      : file_(file), line_(line), cells_(cells) {}
  [[nodiscard]] std::string_view operator[](std::size_t column) const { return cells_[column]; }
  [[nodiscard]] std::size_t line() const { return line_; }
  // An error that names this row: "offices.tsv:12: cause (cure)".
  [[nodiscard]] Error error(std::string cause, std::string cure = "") const;

 private:
  std::string_view file_;
  std::size_t line_;
  std::span<const std::string_view> cells_;
};

// A table of data/: UTF-8, tab-separated, comment lines (#) only at the top, then a header row that
// names the columns, then the rows. The bytes must outlive the table; nothing is copied.
class Table {
 public:
  // Refused: a header without one of `columns`, a row with another number of cells than the header,
  // an empty line in the middle. Columns that were not asked for are passed over.
  [[nodiscard]] static Result<Table> parse(std::string_view file, std::string_view bytes,
                                           std::initializer_list<std::string_view> columns);
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

  Table(Table&&) = default;
  Table& operator=(Table&&) = default;
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

 private:
  Table() = default;
  std::vector<std::string_view> cells_;
  std::vector<Row> rows_;
};

}  // namespace duikou::lexicon
