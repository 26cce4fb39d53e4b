// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/parser.h"

namespace duikou::cli {
namespace {

// The list of the running program, for what describes it from inside (completion, manual).
std::vector<Command>& running() {
  static std::vector<Command> list;
  return list;
}

}  // namespace

std::vector<Command> commands(std::vector<Command> more) {
  std::vector<Command> out = {
      read_command(),    mentions_command(), add_command(),   list_command(),    show_command(),
      explain_command(), brief_command(),    rules_command(), compare_command(),
  };
  std::move(more.begin(), more.end(), std::back_inserter(out));
  out.push_back(completion_command());
  out.push_back(manual_command());
  return out;
}

const std::vector<Command>& known_commands() {
  return running();
}

int run(int argc, char** argv, std::vector<Command> more) {
  running() = commands(std::move(more));
  Session session;
  Work chosen;
  const std::unique_ptr<CLI::App> app = make_parser(running(), chosen);
  const Parsed parsed = parse(*app, argc, argv, running());
  if (!parsed.output.empty()) {
    session.print(parsed.output);
    return session.exit_status();
  }
  if (!parsed.error.empty()) {
    session.say(parsed.error);
    return exit_usage;
  }
  const int status = chosen(session);
  return std::max(status, session.exit_status());
}

}  // namespace duikou::cli
