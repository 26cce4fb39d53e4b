// SPDX-License-Identifier: Apache-2.0
#include "answer/brief_words.h"

#include <algorithm>
#include <utility>

#include "lexicon/table.h"

namespace duikou::answer {
namespace {

std::string_view file_of(const lexicon::DataFiles& data, std::string_view path) {
  const auto found = data.find(path);
  return found == data.end() ? std::string_view() : std::string_view(found->second);
}

Result<Phrases> phrases_of(const lexicon::DataFiles& data, std::string_view path) {
  return Phrases::parse(path, file_of(data, path));
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const std::size_t end = list.find('|');
    out.emplace_back(list.substr(0, end));
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return out;
}

}  // namespace

Result<BriefWords> BriefWords::make(const lexicon::DataFiles& data) {
  auto zh = phrases_of(data, "phrases/zh.tsv");
  if (!zh) return std::move(zh).error();
  auto en = phrases_of(data, "phrases/en.tsv");
  if (!en) return std::move(en).error();
  auto names = Names::make(data);
  if (!names) return std::move(names).error();
  auto titles = Titles::parse(file_of(data, "phrases/titles.tsv"));
  if (!titles) return std::move(titles).error();
  BriefWords out(std::move(zh).value(), std::move(en).value(), std::move(names).value(),
                 std::move(titles).value());

  if (Status status = out.read_programmes(data); !status) return std::move(status).error();
  constexpr std::string_view expressions = "phrases/expressions.tsv";
  auto expression_table =
      lexicon::Table::parse(expressions, file_of(data, expressions), {"chinese", "english"});
  if (!expression_table) return std::move(expression_table).error();
  for (const lexicon::Row& row : expression_table->rows()) {
    out.expressions_.emplace(row[0], row[1]);
  }
  out.style_sheet_ = file_of(data, "phrases/brief.css");
  return out;
}

Status BriefWords::read_programmes(const lexicon::DataFiles& data) {
  constexpr std::string_view programmes = "programmes/programmes.tsv";
  auto table = lexicon::Table::parse(programmes, file_of(data, programmes),
                                     {"id", "end", "whole", "parent", "words"});
  if (!table) return std::move(table).error();
  for (const lexicon::Row& row : table->rows()) {
    const std::string region = row[2].empty() ? "" : "place:" + std::string(row[2]);
    programmes_.push_back(
        {std::string(row[0]), std::string(row[1]), region, std::string(row[3]), split(row[4])});
  }
  constexpr std::string_view divisions = "places/divisions.tsv";
  auto places =
      lexicon::Table::parse(divisions, file_of(data, divisions), {"code", "short", "level"});
  if (!places) return std::move(places).error();
  for (const lexicon::Row& row : places->rows()) {
    if (row[2] == "province") short_names_.emplace("place:" + std::string(row[0]), row[1]);
  }
  return Done{};
}

const ProgrammeScope::Programme* ProgrammeScope::find(std::string_view id) const {
  for (const Programme& programme : programmes) {
    if (programme.id == id) return &programme;
  }
  return nullptr;
}

std::optional<ProgrammeScope> BriefWords::scope(std::string_view programme) const {
  ProgrammeScope out;
  for (const ProgrammeRow& row : programmes_) {
    const bool named = row.id == programme ||
                       std::find(row.words.begin(), row.words.end(), programme) != row.words.end();
    const bool below = !row.parent.empty() && out.find(row.parent);
    if (!named && !below) continue;
    out.programmes.push_back({row.id, row.end});
    if (out.region.empty()) out.region = row.whole;
    out.marks.insert(out.marks.end(), row.words.begin(), row.words.end());
  }
  if (out.programmes.empty()) return std::nullopt;
  const auto region = short_names_.find(out.region);
  if (region != short_names_.end()) out.marks.push_back(region->second);
  return out;
}

std::string BriefWords::expression(std::string_view chinese, Language language) const {
  if (language == Language::zh) return std::string(chinese);
  const auto found = expressions_.find(names_.simplified(chinese));
  return found == expressions_.end() ? std::string(chinese) : found->second;
}

}  // namespace duikou::answer
