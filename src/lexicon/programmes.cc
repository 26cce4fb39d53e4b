// SPDX-License-Identifier: Apache-2.0
#include "lexicon/programmes.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "lexicon/table.h"

namespace duikou::lexicon {
namespace {

std::vector<std::string_view> split_cell(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t bar = std::min(cell.find('|'), cell.size());
    if (bar > 0) out.push_back(cell.substr(0, bar));
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return out;
}

// The year that a date cell begins with; 0 where it is empty.
int year_of(std::string_view cell) {
  int year = 0;
  std::from_chars(cell.data(), cell.data() + std::min<std::size_t>(4, cell.size()), year);
  return year;
}

std::vector<std::uint32_t> places_of(std::string_view cell, const Places& places) {
  std::vector<std::uint32_t> out;
  for (const std::string_view code : split_cell(cell)) {
    const bool official = code[0] >= '0' && code[0] <= '9';
    const std::uint32_t place = places.find((official ? "place:" : "") + std::string(code));
    if (place != Places::none) out.push_back(place);
  }
  return out;
}

}  // namespace

Result<Programmes> Programmes::make(const DataFiles& data, const Places& places, Lexicon& lexicon) {
  Programmes out;
  const auto file = data.find("programmes/programmes.tsv");
  if (file == data.end()) {
    return Error{Error::Kind::io, "programmes/programmes.tsv", "table is missing",
                 "install the data folder or set DUIKOU_DATA to it"};
  }
  auto table = Table::parse(
      file->first, file->second,
      {"id", "name", "start", "end", "supporters", "recipients", "words", "whole", "parent"});
  if (!table) return std::move(table).error();
  for (const Row& row : table->rows()) {
    for (const std::string_view word : split_cell(row[6])) {
      lexicon.add(word, "programme", static_cast<std::uint32_t>(out.programmes_.size()));
    }
    out.programmes_.push_back({std::string(row[0]),
                               std::string(row[1]),
                               year_of(row[2]),
                               year_of(row[3]),
                               !row[8].empty(),
                               places_of(row[4], places),
                               places_of(row[5], places),
                               places_of(row[7], places),
                               {},
                               {}});
    Programme& made = out.programmes_.back();
    made.giving = PlaceSet(made.supporters, places);
    std::vector<std::uint32_t> served = made.recipients;
    served.insert(served.end(), made.whole.begin(), made.whole.end());
    made.served = PlaceSet(std::move(served), places);
  }
  out.lean(places);
  if (Status tied = out.tie(data, places); !tied) return std::move(tied).error();
  return out;
}

Status Programmes::tie(const DataFiles& data, const Places& places) {
  const auto file = data.find("programmes/pairings.tsv");
  if (file == data.end()) {
    return Error{Error::Kind::io, "programmes/pairings.tsv", "table is missing",
                 "install the data folder or set DUIKOU_DATA to it"};
  }
  auto table = Table::parse(file->first, file->second, {"supporter", "recipient", "start", "end"});
  if (!table) return std::move(table).error();
  for (const Row& row : table->rows()) {
    const auto supporters = places_of(row[0], places);
    const auto recipients = places_of(row[1], places);
    if (supporters.empty() || recipients.empty()) continue;  // bodies have no place
    const Tie tie{places.province_of(supporters[0]), places.province_of(recipients[0]),
                  recipients[0], year_of(row[2]), year_of(row[3])};
    if (tie.supporter == tie.recipient) continue;
    ties_.push_back(tie);
    const auto know = [&](std::uint32_t one, std::uint32_t other) {
      tied_[static_cast<std::size_t>(std::countr_zero(places.province_bit(one)))] |=
          places.province_bit(other);
    };
    know(tie.supporter, tie.recipient);
    know(tie.recipient, tie.supporter);
  }
  std::sort(ties_.begin(), ties_.end(), [](const Tie& x, const Tie& y) {
    return std::pair(x.supporter, x.recipient) < std::pair(y.supporter, y.recipient);
  });
  return Done{};
}

// The pairings of 2010, 2016 or 2021 mostly go on with those of the programmes before, whose lists
// no page states: reports of those years are read by them too.
bool Programmes::holds(const Tie& tie, int year) {
  constexpr int known_before_years = 20;
  constexpr int told_for_years = 10;  // what came of a programme is told long after its end
  const bool begun = year == 0 || tie.start_year <= year + known_before_years;
  return begun && (year == 0 || tie.end_year == 0 || year <= tie.end_year + told_for_years);
}

std::vector<Programmes::Tie>::const_iterator Programmes::first_tie(std::uint32_t supporter,
                                                                   std::uint32_t recipient) const {
  return std::lower_bound(
      ties_.begin(), ties_.end(), std::pair(supporter, recipient),
      [](const Tie& x, const auto& pair) { return std::pair(x.supporter, x.recipient) < pair; });
}

bool Programmes::ties(std::uint32_t supporter, std::uint32_t recipient, int year) const {
  for (auto tie = first_tie(supporter, recipient);
       tie != ties_.end() && tie->supporter == supporter && tie->recipient == recipient; ++tie) {
    if (holds(*tie, year)) return true;
  }
  return false;
}

std::uint64_t Programmes::tied_to(std::uint64_t provinces) const {
  std::uint64_t out = 0;
  for (std::uint64_t left = provinces; left != 0; left &= left - 1) {
    out |= tied_[static_cast<std::size_t>(std::countr_zero(left))];
  }
  return out;
}

bool Programmes::reaches(std::uint32_t supporter, std::uint32_t recipient, std::uint32_t place,
                         const Places& places, int year) const {
  for (auto tie = first_tie(supporter, recipient);
       tie != ties_.end() && tie->supporter == supporter && tie->recipient == recipient; ++tie) {
    if (holds(*tie, year) && places.within(place, tie->region)) return true;
  }
  return false;
}

void Programmes::lean(const Places& places) {
  constexpr int weight_of_receiving = 3;  // most programmes list far more supporters
  constexpr int never_supports = 12;      // less than any that received in many and gave in some
  leanings_.assign(places.size(), 0);
  std::set<std::uint32_t> giving;
  std::set<std::uint32_t> receiving;
  const auto count = [&](const std::vector<std::uint32_t>& named, int weight) {
    std::set<std::uint32_t> provinces;
    for (const std::uint32_t place : named) provinces.insert(places.province_of(place));
    for (const std::uint32_t province : provinces) leanings_[province] += weight;
    (weight > 0 ? giving : receiving).merge(provinces);
  };
  for (const Programme& programme : programmes_) {
    count(programme.supporters, 1);
    count(programme.recipients, -weight_of_receiving);
  }
  for (const std::uint32_t province : receiving) {
    if (!giving.contains(province)) leanings_[province] -= never_supports;
  }
}

int Programmes::leaning(std::uint32_t province) const {
  return province < leanings_.size() ? leanings_[province] : 0;
}

}  // namespace duikou::lexicon
