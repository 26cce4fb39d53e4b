// SPDX-License-Identifier: Apache-2.0
#include "answer/explain.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "answer/explain_form.h"
#include "cli/commands.h"
#include "cli/reading.h"
#include "cli/record_place.h"

namespace duikou::cli {
namespace {

struct ExplainOptions {
  std::vector<std::string> ids;
  ReadingOptions reading;
  std::string record;
  std::string language = "en";
  bool json = false;
  bool verbose = false;
};

// Explanations one after another, parted by an empty line on a page.
class Writer {
 public:
  Writer(const ExplainOptions& options, const Session& session, answer::ExplainWords words)
      : words_(std::move(words)), json_(options.json) {
    form_.language = options.language == "zh" ? answer::Language::zh : answer::Language::en;
    form_.colour = session.colour();
    form_.verbose = options.verbose;
  }
  [[nodiscard]] std::string written(const answer::Explanation& explanation) const {
    if (!json_) return answer::explain_text(explanation, words_, form_) + "\n";
    std::string out;
    answer::append_json(out, explanation, words_, form_.language);
    return out + "\n";
  }

 private:
  answer::ExplainWords words_;
  answer::ExplainForm form_;
  bool json_;
};

// Claims of reports that stand in no record: all of them, or those of the ids.
int explain_reports(Session& session, const ExplainOptions& options, const Tools& tools,
                    const Writer& writer) {
  auto inputs = Inputs::make(options.reading.inputs);
  if (!inputs) return session.fail(inputs.error());
  const std::set<std::string> wanted(options.ids.begin(), options.ids.end());
  std::set<std::string> missing = wanted;
  const auto work = [&](ReadReport& read, claim::Workspace&) {
    for (answer::Explanation& one : answer::explain(read.report, tools.reader)) {
      if (!wanted.empty() && !wanted.contains(one.claim.id)) continue;
      read.output += writer.written(one);
      read.claims.push_back(std::move(one.claim));
    }
    read.report = text::Report();
  };
  const auto use = [&](std::vector<ReadReport>&& reports) {
    bool written = true;
    for (const ReadReport& read : reports) {
      for (const claim::Claim& claim : read.claims) missing.erase(claim.id);
      written = session.print(read.output) && written;
    }
    return written;
  };
  read_all(session, *inputs, tools, options.reading, {work, use});
  if (missing.empty()) return exit_done;
  return session.fail({Error::Kind::usage, *missing.begin(), "the reports have no claim of this id",
                       "duikou read lists the claims of reports with their ids"});
}

int explain_record(Session& session, const ExplainOptions& options, const Tools& tools,
                   const Writer& writer) {
  auto opened = open_record(options.record, record::OpenMode::read_only);
  if (!opened) return session.fail(opened.error());
  for (const std::string& id : options.ids) {
    const auto explained = answer::explain(id, *opened->store, tools.reader);
    if (!explained) return session.fail(explained.error());
    for (const answer::Explanation& one : *explained) {
      if (!session.print(writer.written(one))) return exit_failed;
    }
  }
  return exit_done;
}

int explain(Session& session, const ExplainOptions& options) {
  const bool reports = !options.reading.inputs.paths.empty();
  if (!reports && options.ids.empty()) {
    return session.fail({Error::Kind::usage, "explain", "which claim?",
                         "name a claim (c_...) or fact (f_...) of the record, or reports with "
                         "--in"});
  }
  auto tools = Tools::make(options.reading.rules);
  if (!tools) return session.fail(tools.error());
  auto words = answer::ExplainWords::make(tools->data);
  if (!words) return session.fail(words.error());
  const Writer writer(options, session, std::move(words).value());
  return reports ? explain_reports(session, options, *tools, writer)
                 : explain_record(session, options, *tools, writer);
}

Work declare(CLI::App& app) {
  auto options = std::make_shared<ExplainOptions>();
  options->reading.wanted = text::NdjsonParser::Wanted::text;
  app.add_option("ID", options->ids, "c_... a claim, f_... the claims behind a fact");
  app.add_option("--in", options->reading.inputs.paths,
                 "reports to read instead of the record: files, folders, or - for standard input");
  app.add_flag("--json", options->json, "NDJSON, a claim a line");
  app.add_flag("--verbose", options->verbose,
               "what was tried in vain, and all rules at the same words, too");
  app.add_option("--lang", options->language, "en or zh")
      ->check(CLI::IsMember({"en", "zh"}))
      ->capture_default_str();
  add_reading_way_options(app, options->reading);
  add_record_option(app, options->record);
  return [options](Session& session) { return explain(session, *options); };
}

}  // namespace

Command explain_command() {
  return {
      "explain",
      "tell why the reader makes a claim: rule, words, what was inferred and from where",
      {{"duikou explain c_68a9b85fe44aa33b5087", "a claim of the record"},
       {"duikou explain f_5b0c93a3e2dcd61d1c9d --lang zh", "every claim behind a fact, in Chinese"},
       {"duikou explain --in report.txt", "every claim of a report; needs no record"}},
      declare};
}

}  // namespace duikou::cli
