// SPDX-License-Identifier: Apache-2.0
#include "cli/reading.h"

#include <CLI/CLI.hpp>
#include <thread>
#include <utility>
#include <variant>

#include "base/limits.h"
#include "cli/data.h"
#include "cli/ordered_work.h"
#include "cli/own_rules.h"

namespace duikou::cli {
namespace {

// A batch is full at so many reports or bytes: enough to make handing over cheap.
constexpr std::size_t reports_of_a_batch = 64;
constexpr std::size_t bytes_of_a_batch = std::size_t{512} << 10;

using Batch = std::vector<RawReport>;

struct Outcome {
  std::vector<ReadReport> reports;
  // What to tell, with the number of reports of this batch that came before it.
  std::vector<Error> refused;
  std::vector<std::string> said;
};

std::optional<Batch> next_batch(Inputs& inputs) {
  Batch out;
  std::size_t bytes = 0;
  while (out.size() < reports_of_a_batch && bytes < bytes_of_a_batch) {
    auto raw = inputs.next();
    if (!raw) break;
    bytes += raw->bytes.size();
    out.push_back(std::move(*raw));
  }
  if (out.empty()) return std::nullopt;
  return out;
}

Result<text::Report> drawn(const RawReport& raw, const text::PageWords& words,
                           text::NdjsonParser& parser) {
  if (raw.error) return *raw.error;
  if (raw.format == text::Format::ndjson) return parser.parse(raw.bytes, raw.place);
  return text::draw(raw.bytes, raw.format, {raw.place, ""}, words);
}

Outcome worked(Batch batch, const Tools& tools, const ReadingOptions& options,
               const ReportWork& work) {
  Outcome out;
  out.reports.reserve(batch.size());
  text::NdjsonParser parser(tools.page_words, options.wanted);
  claim::Workspace workspace;
  for (RawReport& raw : batch) {
    auto report = drawn(raw, tools.page_words, parser);
    raw.bytes = std::string();
    if (!report) {
      out.refused.push_back(std::move(report).error());
      continue;
    }
    if (report->flat_from_line > 0) {
      out.refused.push_back({Error::Kind::limit,
                             raw.place + ":" + std::to_string(report->flat_from_line),
                             "markup is nested deeper than " + std::to_string(limits::open_tags) +
                                 " elements; below that only its words were read",
                             "check what was read, or save the page as text"});
    }
    if (options.explain_encoding) {
      out.said.push_back(raw.place + ": " + report->encoding + " (" + report->encoding_ground +
                         ")");
    }
    out.reports.push_back({std::move(report).value(), {}, {}});
    work(out.reports.back(), workspace);
  }
  return out;
}

unsigned threads_of(const ReadingOptions& options) {
  if (options.threads > 0) return options.threads;
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

void add_reading_way_options(CLI::App& app, ReadingOptions& options) {
  app.add_option("--format", options.inputs.format,
                 "txt, md, html or ndjson; else by the name of the file");
  app.add_option("--threads", options.threads, "threads to read with; else all cores")
      ->check(CLI::Range(1U, 1024U));
  app.add_flag("--explain-encoding", options.explain_encoding,
               "tell on standard error which encoding each input has, and why");
  add_rules_option(app, options.rules);
}

void add_reading_options(CLI::App& app, ReadingOptions& options) {
  app.add_option("FILE", options.inputs.paths, "files, folders, or - for standard input");
  add_reading_way_options(app, options);
}

Result<Tools> Tools::make(const std::vector<std::string>& rules) {
  auto data = load_data();
  if (!data) return std::move(data).error();
  if (auto added = add_own_rules(rules, *data); !added) return std::move(added).error();
  const auto file = [&](const char* name) {
    const auto found = data->find(name);
    return found == data->end() ? std::string_view{} : std::string_view(found->second);
  };
  auto words = text::PageWords::parse(file("lexicon/page_parts.tsv"), file("lexicon/entities.tsv"));
  if (!words) return std::move(words).error();
  auto reader = claim::Reader::make(*data);
  if (!reader) return std::move(reader).error();
  return Tools{std::move(*data), std::move(*words), std::move(reader).value()};
}

void read_all(Session& session, Inputs& inputs, const Tools& tools, const ReadingOptions& options,
              const ReadingSteps& steps) {
  std::size_t count = 0;
  const auto take = [&](Outcome outcome) {
    for (const std::string& line : outcome.said) session.say(line);
    for (const Error& error : outcome.refused) session.refuse(error);
    count += outcome.reports.size();
    session.progress(std::to_string(count) + " reports read");
    return steps.use(std::move(outcome.reports));
  };
  OrderedWork<Batch, Outcome>(
      threads_of(options), [&] { return next_batch(inputs); },
      [&](Batch batch) { return worked(std::move(batch), tools, options, steps.work); }, take)
      .run();
  say_skipped(session, inputs);
}

void say_skipped(Session& session, const Inputs& inputs) {
  if (inputs.skipped() == 0) return;
  session.say(std::to_string(inputs.skipped()) + " hidden files and files of other kinds skipped");
}

}  // namespace duikou::cli
