// SPDX-License-Identifier: Apache-2.0
// The numbered meetings of the programme: a list a series, each meeting with its date and place,
// and every date that some report gives otherwise.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "answer/brief_sections.h"

namespace duikou::answer {
namespace {

struct Series {
  std::map<int, Claims> meetings;  // by ordinal
  Claims unnumbered;
};

int ordinal_of(const record::Fact& fact) {
  const record::FactRole* role = fact.role("ordinal");
  return role ? std::atoi(role->values.front().value.c_str()) : 0;
}

std::map<std::string, Series> collect(const Draft& draft) {
  std::map<std::string, Series> out;
  for (const record::Fact& fact : draft.material().facts) {
    const record::FactRole* name = fact.role("name");
    if (fact.kind != "meeting" || !name || !draft.belongs(fact)) continue;
    Series& series = out[draft.words().names().simplified(name->values.front().value)];
    const int ordinal = ordinal_of(fact);
    Claims& claims = ordinal > 0 ? series.meetings[ordinal] : series.unnumbered;
    const Claims told = draft.told(fact.claims);
    claims.insert(claims.end(), told.begin(), told.end());
  }
  std::erase_if(out, [](const auto& one) { return one.second.meetings.size() < 2; });
  return out;
}

bool same_days(const Dating& a, const Dating& b) {
  return a.start.day != 0 && a.start == b.start && a.end == b.end;
}

// A meeting told without its number on the very days of a numbered one is that one.
void number_the_unnumbered(Series& series) {
  std::erase_if(series.unnumbered, [&](const claim::Claim* claim) {
    const std::vector<Dating> days = datings_of({claim});
    if (days.empty()) return false;
    for (auto& [ordinal, claims] : series.meetings) {
      const std::vector<Dating> known = datings_of(claims);
      const bool found = std::any_of(known.begin(), known.end(), [&](const Dating& one) {
        return same_days(one, days.front());
      });
      if (!found) continue;
      claims.push_back(claim);
      return true;
    }
    return false;
  });
}

// A report that came out within the year it names, and gives no day or month, may speak of a plan.
bool may_be_plan(const Dating& dating, const claim::Claim& claim) {
  const auto published = Date::parse(claim.source.published);
  return dating.start.month == 0 && dating.start.has_year() && published &&
         last_day(*published) < last_day(dating.start);
}

struct Told {
  Claims held;
  Claims planned;
};

Told told_of(const Claims& claims) {
  Told out;
  for (const claim::Claim* claim : claims) {
    (claim->modality == claim::Modality::planned ? out.planned : out.held).push_back(claim);
  }
  if (out.planned.empty()) return out;
  std::erase_if(out.held, [&](const claim::Claim* claim) {
    const std::vector<Dating> days = datings_of({claim});
    if (days.empty() || !may_be_plan(days.front(), *claim)) return false;
    out.planned.push_back(claim);
    return true;
  });
  return out;
}

std::string place_of(const Draft& draft, const Claims& claims) {
  std::vector<record::FactValue> values;
  for (const claim::Claim* claim : claims) {
    const claim::Role* place = claim->role("place");
    if (!place) continue;
    for (const claim::Value& value : place->values) {
      const bool known = std::any_of(values.begin(), values.end(),
                                     [&](const auto& other) { return other.value == value.value; });
      if (!known) values.push_back({value.value, value.entity, {}, {}});
    }
  }
  return values.empty() ? "" : draft.say().fill("meeting.in", {{"place", draft.places(values)}});
}

std::string ordinal_text(const Draft& draft, int ordinal) {
  const std::string key = "ordinal." + std::to_string(ordinal);
  if (draft.say().has(key)) return draft.say().fill(key);
  return draft.say().fill("ordinal.other", {{"number", std::to_string(ordinal)}});
}

// In a list of many years every date carries its own.
std::string day_text(const Draft& draft, const Dating& dating) {
  if (dating.end.empty() || dating.end == dating.start) return draft.date(dating.start, true);
  const bool one_month = dating.start.day != 0 && dating.end.day != 0 &&
                         dating.start.year == dating.end.year &&
                         dating.start.month == dating.end.month;
  return draft.say().fill(one_month ? "date.days" : "date.range",
                          {{"first", draft.date(dating.start, true)},
                           {"last", draft.date(dating.end, dating.start.year != dating.end.year)},
                           {"last_full", draft.date(dating.end, true)},
                           {"first_day", std::to_string(dating.start.day)},
                           {"last_day", std::to_string(dating.end.day)}});
}

Block one_date(Draft& draft, const std::string& which, const Dating& dating, const char* key) {
  return {Block::Kind::item,
          {{draft.say().fill(key, {{"ordinal", which},
                                   {"publishers", draft.publishers(dating.claims)},
                                   {"when", day_text(draft, dating)},
                                   {"where", place_of(draft, dating.claims)}}),
            draft.cite(dating.claims)}}};
}

Block several_dates(Draft& draft, const std::string& which, const std::vector<Dating>& datings) {
  Block out{Block::Kind::differing,
            {{draft.say().fill("series.differ", {{"ordinal", which}}), {}}}};
  for (std::size_t i = 0; i < datings.size(); ++i) {
    const char* key = i + 1 == datings.size() ? "series.differ-last" : "series.differ-one";
    out.runs.push_back({draft.say().fill(key, {{"publishers", draft.publishers(datings[i].claims)},
                                               {"when", day_text(draft, datings[i])},
                                               {"where", place_of(draft, datings[i].claims)}}),
                        draft.cite(datings[i].claims)});
  }
  out.runs.push_back({draft.say().fill("differ.no-verdict"), {}});
  return out;
}

void append_meeting(Draft& draft, int ordinal, const Claims& claims, std::vector<Block>& blocks) {
  const std::string which = ordinal_text(draft, ordinal);
  const Told told = told_of(claims);
  const std::vector<Dating> held = datings_of(told.held);
  const std::vector<Dating> planned = datings_of(told.planned);
  if (held.size() > 1) {
    blocks.push_back(several_dates(draft, which, held));
  } else if (held.size() == 1) {
    blocks.push_back(one_date(draft, which, held.front(), "series.held"));
  }
  if (!held.empty()) return;
  for (const Dating& plan : planned) {
    blocks.push_back(one_date(draft, which, plan, "series.planned"));
    if (plan.start.day == 0) {
      blocks.push_back({Block::Kind::unknown, {{draft.say().fill("series.day-unknown"), {}}}});
    }
  }
  if (planned.empty()) {
    blocks.push_back(
        {Block::Kind::item,
         {{draft.say().fill("series.undated",
                            {{"ordinal", which}, {"publishers", draft.publishers(claims)}}),
           draft.cite(claims)}}});
  }
}

}  // namespace

Section series_section(Draft& draft) {
  Section out{draft.say().fill("heading.series"), {}};
  for (auto& [name, series] : collect(draft)) {
    number_the_unnumbered(series);
    out.blocks.push_back(
        {Block::Kind::paragraph,
         {{draft.say().fill("series.name",
                            {{"name", draft.words().expression(name, draft.request().language)}}),
           {}}}});
    for (const Dating& dating : datings_of(series.unnumbered)) {
      out.blocks.push_back(one_date(draft, "", dating, "series.unnumbered"));
    }
    int expected = 0;
    for (const auto& [ordinal, claims] : series.meetings) {
      std::vector<std::string> missing;
      for (int n = expected + 1; n < ordinal; ++n) missing.push_back(ordinal_text(draft, n));
      if (!missing.empty()) {
        out.blocks.push_back(
            {Block::Kind::unknown,
             {{draft.say().fill("series.missing", {{"ordinals", draft.say().list(missing)}}),
               {}}}});
      }
      append_meeting(draft, ordinal, claims, out.blocks);
      expected = ordinal;
    }
  }
  return out;
}

}  // namespace duikou::answer
