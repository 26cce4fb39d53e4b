// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/reading.h"

namespace duikou::cli {
namespace {

int read(Session& session, const ReadingOptions& options) {
  auto inputs = Inputs::make(options.inputs);
  if (!inputs) return session.fail(inputs.error());
  auto tools = Tools::make(options.rules);
  if (!tools) return session.fail(tools.error());
  const auto work = [&](ReadReport& read, claim::Workspace& workspace) {
    tools->reader.append_claims(read.output, read.report, workspace);
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

Command read_command() {
  return {"read",
          "read reports and write their claims, a line of NDJSON each; needs no record",
          {{"duikou read report.html", "the claims of one report"},
           {"duikou read --format ndjson - < reports.ndjson > claims.ndjson",
            "a report a line in, a claim a line out"},
           {"duikou read --threads 4 archive/", "every report below a folder"}},
          [](CLI::App& app) -> Work {
            auto options = std::make_shared<ReadingOptions>();
            options->wanted = text::NdjsonParser::Wanted::text;
            add_reading_options(app, *options);
            return [options](Session& session) { return read(session, *options); };
          }};
}

}  // namespace duikou::cli
