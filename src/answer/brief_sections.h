// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "answer/brief_draft.h"

namespace duikou::answer {

// A person on a visit, with the fullest title that the visit's own reports give.
struct Traveller {
  std::string name;
  std::string title;                  // as written; empty where those reports give none
  bool heads_province_party = false;  // derived from title and region
  Claims offices;                     // the claims behind the title
};

// One visit of the window. Facts that share a leader and overlap in days are one visit here.
struct Visit {
  std::vector<const record::Fact*> facts;
  Claims claims;
  std::vector<Dating> datings;  // never empty; more than one: the reports differ
  std::vector<record::FactValue> from;
  std::vector<record::FactValue> to;
  std::vector<Traveller> leaders;
  std::vector<Traveller> members;

  [[nodiscard]] bool led_by_provincial_secretary() const;
};

// Visits of the programme that happened in the window, by start, end, id of the first fact.
[[nodiscard]] std::vector<Visit> visits_of(const Draft& draft);
// Who led it or took part, as "title name": in the language of the draft.
[[nodiscard]] std::string people_of(const Draft& draft, const std::vector<Traveller>& people,
                                    const Visit& visit);

// Each writes one section; one without a block is left out by the caller.
[[nodiscard]] Section lead_section(Draft& draft, const std::vector<Visit>& visits);
[[nodiscard]] Section visits_section(Draft& draft, const std::vector<Visit>& visits);
[[nodiscard]] Section other_visits_section(Draft& draft, const std::vector<Visit>& visits);
[[nodiscard]] Section series_section(Draft& draft);
[[nodiscard]] Section pairings_section(Draft& draft, const std::vector<Visit>& visits);
[[nodiscard]] Section money_section(Draft& draft);
// What stands behind the brief and what it cannot tell.
[[nodiscard]] Section limits_section(Draft& draft);

// The symposium, the quotation and their absence, for one visit.
void append_symposium(Draft& draft, const Visit& visit, std::vector<Block>& blocks);
void append_quotation(Draft& draft, const Visit& visit, std::vector<Block>& blocks);

}  // namespace duikou::answer
