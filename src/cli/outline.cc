// SPDX-License-Identifier: Apache-2.0
#include "cli/outline.h"

#include <CLI/CLI.hpp>

#include "cli/parser.h"

namespace duikou::cli {

std::vector<CommandOutline> outlines(const std::vector<Command>& commands) {
  Work unused;
  const auto app = make_parser(commands, unused);
  std::vector<CommandOutline> out;
  for (const Command& command : commands) {
    CommandOutline& of = out.emplace_back();
    of.command = &command;
    for (const CLI::Option* option : app->get_subcommand(command.name)->get_options()) {
      const auto& names = option->get_lnames();
      of.options.push_back({names.empty() ? option->get_name() : "--" + names.front(),
                            option->get_description(), names.empty(),
                            option->get_items_expected_max() > 0});
    }
  }
  return out;
}

}  // namespace duikou::cli
