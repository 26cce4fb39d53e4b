// SPDX-License-Identifier: Apache-2.0
#include "serve/api.h"

#include <algorithm>
#include <utility>

#include "serve/parameters.h"
#include "value/json.h"

namespace duikou::serve {

namespace {

lexicon::DataFiles tables_of_filters(const lexicon::DataFiles& data) {
  lexicon::DataFiles tables;
  for (const auto& [name, bytes] : data)
    if (name.starts_with("programmes/")) tables.emplace(name, bytes);
  return tables;
}

}  // namespace

struct Api::Route {
  enum class Id : unsigned char { none, wanted };
  std::string_view name;
  Id id;
  Result<Response> (Api::*answer)(record::Store& store, const Target& target) const;
};

const std::vector<Api::Route>& Api::routes() {
  static const std::vector<Route> routes = {
      {"overview", Route::Id::none, &Api::overview},
      {"kinds", Route::Id::none, &Api::kinds},
      {"facts", Route::Id::none, &Api::facts},
      {"facts", Route::Id::wanted, &Api::fact},
      {"claims", Route::Id::wanted, &Api::claim},
      {"explanations", Route::Id::wanted, &Api::explanation},
      {"reports", Route::Id::none, &Api::reports},
      {"reports", Route::Id::wanted, &Api::report},
      {"visits", Route::Id::none, &Api::visits},
      {"brief", Route::Id::none, &Api::brief},
  };
  return routes;
}

Api::Api(const std::string& place, Tools tools, lexicon::DataFiles data)
    : tools_(std::move(tools)), data_(std::move(data)), stores_(place, tools_.vocabulary) {}

Result<std::unique_ptr<Api>> Api::open(const std::string& place, const lexicon::DataFiles& data) {
  Result<record::Vocabulary> vocabulary = record::Vocabulary::make(data);
  if (!vocabulary) return vocabulary.error();
  Result<answer::BriefWords> brief = answer::BriefWords::make(data);
  if (!brief) return brief.error();
  Result<answer::ProgrammeNames> programmes = answer::ProgrammeNames::make(data);
  if (!programmes) return programmes.error();
  Result<answer::ExplainWords> explain = answer::ExplainWords::make(data);
  if (!explain) return explain.error();
  Result<claim::Reader> reader = claim::Reader::make(data);
  if (!reader) return reader.error();
  Tools tools{std::move(vocabulary).value(), std::move(brief).value(),
              std::move(programmes).value(), std::move(explain).value(), std::move(reader).value()};
  std::unique_ptr<Api> api(new Api(place, std::move(tools), tables_of_filters(data)));
  if (const Result<Stores::Loan> first = api->stores_.lend(); !first) return first.error();
  return api;
}

Response Api::answer(const Target& target) const {
  constexpr std::size_t with_id = 4;  // "api", "v1", name, id
  const std::vector<std::string>& path = target.segments;
  const bool versioned = path.size() >= with_id - 1 && path.size() <= with_id && path[1] == "v1";
  const Route::Id id = path.size() == with_id ? Route::Id::wanted : Route::Id::none;
  const auto route = std::find_if(routes().begin(), routes().end(), [&](const Route& one) {
    return versioned && one.name == path[2] && one.id == id;
  });
  if (route == routes().end())
    return error_response(404, "not-found", "the API has nothing at this address",
                          "docs/http.md lists all that it has");
  Result<Stores::Loan> store = stores_.lend();
  if (!store) return error_response(store.error());
  Result<Response> response = (this->*route->answer)(**store, target);
  return response ? std::move(response).value() : error_response(response.error());
}

}  // namespace duikou::serve
