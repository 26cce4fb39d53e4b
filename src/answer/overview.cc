// SPDX-License-Identifier: Apache-2.0
#include "answer/overview.h"

#include <algorithm>
#include <set>

#include "lexicon/table.h"
#include "value/json.h"

namespace duikou::answer {

namespace {

using Counted = std::map<std::string, std::size_t, std::less<>>;

std::vector<std::pair<std::string, std::size_t>> most_first(const Counted& counted) {
  std::vector<std::pair<std::string, std::size_t>> out(counted.begin(), counted.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

// Widens [first, last] by an EDTF date; dates of an unknown year say nothing about the span.
void widen(std::string& first, std::string& last, const std::string& date) {
  if (date.empty() || date.starts_with('X')) return;
  if (first.empty() || date < first) first = date;
  if (last.empty() || date > last) last = date;
}

void count_reports(Overview& overview, const std::vector<record::ReportLine>& reports) {
  Counted publishers;
  std::set<std::string, std::less<>> groups;
  for (const record::ReportLine& report : reports) {
    if (!report.current) continue;
    ++overview.reports;
    ++publishers[report.publisher];
    groups.insert(report.group);
    if (report.published.empty()) ++overview.reports_unpublished;
    widen(overview.published_first, overview.published_last, report.published);
  }
  overview.independent = groups.size();
  overview.publishers = most_first(publishers);
}

void count_facts(Overview& overview, const std::vector<record::Fact>& facts,
                 const claim::Kinds& kinds) {
  Counted by_kind;
  Counted programmes;
  for (const record::Fact& fact : facts) {
    ++by_kind[fact.kind];
    const claim::Kind* kind = kinds.find(fact.kind);
    if (kind == nullptr || !kind->partnership) continue;
    if (fact.programme.empty())
      ++overview.facts_without_programme;
    else
      ++programmes[fact.programme];
    overview.facts_of_one_source += fact.independent < 2 ? 1 : 0;
    overview.facts_differing += fact.doubtful.empty() ? 0 : 1;
    overview.facts_undated += fact.since.empty() && fact.until.empty() ? 1 : 0;
    widen(overview.dates_first, overview.dates_last, fact.since);
    widen(overview.dates_first, overview.dates_last, fact.until);
  }
  overview.facts = facts.size();
  for (const claim::Kind& kind : kinds.all())
    overview.by_kind.emplace_back(kind.name, by_kind[kind.name]);
  overview.programmes = most_first(programmes);
}

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

}  // namespace

Result<ProgrammeNames> ProgrammeNames::make(const lexicon::DataFiles& data) {
  ProgrammeNames names;
  const auto file = data.find("programmes/programmes.tsv");
  if (file == data.end()) return names;
  Result<lexicon::Table> table =
      lexicon::Table::parse(file->first, file->second, {"id", "name", "name_en"});
  if (!table) return table.error();
  for (const lexicon::Row& row : table->rows())
    names.names_.emplace(row[0], Name{std::string(row[1]), std::string(row[2])});
  return names;
}

ProgrammeNames::Name ProgrammeNames::name(std::string_view id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? Name{std::string(id), std::string(id)} : found->second;
}

Result<Overview> overview_of(record::Store& store, const claim::Kinds& kinds) {
  Result<std::vector<record::ReportLine>> reports = store.reports();
  if (!reports) return reports.error();
  Result<std::vector<record::Fact>> facts = store.facts({});
  if (!facts) return facts.error();
  Result<record::Counts> counts = store.counts();
  if (!counts) return counts.error();
  Overview overview;
  overview.claims = counts->current_claims;
  count_reports(overview, *reports);
  count_facts(overview, *facts, kinds);
  return overview;
}

void append_json(std::string& out, const Overview& overview, const ProgrammeNames& names) {
  JsonWriter json(out);
  json.open('{');
  json.key("reports").number(number(overview.reports));
  json.key("independent").number(number(overview.independent));
  json.key("claims").number(number(overview.claims));
  json.key("facts").number(number(overview.facts));
  json.key("by_kind").open('{');
  for (const auto& [kind, count] : overview.by_kind) json.key(kind).number(number(count));
  json.close('}');
  json.key("publishers").open('[');
  for (const auto& [name, count] : overview.publishers)
    json.open('{').key("name").text(name).key("reports").number(number(count)).close('}');
  json.close(']');
  json.key("published").open('{').key("first").text(overview.published_first);
  json.key("last").text(overview.published_last);
  json.key("unknown").number(number(overview.reports_unpublished)).close('}');
  json.key("dates").open('{').key("first").text(overview.dates_first);
  json.key("last").text(overview.dates_last).close('}');
  json.key("unknown").open('{');
  json.key("one_source").number(number(overview.facts_of_one_source));
  json.key("differing").number(number(overview.facts_differing));
  json.key("undated").number(number(overview.facts_undated));
  json.key("without_programme").number(number(overview.facts_without_programme));
  json.close('}');
  json.key("programmes").open('[');
  for (const auto& [id, count] : overview.programmes) {
    const ProgrammeNames::Name name = names.name(id);
    json.open('{').key("id").text(id).key("label").open('{').key("zh").text(name.zh);
    json.key("en").text(name.en).close('}').key("facts").number(number(count)).close('}');
  }
  json.close(']').close('}');
}

}  // namespace duikou::answer
