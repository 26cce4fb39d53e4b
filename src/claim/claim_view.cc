// SPDX-License-Identifier: Apache-2.0
#include "claim/claim_view.h"

#include "base/hash.h"
#include "value/json.h"

namespace duikou::claim {
namespace {

// Report and Source have these members in common.
template <class From>
std::string source_of(const From& from) {
  std::string out;
  JsonWriter json(out);
  json.open('{').key("id").text(from.id).key("url").text(from.url).key("title").text(from.title);
  json.key("publisher").text(from.publisher).key("published").text(from.published).close('}');
  return out;
}

void write_span(JsonWriter& json, Span span) {
  json.key("start").number(span.start).key("end").number(span.end);
}

void write_value(JsonWriter& json, const Value& value) {
  json.open('{').key("value").text(value.value);
  if (!value.entity.empty()) json.key("entity").text(value.entity);
  write_span(json, value.span);
  json.close('}');
}

void write_roles(JsonWriter& json, const std::vector<ClaimView::RoleView>& roles) {
  json.key("roles").open('{');
  for (const ClaimView::RoleView& role : roles) {
    json.key(role.name).open('[');
    for (const Value& value : role.values) write_value(json, value);
    json.close(']');
  }
  json.close('}');
}

void write_evidence(JsonWriter& json, const std::vector<ClaimView::EvidenceView>& evidence) {
  json.key("evidence").open('[');
  for (const ClaimView::EvidenceView& piece : evidence) {
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

}  // namespace

std::string source_json(const Source& source) {
  return source_of(source);
}

std::string source_json(const text::Report& report) {
  return source_of(report);
}

// Everything that a claim says, from the kind to the asides. The id is the hash of it, so its form
// may not change without a new version of the ids.
ContentSpot append_content(std::string& out, const ClaimView& claim) {
  ContentSpot spot;
  spot.begin = out.size();
  JsonWriter json(out);
  json.open('{').key("kind").text(claim.kind).key("source").raw(claim.source);
  write_roles(json, claim.roles);
  write_evidence(json, claim.evidence);
  spot.rules = out.size();
  json.key("modality").text(name(claim.modality));
  if (!claim.programme.empty()) json.key("programme").text(claim.programme);
  write_asides(json, claim.asides);
  json.close('}');
  spot.end = out.size();
  return spot;
}

std::string id_of(std::string_view content) {
  constexpr std::size_t digits = 20;
  Sha256 hash;
  hash.add(content);
  std::string out;
  out.reserve(2 + digits);
  out = "c_";
  hash.append_hex(out, digits);
  return out;
}

void append_line(std::string& out, std::string_view id, std::string_view contents,
                 const ContentSpot& spot, std::span<const std::string_view> rules) {
  JsonWriter json(out);
  json.open('{').key("id").text(id);
  json.raw(contents.substr(spot.begin + 1, spot.rules - spot.begin - 1));
  json.key("rules").open('[');
  for (const std::string_view rule : rules) json.text(rule);
  json.close(']');
  out.append(contents, spot.rules, spot.end - spot.rules);
}

ClaimView view_of(const Claim& claim, std::string_view source) {
  ClaimView out;
  out.kind = claim.kind;
  out.source = source;
  for (const Role& role : claim.roles) out.roles.push_back({role.name, role.values});
  for (const Evidence& piece : claim.evidence) out.evidence.push_back({piece.span, piece.quote});
  out.rules.assign(claim.rules.begin(), claim.rules.end());
  out.modality = claim.modality;
  out.programme = claim.programme;
  out.asides = claim.asides;
  return out;
}

Claim owned(const ClaimView& claim, std::string id, const text::Report& report) {
  Claim out;
  out.id = std::move(id);
  out.kind = claim.kind;
  out.source = {report.id, report.url, report.title, report.publisher, report.published};
  for (const ClaimView::RoleView& role : claim.roles) {
    out.roles.push_back({std::string(role.name), {role.values.begin(), role.values.end()}});
  }
  for (const ClaimView::EvidenceView& piece : claim.evidence) {
    out.evidence.push_back({piece.span, std::string(piece.quote)});
  }
  out.rules.assign(claim.rules.begin(), claim.rules.end());
  out.modality = claim.modality;
  out.programme = claim.programme;
  out.asides = claim.asides;
  return out;
}

}  // namespace duikou::claim
