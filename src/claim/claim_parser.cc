// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_parser.h"

#include <simdjson.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace duikou::claim {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// The string member of that name; as it was where there is none.
void read_text(const object& from, std::string_view key, std::string& out) {
  std::string_view text;
  if (from[key].get(text) == simdjson::SUCCESS) out = std::string(text);
}

std::uint32_t number(const object& from, std::string_view key) {
  std::uint64_t out = 0;
  return from[key].get(out) == simdjson::SUCCESS ? static_cast<std::uint32_t>(out) : 0;
}

Value value_of(const object& from) {
  Value out;
  read_text(from, "value", out.value);
  read_text(from, "entity", out.entity);
  out.span = {number(from, "start"), number(from, "end")};
  return out;
}

void read_roles(const object& roles, Claim& out) {
  for (const auto field : roles) {
    Role role{std::string(field.key), {}};
    array values;
    if (field.value.get(values) != simdjson::SUCCESS) continue;
    for (const element one : values) {
      object value;
      if (one.get(value) == simdjson::SUCCESS) role.values.push_back(value_of(value));
    }
    out.roles.push_back(std::move(role));
  }
}

void read_evidence(const array& evidence, Claim& out) {
  for (const element one : evidence) {
    object piece;
    if (one.get(piece) != simdjson::SUCCESS) continue;
    Evidence& into = out.evidence.emplace_back();
    into.span = {number(piece, "start"), number(piece, "end")};
    read_text(piece, "quote", into.quote);
  }
}

// A bound is one word a role; the other groups carry values with spans.
void read_asides(const object& claim, Claim& out) {
  for (const char* group : {"bound", "scope", "valid"}) {
    object members;
    if (claim[group].get(members) != simdjson::SUCCESS) continue;
    for (const auto field : members) {
      Claim::Aside aside{group, std::string(field.key), {}};
      std::string_view word;
      object value;
      if (field.value.get(word) == simdjson::SUCCESS) {
        aside.value.value = std::string(word);
      } else if (field.value.get(value) == simdjson::SUCCESS) {
        aside.value = value_of(value);
      }
      out.asides.push_back(std::move(aside));
    }
  }
  std::sort(out.asides.begin(), out.asides.end(), [](const auto& x, const auto& y) {
    return std::tie(x.group, x.key) < std::tie(y.group, y.key);
  });
}

void read_standing(const object& claim, Claim& out) {
  array rules;
  if (claim["rules"].get(rules) == simdjson::SUCCESS) {
    for (const element one : rules) {
      std::string_view rule;
      if (one.get(rule) == simdjson::SUCCESS) out.rules.emplace_back(rule);
    }
  }
  std::string modality;
  read_text(claim, "modality", modality);
  out.modality = modality_named(modality).value_or(Modality::reported);
  read_text(claim, "programme", out.programme);
}

}  // namespace

struct ClaimParser::Parts {
  simdjson::dom::parser parser;
};

ClaimParser::ClaimParser() : parts_(std::make_unique<Parts>()) {}
ClaimParser::ClaimParser(ClaimParser&&) noexcept = default;
ClaimParser& ClaimParser::operator=(ClaimParser&&) noexcept = default;
ClaimParser::~ClaimParser() = default;

Result<Claim> ClaimParser::parse(std::string_view line, std::string_view place) {
  object claim, source, roles;
  array evidence;
  Claim out;
  if (parts_->parser.parse(line).get(claim) != simdjson::SUCCESS) {
    return Error{Error::Kind::refused, std::string(place), "not a JSON object",
                 "a line is a claim as duikou read writes it"};
  }
  read_text(claim, "id", out.id);
  read_text(claim, "kind", out.kind);
  if (out.id.empty() || out.kind.empty() || claim["source"].get(source) != simdjson::SUCCESS ||
      claim["roles"].get(roles) != simdjson::SUCCESS ||
      claim["evidence"].get(evidence) != simdjson::SUCCESS) {
    return Error{Error::Kind::refused, std::string(place), "no claim",
                 "a claim has id, kind, source, roles and evidence, as duikou read writes it"};
  }
  for (const auto& [key, into] : {std::pair("id", &out.source.id),
                                  {"url", &out.source.url},
                                  {"title", &out.source.title},
                                  {"publisher", &out.source.publisher},
                                  {"published", &out.source.published}}) {
    read_text(source, key, *into);
  }
  read_roles(roles, out);
  read_evidence(evidence, out);
  read_standing(claim, out);
  read_asides(claim, out);
  return out;
}

std::string ClaimParser::source_of(std::string_view line) {
  std::string_view id;
  const bool known = parts_->parser.parse(line)["source"]["id"].get(id) == simdjson::SUCCESS;
  return known ? std::string(id) : "";
}

}  // namespace duikou::claim
