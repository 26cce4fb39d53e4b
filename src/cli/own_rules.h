// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"

namespace CLI {
class App;
}

namespace duikou::cli {

// --rules FOLDER, as often as wanted: a user's own rules and words, read beside the built-in ones.
void add_rules_option(CLI::App& app, std::vector<std::string>& named);

// Adds the user's own files (*.rule, *.tsv) to `data`, as lexicon/files.h names them: those that
// `named` holds (folders or single files), else those of DUIKOU_RULES (parted by colons; set and
// empty: none), else those of $XDG_CONFIG_HOME/duikou/rules (~/.config/duikou/rules) where that is
// there. The label is the name of the folder, or of the file without its ending; that of the last
// place is "config". Folders are walked to the bottom in the order of their paths; hidden files are
// left out. Refused: what is not there, has no such file, is no text in UTF-8, or is larger than
// limits::rule_file_bytes.
[[nodiscard]] Status add_own_rules(const std::vector<std::string>& named, lexicon::DataFiles& data);

}  // namespace duikou::cli
