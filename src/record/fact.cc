// SPDX-License-Identifier: Apache-2.0
#include "record/fact.h"

#include "value/json.h"

namespace duikou::record {
namespace {

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

}  // namespace

const FactRole* Fact::role(std::string_view wanted) const {
  for (const FactRole& of : roles) {
    if (of.name == wanted) return &of;
  }
  return nullptr;
}

void append_json(std::string& out, const Fact& fact) {
  JsonWriter json(out);
  json.open('{').key("id").text(fact.id).key("kind").text(fact.kind).key("roles").open('{');
  for (const FactRole& role : fact.roles) {
    json.key(role.name).open('[');
    for (const FactValue& value : role.values) {
      json.open('{').key("value").text(value.value);
      if (!value.entity.empty()) json.key("entity").text(value.entity);
      write_texts(json, "reports", value.reports);
      write_texts(json, "claims", value.claims);
      json.close('}');
    }
    json.close(']');
  }
  json.close('}');
  write_texts(json, "reports", fact.reports);
  json.key("independent").number(fact.independent);
  json.key("modality").text(claim::name(fact.modality));
  json.key("programme").text(fact.programme);
  write_texts(json, "doubtful", fact.doubtful);
  json.close('}');
}

}  // namespace duikou::record
