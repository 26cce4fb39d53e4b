// SPDX-License-Identifier: Apache-2.0
#include "claim/kinds.h"

#include <array>
#include <optional>
#include <utility>

#include "lexicon/table.h"

namespace duikou::claim {
namespace {

std::optional<ValueType> type_named(std::string_view name) {
  constexpr std::array<std::string_view, 8> names = {"place",  "person", "date", "amount",
                                                     "number", "name",   "text", "word"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<ValueType>(i);
  }
  return std::nullopt;
}

std::optional<Identity> identity_named(std::string_view name) {
  constexpr std::array<std::string_view, 4> names = {"key", "varying", "set", "finest"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Identity>(i);
  }
  return std::nullopt;
}

std::optional<Beside> beside_named(std::string_view name) {
  if (name.empty()) return Beside::nothing;
  if (name == "valid") return Beside::valid;
  if (name == "scope") return Beside::scope;
  return std::nullopt;
}

}  // namespace

const RoleOfKind* Kind::role(std::string_view wanted) const {
  for (const RoleOfKind& role : roles) {
    if (role.name == wanted) return &role;
  }
  return nullptr;
}

const Kind* Kinds::find(std::string_view name) const {
  for (const Kind& kind : kinds_) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

Result<Kinds> Kinds::parse(std::string_view tsv) {
  auto table = lexicon::Table::parse("kinds.tsv", tsv,
                                     {"kind", "role", "type", "identity", "partnership", "label_zh",
                                      "label_en", "core", "beside"});
  if (!table) return std::move(table).error();
  Kinds out;
  for (const lexicon::Row& row : table->rows()) {
    const std::string kind(row[0]);
    if (row[1].empty()) {
      if (out.find(kind)) return row.error("kind " + kind + " stands twice", "name a kind once");
      const auto beside = beside_named(row[8]);
      if (!beside) return row.error("unknown word beside", "beside: valid or scope or nothing");
      out.kinds_.push_back(
          {kind, row[4] == "yes", std::string(row[5]), std::string(row[6]), {}, *beside});
      continue;
    }
    if (out.kinds_.empty() || out.kinds_.back().name != kind) {
      return row.error("role before its kind", "put the row of kind " + kind + " above its roles");
    }
    const auto type = type_named(row[2]);
    const auto identity = identity_named(row[3]);
    if (!type || !identity) {
      return row.error("unknown type or identity",
                       "types: place person date amount number name text word; "
                       "identities: key varying set finest");
    }
    out.kinds_.back().roles.push_back({std::string(row[1]), *type, *identity, row[7] == "yes",
                                       std::string(row[5]), std::string(row[6])});
  }
  return out;
}

}  // namespace duikou::claim
