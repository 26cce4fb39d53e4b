// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "answer/brief.h"

namespace duikou::answer {

// Claims, facts and reports made by hand, so that the brief is tested apart from reader and store.
// Quotes are what the sentences of a brief are checked against; spans only order them.
class HandMade {
 public:
  using Roles = std::vector<std::pair<std::string, std::vector<std::string>>>;

  HandMade& report(std::string id, std::string publisher, std::string published,
                   std::string reprint_of = "") {
    record::ReportLine line;
    line.id = id;
    line.title = "题目" + id;
    line.publisher = std::move(publisher);
    line.published = std::move(published);
    line.reprint_of = reprint_of;
    line.group = reprint_of.empty() ? id : reprint_of;
    material.reports.emplace(std::move(id), std::move(line));
    return *this;
  }

  // Hands back the claim's id; the claim stays open for changes in material.claims.
  std::string claim(const std::string& report, std::string kind, Roles roles, std::string quote) {
    claim::Claim made;
    made.id = "c_" + std::to_string(++count_);
    made.kind = std::move(kind);
    const record::ReportLine& line = material.reports.at(report);
    made.source = {report, "", line.title, line.publisher, line.published};
    std::uint32_t at = static_cast<std::uint32_t>(count_ * 1000);
    for (auto& [name, values] : roles) {
      claim::Role role{name, {}};
      for (std::string& value : values) {
        const auto entity = entities.find(value);
        role.values.push_back(
            {value, entity == entities.end() ? "" : entity->second, {at, at + 1}});
        ++at;
      }
      made.roles.push_back(std::move(role));
    }
    made.evidence.push_back({{at, at + 1}, std::move(quote)});
    const std::string id = made.id;
    material.claims.emplace(id, std::move(made));
    return id;
  }

  // One fact of these claims.
  record::Fact& fact(const std::vector<std::string>& claims) {
    record::Fact made;
    made.id = "f_" + std::to_string(material.facts.size() + 1);
    made.claims = claims;
    std::sort(made.claims.begin(), made.claims.end());
    for (const std::string& id : claims) {
      const claim::Claim& claim = material.claims.at(id);
      made.kind = claim.kind;
      if (std::find(made.reports.begin(), made.reports.end(), claim.source.id) ==
          made.reports.end()) {
        made.reports.push_back(claim.source.id);
      }
      for (const claim::Role& role : claim.roles) add(made, role, claim);
    }
    std::sort(made.reports.begin(), made.reports.end());
    material.facts.push_back(std::move(made));
    return material.facts.back();
  }

  record::Fact& tell(const std::string& report, std::string kind, Roles roles, std::string quote) {
    return fact({claim(report, std::move(kind), std::move(roles), std::move(quote))});
  }

  Material material;
  std::map<std::string, std::string> entities = {
      {"上海市", "place:310000"},    {"江苏省", "place:320000"},
      {"浙江省", "place:330000"},    {"广东省", "place:440000"},
      {"日照市", "place:371100"},    {"新疆维吾尔自治区", "place:650000"},
      {"喀什地区", "place:653100"},  {"克拉玛依市", "place:650200"},
      {"麦盖提县", "place:653127"},  {"西藏自治区", "place:540000"},
      {"阿克苏地区", "place:652900"}};

 private:
  static void add(record::Fact& fact, const claim::Role& role, const claim::Claim& claim) {
    auto found = std::find_if(fact.roles.begin(), fact.roles.end(),
                              [&](const record::FactRole& one) { return one.name == role.name; });
    if (found == fact.roles.end()) {
      fact.roles.push_back({role.name, {}});
      found = fact.roles.end() - 1;
    }
    for (const claim::Value& value : role.values) {
      auto same = std::find_if(found->values.begin(), found->values.end(),
                               [&](const auto& one) { return one.value == value.value; });
      if (same == found->values.end()) {
        found->values.push_back({value.value, value.entity, {}, {}});
        same = found->values.end() - 1;
      }
      same->reports.push_back(claim.source.id);
      same->claims.push_back(claim.id);
      std::sort(same->claims.begin(), same->claims.end());
    }
  }

  int count_ = 0;
};

// The tables of data/, as the program loads them.
inline lexicon::DataFiles data_files() {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(DUIKOU_SOURCE_DIR) / "data";
  lexicon::DataFiles out;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string path = fs::relative(entry.path(), root).generic_string();
    const std::string kind = entry.path().extension().string();
    if (!entry.is_regular_file() || path.starts_with("samples") || path.starts_with("generate")) {
      continue;
    }
    if (kind != ".tsv" && kind != ".css") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    out[path] = {std::istreambuf_iterator<char>(file), {}};
  }
  return out;
}

}  // namespace duikou::answer
