// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.h"

#include <algorithm>

namespace duikou::lexicon {
namespace {

// Into cells that are used again from line to line.
void split(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  std::size_t from = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\t') continue;
    cells.push_back(line.substr(from, i - from));
    from = i + 1;
  }
  cells.push_back(line.substr(from));
}

struct Lines {
  std::string_view left;
  std::size_t number = 0;

  bool next(std::string_view& line) {
    if (left.empty()) return false;
    const std::size_t end = left.find('\n');
    line = left.substr(0, end);
    left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    ++number;
    return true;
  }
};

Error error_at(std::string_view file, std::size_t line, std::string cause, std::string cure) {
  return {Error::Kind::refused, std::string(file) + ":" + std::to_string(line), std::move(cause),
          std::move(cure)};
}

}  // namespace

Error Row::error(std::string cause, std::string cure) const {
  return error_at(file_, line_, std::move(cause), std::move(cure));
}

Result<Table> Table::parse(std::string_view file, std::string_view bytes,
                           std::initializer_list<std::string_view> columns) {
  Lines lines{bytes};
  std::string_view line;
  do {
    if (!lines.next(line)) return error_at(file, lines.number, "no header row", "name the columns");
  } while (line.starts_with('#'));
  std::vector<std::string_view> header;
  split(line, header);
  std::vector<std::size_t> wanted;
  for (const std::string_view column : columns) {
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end()) {
      return error_at(file, lines.number, "no column " + std::string(column),
                      "the header row names the columns, parted by tabs");
    }
    wanted.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  Table out;
  const auto rows_most =
      static_cast<std::size_t>(std::count(lines.left.begin(), lines.left.end(), '\n')) + 1;
  out.rows_.reserve(rows_most);
  out.cells_.reserve(rows_most * wanted.size());  // rows point into it: it may not grow
  std::vector<std::string_view> cells;
  while (lines.next(line)) {
    split(line, cells);
    if (cells.size() != header.size()) {
      return error_at(file, lines.number,
                      std::to_string(cells.size()) + " cells where the header has " +
                          std::to_string(header.size()),
                      "part the cells with single tabs");
    }
    const std::size_t first = out.cells_.size();
    for (const std::size_t column : wanted) out.cells_.push_back(cells[column]);
    out.rows_.emplace_back(file, lines.number, std::span(out.cells_).subspan(first));
  }
  return out;
}

}  // namespace duikou::lexicon
