// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "claim/analysis.h"

namespace duikou::claim {
namespace {

constexpr std::uint32_t heading_length_most = 20;
constexpr std::size_t caption_lines_most = 3;
constexpr std::uint32_t caption_length_most = 300;

bool parts_cells(char16_t c) {
  return (c == u'|') | (c == u'\t') | (c == 0xFF5C) | (c == 0x2502);
}

// A stroke parts cells only between spaces; elsewhere it is part of a name or
// number.
bool parts_cells_at(const text::Folded& text, std::uint32_t i) {
  const bool stroke = text[i] == u'/' && text.at(std::int64_t{i} - 1) == u' ' &&
                      text.at(std::int64_t{i} + 1) == u' ';
  return stroke || parts_cells(text[i]);
}

std::vector<Span> cells_of(const text::Folded& text, Span line) {
  std::vector<Span> out;
  std::uint32_t from = line.start;
  for (std::uint32_t i = line.start; i <= line.end; ++i) {
    if (i < line.end && !parts_cells_at(text, i)) continue;
    Span cell{from, i};
    while (cell.start < cell.end && text[cell.start] == u' ') ++cell.start;
    while (cell.end > cell.start && text[cell.end - 1] == u' ') --cell.end;
    if (!cell.empty() || (i > line.start && i < line.end)) out.push_back(cell);
    from = i + 1;
  }
  return out;
}

// Most reports have nothing that parts cells. Without a way out, so that the
// compiler can look at many units at a time.
bool may_have_cells(std::u16string_view units) {
  std::uint16_t some = 0;
  for (const char16_t c : units) some |= static_cast<std::uint16_t>(parts_cells(c) | (c == u'/'));
  return some != 0;
}

// Lines of hyphens part the heading from the rows in Markdown.
bool is_rule(const text::Folded& text, Span line) {
  for (std::uint32_t i = line.start; i < line.end; ++i) {
    const char16_t c = text[i];
    if (c != u'-' && c != u':' && c != u' ' && !parts_cells(c)) return false;
  }
  return true;
}

}  // namespace

namespace {

// The lines above a table that belong to none: the last few, and not too far.
class Captions {
 public:
  void add(Span line) {
    if (lines_.size() == caption_lines_most) lines_.erase(lines_.begin());
    lines_.push_back(line);
  }
  // What stands above a heading; the lines are then used up.
  Span take(std::uint32_t heading) {
    Span out{heading, heading};
    for (const Span line : lines_) {
      if (heading - line.start <= caption_length_most) out.start = std::min(out.start, line.start);
    }
    lines_.clear();
    return out;
  }

 private:
  std::vector<Span> lines_;
};

}  // namespace

void find_rows(Analysis& a) {
  if (!may_have_cells(a.text.units())) return;
  std::vector<Span> heading;
  Captions captions;
  std::uint32_t from = 0;
  for (std::uint32_t i = 0; i <= a.text.size(); ++i) {
    if (i < a.text.size() && a.text[i] != u'\n') continue;
    const Span line{from, i};
    from = i + 1;
    std::vector<Span> cells = cells_of(a.text, line);
    bool long_cell = false;
    for (const Span cell : cells) long_cell = long_cell || cell.length() > heading_length_most;
    if (cells.size() < 2 || (heading.empty() && long_cell)) {
      heading.clear();
      if (!cells.empty()) captions.add(line);
    } else if (heading.empty()) {
      heading = std::move(cells);
      a.headings.push_back(heading);
      a.captions.push_back(captions.take(line.start));
    } else if (!is_rule(a.text, line)) {
      const auto index = static_cast<std::uint32_t>(a.headings.size() - 1);
      a.rows.push_back({line, std::move(cells), index});
    }
  }
}

}  // namespace duikou::claim
