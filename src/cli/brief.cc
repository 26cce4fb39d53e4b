// SPDX-License-Identifier: Apache-2.0
#include "answer/brief.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/record_place.h"

namespace duikou::cli {
namespace {

struct BriefOptions {
  std::string programme;
  std::string since;
  std::string until;
  std::string language = "zh";
  std::string format = "md";
  std::string record;
};

Result<Date> day(const std::string& option, const std::string& given) {
  const auto date = Date::parse(given);
  if (date && date->has_year() && date->day != 0) return *date;
  return Error{Error::Kind::usage, option + " " + given, "not a day", "write it as 2023-07-01"};
}

std::vector<answer::Language> languages_of(const std::string& option) {
  if (option == "en") return {answer::Language::en};
  if (option == "zh") return {answer::Language::zh};
  return {answer::Language::zh, answer::Language::en};
}

// What the brief is written from, by kind.
const std::vector<std::string>& kinds() {
  static const std::vector<std::string> all = {"pairing", "visit",     "meeting",
                                               "funding", "statement", "office"};
  return all;
}

int brief(Session& session, const BriefOptions& options) {
  const Result<Date> since = day("--since", options.since);
  if (!since) return session.fail(since.error());
  const Result<Date> until = day("--until", options.until);
  if (!until) return session.fail(until.error());
  auto opened = open_record(options.record, record::OpenMode::read_only);
  if (!opened) return session.fail(opened.error());
  const auto words = answer::BriefWords::make(opened->data);
  if (!words) return session.fail(words.error());
  const auto material = answer::material_of(*opened->store, kinds());
  if (!material) return session.fail(material.error());
  std::vector<answer::Brief> briefs;
  for (const answer::Language language : languages_of(options.language)) {
    auto written =
        answer::write_brief(*material, *words, {options.programme, *since, *until, language});
    if (!written) return session.fail(written.error());
    briefs.push_back(std::move(written).value());
  }
  session.print(options.format == "html" ? answer::brief_html(briefs, *words)
                                         : answer::brief_markdown(briefs, *words));
  return exit_done;
}

Work declare(CLI::App& app) {
  auto options = std::make_shared<BriefOptions>();
  app.add_option("--programme", options->programme, "its id, or a word that names it")->required();
  app.add_option("--since", options->since, "first day of the time the brief is about")->required();
  app.add_option("--until", options->until, "last day of it")->required();
  app.add_option("--lang", options->language, "zh, en or both")
      ->check(CLI::IsMember({"zh", "en", "both"}))
      ->capture_default_str();
  app.add_option("--format", options->format, "md (Markdown) or html (a page to print)")
      ->check(CLI::IsMember({"md", "html"}))
      ->capture_default_str();
  add_record_option(app, options->record);
  return [options](Session& session) { return brief(session, *options); };
}

}  // namespace

Command brief_command() {
  return {"brief",
          "write the sourced brief: who led delegations, the conferences, the pairings, the money",
          {{"duikou brief --programme xinjiang-2010 --since 2023-07-01 --until 2023-08-31",
            "July and August 2023, in Chinese, as Markdown with footnotes"},
           {"duikou brief --programme xinjiang-2010 --since 2023-07-01 --until 2023-08-31 "
            "--lang both --format html > brief.html",
            "in Chinese and in English, as a page to print"}},
          declare};
}

}  // namespace duikou::cli
