// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/reading.h"
#include "cli/record_place.h"
#include "value/json.h"

namespace duikou::cli {
namespace {

struct AddOptions {
  ReadingOptions reading;
  std::string record;
  bool json = false;
};

struct Tally {
  std::size_t reports = 0;
  std::size_t fresh = 0;
  std::size_t versions = 0;
  std::size_t reread = 0;
  std::size_t known = 0;
  std::size_t reprints = 0;
  std::size_t claims = 0;

  void count(const record::Added& added) {
    ++reports;
    std::size_t* const by_how[] = {&fresh, &versions, &reread, &known};
    ++*by_how[static_cast<std::size_t>(added.how)];
    if (added.how != record::Added::How::known && !added.reprint_of.empty()) ++reprints;
    claims += added.claims;
  }
};

std::string tally_text(const Tally& tally, const record::Counts& counts, std::size_t refused) {
  const auto line = [](const char* name, std::size_t number) {
    std::string out = name;
    out.resize(22, ' ');
    return out + std::to_string(number) + "\n";
  };
  return line("reports read", tally.reports) + line("  new", tally.fresh) +
         line("  new versions", tally.versions) + line("  read anew", tally.reread) +
         line("  known", tally.known) + line("  reprints", tally.reprints) +
         line("refused", refused) + line("new claims", tally.claims) +
         line("claims in the record", counts.current_claims) +
         line("facts in the record", counts.facts);
}

std::string tally_json(const Tally& tally, const record::Counts& counts, std::size_t refused) {
  std::string out;
  JsonWriter json(out);
  json.open('{');
  const auto member = [&](const char* name, std::size_t number) {
    json.key(name).number(static_cast<std::int64_t>(number));
  };
  member("reports", tally.reports), member("new", tally.fresh);
  member("versions", tally.versions), member("reread", tally.reread);
  member("known", tally.known), member("reprints", tally.reprints);
  member("refused", refused), member("new_claims", tally.claims);
  member("claims", counts.current_claims), member("facts", counts.facts);
  json.close('}');
  return out + "\n";
}

int add(Session& session, const AddOptions& options) {
  auto inputs = Inputs::make(options.reading.inputs);
  if (!inputs) return session.fail(inputs.error());
  auto tools = Tools::make(options.reading.rules);
  if (!tools) return session.fail(tools.error());
  auto opened = open_record(options.record, record::OpenMode::create);
  if (!opened) return session.fail(opened.error());
  record::Store& store = *opened->store;
  const claim::Reader& reader = tools->reader;

  Tally tally;
  std::optional<Error> failed;
  const auto work = [&](ReadReport& read, claim::Workspace& workspace) {
    read.claims = reader.read(read.report, workspace);
  };
  const auto use = [&](std::vector<ReadReport>&& reports) {
    std::vector<record::Reading> readings;
    readings.reserve(reports.size());
    for (ReadReport& read : reports) readings.push_back({&read.report, std::move(read.claims)});
    auto added = store.add(readings, reader.version(), now_utc());
    if (!added) {
      failed = std::move(added).error();
      return false;
    }
    for (const record::Added& one : *added) tally.count(one);
    return true;
  };
  read_all(session, *inputs, *tools, options.reading, {work, use});
  if (failed) return session.fail(*failed);
  const auto counts = store.counts();
  if (!counts) return session.fail(counts.error());
  session.print(options.json ? tally_json(tally, *counts, session.refused())
                             : tally_text(tally, *counts, session.refused()));
  return exit_done;
}

}  // namespace

Command add_command() {
  return {"add",
          "read reports into the record; what it knows already changes nothing",
          {{"duikou add reports/", "a folder into ./duikou.db, which is made where it is missing"},
           {"duikou add --record aid.db --format ndjson - < reports.ndjson",
            "a collection into another record"}},
          [](CLI::App& app) -> Work {
            auto options = std::make_shared<AddOptions>();
            add_reading_options(app, options->reading);
            add_record_option(app, options->record);
            app.add_flag("--json", options->json, "the tally as one JSON object");
            return [options](Session& session) { return add(session, *options); };
          }};
}

}  // namespace duikou::cli
