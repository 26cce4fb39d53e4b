// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace duikou::lexicon {

// The files below data/ that the reader is made from: path relative to data/ (with '/') -> content.
// The library opens no file; whoever calls it brings the bytes (cli/data.h does so for the
// program).
//
// A user's own files stand beside them under the name "own/LABEL:PATH": LABEL tells whose they are
// and goes before the names of their rules, PATH is the file as the user named it, for errors.
// *.rule are rules, *.tsv tables of words.
using DataFiles = std::map<std::string, std::string, std::less<>>;

inline constexpr std::string_view own_files = "own/";

// Of "own/gifts:work/gifts/b.rule" the label "gifts"; empty of a file of data/.
[[nodiscard]] inline std::string_view label_of(std::string_view name) {
  if (!name.starts_with(own_files)) return {};
  name.remove_prefix(own_files.size());
  return name.substr(0, name.find(':'));
}
// The name that a person knows: "work/gifts/b.rule"; of a file of data/ the name itself.
[[nodiscard]] inline std::string_view shown_name(std::string_view name) {
  const std::string_view label = label_of(name);
  if (label.empty()) return name;
  return name.substr(own_files.size() + label.size() + 1);
}

}  // namespace duikou::lexicon
