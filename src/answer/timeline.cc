// SPDX-License-Identifier: Apache-2.0
#include "answer/timeline.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "value/json.h"

namespace duikou::answer {

namespace {

std::vector<std::string> values_of(const record::Fact& fact, std::string_view name) {
  std::vector<std::string> values;
  if (const record::FactRole* role = fact.role(name); role != nullptr)
    for (const record::FactValue& value : role->values) values.push_back(value.value);
  return values;
}

// EDTF sorts as text but for an unknown year, which stands behind every known one; visits without
// any date come last.
std::tuple<int, std::string_view, std::string_view> order(const VisitMark& visit) {
  const std::string_view start = visit.start.empty() ? std::string_view() : visit.start.front();
  const int known = start.empty() ? 2 : start.starts_with('X') ? 1 : 0;
  return {known, start, visit.fact};
}

void write(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

}  // namespace

std::vector<VisitMark> timeline(const std::vector<record::Fact>& facts) {
  std::vector<VisitMark> visits;
  for (const record::Fact& fact : facts) {
    if (fact.kind != "visit") continue;
    visits.push_back(VisitMark{fact.id, values_of(fact, "from"), values_of(fact, "to"),
                               values_of(fact, "leader"), values_of(fact, "start"),
                               values_of(fact, "end"), fact.modality, fact.programme,
                               fact.reports.size(), fact.independent, fact.doubtful});
  }
  std::sort(visits.begin(), visits.end(),
            [](const VisitMark& a, const VisitMark& b) { return order(a) < order(b); });
  return visits;
}

void append_json(std::string& out, const VisitMark& visit) {
  JsonWriter json(out);
  json.open('{').key("fact").text(visit.fact);
  write(json, "from", visit.from);
  write(json, "to", visit.to);
  write(json, "leader", visit.leader);
  write(json, "start", visit.start);
  write(json, "end", visit.end);
  json.key("modality").text(claim::name(visit.modality));
  json.key("programme").text(visit.programme);
  json.key("reports").number(static_cast<std::int64_t>(visit.reports));
  json.key("independent").number(visit.independent);
  write(json, "doubtful", visit.doubtful);
  json.close('}');
}

}  // namespace duikou::answer
