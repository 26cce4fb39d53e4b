// SPDX-License-Identifier: Apache-2.0
#include "answer/show.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/record_place.h"

namespace duikou::cli {
namespace {

struct ShowOptions {
  std::string id;
  std::string record;
  bool json = false;
  bool text = false;
};

int show(Session& session, const ShowOptions& options) {
  auto opened = open_record(options.record, record::OpenMode::read_only);
  if (!opened) return session.fail(opened.error());
  const auto shown =
      answer::show(options.id, options.json ? answer::ShowForm::json : answer::ShowForm::text,
                   options.text ? answer::ShowText::yes : answer::ShowText::no, *opened->store);
  if (!shown) return session.fail(shown.error());
  session.print(*shown);
  return exit_done;
}

}  // namespace

Command show_command() {
  return {
      "show",
      "show one fact, claim or report with its evidence and sources",
      {{"duikou show f_5b0c93a3e2dcd61d1c9d", "a fact, and who says so in which words"},
       {"duikou show --text r_0a1b2c3d4e5f60718293", "a report with its whole text"}},
      [](CLI::App& app) -> Work {
        auto options = std::make_shared<ShowOptions>();
        app.add_option("ID", options->id, "f_... a fact, c_... a claim, else a report")->required();
        app.add_flag("--json", options->json, "one JSON object");
        app.add_flag("--text", options->text, "of a report, the whole text too");
        add_record_option(app, options->record);
        return [options](Session& session) { return show(session, *options); };
      }};
}

}  // namespace duikou::cli
