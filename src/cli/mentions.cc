// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/reading.h"

namespace duikou::cli {
namespace {

int mentions(Session& session, const ReadingOptions& options) {
  auto inputs = Inputs::make(options.inputs);
  if (!inputs) return session.fail(inputs.error());
  auto tools = Tools::make(options.rules);
  if (!tools) return session.fail(tools.error());
  const auto work = [&](ReadReport& read, claim::Workspace&) {
    tools->reader.append_mentions(read.output, read.report);
    read.report = text::Report();  // nobody asks for it again
  };
  const auto use = [&](std::vector<ReadReport>&& reports) {
    bool written = true;
    for (const ReadReport& read : reports) written = session.print(read.output) && written;
    return written;
  };
  read_all(session, *inputs, *tools, options, {work, use});
  return exit_done;
}

}  // namespace

Command mentions_command() {
  return {"mentions",
          "write what stands below the claims: dates, amounts, places, persons, offices",
          {{"duikou mentions report.txt", "the mentions of one report, a line of NDJSON each"},
           {"duikou mentions --format txt - < note.txt", "of a text from standard input"}},
          [](CLI::App& app) -> Work {
            auto options = std::make_shared<ReadingOptions>();
            options->wanted = text::NdjsonParser::Wanted::text;
            add_reading_options(app, *options);
            return [options](Session& session) { return mentions(session, *options); };
          }};
}

}  // namespace duikou::cli
