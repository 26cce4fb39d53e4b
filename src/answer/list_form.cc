// SPDX-License-Identifier: Apache-2.0
// The forms of a list: CSV and the table for a terminal.
#include <algorithm>
#include <cstdint>

#include "answer/list.h"
#include "answer/plain_text.h"

namespace duikou::answer {
namespace {

// Signs with which a spreadsheet begins a formula, and their full-width twins; tab, CR and NUL are
// dropped by some of them, and what follows then stands first.
bool looks_like_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos || cell[0] == '\0') {
    return true;
  }
  for (const std::string_view twin :
       {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
    if (cell.starts_with(twin)) return true;
  }
  return false;
}

bool is_number(std::string_view cell) {
  const bool minus = cell.starts_with('-');
  const std::string_view digits = cell.substr(minus ? 1 : 0);
  return !digits.empty() && digits.find_first_not_of("0123456789.") == std::string_view::npos;
}

constexpr std::size_t gap = 2;

// The widest columns give way first, down to a width at which something can still be read.
void narrow(std::vector<std::size_t>& widths, std::size_t width) {
  constexpr std::size_t least = 8;
  const auto all = [&] {
    std::size_t out = 0;
    for (const std::size_t column : widths) out += column + gap;
    return out - std::min(out, gap);
  };
  while (all() > width) {
    const auto widest = std::max_element(widths.begin() + 1, widths.end());
    if (widest == widths.end() || *widest <= least) return;
    --*widest;
  }
}

}  // namespace

void append_csv(std::string& out, const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& raw : cells) {
    const std::string cell = looks_like_formula(raw) && !is_number(raw) ? "'" + raw : raw;
    if (!first) out += ',';
    first = false;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

std::string draw_table(const std::vector<std::string>& head,
                       const std::vector<std::vector<std::string>>& rows, std::size_t width,
                       std::size_t& cut) {
  // Columns that are empty in every row are left out.
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const bool used =
        std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return !row[i].empty(); });
    if (used) shown.push_back(i);
  }
  std::vector<std::vector<std::string>> lines(1);
  for (const std::size_t i : shown) lines[0].push_back(head[i]);
  for (const auto& row : rows) {
    auto& line = lines.emplace_back();
    for (const std::size_t i : shown) {
      std::string cell = visible(row[i]);
      std::replace(cell.begin(), cell.end(), '\n', ' ');
      std::replace(cell.begin(), cell.end(), '\t', ' ');
      line.push_back(std::move(cell));
    }
  }
  std::vector<std::size_t> widths(shown.size(), 0);
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], width_of(line[i]));
  }
  if (!widths.empty()) narrow(widths, width);
  cut = 0;
  std::string out;
  for (const auto& line : lines) {
    std::string drawn;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string cell = cut_to(line[i], widths[i]);
      if (cell != line[i]) ++cut;
      drawn += cell + std::string(widths[i] - width_of(cell) + gap, ' ');
    }
    drawn.erase(drawn.find_last_not_of(' ') + 1);
    out += drawn + "\n";
  }
  return out;
}

}  // namespace duikou::answer
