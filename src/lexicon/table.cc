// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table.h"

#include <algorithm>

namespace duikou::lexicon {
namespace {

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
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
  const std::vector<std::string_view> header = split(line);
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
  std::vector<std::size_t> row_lines;
  while (lines.next(line)) {
    const std::vector<std::string_view> cells = split(line);
    if (cells.size() != header.size()) {
      return error_at(file, lines.number,
                      std::to_string(cells.size()) + " cells where the header has " +
                          std::to_string(header.size()),
                      "part the cells with single tabs");
    }
    for (const std::size_t column : wanted) out.cells_.push_back(cells[column]);
    row_lines.push_back(lines.number);
  }
  out.rows_.reserve(row_lines.size());
  for (std::size_t i = 0; i < row_lines.size(); ++i) {
    out.rows_.emplace_back(file, row_lines[i],
                           std::span(out.cells_).subspan(i * wanted.size(), wanted.size()));
  }
  return out;
}

}  // namespace duikou::lexicon
