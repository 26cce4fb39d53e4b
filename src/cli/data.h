// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "lexicon/files.h"

namespace duikou::cli {

// The data folder: DUIKOU_DATA, else data/ beside the program's real file, else
// ../share/duikou/data from there. The first two are taken where they exist; an error names all
// places that were looked at.
[[nodiscard]] Result<std::string> find_data_folder();

// Every table, rule and style sheet below the folder (.tsv, .rule, .css), but for what makes them
// (generate/) and the samples.
[[nodiscard]] Result<lexicon::DataFiles> load_data(const std::string& folder);

// Both.
[[nodiscard]] Result<lexicon::DataFiles> load_data();

}  // namespace duikou::cli
