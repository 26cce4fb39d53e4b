// SPDX-License-Identifier: Apache-2.0
#include "answer/list.h"

#include <CLI/CLI.hpp>
#include <limits>
#include <memory>

#include "cli/commands.h"
#include "cli/record_place.h"

namespace duikou::cli {
namespace {

struct ListOptions {
  answer::ListRequest request;
  std::string record;
  std::size_t limit = std::numeric_limits<std::size_t>::max();
  bool json = false;
  bool csv = false;
  bool wide = false;
};

constexpr std::size_t rows_on_a_terminal = 50;
constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

void print_json(Session& session, const std::vector<record::Fact>& facts) {
  std::string line;
  for (const record::Fact& fact : facts) {
    line.clear();
    record::append_json(line, fact);
    line += '\n';
    if (!session.print(line)) return;
  }
}

void print_csv(Session& session, const std::vector<record::Fact>& facts, const claim::Kind& kind) {
  std::string out;
  answer::append_csv(out, answer::columns_of(kind));
  for (const record::Fact& fact : facts) answer::append_csv(out, answer::cells_of(fact, kind));
  session.print(out);
}

void print_table(Session& session, const std::vector<record::Fact>& facts, const claim::Kind& kind,
                 std::size_t shown, bool wide) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(answer::cells_of(facts[i], kind));
  std::size_t cut = 0;
  const std::size_t width = wide ? unlimited / 2 : static_cast<std::size_t>(session.width());
  const std::string table = answer::draw_table(answer::columns_of(kind), rows, width, cut);
  const std::size_t head = table.find('\n');
  if (session.colour() && head != std::string::npos) {
    session.print("\x1b[1m" + table.substr(0, head) + "\x1b[0m" + table.substr(head));
  } else if (!rows.empty()) {
    session.print(table);
  }
  session.finish();
  if (facts.empty()) session.say("the record has no such fact; that is not to say there is none");
  if (shown < facts.size()) {
    session.say(std::to_string(facts.size() - shown) + " more of " + std::to_string(facts.size()) +
                " facts are hidden (--limit " + std::to_string(facts.size()) + " shows them)");
  }
  if (cut > 0) {
    session.say(std::to_string(cut) + " cells are cut (--wide shows them whole)");
  }
}

int list(Session& session, const ListOptions& options) {
  auto opened = open_record(options.record, record::OpenMode::read_only);
  if (!opened) return session.fail(opened.error());
  auto filter = answer::resolve(options.request, *opened->store, *opened->vocabulary, opened->data);
  if (!filter) return session.fail(filter.error());
  const bool table = !options.json && !options.csv;
  if (!table) filter->limit = options.limit;
  const auto facts = opened->store->facts(*filter);
  if (!facts) return session.fail(facts.error());
  const claim::Kind& kind = *opened->vocabulary->kinds.find(filter->kind);
  if (options.json) {
    print_json(session, *facts);
  } else if (options.csv) {
    print_csv(session, *facts, kind);
  } else {
    const std::size_t most = options.limit == unlimited && session.output_is_terminal()
                                 ? rows_on_a_terminal
                                 : options.limit;
    const bool wide = options.wide || !session.output_is_terminal();
    print_table(session, *facts, kind, std::min(most, facts->size()), wide);
  }
  return exit_done;
}

Work declare(CLI::App& app) {
  auto options = std::make_shared<ListOptions>();
  answer::ListRequest& request = options->request;
  app.add_option("KIND", request.kind,
                 "pairing, visit, meeting, funding, project, personnel, pledge, statement, office")
      ->required();
  app.add_option("--from", request.from, "supporter, payer, sender: a place, by name or code");
  app.add_option("--to", request.to, "recipient or destination; what lies in it counts");
  app.add_option("--place", request.place, "a place in any role");
  app.add_option("--person", request.person, "a person in office, in any role");
  app.add_option("--rank", request.rank,
                 "state, province, prefecture, county: of an office of a person in it (derived)");
  app.add_option("--programme", request.programme, "its id, or a word that names it");
  app.add_option("--since", request.since, "a date: facts that reach it or later days");
  app.add_option("--until", request.until, "a date: facts that begin by then");
  app.add_option("--source", request.source, "id, publisher or URL of a report behind it");
  app.add_option("--as-of", request.as_of,
                 "the record as it stood on a day, or at a moment in UTC");
  app.add_option("--limit", options->limit, "at most so many facts");
  auto* json = app.add_flag("--json", options->json, "NDJSON, a fact a line");
  auto* csv = app.add_flag("--csv", options->csv, "CSV (RFC 4180)");
  app.add_flag("--wide", options->wide, "a table that cuts nothing");
  json->excludes(csv);
  add_record_option(app, options->record);
  return [options](Session& session) { return list(session, *options); };
}

}  // namespace

Command list_command() {
  return {"list",
          "list the facts of a kind: a table, NDJSON or CSV",
          {{"duikou list visit --to 653100 --since 2023-07-01", "who went to Kashgar since then"},
           {"duikou list pairing --from Shanghai --json", "whom Shanghai supports, a line each"},
           {"duikou list funding --programme xinjiang-2010 --csv > money.csv",
            "the money of a programme, for a spreadsheet"}},
          declare};
}

}  // namespace duikou::cli
