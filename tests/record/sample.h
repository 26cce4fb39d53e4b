// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "claim/claim.h"
#include "record/store.h"
#include "record/vocabulary.h"

// Claims and reports written in a line, and a folder that goes away: for the tests of the record
// and of what stands on it. Places and people are invented where they need not be real.
namespace duikou::record::sample {

inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline lexicon::DataFiles data_files() {
  const std::string root = std::string(DUIKOU_SOURCE_DIR) + "/data/";
  lexicon::DataFiles out;
  for (const char* name :
       {"kinds.tsv", "uniting.tsv", "lexicon/traditional.tsv", "places/divisions.tsv",
        "places/corps.tsv", "places/zones.tsv", "places/signs.tsv", "places/stems.tsv",
        "places/groups.tsv", "programmes/programmes.tsv", "phrases/titles.tsv"}) {
    std::string bytes = file_text(root + name);
    if (!bytes.empty()) out.emplace(name, std::move(bytes));
  }
  return out;
}

inline const Vocabulary& vocabulary() {
  static const Vocabulary made = [] {
    auto out = Vocabulary::make(data_files());
    if (!out) ADD_FAILURE() << out.error().text();
    return std::move(out).value();
  }();
  return made;
}

// "上海市@place:310000" is a value with its entity.
inline claim::Value value_of(std::string text) {
  claim::Value out;
  const std::size_t at = text.find('@');
  if (at != std::string::npos) out.entity = text.substr(at + 1);
  out.value = text.substr(0, at);
  out.span = {0, 2};
  return out;
}

struct Told {
  std::string report;
  std::string kind;
  std::vector<std::pair<std::string, std::vector<std::string>>> roles;
  std::string published = "2020-01-15";
  std::string publisher = "甲报";
  claim::Modality modality = claim::Modality::reported;
  std::vector<std::pair<std::string, std::string>> asides = {};  // "bound.amount", "near"
};

inline claim::Claim claim_of(const Told& told) {
  claim::Claim out;
  out.kind = told.kind;
  out.source = {told.report, "", "", told.publisher, told.published};
  for (const auto& [name, values] : told.roles) {
    claim::Role role{name, {}};
    for (const std::string& value : values) role.values.push_back(value_of(value));
    out.roles.push_back(std::move(role));
  }
  for (const auto& [key, value] : told.asides) {
    const std::size_t dot = key.find('.');
    out.asides.push_back({key.substr(0, dot), key.substr(dot + 1), {value, "", {0, 1}}});
  }
  out.evidence = {{{0, 2}, "甲乙"}};
  out.rules = {"sample"};
  out.modality = told.modality;
  out.id = claim::content_id(out);
  return out;
}

inline text::Report report_of(const std::string& id, const std::string& text,
                              const std::string& publisher = "甲报",
                              const std::string& published = "2020-01-15") {
  text::Report out;
  out.id = id;
  out.title = "标题";
  out.publisher = publisher;
  out.published = published;
  out.text = text;
  out.encoding = "utf-8";
  out.encoding_ground = "strict";
  return out;
}

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "duikou-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data()) ? name : "";
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace duikou::record::sample
