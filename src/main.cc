// SPDX-License-Identifier: Apache-2.0
// Wires the two faces: the commands of cli/, and serve/ as one command more.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/data.h"
#include "cli/own_rules.h"
#include "cli/record_place.h"
#include "serve/serve.h"

namespace {

using duikou::cli::Session;

int serve(Session& session, duikou::serve::ServeOptions options,
          const std::vector<std::string>& rules) {
  options.record = duikou::cli::record_place(options.record);
  auto data = duikou::cli::load_data();
  if (!data) return session.fail(data.error());
  if (const auto added = duikou::cli::add_own_rules(rules, *data); !added) {
    return session.fail(added.error());
  }
  const auto ready = [&](const std::string& url) {
    session.print(url + "\n");
    session.finish();
  };
  const auto told = [&](const std::string& line) { session.say(line); };
  const duikou::Status served = duikou::serve::serve(options, *data, ready, told);
  return served ? duikou::cli::exit_done : session.fail(served.error());
}

duikou::cli::Command serve_command() {
  return {"serve",
          "serve the page and the HTTP API over a record, on this machine alone",
          {{"duikou serve", "the record ./duikou.db on http://127.0.0.1:8765/"},
           {"duikou serve --record aid.db --port 0", "another record, on a free port"}},
          [](CLI::App& app) -> duikou::cli::Work {
            auto options = std::make_shared<duikou::serve::ServeOptions>();
            app.add_option("--port", options->port, "the port; 0 takes a free one")
                ->capture_default_str();
            app.add_option("--allow-host", options->allowed_hosts,
                           "a further name under which the page may be asked for");
            duikou::cli::add_record_option(app, options->record);
            auto rules = std::make_shared<std::vector<std::string>>();
            duikou::cli::add_rules_option(app, *rules);
            return [options, rules](Session& session) { return serve(session, *options, *rules); };
          }};
}

}  // namespace

int main(int argc, char** argv) {
  return duikou::cli::run(argc, argv, {serve_command()});
}
