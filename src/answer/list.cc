// SPDX-License-Identifier: Apache-2.0
#include "answer/list.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "answer/names.h"
#include "answer/office_rank.h"
#include "answer/plain_text.h"
#include "lexicon/table.h"
#include "text/nearest.h"
#include "value/date.h"

namespace duikou::answer {
namespace {

Error unknown(const std::string& option, const std::string& given,
              const std::vector<std::string>& known, const std::string& what) {
  const std::string near = text::nearest(given, known);
  return {Error::Kind::usage, option, "there is no " + what + " " + given,
          near.empty() ? "check the spelling" : "did you mean " + near + "?"};
}

std::vector<std::string> values_of(const std::vector<record::Store::Name>& names) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (const auto& name : names) out.push_back(name.value);
  return out;
}

bool is_code(const std::string& text) {
  return text.size() == 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// "jiangsu province" is also asked for as "jiangsu".
bool is_english(const std::string& name, const std::string& given) {
  return !given.empty() && (name == given || name.starts_with(given + " "));
}

class Places {
 public:
  Places(record::Store& store, const record::Vocabulary& vocabulary)
      : store_(store), vocabulary_(vocabulary) {}

  Status resolve(const std::string& option, const std::string& given,
                 std::vector<record::PlaceTerm>& into) {
    if (given.empty()) return Done{};
    const lexicon::Places& places = vocabulary_.places;
    const std::string entity = is_code(given) ? "place:" + given : given;
    if (places.find(entity) != lexicon::Places::none) {
      into.push_back({entity, ""});
      return Done{};
    }
    for (const std::uint32_t place : vocabulary_.places_named(given)) {
      into.push_back({places[place].entity, ""});
    }
    const std::string english = lowered(given);
    for (std::uint32_t i = 0; into.empty() && i < places.size(); ++i) {
      if (is_english(lowered(places[i].english), english)) into.push_back({places[i].entity, ""});
    }
    auto names = store_.names(claim::ValueType::place);
    if (!names) return std::move(names).error();
    const std::string simplified = vocabulary_.folding.simplify(given);
    for (const auto& name : *names) {
      if (name.value != simplified) continue;
      into.push_back({"", name.value});
      break;
    }
    if (!into.empty()) return Done{};
    return unknown(option, given, known(*names), "place");
  }

 private:
  // What the record names comes first, so that of equally near names one of its own is offered.
  std::vector<std::string> known(const std::vector<record::Store::Name>& names) const {
    std::vector<std::string> out = values_of(names);
    for (std::uint32_t i = 0; i < vocabulary_.places.size(); ++i) {
      out.push_back(vocabulary_.places[i].name);
      if (!vocabulary_.places[i].english.empty()) out.push_back(vocabulary_.places[i].english);
    }
    return out;
  }
  record::Store& store_;
  const record::Vocabulary& vocabulary_;
};

std::vector<std::string> parted(std::string_view cell) {
  std::vector<std::string> out;
  while (!cell.empty()) {
    const std::size_t bar = std::min(cell.find('|'), cell.size());
    out.emplace_back(cell.substr(0, bar));
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return out;
}

Status resolve_programme(const std::string& given, const lexicon::DataFiles& data,
                         std::vector<std::string>& into) {
  const auto file = data.find("programmes/programmes.tsv");
  if (file == data.end()) {
    into.push_back(given);
    return Done{};
  }
  auto table = lexicon::Table::parse(file->first, file->second, {"id", "name", "words"});
  if (!table) return std::move(table).error();
  std::vector<std::string> known;
  for (const lexicon::Row& row : table->rows()) {
    std::vector<std::string> words = parted(row[2]);
    words.emplace_back(row[0]);
    words.emplace_back(row[1]);
    if (std::find(words.begin(), words.end(), given) != words.end()) into.emplace_back(row[0]);
    known.insert(known.end(), words.begin(), words.end());
  }
  if (!into.empty()) return Done{};
  return unknown("--programme", given, known, "programme");
}

Status resolve_person(const std::string& given, record::Store& store,
                      const record::Vocabulary& vocabulary, std::string& into) {
  auto names = store.names(claim::ValueType::person);
  if (!names) return std::move(names).error();
  into = vocabulary.folding.simplify(given);
  const std::vector<std::string> known = values_of(*names);
  if (std::find(known.begin(), known.end(), into) != known.end()) return Done{};
  return unknown("--person", given, known, "person in the record called");
}

constexpr std::array<const char*, 5> ranks = {"", "state", "province", "prefecture", "county"};

// Everybody of whom the record has an office of this rank. The rank is derived from the title.
Status resolve_rank(const std::string& given, record::Store& store, const lexicon::DataFiles& data,
                    record::FactFilter& filter) {
  const auto rank = std::find(ranks.begin() + 1, ranks.end(), given);
  if (rank == ranks.end()) {
    return unknown("--rank", given, {ranks.begin() + 1, ranks.end()}, "rank");
  }
  const auto level = static_cast<OfficeRank::Level>(rank - ranks.begin());
  const auto file = data.find("phrases/titles.tsv");
  if (file == data.end()) {
    return Error{Error::Kind::io, "phrases/titles.tsv", "table is missing",
                 "install the data folder or set DUIKOU_DATA to it"};
  }
  auto titles = Titles::parse(file->second);
  if (!titles) return std::move(titles).error();
  auto names = Names::make(data);
  if (!names) return std::move(names).error();
  record::FactFilter offices;
  offices.kind = "office";
  auto facts = store.facts(offices);
  if (!facts) return std::move(facts).error();
  std::set<std::string> persons;
  for (const record::Fact& fact : *facts) {
    const record::FactRole* person = fact.role("person");
    const record::FactRole* title = fact.role("title");
    if (!person || !title) continue;
    const bool of_rank = std::any_of(
        title->values.begin(), title->values.end(), [&](const record::FactValue& value) {
          return titles->rank(value.value, *names, lexicon::Places::none).level == level;
        });
    if (of_rank) persons.insert(person->values.front().value);
  }
  filter.has_persons = true;
  filter.persons.assign(persons.begin(), persons.end());
  return Done{};
}

Status check_date(const std::string& option, const std::string& given) {
  if (given.empty()) return Done{};
  const auto date = Date::parse(given);
  if (date && date->has_year()) return Done{};
  return Error{Error::Kind::usage, option, given + " is no date",
               "write 2023, 2023-08 or 2023-08-27"};
}

// A full day, or a day with a time of day in UTC to the second.
Status check_moment(const std::string& given) {
  if (given.empty()) return Done{};
  const auto date = Date::parse(std::string_view(given).substr(0, 10));
  bool well_formed = date && date->day != 0 && date->has_year();
  if (well_formed && given.size() != 10) {
    constexpr std::string_view pattern = "T00:00:00Z";
    const std::string_view time = std::string_view(given).substr(10);
    well_formed = time.size() == pattern.size();
    for (std::size_t i = 0; well_formed && i < pattern.size(); ++i) {
      const bool digit = time[i] >= '0' && time[i] <= '9';
      well_formed = pattern[i] == '0' ? digit : time[i] == pattern[i];
    }
  }
  if (well_formed) return Done{};
  return Error{Error::Kind::usage, "--as-of", given + " is no moment",
               "write 2026-11-23 or 2026-11-23T21:14:24Z"};
}

Status check_source(const std::string& given, record::Store& store) {
  if (given.empty()) return Done{};
  auto reports = store.reports();
  if (!reports) return std::move(reports).error();
  std::vector<std::string> known;
  for (const record::ReportLine& line : *reports) {
    for (const std::string* of : {&line.publisher, &line.id, &line.url}) {
      if (*of == given) return Done{};
      known.push_back(*of);
    }
  }
  return unknown("--source", given, known, "report, publisher or URL in the record called");
}

}  // namespace

Result<record::FactFilter> resolve(const ListRequest& request, record::Store& store,
                                   const record::Vocabulary& vocabulary,
                                   const lexicon::DataFiles& data) {
  record::FactFilter out;
  std::vector<std::string> kinds;
  for (const claim::Kind& kind : vocabulary.kinds.all()) kinds.push_back(kind.name);
  if (!vocabulary.kinds.find(request.kind)) return unknown("KIND", request.kind, kinds, "kind");
  out.kind = request.kind;
  out.since = request.since;
  out.until = request.until;
  out.source = request.source;
  out.as_of = request.as_of;
  Places places(store, vocabulary);
  const auto steps = {
      check_date("--since", request.since),
      check_date("--until", request.until),
      check_moment(request.as_of),
      check_source(request.source, store),
      places.resolve("--from", request.from, out.from),
      places.resolve("--to", request.to, out.to),
      places.resolve("--place", request.place, out.place),
      request.programme.empty() ? Status(Done{})
                                : resolve_programme(request.programme, data, out.programmes),
      request.person.empty() ? Status(Done{})
                             : resolve_person(request.person, store, vocabulary, out.person),
      request.rank.empty() ? Status(Done{}) : resolve_rank(request.rank, store, data, out),
  };
  for (const Status& step : steps) {
    if (!step) return step.error();
  }
  return out;
}

std::vector<std::string> columns_of(const claim::Kind& kind) {
  std::vector<std::string> out = {"id"};
  for (const claim::RoleOfKind& role : kind.roles) out.push_back(role.name);
  for (const char* name : {"independent", "modality", "programme", "doubtful"}) {
    out.emplace_back(name);
  }
  return out;
}

std::vector<std::string> cells_of(const record::Fact& fact, const claim::Kind& kind) {
  const auto joined = [](const auto& list, const auto& text_of) {
    std::string out;
    for (const auto& element : list) out += (out.empty() ? "" : "; ") + text_of(element);
    return out;
  };
  std::vector<std::string> out = {fact.id};
  for (const claim::RoleOfKind& role : kind.roles) {
    const record::FactRole* given = fact.role(role.name);
    out.push_back(given ? joined(given->values, [](const auto& value) { return value.value; })
                        : "");
  }
  out.push_back(std::to_string(fact.independent));
  out.emplace_back(claim::name(fact.modality));
  out.push_back(fact.programme);
  out.push_back(joined(fact.doubtful, [](const std::string& role) { return role; }));
  return out;
}

}  // namespace duikou::answer
