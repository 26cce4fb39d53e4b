// SPDX-License-Identifier: Apache-2.0
#include "claim/claim.h"

#include <array>

#include "base/hash.h"
#include "value/json.h"

namespace duikou::claim {
namespace {

constexpr std::array<std::string_view, 6> modality_names = {"reported",  "planned", "denied",
                                                            "corrected", "quoted",  "ended"};

void write_span(JsonWriter& json, Span span) {
  json.key("start").number(span.start).key("end").number(span.end);
}

void write_source(JsonWriter& json, const Source& source) {
  json.key("source").open('{');
  json.key("id").text(source.id).key("url").text(source.url).key("title").text(source.title);
  json.key("publisher").text(source.publisher).key("published").text(source.published);
  json.close('}');
}

void write_value(JsonWriter& json, const Value& value) {
  json.open('{').key("value").text(value.value);
  if (!value.entity.empty()) json.key("entity").text(value.entity);
  write_span(json, value.span);
  json.close('}');
}

void write_roles(JsonWriter& json, const std::vector<Role>& roles) {
  json.key("roles").open('{');
  for (const Role& role : roles) {
    json.key(role.name).open('[');
    for (const Value& value : role.values) write_value(json, value);
    json.close(']');
  }
  json.close('}');
}

void write_evidence(JsonWriter& json, const std::vector<Evidence>& evidence) {
  json.key("evidence").open('[');
  for (const Evidence& piece : evidence) {
    json.open('{');
    write_span(json, piece.span);
    json.key("quote").text(piece.quote).close('}');
  }
  json.close(']');
}

// A bound is one word a role; the other groups carry values with spans.
void write_asides(JsonWriter& json, const std::vector<Claim::Aside>& asides) {
  for (std::size_t i = 0; i < asides.size();) {
    const std::string& group = asides[i].group;
    json.key(group).open('{');
    for (; i < asides.size() && asides[i].group == group; ++i) {
      json.key(asides[i].key);
      if (group == "bound") {
        json.text(asides[i].value.value);
      } else {
        write_value(json, asides[i].value);
      }
    }
    json.close('}');
  }
}

// Everything that a claim says, from the kind to the asides. The id is the hash of it, so its form
// may not change without a new version of the ids.
void write_content(JsonWriter& json, const Claim& claim) {
  json.key("kind").text(claim.kind);
  write_source(json, claim.source);
  write_roles(json, claim.roles);
  write_evidence(json, claim.evidence);
}

void write_standing(JsonWriter& json, const Claim& claim) {
  json.key("modality").text(name(claim.modality));
  if (!claim.programme.empty()) json.key("programme").text(claim.programme);
  write_asides(json, claim.asides);
}

}  // namespace

std::string_view name(Modality modality) {
  return modality_names[static_cast<std::size_t>(modality)];
}

std::optional<Modality> modality_named(std::string_view wanted) {
  for (std::size_t i = 0; i < modality_names.size(); ++i) {
    if (modality_names[i] == wanted) return static_cast<Modality>(i);
  }
  return std::nullopt;
}

const Role* Claim::role(std::string_view wanted) const {
  for (const Role& role : roles) {
    if (role.name == wanted) return &role;
  }
  return nullptr;
}

std::string content_id(const Claim& claim) {
  std::string content;
  content.reserve(1024);
  JsonWriter json(content);
  json.open('{');
  write_content(json, claim);
  write_standing(json, claim);
  json.close('}');
  return "c_" + sha256_hex(content, 20);
}

void append_json(std::string& out, const Claim& claim) {
  JsonWriter json(out);
  json.open('{').key("id").text(claim.id);
  write_content(json, claim);
  json.key("rules").open('[');
  for (const std::string& rule : claim.rules) json.text(rule);
  json.close(']');
  write_standing(json, claim);
  json.close('}');
}

}  // namespace duikou::claim
