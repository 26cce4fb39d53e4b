// SPDX-License-Identifier: Apache-2.0
#include "answer/office_rank.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "lexicon/table.h"

namespace duikou::answer {
namespace {

using Level = OfficeRank::Level;
using Post = OfficeRank::Post;
constexpr std::uint32_t nowhere = lexicon::Places::none;

std::optional<Level> level_named(std::string_view name) {
  if (name == "region") return Level::unknown;
  if (name == "state") return Level::state;
  if (name == "province") return Level::province;
  if (name == "prefecture") return Level::prefecture;
  if (name == "county") return Level::county;
  return std::nullopt;
}

std::optional<Post> post_named(std::string_view name) {
  if (name == "party-secretary") return Post::party_secretary;
  if (name == "head-of-government") return Post::head_of_government;
  if (name == "other") return Post::other;
  return std::nullopt;
}

Level level_of(const lexicon::Place& place) {
  switch (place.level) {
    case lexicon::PlaceLevel::province:
      return Level::province;
    case lexicon::PlaceLevel::prefecture:
      return Level::prefecture;
    case lexicon::PlaceLevel::county:
      return Level::county;
    case lexicon::PlaceLevel::corps:
      return Level::prefecture;
    case lexicon::PlaceLevel::zone:
      return Level::unknown;
  }
  return Level::unknown;
}

}  // namespace

Result<Titles> Titles::parse(std::string_view tsv) {
  auto table =
      lexicon::Table::parse("phrases/titles.tsv", tsv, {"suffix", "level", "post", "english"});
  if (!table) return std::move(table).error();
  Titles out;
  for (const lexicon::Row& row : table->rows()) {
    const auto level = level_named(row[1]);
    const auto post = post_named(row[2]);
    if (!level || !post) {
      return row.error("unknown level or post",
                       "levels: region state province prefecture county; posts: party-secretary "
                       "head-of-government other");
    }
    out.offices_.push_back({std::string(row[0]), *level, *post, std::string(row[3])});
  }
  std::stable_sort(out.offices_.begin(), out.offices_.end(),
                   [](const auto& a, const auto& b) { return a.suffix.size() > b.suffix.size(); });
  return out;
}

Titles::Parsed Titles::take_apart(std::string_view title, const Names& names,
                                  std::uint32_t region) const {
  const std::string simple = names.simplified(title);
  for (const Office& office : offices_) {
    if (!simple.ends_with(office.suffix)) continue;
    const std::string before = simple.substr(0, simple.size() - office.suffix.size());
    if (before.empty()) return {&office, region};
    const std::uint32_t found = names.find_place(before);
    if (found == nowhere) continue;
    // "Shenzhen" before the secretary of a province is another office than this row means.
    const Level level = level_of(names.places()[found]);
    if (office.level != Level::unknown && office.level != level) continue;
    return {&office, found};
  }
  return {};
}

OfficeRank Titles::rank(std::string_view title, const Names& names, std::uint32_t region) const {
  const Parsed parsed = take_apart(title, names, region);
  if (!parsed.office) return {};
  OfficeRank out{parsed.office->post, parsed.office->level};
  if (out.level == Level::unknown && parsed.region != nowhere) {
    out.level = level_of(names.places()[parsed.region]);
  }
  return out;
}

std::string Titles::english(std::string_view title, const Names& names,
                            std::uint32_t region) const {
  const Parsed parsed = take_apart(title, names, region);
  if (!parsed.office) return "";
  std::string name = parsed.region == nowhere ? "" : names.places()[parsed.region].english;
  for (const std::string_view word :
       {" Province", " Prefecture", " District", " County", " Region"}) {
    if (name.ends_with(word)) name.resize(name.size() - word.size());
  }
  std::string out = parsed.office->english;
  if (const std::size_t at = out.find("{region}"); at != std::string::npos) {
    out.replace(at, 8, name);
  }
  // Without a region two blanks stand where its name would.
  if (const std::size_t at = out.find("  "); at != std::string::npos) out.erase(at, 1);
  return out;
}

}  // namespace duikou::answer
