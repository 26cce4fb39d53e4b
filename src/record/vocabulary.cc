// SPDX-License-Identifier: Apache-2.0
#include "record/vocabulary.h"

#include <algorithm>
#include <utility>

namespace duikou::record {
namespace {

std::string_view file_or_empty(const lexicon::DataFiles& data, std::string_view name) {
  const auto found = data.find(name);
  return found == data.end() ? std::string_view{} : std::string_view(found->second);
}

Error missing(std::string_view name) {
  return Error{Error::Kind::io, std::string(name), "table is missing",
               "install the data folder or set DUIKOU_DATA to it"};
}

}  // namespace

Result<Vocabulary> Vocabulary::make(const lexicon::DataFiles& data) {
  const std::string_view kinds_tsv = file_or_empty(data, "kinds.tsv");
  if (kinds_tsv.empty()) return missing("kinds.tsv");
  auto kinds = claim::Kinds::parse(kinds_tsv);
  if (!kinds) return std::move(kinds).error();
  const std::string_view uniting_tsv = file_or_empty(data, "uniting.tsv");
  if (uniting_tsv.empty()) return missing("uniting.tsv");
  auto ways = Ways::parse(uniting_tsv, *kinds);
  if (!ways) return std::move(ways).error();
  std::string_view traditional = file_or_empty(data, "lexicon/traditional.tsv");
  if (traditional.empty()) traditional = "traditional\tsimplified\n";
  auto folding = text::Folding::parse(traditional);
  if (!folding) return std::move(folding).error();
  auto names = lexicon::Lexicon::make({});
  if (!names) return std::move(names).error();
  lexicon::Places places;
  if (data.contains("places/divisions.tsv")) {
    auto made = lexicon::Places::make(data, *names);
    if (!made) return std::move(made).error();
    places = std::move(*made);
  }
  return Vocabulary{std::move(*kinds), std::move(*ways), std::move(*folding), std::move(*names),
                    std::move(places)};
}

std::vector<std::uint32_t> Vocabulary::places_named(std::string_view name) const {
  std::vector<std::uint32_t> out;
  const lexicon::ClassId place = names.class_named("place");
  if (place == lexicon::no_class || name.empty()) return out;
  const text::Folded folded(folding, name);
  lexicon::Scan scan;
  names.scan(folded, scan);
  for (const lexicon::Hit& hit : scan.at(0)) {
    if (hit.length != folded.size()) continue;
    for (const lexicon::Meaning& meaning : names.meanings(hit.word)) {
      if (meaning.of == place) out.push_back(meaning.row);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace duikou::record
