// SPDX-License-Identifier: Apache-2.0
#include "cli/own_rules.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/limits.h"
#include "text/utf8.h"

namespace duikou::cli {
namespace {

namespace fs = std::filesystem;

struct Place {
  std::string path;
  std::string label;
};

// A label is one word of a rule's name: what would part it becomes a hyphen.
std::string label_for(const fs::path& path) {
  fs::path folder = path.lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  if (folder == "." || folder == "..") folder = fs::weakly_canonical(path);
  std::string out = folder.stem().string();
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || c == ':' || c == '|' || c == '/' || byte == 0x7F) c = '-';
  }
  return out.empty() ? "own" : out;
}

std::vector<Place> parted_places(std::string_view text) {
  std::vector<Place> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(':'), text.size());
    const std::string path(text.substr(0, end));
    if (!path.empty()) out.push_back({path, label_for(path)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<Place> places_of_config() {
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder;
  if (config != nullptr && *config != '\0') {
    folder = config;
  } else if (home != nullptr && *home != '\0') {
    folder = fs::path(home) / ".config";
  } else {
    return {};
  }
  folder = folder / "duikou" / "rules";
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) return {};
  return {{folder.string(), "config"}};
}

bool is_own_file(const fs::path& path) {
  const fs::path ending = path.extension();
  return !path.filename().string().starts_with('.') && (ending == ".rule" || ending == ".tsv");
}

Result<std::string> text_of(const fs::path& path) {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (!failed && size > limits::rule_file_bytes) {
    return Error{Error::Kind::limit, path.string(),
                 "larger than " + std::to_string(limits::rule_file_bytes) + " bytes",
                 "part it into several files"};
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (failed || file.bad() || !file.is_open()) {
    return Error{Error::Kind::io, path.string(), "cannot be read", "check its rights"};
  }
  if (bytes.find('\0') != std::string::npos || !text::valid_utf8(bytes)) {
    return Error{Error::Kind::refused, path.string(), "no text in UTF-8",
                 "rules and words are plain text; save the file as UTF-8"};
  }
  return bytes;
}

Status add_file(const fs::path& path, const std::string& label, lexicon::DataFiles& data) {
  auto bytes = text_of(path);
  if (!bytes) return std::move(bytes).error();
  data.emplace(std::string(lexicon::own_files) + label + ":" + path.string(),
               std::move(bytes).value());
  return Done{};
}

Status add_place(const Place& place, lexicon::DataFiles& data) {
  std::error_code failed;
  if (fs::is_regular_file(place.path, failed)) {
    if (is_own_file(place.path)) return add_file(place.path, place.label, data);
    return Error{Error::Kind::usage, place.path, "neither rules nor words",
                 "rules end in .rule, tables of words in .tsv"};
  }
  fs::recursive_directory_iterator at(place.path, failed);
  if (failed) {
    return Error{Error::Kind::usage, place.path, "there is no such folder of rules",
                 "name a folder with files that end in .rule or .tsv"};
  }
  std::size_t found = 0;
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    std::error_code no_file;
    if (!at->is_regular_file(no_file) || !is_own_file(at->path())) continue;
    if (auto added = add_file(at->path(), place.label, data); !added) return added;
    ++found;
  }
  if (failed) return Error{Error::Kind::io, place.path, failed.message(), "check its rights"};
  if (found > 0) return Done{};
  return Error{Error::Kind::usage, place.path, "a folder without rules or words",
               "rules end in .rule, tables of words in .tsv"};
}

}  // namespace

void add_rules_option(CLI::App& app, std::vector<std::string>& named) {
  app.add_option("--rules", named,
                 "a folder of your own rules (.rule) and words (.tsv), beside the built-in ones; "
                 "else DUIKOU_RULES, else ~/.config/duikou/rules")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Status add_own_rules(const std::vector<std::string>& named, lexicon::DataFiles& data) {
  std::vector<Place> places;
  for (const std::string& path : named) places.push_back({path, label_for(path)});
  if (named.empty()) {
    const char* told = std::getenv("DUIKOU_RULES");
    places = told != nullptr ? parted_places(told) : places_of_config();
  }
  for (const Place& place : places) {
    if (auto added = add_place(place, data); !added) return added;
  }
  return Done{};
}

}  // namespace duikou::cli
