// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <vector>

#include "text/document.h"
#include "text/folded.h"
#include "text/utf8.h"

namespace duikou::text {
namespace {

constexpr std::string_view wide_bar = "\xEF\xBD\x9C";  // U+FF5C

// The length of the mark that parts cells at `at`, or 0.
std::size_t bar_at(std::string_view line, std::size_t at) {
  if (line[at] == '|' || line[at] == '\t') return 1;
  return line.substr(at).starts_with(wide_bar) ? wide_bar.size() : 0;
}

// Looks for the rarest byte of the wide bar: its first one begins every full-width comma.
bool may_have_cells(std::string_view line) {
  if (line.find('|') != std::string_view::npos || line.find('\t') != std::string_view::npos) {
    return true;
  }
  for (std::size_t at = line.find(wide_bar[2]); at != std::string_view::npos;
       at = line.find(wide_bar[2], at + 1)) {
    if (at >= 2 && line[at - 1] == wide_bar[1] && line[at - 2] == wide_bar[0]) return true;
  }
  return false;
}

// "|---|:--:|", which parts the head of a Markdown table from its body.
bool is_rule(std::string_view line) {
  return line.find_first_not_of("|-: \t") == std::string_view::npos &&
         line.find('-') != std::string_view::npos;
}

// Cells without the white space around them; bars at the ends of the line open and close the row.
std::vector<Span> cells_of(std::string_view line, std::uint32_t first_code_point) {
  std::vector<Span> out;
  std::uint32_t code_point = first_code_point;
  const auto add = [&](std::string_view cell) {
    const std::string_view inner = trimmed(cell);
    const auto lead = static_cast<std::size_t>(inner.data() - cell.data());
    const std::uint32_t start = code_point + length_code_points(cell.substr(0, lead));
    out.push_back({start, start + length_code_points(inner)});
    code_point += length_code_points(cell);
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t bar = bar_at(line, at);
    if (bar == 0) {
      ++at;
      continue;
    }
    if (at > 0) add(line.substr(start, at - start));
    ++code_point;
    at += bar;
    start = at;
  }
  if (start < line.size()) add(line.substr(start));
  return out;
}

bool is_list_item(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ") ||
         line.starts_with("\xE2\x80\xA2") ||  // bullet
         line.starts_with("\xE2\x97\x8F") ||  // black circle
         line.starts_with("\xE2\x96\xA0");    // black square
}

Block block_of(std::string_view line, std::uint32_t start) {
  Block out;
  out.span = {start, start + length_code_points(line)};
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks >= 1 && marks <= 6 && marks < line.size()) {
    out.kind = Block::Kind::heading;
    out.level = static_cast<std::uint8_t>(marks);
    return out;
  }
  if (may_have_cells(line)) {
    std::vector<Span> cells = cells_of(line, start);
    if (cells.size() >= 2) {
      out.kind = Block::Kind::table_row;
      if (!is_rule(line)) out.cells = std::move(cells);
      return out;
    }
  }
  if (is_list_item(line)) out.kind = Block::Kind::list_item;
  return out;
}

}  // namespace

std::vector<Block> blocks_of_lines(std::string_view text) {
  std::vector<Block> out;
  std::uint32_t code_point = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const void* const found = std::memchr(text.data() + at, '\n', text.size() - at);
    const std::size_t end =
        found == nullptr ? text.size()
                         : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    const std::string_view line = text.substr(at, end - at);
    const std::string_view inner = trimmed(line);
    const auto lead = static_cast<std::size_t>(inner.data() - line.data());
    const std::uint32_t start = code_point + length_code_points(line.substr(0, lead));
    std::uint32_t behind = start;
    if (!inner.empty()) {
      out.push_back(block_of(inner, start));
      behind = out.back().span.end;
    }
    code_point = behind + length_code_points(line.substr(lead + inner.size())) + 1;
    at = end + 1;
  }
  return out;
}

}  // namespace duikou::text
