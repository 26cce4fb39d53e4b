// SPDX-License-Identifier: Apache-2.0
#include "claim/table.h"

#include <algorithm>
#include <charconv>

#include "mention/count.h"

namespace duikou::claim {

using mention::Mention;

namespace {

// What may stand in a cell before and behind its number: "about", "and more", a bracket.
constexpr std::uint32_t beside_number_most = 4;

bool by_start(const Mention& a, const Mention& b) {
  return a.span.start < b.span.start;
}

bool stands_in(const std::vector<Mention>& mentions, Span cell) {
  const auto first = std::lower_bound(
      mentions.begin(), mentions.end(), cell.start,
      [](const Mention& mention, std::uint32_t at) { return mention.span.start < at; });
  return first != mentions.end() && first->span.start < cell.end;
}

// The units of money and the numbers of one report's tables.
class BareNumbers {
 public:
  BareNumbers(const Analysis& a, const lexicon::Lexicon& lexicon,
              const mention::NumberReader& numbers)
      : a_(a), lexicon_(lexicon), numbers_(numbers) {}

  // What the last unit of money in a stretch multiplies by; 0 where none stands there alone.
  [[nodiscard]] std::int64_t unit_in(Span zone) const {
    std::int64_t factor = 0;
    for (std::uint32_t at = zone.start; at < zone.end; ++at) {
      const lexicon::Hit* hit = lexicon_.longest(a_.scan, at, unit_);
      if (hit == nullptr || at + hit->length > zone.end) continue;
      if (at > 0 && numbers_.is_sign(a_.text[at - 1])) continue;
      const std::string_view value = lexicon_.value(*lexicon_.meaning(hit->word, unit_));
      std::int64_t told = 0;
      std::from_chars(value.data(), value.data() + value.size(), told);
      if (told > 0) factor = told;
    }
    return factor;
  }

  // The number that a cell consists of; an empty span where it holds anything else.
  [[nodiscard]] mention::Number number_in(Span cell) const {
    std::uint32_t at = cell.start;
    while (at < cell.end && !numbers_.begins(a_.text[at])) ++at;
    if (at - cell.start > beside_number_most || at == cell.end) return {};
    mention::Number number = numbers_.read(a_.text, at);
    const bool fits = number.exact && !number.bare && number.span.end <= cell.end &&
                      cell.end - number.span.end <= beside_number_most;
    return fits ? number : mention::Number{};
  }

  void read(const Row& row, std::vector<Mention>& amounts, std::vector<Mention>& counts) const {
    const std::vector<Span>& heading = a_.headings[row.heading];
    const Span caption = a_.captions[row.heading];
    for (std::size_t i = 0; i < heading.size() && i < row.cells.size(); ++i) {
      const Span cell = row.cells[i];
      if (stands_in(a_.amounts, cell) || stands_in(a_.counts, cell)) continue;
      if (stands_in(a_.dates, cell)) continue;
      const bool money = a_.words.first_in(heading[i], column_money_) != nullptr;
      const auto unit = money ? std::nullopt : counted_below(heading[i]);
      std::int64_t factor = unit_in(heading[i]);
      if (factor == 0 && money) factor = unit_in(caption);
      if (factor == 0 && !unit) continue;
      const mention::Number number = number_in(cell);
      if (number.span.empty()) continue;
      (factor != 0 ? amounts : counts).push_back(made(number, factor, unit));
      if ((factor != 0 ? amounts : counts).back().value.empty()) {
        (factor != 0 ? amounts : counts).pop_back();
      }
    }
  }

 private:
  // What bare numbers below a heading count.
  [[nodiscard]] std::optional<mention::CountFinder::Unit> counted_below(Span heading) const {
    if (a_.words.first_in(heading, column_project_)) return mention::CountFinder::Unit::projects;
    if (a_.words.first_in(heading, head_people_)) return mention::CountFinder::Unit::people;
    return std::nullopt;
  }

  // Without a value where the sum cannot be held.
  [[nodiscard]] static Mention made(const mention::Number& number, std::int64_t factor,
                                    std::optional<mention::CountFinder::Unit> unit) {
    Mention out;
    out.type = factor != 0 ? mention::Type::amount : mention::Type::count;
    out.span = number.span;
    out.bound = number.bound;
    out.parts = number.parts;
    if (factor != 0 && __builtin_mul_overflow(number.parts, factor, &out.parts)) return out;
    out.value = Amount{out.parts, "CNY"}.text();
    out.unit = {number.span.end - 1, number.span.end};
    out.row = factor == 0 && unit ? static_cast<std::uint32_t>(*unit) : Mention::none;
    return out;
  }

  const Analysis& a_;
  const lexicon::Lexicon& lexicon_;
  const mention::NumberReader& numbers_;
  lexicon::ClassId unit_ = lexicon_.class_named("table.unit");
  lexicon::ClassId column_money_ = lexicon_.class_named("column-money");
  lexicon::ClassId column_project_ = lexicon_.class_named("column-project");
  lexicon::ClassId head_people_ = lexicon_.class_named("head-people");
};

void add_sorted(std::vector<Mention>& into, std::vector<Mention> more) {
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  into.insert(into.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
  std::inplace_merge(into.begin(), into.begin() + middle, into.end(), by_start);
}

}  // namespace

const Row* row_at(const Analysis& a, std::uint32_t position) {
  const auto after =
      std::upper_bound(a.rows.begin(), a.rows.end(), position,
                       [](std::uint32_t at, const Row& one) { return at < one.span.start; });
  if (after == a.rows.begin() || std::prev(after)->span.end <= position) return nullptr;
  return &*std::prev(after);
}

std::optional<Cell> cell_at(const Analysis& a, std::uint32_t position) {
  const Row* row = row_at(a, position);
  if (row == nullptr) return std::nullopt;
  for (std::uint32_t i = 0; i < row->cells.size(); ++i) {
    if (row->cells[i].start <= position && position < row->cells[i].end) return Cell{row, i};
  }
  return std::nullopt;
}

Span heading_of(const Analysis& a, const Cell& cell) {
  const std::vector<Span>& heading = a.headings[cell.row->heading];
  return cell.column < heading.size() ? heading[cell.column] : Span{};
}

void read_bare_numbers(Analysis& a, const lexicon::Lexicon& lexicon,
                       const mention::NumberReader& numbers) {
  std::vector<Mention> amounts, counts;
  const BareNumbers bare(a, lexicon, numbers);
  for (const Row& row : a.rows) bare.read(row, amounts, counts);
  add_sorted(a.amounts, std::move(amounts));
  add_sorted(a.counts, std::move(counts));
}

}  // namespace duikou::claim
