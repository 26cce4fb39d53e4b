// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cli/command.h"

namespace duikou::cli {

// A command a source file; each is declared here and listed in commands.cc, nowhere else.
[[nodiscard]] Command read_command();
[[nodiscard]] Command mentions_command();
[[nodiscard]] Command add_command();
[[nodiscard]] Command list_command();
[[nodiscard]] Command show_command();
[[nodiscard]] Command explain_command();
[[nodiscard]] Command compare_command();
[[nodiscard]] Command brief_command();
[[nodiscard]] Command rules_command();
[[nodiscard]] Command completion_command();
[[nodiscard]] Command manual_command();

// All commands in the order of --help; `more` are those that other rooms bring (serve), in front of
// completion and manual. What completion and manual write covers all of them.
[[nodiscard]] std::vector<Command> commands(std::vector<Command> more);

// Runs the program: parses, works, hands back the exit status. `more` as above.
[[nodiscard]] int run(int argc, char** argv, std::vector<Command> more);

// The list behind the running program, for completion and manual.
[[nodiscard]] const std::vector<Command>& known_commands();

}  // namespace duikou::cli
