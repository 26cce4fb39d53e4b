// SPDX-License-Identifier: Apache-2.0
#include "answer/compare.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <utility>

#include "claim/kinds.h"
#include "cli/claim_lines.h"
#include "cli/commands.h"
#include "cli/data.h"
#include "cli/own_rules.h"
#include "cli/reading.h"
#include "text/nearest.h"

namespace duikou::cli {
namespace {

struct CompareOptions {
  std::vector<std::string> files;  // OLD and NEW
  std::vector<std::string> kinds;
  ReadingOptions reading;
  bool json = false;
};

// The differences wait here, on disk, until the counts that go before them are known.
class Spool {
 public:
  Spool() : file_(std::tmpfile()) {}
  ~Spool() {
    if (file_ != nullptr) std::fclose(file_);
  }
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  void add(std::string_view text) {
    whole_ = whole_ && file_ != nullptr &&
             std::fwrite(text.data(), 1, text.size(), file_) == text.size();
  }
  // False where the disk could not take everything.
  [[nodiscard]] bool print_to(Session& session) {
    if (!whole_ || file_ == nullptr || std::fflush(file_) != 0) return false;
    std::rewind(file_);
    std::array<char, 65536> chunk{};
    while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file_)) {
      if (!session.print({chunk.data(), got})) break;
    }
    return std::ferror(file_) == 0;
  }

 private:
  std::FILE* file_;
  bool whole_ = true;
};

class Comparing {
 public:
  Comparing(Session& session, const CompareOptions& options, const claim::Kinds& kinds)
      : session_(session), options_(options), kinds_(kinds), comparison_(options.kinds) {}

  // What is told of one report. Any number of threads may call it.
  [[nodiscard]] std::string told(std::vector<claim::Claim> before,
                                 std::vector<claim::Claim> after) {
    const auto differences = comparison_.compare(std::move(before), std::move(after));
    return options_.json ? answer::differences_json(differences)
                         : answer::differences_text(differences, session_.colour());
  }
  void keep(std::string_view text) { spool_.add(text); }

  // Pairs the reports of two files. Those that only one has are told where they stand; of those
  // that stand in another order the claims wait in memory.
  void files(ClaimLines& before, ClaimLines& after) {
    std::map<std::pair<std::string, std::uint32_t>, std::vector<claim::Claim>> waiting;
    const auto meet = [&](const ReportClaims& wanted) {
      const std::pair key(wanted.report, wanted.run);
      if (auto known = waiting.extract(key)) return std::move(known.mapped());
      while (auto next = after.next(session_)) {
        if (std::pair(next->report, next->run) == key) return std::move(next->claims);
        if (before.may_have(*next)) {
          waiting[{next->report, next->run}] = std::move(next->claims);
        } else {
          keep(told({}, std::move(next->claims)));
        }
      }
      return std::vector<claim::Claim>();
    };
    while (auto old = before.next(session_)) {
      auto now = after.may_have(*old) ? meet(*old) : std::vector<claim::Claim>();
      keep(told(std::move(old->claims), std::move(now)));
    }
    for (auto& [key, claims] : waiting) keep(told({}, std::move(claims)));
    while (auto rest = after.next(session_)) keep(told({}, std::move(rest->claims)));
  }

  int finish() {
    const auto counts = comparison_.counts();
    session_.print(options_.json ? answer::counts_json(counts, kinds_)
                                 : answer::counts_text(counts, kinds_));
    if (spool_.print_to(session_)) return exit_done;
    return session_.fail({Error::Kind::io, "the folder for temporary files",
                          "cannot take the differences", "make room, or set TMPDIR"});
  }

 private:
  Session& session_;
  const CompareOptions& options_;
  const claim::Kinds& kinds_;
  answer::Comparison comparison_;
  Spool spool_;
};

int compare_files(Session& session, const CompareOptions& options, Comparing& comparing) {
  if (options.files[0] == "-" && options.files[1] == "-") {
    return session.fail({Error::Kind::usage, "compare", "standard input cannot be both",
                         "name a file for one of the two"});
  }
  auto before = ClaimLines::open(options.files[0]);
  if (!before) return session.fail(before.error());
  auto after = ClaimLines::open(options.files[1]);
  if (!after) return session.fail(after.error());
  comparing.files(*before, *after);
  return comparing.finish();
}

// Reads the reports twice: with the built-in rules, and with the user's own beside them.
int compare_rules(Session& session, const CompareOptions& options, const lexicon::DataFiles& data,
                  Comparing& comparing) {
  auto inputs = Inputs::make(options.reading.inputs);
  if (!inputs) return session.fail(inputs.error());
  auto built_in = claim::Reader::make(data);
  if (!built_in) return session.fail(built_in.error());
  auto tools = Tools::make(options.reading.rules);
  if (!tools) return session.fail(tools.error());
  if (tools->reader.version() == built_in->version()) {
    return session.fail({Error::Kind::usage, "compare", "there are no rules of your own",
                         "name them with --rules FOLDER"});
  }
  const auto work = [&](ReadReport& read, claim::Workspace& workspace) {
    read.output = comparing.told(built_in->read(read.report, workspace),
                                 tools->reader.read(read.report, workspace));
    read.report = text::Report();
  };
  const auto use = [&](std::vector<ReadReport>&& reports) {
    for (const ReadReport& read : reports) comparing.keep(read.output);
    return true;
  };
  read_all(session, *inputs, *tools, options.reading, {work, use});
  return comparing.finish();
}

Result<claim::Kinds> kinds_of(const lexicon::DataFiles& data, const CompareOptions& options) {
  const auto table = data.find("kinds.tsv");
  auto kinds = claim::Kinds::parse(table == data.end() ? "" : table->second);
  if (!kinds) return kinds;
  std::vector<std::string> known;
  for (const claim::Kind& kind : kinds->all()) known.push_back(kind.name);
  for (const std::string& wanted : options.kinds) {
    if (kinds->find(wanted) != nullptr) continue;
    const std::string near = text::nearest(wanted, known);
    return Error{Error::Kind::usage, "--kind " + wanted, "there is no such kind",
                 near.empty() ? "docs/claims.md names them" : "did you mean " + near + "?"};
  }
  return kinds;
}

int compare(Session& session, const CompareOptions& options) {
  const bool rules = !options.reading.inputs.paths.empty();
  if (rules ? !options.files.empty() : options.files.size() != 2) {
    return session.fail({Error::Kind::usage, "compare",
                         "compares two files of claims, or rules on "
                         "reports",
                         "duikou compare OLD NEW, or --rules FOLDER --on REPORTS"});
  }
  auto data = load_data();
  if (!data) return session.fail(data.error());
  auto kinds = kinds_of(*data, options);
  if (!kinds) return session.fail(kinds.error());
  Comparing comparing(session, options, *kinds);
  return rules ? compare_rules(session, options, *data, comparing)
               : compare_files(session, options, comparing);
}

Work declare(CLI::App& app) {
  auto options = std::make_shared<CompareOptions>();
  options->reading.wanted = text::NdjsonParser::Wanted::text;
  app.add_option("FILES", options->files,
                 "OLD and NEW: claims as duikou read writes them; one may be - for standard input")
      ->expected(0, 2);
  app.add_option("--on", options->reading.inputs.paths,
                 "reports to read without and with your own rules: files, folders, or -");
  app.add_option("--kind", options->kinds, "only claims of this kind; as often as wanted")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_flag("--json", options->json, "NDJSON: a kind a line, then a difference a line");
  add_reading_way_options(app, options->reading);
  return [options](Session& session) { return compare(session, *options); };
}

}  // namespace

Command compare_command() {
  return {"compare",
          "tell what a change of rules or of version does to claims: those that came and went",
          {{"duikou compare before.ndjson after.ndjson", "two files of claims, report by report"},
           {"duikou read reports/ | duikou compare before.ndjson -",
            "an earlier reading and that of today"},
           {"duikou compare --rules my-rules --on reports/",
            "what your own rules change on these reports"}},
          declare};
}

}  // namespace duikou::cli
