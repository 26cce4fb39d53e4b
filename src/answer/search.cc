// SPDX-License-Identifier: Apache-2.0
#include "answer/search.h"

#include <algorithm>
#include <limits>
#include <string>

namespace duikou::answer {

namespace {

std::vector<std::string> wanted_words(std::string_view words, const text::Folding& folding) {
  std::vector<std::string> wanted;
  const std::string simplified = folding.simplify(words);
  std::string_view rest = simplified;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    if (!word.empty()) wanted.emplace_back(word);
  }
  return wanted;
}

bool contains(const record::Fact& fact, std::string_view word, const text::Folding& folding) {
  for (const record::FactRole& role : fact.roles)
    for (const record::FactValue& value : role.values)
      if (folding.simplify(value.value).find(word) != std::string::npos) return true;
  return false;
}

// Words are not the store's business, so the facts of all kinds are looked through here.
Result<Found> find_by_words(record::Store& store, record::FactFilter filter,
                            const std::vector<std::string>& wanted,
                            const record::Vocabulary& vocabulary) {
  const std::string kind = std::exchange(filter.kind, "");
  const std::size_t offset = std::exchange(filter.offset, 0);
  const std::size_t limit = std::exchange(filter.limit, std::numeric_limits<std::size_t>::max());
  Result<std::vector<record::Fact>> facts = store.facts(filter);
  if (!facts) return facts.error();

  Found found;
  for (const claim::Kind& one : vocabulary.kinds.all()) found.by_kind.emplace_back(one.name, 0);
  for (record::Fact& fact : *facts) {
    const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
      return contains(fact, word, vocabulary.folding);
    });
    if (!all) continue;
    for (auto& [name, count] : found.by_kind) count += name == fact.kind ? 1 : 0;
    if (!kind.empty() && fact.kind != kind) continue;
    const std::size_t place = found.total++;
    if (place >= offset && place - offset < limit) found.facts.push_back(std::move(fact));
  }
  return found;
}

}  // namespace

Result<Found> find_facts(record::Store& store, const record::FactFilter& filter,
                         std::string_view words, const record::Vocabulary& vocabulary) {
  const std::vector<std::string> wanted = wanted_words(words, vocabulary.folding);
  if (!wanted.empty()) return find_by_words(store, filter, wanted, vocabulary);

  Found found;
  Result<std::vector<record::Fact>> facts = store.facts(filter);
  if (!facts) return facts.error();
  found.facts = std::move(facts).value();
  record::FactFilter counted = filter;
  for (const claim::Kind& kind : vocabulary.kinds.all()) {
    counted.kind = kind.name;
    const Result<std::size_t> count = store.count_facts(counted);
    if (!count) return count.error();
    found.by_kind.emplace_back(kind.name, *count);
    if (filter.kind.empty() || filter.kind == kind.name) found.total += *count;
  }
  return found;
}

bool report_matches(const record::ReportLine& report, std::string_view words,
                    const text::Folding& folding) {
  const std::vector<std::string> wanted = wanted_words(words, folding);
  const std::string all = folding.simplify(report.id + '\n' + report.title + '\n' +
                                           report.publisher + '\n' + report.url);
  return std::all_of(wanted.begin(), wanted.end(), [&all](const std::string& word) {
    return all.find(word) != std::string::npos;
  });
}

}  // namespace duikou::answer
