// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "claim/reader.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "lexicon/files.h"
#include "text/page_words.h"

namespace CLI {
class App;
}

namespace duikou::cli {

// The options that every command which reads reports has.
struct ReadingOptions {
  InputRequest inputs;
  unsigned threads = 0;  // 0: one a core
  bool explain_encoding = false;
  // What the command needs of a line of NDJSON; no option.
  text::NdjsonParser::Wanted wanted = text::NdjsonParser::Wanted::all;
  std::vector<std::string> rules;  // --rules
};
void add_reading_options(CLI::App& app, ReadingOptions& options);
// All of them but the inputs, for a command that names these in another way.
void add_reading_way_options(CLI::App& app, ReadingOptions& options);

// What reading takes, made once from the data folder, then shared by all threads.
struct Tools {
  lexicon::DataFiles data;
  text::PageWords page_words;
  claim::Reader reader;
  // `rules` are the folders or files that --rules named; see cli/own_rules.h.
  [[nodiscard]] static Result<Tools> make(const std::vector<std::string>& rules);
};

// One report after its work, in the order of the inputs.
struct ReadReport {
  text::Report report;
  std::vector<claim::Claim> claims;
  std::string output;  // what the work wrote
};

// What a thread does with one report: fills claims or output. Called from many threads at once,
// each with a workspace of its own.
using ReportWork = std::function<void(ReadReport&, claim::Workspace&)>;

struct ReadingSteps {
  ReportWork work;
  // What becomes of a batch of reports, in the order of the inputs and on the calling thread; false
  // ends the reading.
  std::function<bool(std::vector<ReadReport>&&)> use;
};

// Draws every report of the inputs and does `steps.work` on it, shared by `options.threads`
// threads; the batches come out in input order whatever their number. What is refused is named
// through the session, in input order too. At most a few batches a thread are in memory at a time.
void read_all(Session& session, Inputs& inputs, const Tools& tools, const ReadingOptions& options,
              const ReadingSteps& steps);

// Says how many files of folders were left out, where there were any.
void say_skipped(Session& session, const Inputs& inputs);

}  // namespace duikou::cli
