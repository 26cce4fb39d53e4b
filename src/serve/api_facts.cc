// SPDX-License-Identifier: Apache-2.0
// The routes that answer from facts: facts, visits, the brief.
#include <algorithm>
#include <utility>

#include "answer/list.h"
#include "answer/search.h"
#include "answer/timeline.h"
#include "serve/api.h"
#include "serve/api_json.h"
#include "serve/parameters.h"

namespace duikou::serve {

namespace {

Response missing_fact() {
  return error_response(404, "not-found", "the record has no such fact",
                        "ids of facts begin with f_; /api/v1/facts lists them");
}

Result<Date> full_date(const Target& target, std::string_view name) {
  const std::string given(target.parameter(name).value_or(""));
  const std::optional<Date> date = Date::parse(given);
  if (!date || !date->has_year() || date->day == 0)
    return Error{Error::Kind::usage, std::string(name),
                 "a brief needs the parameter " + std::string(name) + " as a day",
                 "give a day, as " + std::string(name) + "=2023-07-01"};
  return *date;
}

}  // namespace

// Filters mean what they mean to `duikou list`, which asks for a kind; here it may be left out.
Result<record::FactFilter> Api::filter_of(record::Store& store, const Target& target) const {
  const auto given = [&target](std::string_view name) {
    return std::string(target.parameter(name).value_or(""));
  };
  const Result<PageOf> page = page_of(target);
  if (!page) return page.error();
  for (const char* name : {"since", "until"})
    if (const Result<std::string> date = date_of(target, name); !date) return date.error();
  answer::ListRequest request;
  request.kind = target.parameter("kind").value_or(tools_.vocabulary.kinds.all().front().name);
  request.from = given("from");
  request.to = given("to");
  request.place = given("place");
  request.person = given("person");
  request.programme = given("programme");
  request.since = given("since");
  request.until = given("until");
  request.source = given("source");
  Result<record::FactFilter> filter = answer::resolve(request, store, tools_.vocabulary, data_);
  if (!filter) return filter.error();
  if (!target.parameter("kind")) filter->kind.clear();
  filter->limit = page->limit;
  filter->offset = page->offset;
  return filter;
}

Result<Response> Api::facts(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {"kind", "from", "to", "person", "place", "programme",
                                          "since", "until", "source", "q", "limit", "offset"});
      !status)
    return status.error();
  Result<record::FactFilter> filter = filter_of(store, target);
  if (!filter) return filter.error();
  const Result<answer::Found> found =
      answer::find_facts(store, *filter, target.parameter("q").value_or(""), tools_.vocabulary);
  if (!found) return found.error();
  Response response;
  JsonWriter json(response.body);
  json.open('{').key("facts").open('[');
  for (const record::Fact& fact : found->facts) write(json, fact);
  json.close(']').key("total").number(static_cast<std::int64_t>(found->total));
  json.key("by_kind").open('{');
  for (const auto& [kind, count] : found->by_kind)
    json.key(kind).number(static_cast<std::int64_t>(count));
  json.close('}').close('}');
  return response;
}

Result<Response> Api::fact(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {}); !status) return status.error();
  const Result<std::optional<record::Fact>> found = store.fact(target.segments.back());
  if (!found) return found.error();
  if (!found->has_value()) return missing_fact();
  Response response;
  JsonWriter json(response.body);
  json.open('{').key("fact");
  write(json, **found);
  json.key("claims").open('[');
  for (const std::string& id : (*found)->claims) {
    const Result<std::optional<record::StoredClaim>> claim = store.claim(id);
    if (!claim) return claim.error();
    if (claim->has_value()) write(json, **claim);
  }
  json.close(']').close('}');
  return response;
}

Result<Response> Api::visits(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {"from", "to", "person", "place", "programme", "since",
                                          "until", "source", "limit", "offset"});
      !status)
    return status.error();
  Result<record::FactFilter> filter = filter_of(store, target);
  if (!filter) return filter.error();
  const std::size_t offset = std::exchange(filter->offset, 0);
  const std::size_t limit = std::exchange(filter->limit, record::FactFilter().limit);
  filter->kind = "visit";
  const Result<std::vector<record::Fact>> facts = store.facts(*filter);
  if (!facts) return facts.error();
  const std::vector<answer::VisitMark> visits = answer::timeline(*facts);
  Response response;
  JsonWriter json(response.body);
  json.open('{').key("visits").open('[');
  for (std::size_t i = offset; i < visits.size() && i - offset < limit; ++i) {
    std::string visit;
    append_json(visit, visits[i]);
    json.raw(visit);
  }
  json.close(']').key("total").number(static_cast<std::int64_t>(visits.size())).close('}');
  return response;
}

Result<Response> Api::brief(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {"programme", "since", "until", "lang"}); !status)
    return status.error();
  const Result<std::string> language = choice_of(target, "lang", {"zh", "en"});
  if (!language) return language.error();
  const Result<Date> since = full_date(target, "since");
  if (!since) return since.error();
  const Result<Date> until = full_date(target, "until");
  if (!until) return until.error();
  std::vector<std::string> kinds;
  for (const claim::Kind& kind : tools_.vocabulary.kinds.all()) kinds.push_back(kind.name);
  const Result<answer::Material> material = answer::material_of(store, kinds);
  if (!material) return material.error();
  const answer::BriefRequest request{
      std::string(target.parameter("programme").value_or("")), *since, *until,
      *language == "en" ? answer::Language::en : answer::Language::zh};
  const Result<answer::Brief> brief = answer::write_brief(*material, tools_.brief, request);
  if (!brief) return brief.error();
  Response response;
  JsonWriter json(response.body);
  write(json, *brief);
  return response;
}

}  // namespace duikou::serve
