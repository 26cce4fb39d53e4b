// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "mention/office.h"
#include "mention/organisation.h"
#include "text/folded.h"

namespace duikou::mention {

// Everything that finding offices needs, made once from the project's own data.
class Offices {
 public:
  static const Offices& get() {
    static const Offices offices;
    return offices;
  }

  struct Found {
    std::vector<Holder> holders;
    std::vector<Mention> mentions;
    std::vector<std::string> offices;  // "name=title", in order
  };
  [[nodiscard]] Found read(std::string_view utf8) const {
    const text::Folded text(folding_.value(), utf8);
    lexicon::Scan scan;
    lexicon_.value().scan(text, scan);
    Found out;
    finder_.value().find(text, scan, out.holders);
    finder_.value().mention_all(text, scan, out.holders, out.mentions);
    for (const Office& office : finder_.value().offices(text, out.holders)) {
      out.offices.push_back(office.name + "=" + std::string(text.original(office.title)));
    }
    return out;
  }

  [[nodiscard]] std::vector<Mention> organisations(std::string_view utf8) const {
    const text::Folded text(folding_.value(), utf8);
    lexicon::Scan scan;
    lexicon_.value().scan(text, scan);
    std::vector<Mention> out;
    organisations_.value().find(text, scan, out);
    return out;
  }

 private:
  Offices()
      : data_(load()),
        folding_(text::Folding::parse(data_["lexicon/traditional.tsv"])),
        lexicon_(lexicon::Lexicon::make(data_)),
        places_(lexicon::Places::make(data_, lexicon_.value())),
        added_(add_office_words(data_, lexicon_.value())),
        named_(add_organisation_words(data_, lexicon_.value())),
        organisations_(OrganisationFinder::make(lexicon_.value())),
        finder_(HolderFinder::make(lexicon_.value(), data_)) {}

  static lexicon::DataFiles load() {
    lexicon::DataFiles out;
    const std::filesystem::path root = std::filesystem::path(DUIKOU_SOURCE_DIR) / "data";
    for (const char* room : {"lexicon", "places"}) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(root / room)) {
        if (entry.path().extension() != ".tsv") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::stringstream bytes;
        bytes << in.rdbuf();
        out[std::filesystem::relative(entry.path(), root).generic_string()] = bytes.str();
      }
    }
    return out;
  }

  lexicon::DataFiles data_;
  Result<text::Folding> folding_;
  Result<lexicon::Lexicon> lexicon_;
  Result<lexicon::Places> places_;
  Status added_;
  Status named_;
  Result<OrganisationFinder> organisations_;
  Result<HolderFinder> finder_;
};

}  // namespace duikou::mention
