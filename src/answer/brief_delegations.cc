// SPDX-License-Identifier: Apache-2.0
// The sentences about visits: the lead, the delegations one by one, their symposia and quotations.
#include <algorithm>
#include <set>
#include <tuple>

#include "answer/brief_sections.h"

namespace duikou::answer {
namespace {

Claims with_offices(const Visit& visit) {
  Claims out = visit.claims;
  for (const Traveller& person : visit.leaders) {
    out.insert(out.end(), person.offices.begin(), person.offices.end());
  }
  for (const Traveller& person : visit.members) {
    out.insert(out.end(), person.offices.begin(), person.offices.end());
  }
  return out;
}

// "In two months" where the window is made of whole months.
std::string window_text(const Draft& draft) {
  const Date since = draft.request().since;
  const Date until = draft.request().until;
  const bool whole = since.day == 1 && until.day == days_of_month(until.year, until.month);
  const std::string first = draft.date(since, true);
  const std::string last = draft.date(until, true);
  const int months = (until.year - since.year) * 12 + until.month - since.month + 1;
  const std::string count = draft.say().number(static_cast<std::size_t>(months));
  const std::string key = !whole ? "window.days" : months == 1 ? "window.month" : "window.months";
  return draft.say().fill(key, {{"first", first}, {"last", last}, {"count", count}});
}

std::string told_visit(const Draft& draft, const Visit& visit, const Dating& dating) {
  const Phrases& say = draft.say();
  const std::string from =
      visit.from.empty() ? "" : say.fill("visit.from", {{"from", draft.places(visit.from)}});
  const std::string to =
      visit.to.empty() ? "" : say.fill("visit.to", {{"to", draft.places(visit.to)}});
  const std::string publishers = draft.publishers(dating.claims);
  const std::string when = draft.when(dating.start, dating.end);
  if (visit.leaders.empty()) {
    return say.fill("visit.unnamed",
                    {{"publishers", publishers}, {"when", when}, {"from", from}, {"to", to}});
  }
  const std::string people = people_of(draft, visit.leaders, visit);
  const std::string members =
      visit.members.empty()
          ? ""
          : say.fill("visit.members", {{"people", people_of(draft, visit.members, visit)}});
  return say.fill("visit.told", {{"publishers", publishers},
                                 {"when", when},
                                 {"people", people},
                                 {"from", from},
                                 {"to", to},
                                 {"members", members}});
}

void append_visit(Draft& draft, const Visit& visit, std::vector<Block>& blocks) {
  const Dating& first = visit.datings.front();
  blocks.push_back({Block::Kind::paragraph,
                    {{told_visit(draft, visit, first), draft.cite(with_offices(visit))}}});
  for (std::size_t i = 1; i < visit.datings.size(); ++i) {
    const Dating& other = visit.datings[i];
    blocks.push_back(
        {Block::Kind::differing,
         {{draft.say().fill("visit.other-date", {{"publishers", draft.publishers(other.claims)},
                                                 {"when", draft.when(other.start, other.end)}}),
           draft.cite(other.claims)}}});
  }
}

bool names_party(const Draft& draft, const record::Fact& fact, const Visit& visit) {
  const record::FactRole* party = fact.role("party");
  const record::FactRole* name = fact.role("name");
  return std::any_of(visit.from.begin(), visit.from.end(), [&](const record::FactValue& from) {
    if (party && std::any_of(party->values.begin(), party->values.end(),
                             [&](const auto& value) { return value.value == from.value; })) {
      return true;
    }
    return name && draft.words().names().simplified(name->values.front().value).find(from.value) !=
                       std::string::npos;
  });
}

bool share_report(const record::Fact& fact, const Visit& visit) {
  return std::any_of(visit.claims.begin(), visit.claims.end(), [&](const claim::Claim* claim) {
    return std::binary_search(fact.reports.begin(), fact.reports.end(), claim->source.id);
  });
}

// Meetings of the days of the visit in which its region took part, or, where a report names no
// party, that the visit's own report tells.
bool is_symposium_of(const Draft& draft, const record::Fact& fact, const Visit& visit,
                     const Dating& held) {
  const Dating& days = visit.datings.front();
  if (fact.kind != "meeting" || held.start.day == 0 || !held.start.has_year()) return false;
  const Date last = days.end.empty() ? days.start : days.end;
  if (held.start < first_day(days.start) || held.start > last_day(last)) return false;
  if (names_party(draft, fact, visit)) return true;
  return !fact.role("party") && !fact.role("ordinal") && share_report(fact, visit);
}

std::string meeting_name(const Draft& draft, const record::Fact& fact) {
  const record::FactRole* name = fact.role("name");
  const record::FactRole* party = fact.role("party");
  if (draft.request().language == Language::zh || !name) {
    return name ? name->values.front().value : draft.say().fill("meeting.unnamed");
  }
  const std::string& chinese = name->values.front().value;
  std::string english = draft.words().expression(chinese, Language::en);
  if (english != chinese) return english;
  const std::string key = party && party->values.size() > 1 ? "meeting.of" : "meeting.original";
  const std::string parties = party ? draft.places(party->values) : "";
  return draft.say().fill(key, {{"parties", parties}, {"name", chinese}});
}

std::vector<Traveller> attendees_of(const Draft& draft, const record::Fact& fact,
                                    const Claims& claims) {
  std::vector<Traveller> out;
  const record::FactRole* attendees = fact.role("attendee");
  if (!attendees) return out;
  std::vector<std::tuple<std::size_t, std::uint32_t, std::string>> order;
  for (const record::FactValue& value : attendees->values) {
    auto place = std::tuple(claims.size(), std::uint32_t{0}, value.value);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const claim::Role* role = claims[i]->role("attendee");
      if (!role) continue;
      for (const claim::Value& one : role->values) {
        const auto here = std::tuple(i, one.span.start, value.value);
        if (one.value == value.value && here < place) place = here;
      }
    }
    order.push_back(place);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [report, start, name] : order) out.push_back({name, "", false, {}});
  for (Traveller& person : out) {
    for (const claim::Claim* office : draft.offices(person.name, claims)) {
      const std::string& title = office->role("title")->values.front().value;
      if (title.size() > person.title.size()) person.title = title;
    }
  }
  return out;
}

// The first place of the words in the report decides which of several utterances is shown.
struct Utterance {
  Claims claims;
  std::string text;
  std::string speaker;
};

// Evidence that ends before the words ("X said") leaves them to quotation marks that follow.
bool in_quotation_marks(const claim::Claim& claim, std::string_view text) {
  constexpr std::string_view left_mark = "\xE2\x80\x9C";
  constexpr std::string_view left_corner = "\xE3\x80\x8C";
  bool told = false;
  for (const claim::Evidence& evidence : claim.evidence) {
    const std::size_t at = evidence.quote.find(text);
    if (at == std::string::npos) continue;
    told = true;
    const std::string_view before = std::string_view(evidence.quote).substr(0, at);
    if (before.ends_with(left_mark) || before.ends_with(left_corner)) return true;
  }
  return !told;
}

// The stop of the report's sentence is not part of what is quoted within a sentence of the brief.
std::string without_stop(std::string text) {
  constexpr std::string_view stop = "\xE3\x80\x82";
  if (text.ends_with(stop)) text.resize(text.size() - stop.size());
  return text;
}

std::vector<Utterance> utterances_of(const Draft& draft, const Visit& visit) {
  std::vector<std::tuple<std::string, std::uint32_t, std::string, Utterance>> found;
  for (const record::Fact& fact : draft.material().facts) {
    if (fact.kind != "statement" || !share_report(fact, visit)) continue;
    const record::FactRole* speaker = fact.role("speaker");
    if (!speaker) continue;
    const std::string& name = speaker->values.front().value;
    const bool leads = std::any_of(visit.leaders.begin(), visit.leaders.end(),
                                   [&](const Traveller& leader) { return leader.name == name; });
    Claims claims = draft.told(fact.claims);
    std::erase_if(claims, [](const claim::Claim* claim) { return !claim->role("text"); });
    if (!leads || claims.empty()) continue;
    const claim::Value& text = claims.front()->role("text")->values.front();
    found.emplace_back(claims.front()->source.published, text.span.start, fact.id,
                       Utterance{claims, text.value, name});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a)) <
           std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b));
  });
  std::vector<Utterance> out;
  out.reserve(found.size());
  for (auto& one : found) out.push_back(std::move(std::get<3>(one)));
  return out;
}

}  // namespace

void append_symposium(Draft& draft, const Visit& visit, std::vector<Block>& blocks) {
  bool known = false;
  for (const record::Fact& fact : draft.material().facts) {
    if (fact.kind != "meeting") continue;
    const Claims claims = draft.told(fact.claims);
    const std::vector<Dating> datings = datings_of(claims);
    if (datings.empty() || !is_symposium_of(draft, fact, visit, datings.front())) continue;
    known = true;
    const Dating& held = datings.front();
    const record::FactRole* place = fact.role("place");
    const std::string where =
        place ? draft.say().fill("meeting.in", {{"place", draft.places(place->values)}}) : "";
    const std::vector<Traveller> attendees = attendees_of(draft, fact, claims);
    // No visit stands behind them: hosts sit beside guests, so no title takes the guests' region.
    const std::string present =
        attendees.empty() ? ""
                          : draft.say().fill("meeting.present",
                                             {{"people", people_of(draft, attendees, Visit{})}});
    blocks.push_back(
        {Block::Kind::paragraph,
         {{draft.say().fill("meeting.told", {{"publishers", draft.publishers(claims)},
                                             {"when", draft.when(held.start, held.end)},
                                             {"name", meeting_name(draft, fact)},
                                             {"where", where},
                                             {"present", present}}),
           draft.cite(claims)}}});
  }
  if (!known) {
    blocks.push_back({Block::Kind::unknown, {{draft.say().fill("meeting.unknown"), {}}}});
  }
}

void append_quotation(Draft& draft, const Visit& visit, std::vector<Block>& blocks) {
  constexpr std::size_t shown = 2;
  const std::vector<Utterance> utterances = utterances_of(draft, visit);
  for (std::size_t i = 0; i < utterances.size() && i < shown; ++i) {
    const Utterance& one = utterances[i];
    const bool direct = in_quotation_marks(*one.claims.front(), one.text);
    blocks.push_back({Block::Kind::paragraph,
                      {{draft.say().fill(direct ? "quote.direct" : "quote.indirect",
                                         {{"publishers", draft.publishers(one.claims)},
                                          {"person", draft.person(one.speaker)},
                                          {"text", without_stop(one.text)}}),
                        draft.cite(one.claims)}}});
  }
  if (utterances.empty()) {
    blocks.push_back({Block::Kind::unknown, {{draft.say().fill("quote.unknown"), {}}}});
  }
}

Section lead_section(Draft& draft, const std::vector<Visit>& visits) {
  std::set<std::string> persons;
  std::vector<std::string> listed;
  Claims claims;
  for (const Visit& visit : visits) {
    if (!visit.led_by_provincial_secretary()) continue;
    for (const Traveller& leader : visit.leaders) {
      if (!leader.heads_province_party) continue;
      persons.insert(leader.name);
      const Dating& days = visit.datings.front();
      listed.push_back(draft.say().fill("lead.one", {{"person", draft.person(leader.name)},
                                                     {"from", draft.places(visit.from)},
                                                     {"when", draft.when(days.start, days.end)}}));
      claims.insert(claims.end(), leader.offices.begin(), leader.offices.end());
    }
    claims.insert(claims.end(), visit.claims.begin(), visit.claims.end());
  }
  const std::string region = draft.region_name();
  const std::string window = window_text(draft);
  const Phrases& say = draft.say();
  const std::string count = say.number(persons.size());
  const char* size = persons.empty() ? "none" : persons.size() == 1 ? "one" : "several";
  draft.brief().title = say.fill(std::string("title.") + size,
                                 {{"count", count}, {"region", region}, {"window", window}});
  Section out;
  if (persons.empty()) {
    out.blocks.push_back({Block::Kind::unknown,
                          {{say.fill("lead.none", {{"region", region}, {"window", window}}), {}}}});
    return out;
  }
  out.blocks.push_back({Block::Kind::paragraph,
                        {{say.fill(persons.size() == 1 ? "lead.one-person" : "lead.several",
                                   {{"publishers", draft.publishers(claims)},
                                    {"window", window},
                                    {"count", count},
                                    {"region", region},
                                    {"list", say.list(listed)}}),
                          draft.cite(claims)},
                         {say.fill("lead.rank"), {}}}});
  return out;
}

Section visits_section(Draft& draft, const std::vector<Visit>& visits) {
  Section out{draft.say().fill("heading.visits"), {}};
  for (const Visit& visit : visits) {
    if (!visit.led_by_provincial_secretary()) continue;
    append_visit(draft, visit, out.blocks);
    append_symposium(draft, visit, out.blocks);
    append_quotation(draft, visit, out.blocks);
  }
  return out;
}

Section other_visits_section(Draft& draft, const std::vector<Visit>& visits) {
  Section out{draft.say().fill("heading.other-visits"), {}};
  for (const Visit& visit : visits) {
    if (!visit.led_by_provincial_secretary()) append_visit(draft, visit, out.blocks);
  }
  return out;
}

}  // namespace duikou::answer
