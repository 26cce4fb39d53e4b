// SPDX-License-Identifier: Apache-2.0
#include "claim/judge.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <utility>

#include "lexicon/table.h"
#include "text/folded.h"

namespace duikou::claim {
namespace {

constexpr std::string_view folder = "learned/";
constexpr std::string_view ending = ".tsv";
constexpr std::string_view counts_everywhere = "*";
constexpr std::int32_t weight_most = 1'000'000;

}  // namespace

void Beginnings::add(std::u16string_view name) {
  const auto keep = [&](Feature feature) {
    const std::uint64_t bit = feature.number() >> (64 - bits_log);
    bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
  };
  Feature feature(name.front());
  keep(feature);
  for (const char16_t unit : name.substr(1)) keep(feature.add(unit));
}

Result<Judge> Judge::parse(std::string_view file, std::string_view bytes, Beginnings* known) {
  auto table = lexicon::Table::parse(file, bytes, {"feature", "weight"});
  if (!table) return std::move(table).error();
  Judge out;
  std::string_view name = file;
  if (name.starts_with(folder)) name.remove_prefix(folder.size());
  out.name_ = name.substr(0, name.size() - std::min(name.size(), ending.size()));
  const std::size_t slots = std::bit_ceil(2 * table->rows().size() + 2);
  out.slots_.resize(slots);
  out.shift_ = 64 - static_cast<std::uint32_t>(std::countr_zero(slots));
  bool everywhere = false;
  for (const lexicon::Row& row : table->rows()) {
    std::int32_t weight = 0;
    const char* const end = row[1].data() + row[1].size();
    const auto read = std::from_chars(row[1].data(), end, weight);
    const bool bounded = weight >= -weight_most && weight <= weight_most;
    if (read.ec != std::errc() || read.ptr != end || !bounded) {
      return row.error("no weight: " + std::string(row[1]),
                       "write a whole number of thousandths, at most a million");
    }
    if (row[0].empty()) return row.error("no feature", "name one");
    if (row[0] == counts_everywhere) {
      if (std::exchange(everywhere, true)) return row.error("told twice: *", "keep one of them");
      out.everywhere_ = weight;
      continue;
    }
    const std::u16string units = text::units_of(row[0]);
    const std::uint64_t number = Feature(units).number();
    if (known != nullptr) known->add(units);
    std::size_t i = number >> out.shift_;
    for (; out.slots_[i].feature != 0; i = (i + 1) & (slots - 1)) {
      if (out.slots_[i].feature == number) {
        return row.error("told twice: " + std::string(row[0]), "keep one of them");
      }
    }
    out.slots_[i] = {number, weight};
  }
  return out;
}

Result<Judges> Judges::make(const lexicon::DataFiles& data) {
  Judges out;
  for (auto file = data.lower_bound(folder); file != data.end() && file->first.starts_with(folder);
       ++file) {
    if (!file->first.ends_with(ending)) continue;
    auto judge = Judge::parse(file->first, file->second, &out.known_);
    if (!judge) return std::move(judge).error();
    out.all_.push_back(std::move(judge).value());
  }
  return out;
}

std::optional<std::uint32_t> Judges::index_named(std::string_view name) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Judge& one) { return one.name() == name; });
  if (found == all_.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - all_.begin());
}

std::vector<std::string> Judges::names() const {
  std::vector<std::string> out;
  for (const Judge& judge : all_) out.push_back(judge.name());
  return out;
}

}  // namespace duikou::claim
