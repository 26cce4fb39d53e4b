// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/outline.h"

// Completion for bash, zsh and fish, written from the list of commands: nothing here names one.
namespace duikou::cli {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string words_of(const CommandOutline& of) {
  std::string out;
  for (const OptionOutline& option : of.options) {
    if (!option.positional) out += (out.empty() ? "" : " ") + option.name;
  }
  return out;
}

std::string bash(const std::vector<CommandOutline>& all) {
  std::string names;
  std::string cases;
  for (const CommandOutline& of : all) {
    names += (names.empty() ? "" : " ") + of.command->name;
    cases += "    " + of.command->name + ") words=" + quoted(words_of(of)) + " ;;\n";
  }
  return "# bash completion of duikou; for this shell: source <(duikou completion bash)\n"
         "_duikou() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} words\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    COMPREPLY=($(compgen -W " +
         quoted(names + " --help --version") +
         " -- \"$word\"))\n"
         "    return\n"
         "  fi\n"
         "  case ${COMP_WORDS[1]} in\n" +
         cases +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _duikou duikou\n";
}

// In zsh's descriptions a colon and brackets have a meaning of their own.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh(const std::vector<CommandOutline>& all) {
  std::string names;
  std::string cases;
  for (const CommandOutline& of : all) {
    names += "    " + quoted(of.command->name + ":" + zsh_text(of.command->summary)) + "\n";
    cases += "    " + of.command->name + ")\n      _arguments";
    for (const OptionOutline& option : of.options) {
      if (option.positional) continue;
      cases += " \\\n        " + quoted(option.name + "[" + zsh_text(option.what) + "]" +
                                        (option.takes_value ? ":value:_files" : ""));
    }
    cases += " \\\n        '*:file:_files'\n      ;;\n";
  }
  return "#compdef duikou\n"
         "# zsh completion of duikou; put it as _duikou into a folder of $fpath\n"
         "_duikou() {\n"
         "  local -a commands=(\n" +
         names +
         "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $words[1] in\n" +
         cases +
         "  esac\n"
         "}\n"
         "compdef _duikou duikou\n";
}

std::string fish(const std::vector<CommandOutline>& all) {
  std::string out = "# fish completion of duikou; put it into ~/.config/fish/completions\n";
  for (const CommandOutline& of : all) {
    out += "complete -c duikou -n __fish_use_subcommand -a " + of.command->name + " -d " +
           quoted(of.command->summary) + "\n";
    for (const OptionOutline& option : of.options) {
      if (option.positional) continue;
      out += "complete -c duikou -n '__fish_seen_subcommand_from " + of.command->name + "' -l " +
             option.name.substr(2) + (option.takes_value ? " -r" : "") + " -d " +
             quoted(option.what) + "\n";
    }
  }
  return out;
}

}  // namespace

Command completion_command() {
  return {"completion",
          "write the completion of a shell: bash, zsh or fish",
          {{"duikou completion bash > ~/.local/share/bash-completion/completions/duikou",
            "from the next shell on"}},
          [](CLI::App& app) -> Work {
            auto shell = std::make_shared<std::string>();
            app.add_option("SHELL", *shell, "bash, zsh or fish")
                ->required()
                ->check(CLI::IsMember({"bash", "zsh", "fish"}));
            return [shell](Session& session) {
              const auto all = outlines(known_commands());
              session.print(*shell == "bash" ? bash(all) : *shell == "zsh" ? zsh(all) : fish(all));
              return exit_done;
            };
          }};
}

}  // namespace duikou::cli
