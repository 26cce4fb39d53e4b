// SPDX-License-Identifier: Apache-2.0
#include "cli/parser.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "text/nearest.h"

#ifndef DUIKOU_VERSION
#define DUIKOU_VERSION "0.1.0"
#endif

namespace duikou::cli {
namespace {

std::string footer_of(const Command& command) {
  std::string out = "\nExamples:\n";
  for (const Example& example : command.examples) {
    out += "  " + example.command + "\n      " + example.what + "\n";
  }
  return out;
}

constexpr const char* about =
    "Reads public reports on paired assistance between regions, and keeps the record of who\n"
    "supports whom, who went where, what was promised and what came of it.";

constexpr const char* first_steps =
    "\nExamples:\n"
    "  duikou read report.html\n"
    "      the claims of one report, a line each; needs no record\n"
    "  duikou add reports/\n"
    "      reads a folder into the record ./duikou.db\n"
    "  duikou list visit --to 653100 --since 2023-07-01\n"
    "      who went to Kashgar since then\n"
    "\nduikou COMMAND --help tells more; duikou manual prints it as man pages.";

std::vector<std::string> names_of(const std::vector<Command>& commands) {
  std::vector<std::string> out;
  out.reserve(commands.size());
  for (const Command& command : commands) out.push_back(command.name);
  return out;
}

std::vector<std::string> options_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
  }
  return out;
}

// The command that the arguments name, or the program itself.
CLI::App& named(CLI::App& app, int argc, char** argv, const std::vector<Command>& commands) {
  for (int i = 1; i < argc; ++i) {
    for (const Command& command : commands) {
      if (command.name == argv[i]) return *app.get_subcommand(command.name);
    }
  }
  return app;
}

// A word of ours for what CLI11 says, with the nearest known word where one is close.
std::string explained(const CLI::ParseError& error, CLI::App& app, int argc, char** argv,
                      const std::vector<Command>& commands) {
  CLI::App& of = named(app, argc, argv, commands);
  const std::string cure = &of == &app ? "duikou --help" : "duikou " + of.get_name() + " --help";
  std::string cause = error.what();
  if (&of == &app && argc > 1 && argv[1][0] != '-') {
    const std::string near = text::nearest(argv[1], names_of(commands));
    cause = std::string("there is no command ") + argv[1];
    if (!near.empty()) cause += "; did you mean " + near + "?";
    return cause + " (see " + cure + ")";
  }
  if (&of == &app && argc == 1) return "no command was named (see " + cure + ")";
  for (int i = 1; i < argc; ++i) {
    const std::string word = std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
    const std::vector<std::string> known = options_of(of);
    const bool unknown = word.starts_with("--") && word.size() > 2 &&
                         std::find(known.begin(), known.end(), word) == known.end();
    if (!unknown) continue;
    const std::string near = text::nearest(word, known);
    cause = "there is no option " + word;
    if (!near.empty()) cause += "; did you mean " + near + "?";
    break;
  }
  for (char& c : cause) {
    if (c == '\n') c = ' ';
  }
  return cause + " (see " + cure + ")";
}

}  // namespace

std::unique_ptr<CLI::App> make_parser(const std::vector<Command>& commands, Work& chosen) {
  auto app = std::make_unique<CLI::App>(about, "duikou");
  app->require_subcommand(1);
  app->set_version_flag("--version", "duikou " DUIKOU_VERSION, "print the version");
  app->set_help_flag("--help,-h", "print help");
  app->footer(first_steps);
  for (const Command& command : commands) {
    CLI::App* of = app->add_subcommand(command.name, command.summary);
    of->group("Commands");
    of->set_help_flag("--help,-h", "print this help");
    of->footer(footer_of(command));
    Work work = command.declare(*of);
    of->callback([&chosen, work = std::move(work)] { chosen = work; });
  }
  return app;
}

Parsed parse(CLI::App& app, int argc, char** argv, const std::vector<Command>& commands) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const CLI::App& of = named(app, argc, argv, commands);
    return {of.help(&of == &app ? "" : "duikou"), ""};
  } catch (const CLI::CallForVersion& version) {
    return {std::string(version.what()) + "\n", ""};
  } catch (const CLI::ParseError& error) {
    return {"", explained(error, app, argc, argv, commands)};
  }
  return {};
}

}  // namespace duikou::cli
