// SPDX-License-Identifier: Apache-2.0
#include "answer/brief.h"

#include <optional>
#include <set>
#include <utility>

#include "answer/brief_draft.h"
#include "answer/brief_sections.h"

namespace duikou::answer {
namespace {

Status check(const BriefRequest& request) {
  const bool days = request.since.day != 0 && request.since.has_year() && request.since.valid() &&
                    request.until.day != 0 && request.until.has_year() && request.until.valid();
  if (!days) {
    return Error{Error::Kind::usage, "--since, --until", "not a day", "write days as 2023-07-01"};
  }
  if (request.until < request.since) {
    return Error{Error::Kind::usage, "--until " + request.until.edtf(),
                 "lies before --since " + request.since.edtf(), "exchange the two"};
  }
  return Done{};
}

}  // namespace

Section limits_section(Draft& draft) {
  Section out{draft.say().fill("heading.limits"), {}};
  std::set<std::string> reports;
  std::set<std::string> groups;
  for (const Note& note : draft.brief().notes) {
    reports.insert(note.report);
    const auto line = draft.material().reports.find(note.report);
    const bool grouped = line != draft.material().reports.end() && !line->second.group.empty();
    groups.insert(grouped ? line->second.group : note.report);
  }
  const std::string cited = std::to_string(reports.size());
  const std::string independent = std::to_string(groups.size());
  const std::string all = std::to_string(draft.material().reports.size());
  const Phrases& say = draft.say();
  out.blocks.push_back(
      {Block::Kind::paragraph,
       {{say.fill("limits.reports", {{"cited", cited}, {"independent", independent}, {"all", all}}),
         {}}}});
  out.blocks.push_back({Block::Kind::paragraph, {{say.fill("limits.claims"), {}}}});
  out.blocks.push_back({Block::Kind::paragraph, {{say.fill("limits.silence"), {}}}});
  return out;
}

Result<Brief> write_brief(const Material& material, const BriefWords& words,
                          const BriefRequest& request) {
  if (Status status = check(request); !status) return std::move(status).error();
  const std::optional<ProgrammeScope> scope = words.scope(request.programme);
  if (!scope) {
    return Error{Error::Kind::usage, "--programme " + request.programme,
                 "no programme goes by this name",
                 "give an id or a word of data/programmes/programmes.tsv"};
  }
  Draft draft(material, words, request, *scope);
  const std::vector<Visit> visits = visits_of(draft);
  std::vector<Section> sections;
  sections.push_back(lead_section(draft, visits));
  sections.push_back(visits_section(draft, visits));
  sections.push_back(other_visits_section(draft, visits));
  sections.push_back(series_section(draft));
  sections.push_back(pairings_section(draft, visits));
  sections.push_back(money_section(draft));
  sections.push_back(limits_section(draft));
  std::erase_if(sections, [](const Section& section) { return section.blocks.empty(); });
  draft.brief().sections = std::move(sections);
  return std::move(draft.brief());
}

}  // namespace duikou::answer
