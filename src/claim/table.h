// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claim/analysis.h"
#include "lexicon/lexicon.h"
#include "mention/number.h"

namespace duikou::claim {

// A cell of a table: its row, and which of the row's cells it is.
struct Cell {
  const Row* row;
  std::uint32_t column;
};

// The row that holds a position; nullptr outside of tables.
[[nodiscard]] const Row* row_at(const Analysis& analysis, std::uint32_t position);

// The cell that holds a position; nothing outside of tables and between cells.
[[nodiscard]] std::optional<Cell> cell_at(const Analysis& analysis, std::uint32_t position);

// The heading above a cell; empty where the row has more cells than its heading.
[[nodiscard]] Span heading_of(const Analysis& analysis, const Cell& cell);

// Makes mentions of the numbers in cells that stand without a unit: an amount where the heading
// tells the unit of money (class table.unit; value: what it multiplies by), or where it names
// money (column-money) and the caption tells the unit; a count of projects below a heading of the
// class column-project, of people below one of the class head-people. Numbers whose unit nobody
// tells stay numbers. The rows must be there.
void read_bare_numbers(Analysis& analysis, const lexicon::Lexicon& lexicon,
                       const mention::NumberReader& numbers);

}  // namespace duikou::claim
