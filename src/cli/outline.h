// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace duikou::cli {

// What a command takes, read off its parser: the one source of completion and manual.
struct OptionOutline {
  std::string name;  // "--record"; of a positional, "FILE"
  std::string what;
  bool positional = false;
  bool takes_value = false;
};
struct CommandOutline {
  const Command* command = nullptr;
  std::vector<OptionOutline> options;
};
[[nodiscard]] std::vector<CommandOutline> outlines(const std::vector<Command>& commands);

}  // namespace duikou::cli
