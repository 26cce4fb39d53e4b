// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/result.h"
#include "cli/data.h"
#include "lexicon/files.h"

// The project's own tables and rules.
inline const duikou::lexicon::DataFiles& data_for_fuzzing() {
  static const duikou::lexicon::DataFiles files =
      duikou::cli::load_data(std::string(DUIKOU_SOURCE_DIR) + "/data").value();
  return files;
}

// What must hold; libFuzzer keeps the input for which it does not.
inline void must(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

// An error of a door is one line or more that begins with the name of what was refused.
inline void must_name(const duikou::Error& error, std::string_view name) {
  must(error.text().starts_with(name), "the error names its file");
  must(error.text().size() > name.size() + 8, "the error says why");
}
