// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/outline.h"

// Man pages (man(7) macros), written from the list of commands: nothing here names one.
namespace duikou::cli {
namespace {

// A hyphen in an option is a minus sign, and a line may not begin with a control of roff.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
      out += std::string("\\&") + c;
    } else {
      out += c;
    }
  }
  return out;
}

std::string head_of(const std::string& name, const std::string& summary) {
  std::string upper = name;
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return ".TH " + upper + " 1 \"\" duikou \"duikou manual\"\n.SH NAME\n" + roff(name) + " \\- " +
         roff(summary) + "\n";
}

std::string page_of(const CommandOutline& of) {
  const std::string& name = of.command->name;
  std::string out = head_of("duikou-" + name, of.command->summary);
  out += ".SH SYNOPSIS\n.B duikou " + roff(name) + "\n[\\fIoption\\fR ...]";
  for (const OptionOutline& option : of.options) {
    if (option.positional) out += " \\fI" + roff(option.name) + "\\fR";
  }
  out += "\n.SH OPTIONS\n";
  for (const OptionOutline& option : of.options) {
    out += ".TP\n\\fB" + roff(option.name) + "\\fR" +
           (option.takes_value && !option.positional ? " \\fIvalue\\fR" : "") + "\n" +
           roff(option.what) + "\n";
  }
  out += ".SH EXAMPLES\n";
  for (const Example& example : of.command->examples) {
    out += ".TP\n\\fB" + roff(example.command) + "\\fR\n" + roff(example.what) + "\n";
  }
  out +=
      ".SH EXIT STATUS\n0 done; 1 done, but some inputs were refused; 2 wrong usage; 3 failed.\n"
      ".SH SEE ALSO\n.BR duikou (1)\n";
  return out;
}

std::string front_page(const std::vector<CommandOutline>& all) {
  std::string out = head_of("duikou", "the record of paired assistance between regions");
  out += ".SH SYNOPSIS\n.B duikou\n\\fIcommand\\fR [\\fIoption\\fR ...]\n.SH COMMANDS\n";
  for (const CommandOutline& of : all) {
    out += ".TP\n\\fB" + roff(of.command->name) + "\\fR\n" + roff(of.command->summary) +
           "; see \\fBduikou\\-" + roff(of.command->name) + "\\fR(1)\n";
  }
  out +=
      ".SH ENVIRONMENT\n"
      ".TP\n\\fBDUIKOU_RECORD\\fR\nthe record, where \\-\\-record does not name it\n"
      ".TP\n\\fBDUIKOU_DATA\\fR\nthe folder of words, places and rules\n"
      ".TP\n\\fBNO_COLOR\\fR\nwhere set, nothing is coloured\n"
      ".SH EXIT STATUS\n0 done; 1 done, but some inputs were refused; 2 wrong usage; 3 failed.\n";
  return out;
}

int manual(Session& session, const std::string& name) {
  const auto all = outlines(known_commands());
  if (name.empty()) {
    session.print(front_page(all));
    return exit_done;
  }
  for (const CommandOutline& of : all) {
    if (of.command->name != name) continue;
    session.print(page_of(of));
    return exit_done;
  }
  return session.fail(
      {Error::Kind::usage, "COMMAND", "there is no command " + name, "see duikou --help"});
}

}  // namespace

Command manual_command() {
  return {"manual",
          "write a man page: of the program, or of one command",
          {{"duikou manual list | man -l -", "the page of one command"},
           {"duikou manual > duikou.1", "the page of the program"}},
          [](CLI::App& app) -> Work {
            auto name = std::make_shared<std::string>();
            app.add_option("COMMAND", *name, "the command; none: the program");
            return [name](Session& session) { return manual(session, *name); };
          }};
}

}  // namespace duikou::cli
