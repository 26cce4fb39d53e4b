// SPDX-License-Identifier: Apache-2.0
// Selectors that look through the cells of a table.
#include <algorithm>

#include "claim/selection.h"
#include "claim/table.h"

namespace duikou::claim {

using mention::Mention;

namespace {

constexpr std::uint32_t name_length_least = 2;
constexpr std::uint32_t name_length_most = 24;

const Mention* first_in(const std::vector<Mention>& mentions, Span cell, mention::Type type) {
  auto at = std::lower_bound(
      mentions.begin(), mentions.end(), cell.start,
      [](const Mention& mention, std::uint32_t start) { return mention.span.start < start; });
  while (at != mentions.end() && at->span.start < cell.end && at->type != type) ++at;
  return at != mentions.end() && at->span.start < cell.end ? &*at : nullptr;
}

}  // namespace

// Regions and bodies of a cell; a name that no table knows counts as it is written.
std::vector<Value> Selection::actors_in_cell(Span cell, const Selector& selector) const {
  const What what = selector.what;
  std::vector<Value> out;
  bool opposite = false;  // a cell that pairs both sides
  auto actor =
      std::lower_bound(a_.actors.begin(), a_.actors.end(), cell.start,
                       [](const Actor& one, std::uint32_t at) { return one.span.start < at; });
  for (; actor != a_.actors.end() && actor->span.end <= cell.end; ++actor) {
    opposite = opposite || (actor->side != selector.side && actor->side != Side::unknown);
    if (selector.side != Side::unknown && actor->side != selector.side) continue;
    if (auto value = value_of(*actor, what)) add_once(out, std::move(*value));
  }
  const bool name = cell.length() >= name_length_least && cell.length() <= name_length_most;
  if (selector.side != Side::unknown) return opposite ? out : std::vector<Value>{};
  if (!out.empty() || what != What::actor || !name ||
      a_.words.first_in(cell, column_none_) != nullptr) {
    return out;
  }
  for (std::uint32_t at = cell.start; at < cell.end; ++at) {
    if (a_.text[at] < 0x4E00 || a_.text[at] > 0x9FFF) return out;
  }
  return {{std::string(a_.quote(cell)), "", cell}};
}

// A cell below a heading of time may hold the year's four digits alone.
std::vector<Value> Selection::date_in_cell(const Selector& selector, Span cell) const {
  std::vector<Value> out = take_dates(selector, {cell});
  if (out.size() > 1) out.erase(out.begin() + 1, out.end());
  const bool year =
      cell.length() == 4 && (a_.text[cell.start] == u'1' || a_.text[cell.start] == u'2');
  const auto digit = [&](std::uint32_t at) { return a_.text[at] >= u'0' && a_.text[at] <= u'9'; };
  const bool digits = year && digit(cell.start + 1) && digit(cell.start + 2) && digit(cell.end - 1);
  const bool opens = selector.date != DateWanted::end && selector.date != DateWanted::due;
  if (out.empty() && digits && opens) out.push_back({std::string(a_.quote(cell)), "", cell});
  return out;
}

// The text of the cell that the trigger stands in, up to a bracket.
std::vector<Value> Selection::take_cell(const Spot& spot) const {
  const auto cell = cell_at(a_, spot.trigger.start);
  if (!cell || spot.mention != nullptr) return {};
  Span span = cell->row->cells[cell->column];
  for (std::uint32_t at = span.start; at < span.end; ++at) {
    if (a_.text[at] == u'(' || a_.text[at] == 0xFF08) span.end = at;
  }
  const bool name = span.length() >= name_length_least && span.length() <= name_length_most;
  if (!name || a_.words.first_in(span, column_none_) != nullptr) return {};
  return {{std::string(a_.quote(span)), "", span}};
}

// What the cell below a heading holds, in the row of the trigger.
std::vector<Value> Selection::take_column(const Selector& selector, const Spot& spot) const {
  const Row* row = row_at(a_, spot.trigger.start);
  if (row == nullptr) return {};
  const std::vector<Span>& cells = row->cells;
  const std::vector<Span>& heading = a_.headings[row->heading];
  const auto number = [&](const std::vector<Mention>& mentions, Span cell, mention::Type type) {
    const Mention* found = first_in(mentions, cell, type);
    if (found == nullptr) return std::vector<Value>{};
    return std::vector<Value>{{found->value, "", found->span}};
  };
  for (std::size_t i = 0; i < heading.size() && i < cells.size(); ++i) {
    if (a_.words.first_in(heading[i], selector.of) == nullptr) continue;
    switch (selector.what) {
      case What::date:
        return date_in_cell(selector, cells[i]);
      case What::amount:
        return number(a_.amounts, cells[i], mention::Type::amount);
      case What::count:
        return number(a_.counts, cells[i], mention::Type::count);
      case What::ordinal:
        return number(a_.counts, cells[i], mention::Type::ordinal);
      default:
        return actors_in_cell(cells[i], selector);
    }
  }
  return {};
}

}  // namespace duikou::claim
