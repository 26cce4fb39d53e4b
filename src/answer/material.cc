// SPDX-License-Identifier: Apache-2.0
#include "answer/material.h"

#include <utility>

namespace duikou::answer {

Result<Material> material_of(record::Store& store, const std::vector<std::string>& kinds) {
  Material out;
  for (const std::string& kind : kinds) {
    record::FactFilter facts_asked;
    facts_asked.kind = kind;
    auto facts = store.facts(facts_asked);
    if (!facts) return std::move(facts).error();
    for (record::Fact& fact : facts.value()) out.facts.push_back(std::move(fact));
    record::ClaimFilter claims_asked;
    claims_asked.kind = kind;
    auto claims = store.claims(claims_asked);
    if (!claims) return std::move(claims).error();
    for (record::StoredClaim& stored : claims.value()) {
      std::string id = stored.claim.id;
      out.claims.emplace(std::move(id), std::move(stored.claim));
    }
  }
  auto reports = store.reports();
  if (!reports) return std::move(reports).error();
  for (record::ReportLine& line : reports.value()) {
    if (line.current) out.reports.emplace(line.id, line);
  }
  return out;
}

}  // namespace duikou::answer
