// SPDX-License-Identifier: Apache-2.0
// The routes that show what was read: overview, kinds, reports, claims.
#include <algorithm>
#include <utility>

#include "answer/search.h"
#include "serve/api.h"
#include "serve/api_json.h"
#include "serve/parameters.h"

namespace duikou::serve {

namespace {

std::string_view name(claim::ValueType type) {
  switch (type) {
    case claim::ValueType::place:
      return "place";
    case claim::ValueType::person:
      return "person";
    case claim::ValueType::date:
      return "date";
    case claim::ValueType::amount:
      return "amount";
    case claim::ValueType::number:
      return "number";
    case claim::ValueType::name:
      return "name";
    case claim::ValueType::text:
      return "text";
    case claim::ValueType::word:
      break;
  }
  return "word";
}

std::string_view name(claim::Identity identity) {
  switch (identity) {
    case claim::Identity::key:
      return "key";
    case claim::Identity::varying:
      return "varying";
    case claim::Identity::finest:
      return "finest";
    case claim::Identity::set:
      break;
  }
  return "set";
}

void write_label(JsonWriter& json, std::string_view zh, std::string_view en) {
  json.key("label").open('{').key("zh").text(zh).key("en").text(en).close('}');
}

void write(JsonWriter& json, const claim::Kind& kind, std::size_t facts) {
  json.open('{').key("name").text(kind.name).key("partnership").boolean(kind.partnership);
  write_label(json, kind.label_zh, kind.label_en);
  json.key("facts").number(static_cast<std::int64_t>(facts)).key("roles").open('[');
  for (const claim::RoleOfKind& role : kind.roles) {
    json.open('{').key("name").text(role.name).key("type").text(name(role.type));
    json.key("identity").text(name(role.identity));
    write_label(json, role.label_zh, role.label_en);
    json.close('}');
  }
  json.close(']').close('}');
}

Response missing(std::string_view what, std::string_view cure) {
  return error_response(404, "not-found", "the record has no such " + std::string(what), cure);
}

}  // namespace

Result<Response> Api::overview(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {}); !status) return status.error();
  const Result<answer::Overview> overview = answer::overview_of(store, tools_.vocabulary.kinds);
  if (!overview) return overview.error();
  Response response;
  append_json(response.body, *overview, tools_.programmes);
  return response;
}

Result<Response> Api::kinds(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {}); !status) return status.error();
  Response response;
  JsonWriter json(response.body);
  json.open('{').key("kinds").open('[');
  for (const claim::Kind& kind : tools_.vocabulary.kinds.all()) {
    record::FactFilter filter;
    filter.kind = kind.name;
    const Result<std::size_t> count = store.count_facts(filter);
    if (!count) return count.error();
    write(json, kind, *count);
  }
  json.close(']').close('}');
  return response;
}

Result<Response> Api::claim(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {}); !status) return status.error();
  const Result<std::optional<record::StoredClaim>> found = store.claim(target.segments.back());
  if (!found) return found.error();
  if (!found->has_value()) return missing("claim", "ids of claims begin with c_");
  Response response;
  JsonWriter json(response.body);
  serve::write(json, **found);
  return response;
}

// The claim's report is read again: an explanation is of the rules at hand.
Result<Response> Api::explanation(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {"lang"}); !status) return status.error();
  const Result<std::string> language = choice_of(target, "lang", {"zh", "en"});
  if (!language) return language.error();
  const Result<std::optional<record::StoredClaim>> claim = store.claim(target.segments.back());
  if (!claim) return claim.error();
  if (!claim->has_value()) return missing("claim", "ids of claims begin with c_");
  const Result<std::optional<record::StoredReport>> report =
      store.report((*claim)->claim.source.id, (*claim)->report_version);
  if (!report) return report.error();
  if (!report->has_value()) return missing("report", "restore the record from a copy");
  Response response;
  answer::append_json(response.body, answer::explain(**claim, (*report)->report, tools_.reader),
                      tools_.explain,
                      *language == "en" ? answer::Language::en : answer::Language::zh);
  return response;
}

Result<Response> Api::reports(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {"q", "limit", "offset"}); !status) return status.error();
  const Result<PageOf> page = page_of(target);
  if (!page) return page.error();
  const Result<std::vector<record::ReportLine>> all = store.reports();
  if (!all) return all.error();
  const std::string words(target.parameter("q").value_or(""));
  std::vector<record::ReportLine> found;
  std::copy_if(all->begin(), all->end(), std::back_inserter(found),
               [&](const record::ReportLine& line) {
                 return answer::report_matches(line, words, tools_.vocabulary.folding);
               });
  Response response;
  JsonWriter json(response.body);
  json.open('{').key("reports").open('[');
  for (std::size_t i = page->offset; i < found.size() && i - page->offset < page->limit; ++i)
    serve::write(json, found[i]);
  json.close(']').key("total").number(static_cast<std::int64_t>(found.size())).close('}');
  return response;
}

Result<Response> Api::report(record::Store& store, const Target& target) const {
  if (Status status = only_known(target, {}); !status) return status.error();
  const Result<std::optional<record::StoredReport>> found = store.report(target.segments.back());
  if (!found) return found.error();
  if (!found->has_value()) return missing("report", "/api/v1/reports lists those it has");
  const Result<std::vector<record::StoredClaim>> claims =
      store.claims_of_report(target.segments.back());
  if (!claims) return claims.error();
  Response response;
  JsonWriter json(response.body);
  json.open('{').key("report");
  serve::write(json, **found);
  json.key("claims").open('[');
  for (const record::StoredClaim& claim : *claims) serve::write(json, claim);
  json.close(']').close('}');
  return response;
}

}  // namespace duikou::serve
