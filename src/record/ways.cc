// SPDX-License-Identifier: Apache-2.0
#include "record/ways.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "lexicon/table.h"

namespace duikou::record {
namespace {

constexpr std::array<std::string_view, 21> test_names = {
    "share", "same",  "within", "agree",   "given",  "absent",   "meets",
    "near",  "equal", "series", "alike",   "half",   "title",    "planned",
    "dated", "apart", "far",    "sibling", "beyond", "corrects", "scope"};

std::optional<Test> test_named(std::string_view name) {
  const auto found = std::find(test_names.begin(), test_names.end(), name);
  if (found == test_names.end()) return std::nullopt;
  return static_cast<Test>(found - test_names.begin());
}

std::string all_tests() {
  std::string out;
  for (const std::string_view name : test_names) {
    out += out.empty() ? "" : " ";
    out += name;
  }
  return out;
}

Way& way_named(std::vector<Way>& ways, std::string_view name) {
  for (Way& way : ways) {
    if (way.name == name) return way;
  }
  ways.push_back({std::string(name), {}});
  return ways.back();
}

WaysOfKind by_key_roles(const claim::Kind& kind) {
  WaysOfKind out{kind.name, {}, {}, {{"key", {}}}};
  for (const claim::RoleOfKind& role : kind.roles) {
    if (role.identity != claim::Identity::key) continue;
    out.ways[0].comparisons.push_back({role.name, Test::same, 0});
  }
  if (out.ways[0].comparisons.empty()) out.ways.clear();
  return out;
}

Result<Comparison> comparison_of(const lexicon::Row& row, const claim::Kind& kind) {
  const std::string_view role = row[2];
  if (role != "*" && !kind.role(role)) {
    return row.error("kind " + kind.name + " has no role " + std::string(role),
                     "use a role of kinds.tsv, or * for the whole claim");
  }
  Comparison out{std::string(role), Test::share, 0};
  const auto test = test_named(row[3]);
  if (!test) return row.error("unknown test " + std::string(row[3]), "tests: " + all_tests());
  out.test = *test;
  const std::string_view number = row[4];
  const auto [end, failed] =
      std::from_chars(number.data(), number.data() + number.size(), out.number);
  if (!number.empty() && (failed != std::errc{} || end != number.data() + number.size())) {
    return row.error("not a number: " + std::string(number), "write digits, or nothing");
  }
  return out;
}

}  // namespace

bool leaves_key(Test test) {
  switch (test) {
    case Test::share:
    case Test::same:
    case Test::within:
    case Test::meets:
    case Test::series:
    case Test::half:
    case Test::title:
      return true;
    default:
      return false;
  }
}

Result<Ways> Ways::parse(std::string_view tsv, const claim::Kinds& kinds) {
  auto table = lexicon::Table::parse("uniting.tsv", tsv, {"kind", "way", "role", "test", "number"});
  if (!table) return std::move(table).error();
  Ways out;
  for (const claim::Kind& kind : kinds.all()) out.kinds_.push_back({kind.name, {}, {}, {}});
  for (const lexicon::Row& row : table->rows()) {
    const claim::Kind* kind = kinds.find(row[0]);
    if (!kind) return row.error("unknown kind " + std::string(row[0]), "use a kind of kinds.tsv");
    WaysOfKind& ways = *std::find_if(out.kinds_.begin(), out.kinds_.end(),
                                     [&](const WaysOfKind& of) { return of.kind == row[0]; });
    if (row[1] == "split") {
      if (!kind->role(row[2])) return row.error("no such role", "use a role of kinds.tsv");
      ways.split.emplace_back(row[2]);
      continue;
    }
    auto comparison = comparison_of(row, *kind);
    if (!comparison) return std::move(comparison).error();
    auto& into = row[1] == "never" ? ways.never : way_named(ways.ways, row[1]).comparisons;
    into.push_back(std::move(*comparison));
  }
  for (WaysOfKind& ways : out.kinds_) {
    if (ways.ways.empty()) ways = by_key_roles(*kinds.find(ways.kind));
    for (const Way& way : ways.ways) {
      if (std::any_of(way.comparisons.begin(), way.comparisons.end(),
                      [](const Comparison& of) { return leaves_key(of.test); })) {
        continue;
      }
      return Error{Error::Kind::refused, "uniting.tsv",
                   "way " + way.name + " of " + ways.kind + " has no test that leaves a key",
                   "add one of share, same, within, meets, series, half, title"};
    }
  }
  return out;
}

const WaysOfKind* Ways::find(std::string_view kind) const {
  for (const WaysOfKind& ways : kinds_) {
    if (ways.kind == kind) return &ways;
  }
  return nullptr;
}

}  // namespace duikou::record
