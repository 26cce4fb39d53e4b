// SPDX-License-Identifier: Apache-2.0
// Who is paired with whom: a line a supporter, each recipient with the reports that name the pair.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "answer/brief_sections.h"

namespace duikou::answer {
namespace {

struct Recipient {
  record::FactValue value;
  Claims claims;
};

struct Supporter {
  record::FactValue value;
  std::map<std::string, Recipient> recipients;  // by entity or value, which orders them by code
  Claims claims;
};

using Supporters = std::map<std::string, Supporter>;  // by entity or value

std::string key_of(const record::FactValue& value) {
  return value.entity.empty() ? value.value : value.entity;
}

bool over(const claim::Claim* claim) {
  return claim->modality == claim::Modality::ended;
}

// Pairings of a programme that was over when the window began are history, not an answer.
bool ended_before(const Draft& draft, const record::Fact& fact) {
  const ProgrammeScope::Programme* programme = draft.scope().find(fact.programme);
  if (!programme || programme->end.empty()) return false;
  const auto end = Date::parse(programme->end);
  return end && last_day(*end) < draft.request().since;
}

// Claims behind both values: one report may pair A with B and C, another A with B alone.
Claims behind_both(const Draft& draft, const record::FactValue& a, const record::FactValue& b) {
  std::vector<std::string> both;
  std::set_intersection(a.claims.begin(), a.claims.end(), b.claims.begin(), b.claims.end(),
                        std::back_inserter(both));
  Claims out = draft.told(both);
  std::erase_if(out, over);
  return out;
}

void add_all(Claims& to, const Claims& from) {
  for (const claim::Claim* claim : from) {
    if (std::find(to.begin(), to.end(), claim) == to.end()) to.push_back(claim);
  }
}

void add_fact(const Draft& draft, const record::Fact& fact, Supporters& out) {
  const record::FactRole* supporters = fact.role("supporter");
  const record::FactRole* recipients = fact.role("recipient");
  if (!supporters || !recipients) return;
  for (const record::FactValue& supporter : supporters->values) {
    for (const record::FactValue& recipient : recipients->values) {
      const Claims claims = behind_both(draft, supporter, recipient);
      if (claims.empty()) continue;
      Supporter& entry = out[key_of(supporter)];
      entry.value = supporter;
      add_all(entry.claims, claims);
      Recipient& received = entry.recipients[key_of(recipient)];
      received.value = recipient;
      add_all(received.claims, claims);
    }
  }
}

// "since 2010" where all reports that give a beginning give the same.
std::string since_text(const Draft& draft, const Claims& claims) {
  std::set<std::string> starts;
  for (const claim::Claim* claim : claims) {
    for (const claim::Claim::Aside& aside : claim->asides) {
      if (aside.group == "valid" && aside.key == "start") starts.insert(aside.value.value);
    }
  }
  if (starts.size() != 1) return "";
  const auto date = Date::parse(*starts.begin());
  return date ? draft.say().fill("pairing.since", {{"date", draft.date(*date, true)}}) : "";
}

Block line_of(Draft& draft, const Supporter& supporter) {
  const Phrases& say = draft.say();
  Block out{Block::Kind::item,
            {{say.fill("pairing.told", {{"publishers", draft.publishers(supporter.claims)},
                                        {"supporter", draft.place(supporter.value)}}),
              {}}}};
  std::size_t left = supporter.recipients.size();
  for (const auto& [key, recipient] : supporter.recipients) {
    --left;
    const std::string stop = say.fill(left == 0   ? "pairing.end"
                                      : left == 1 ? "list.last"
                                                  : "list.separator");
    out.runs.push_back({draft.place(recipient.value) + since_text(draft, recipient.claims),
                        draft.cite(recipient.claims)});
    out.runs.push_back({stop, {}});
  }
  return out;
}

}  // namespace

Section pairings_section(Draft& draft, const std::vector<Visit>& visits) {
  Section out{draft.say().fill("heading.pairings"), {}};
  Supporters supporters;
  for (const record::Fact& fact : draft.material().facts) {
    if (fact.kind != "pairing" || !draft.belongs(fact) || ended_before(draft, fact)) continue;
    add_fact(draft, fact, supporters);
  }
  std::set<std::string> shown;
  for (const Visit& visit : visits) {
    if (!visit.led_by_provincial_secretary()) continue;
    for (const record::FactValue& from : visit.from) {
      const auto found = supporters.find(key_of(from));
      if (!shown.insert(key_of(from)).second) continue;
      if (found == supporters.end()) {
        out.blocks.push_back(
            {Block::Kind::unknown,
             {{draft.say().fill("pairing.unknown", {{"supporter", draft.place(from)}}), {}}}});
      } else {
        out.blocks.push_back(line_of(draft, found->second));
      }
    }
  }
  bool others = false;
  for (const auto& [key, supporter] : supporters) {
    if (shown.count(key) != 0) continue;
    if (!others && !shown.empty()) {
      out.blocks.push_back({Block::Kind::paragraph, {{draft.say().fill("pairing.others"), {}}}});
    }
    others = true;
    out.blocks.push_back(line_of(draft, supporter));
  }
  return out;
}

}  // namespace duikou::answer
