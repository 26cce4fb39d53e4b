// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"

namespace duikou::cli {

// The parser over a list of commands. `chosen` receives the work of the command that is named, and
// must outlive the parser.
[[nodiscard]] std::unique_ptr<CLI::App> make_parser(const std::vector<Command>& commands,
                                                    Work& chosen);

// What came of a command line: text to print (help, version), or an error with its cure, or, with
// both empty, a command chosen.
struct Parsed {
  std::string output;
  std::string error;
};
[[nodiscard]] Parsed parse(CLI::App& app, int argc, char** argv,
                           const std::vector<Command>& commands);

}  // namespace duikou::cli
