// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "claim/actors.h"
#include "claim/analysis.h"
#include "claim/kinds.h"
#include "claim/reader.h"
#include "claim/table.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "mention/date.h"
#include "mention/office.h"
#include "mention/organisation.h"
#include "mention/place.h"
#include "text/folded.h"
#include "text/report.h"

namespace duikou::claim {

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The project's own tables and rules, as the program loads them.
inline const lexicon::DataFiles& data_files() {
  static const lexicon::DataFiles files = [] {
    const std::filesystem::path root = std::filesystem::path(DUIKOU_SOURCE_DIR) / "data";
    lexicon::DataFiles out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto ending = entry.path().extension();
      if (ending != ".tsv" && ending != ".rule") continue;
      const std::string name = entry.path().lexically_relative(root).generic_string();
      if (name.starts_with("generate/") || name.starts_with("samples/")) continue;
      out[name] = bytes_of(entry.path());
    }
    return out;
  }();
  return files;
}

// Why there is no reader from these data; empty where there is one.
inline std::string reader_error() {
  static const std::string error = [] {
    auto made = Reader::make(data_files());
    return made ? std::string() : made.error().text();
  }();
  return error;
}

// Asks for reader_error() to be empty.
inline const Reader& reader() {
  static const Reader out = std::move(Reader::make(data_files())).value();
  return out;
}

inline text::Report report_of(std::string text, std::string published = "",
                              std::string publisher = "") {
  text::Report out;
  out.id = "t";
  out.text = std::move(text);
  out.published = std::move(published);
  out.publisher = std::move(publisher);
  return out;
}

// The values of a role, joined by commas; empty where the claim has none.
inline std::string values_of(const Claim& claim, std::string_view role) {
  std::string out;
  if (const Role* known = claim.role(role)) {
    for (const Value& value : known->values) out += (out.empty() ? "" : ",") + value.value;
  }
  return out;
}

// The finders below the rules over the project's own tables, for texts taken apart without rules.
class Workbench {
 public:
  static const Workbench& get() {
    static const Workbench out;
    return out;
  }
  const lexicon::Lexicon& lexicon() const { return lexicon_.value(); }
  const lexicon::Places& places() const { return places_.value(); }

  // Clauses, groups, persons and rows; the report must outlive them.
  std::shared_ptr<Analysis> take_apart(const text::Report& report) const {
    struct Apart {
      Apart(const text::Report& whole, const text::Folding& folding)
          : analysis(whole, folding, buffers) {}
      Buffers buffers;
      Analysis analysis;
    };
    const auto apart = std::make_shared<Apart>(report, folding_.value());
    const std::shared_ptr<Analysis> out(apart, &apart->analysis);
    Analysis& a = *out;
    lexicon().scan(a.text, a.scan);
    static const AskedClasses all(lexicon());
    a.words.index(a.scan, all);
    holders_.value().find(a.text, a.scan, a.holders);
    holders_.value().mention_all(a.text, a.scan, a.holders, a.people);
    dates_.value().find(a.text, a.scan, {}, a.dates);
    finder_.value().find(a.text, a.scan, {}, a.places);
    organisations_.value().find(a.text, a.scan, a.organisations);
    ActorFinder(lexicon(), places()).find(a);
    find_rows(a);
    read_bare_numbers(a, lexicon(), numbers_.value());
    divide(a);
    return out;
  }

 private:
  Workbench()
      : folding_(text::Folding::parse(data_files().at("lexicon/traditional.tsv"))),
        lexicon_(lexicon::Lexicon::make(data_files())),
        places_(lexicon::Places::make(data_files(), lexicon_.value())),
        offices_(mention::add_office_words(data_files(), lexicon_.value())),
        bodies_(mention::add_organisation_words(data_files(), lexicon_.value())),
        holders_(mention::HolderFinder::make(lexicon(), data_files())),
        dates_(mention::DateFinder::make(lexicon())),
        finder_(mention::PlaceFinder::make(lexicon(), places())),
        organisations_(mention::OrganisationFinder::make(lexicon())),
        numbers_(mention::NumberReader::make(lexicon())) {}

  Result<text::Folding> folding_;
  Result<lexicon::Lexicon> lexicon_;
  Result<lexicon::Places> places_;
  Status offices_;
  Status bodies_;
  Result<mention::HolderFinder> holders_;
  Result<mention::DateFinder> dates_;
  Result<mention::PlaceFinder> finder_;
  Result<mention::OrganisationFinder> organisations_;
  Result<mention::NumberReader> numbers_;
};

}  // namespace duikou::claim
