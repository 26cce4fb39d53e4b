// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "answer/brief.h"
#include "claim/claim.h"
#include "value/date.h"

namespace duikou::answer {

using Claims = std::vector<const claim::Claim*>;

// What some claims say of when: claims whose dates may mean the same days stand together, with the
// finest of their dates.
struct Dating {
  Date start;
  Date end;  // empty where one day, month or year is all that is said
  Claims claims;
};

// Groups the claims that give `start` by the days they can mean, earliest first; more than one
// group is a disagreement. Claims without a start are in none.
[[nodiscard]] std::vector<Dating> datings_of(const Claims& claims);

// First and last day that a date or range can mean; asks for a year.
[[nodiscard]] Date first_day(Date date);
[[nodiscard]] Date last_day(Date date);

// A brief on its way: the material, the words, and the notes given so far.
class Draft {
 public:
  Draft(const Material& material, const BriefWords& words, const BriefRequest& request,
        const ProgrammeScope& scope);

  [[nodiscard]] const Material& material() const { return material_; }
  [[nodiscard]] const BriefWords& words() const { return words_; }
  [[nodiscard]] const BriefRequest& request() const { return request_; }
  [[nodiscard]] const ProgrammeScope& scope() const { return scope_; }
  [[nodiscard]] const Phrases& say() const { return words_.phrases(request_.language); }
  [[nodiscard]] Brief& brief() { return brief_; }

  // Whether a fact is part of the programme: it names the programme, or names none and one of its
  // places that receive (to, recipient, place, party) lies in the programme's region, or its name
  // tells the region.
  [[nodiscard]] bool belongs(const record::Fact& fact) const;

  // The claims of these ids that tell something as so, by date of publication, report, id.
  // Denied claims are left out.
  [[nodiscard]] Claims told(const std::vector<std::string>& ids) const;
  // The numbers of the notes for these claims, new ones added; ascending, each once.
  [[nodiscard]] std::vector<std::uint32_t> cite(const Claims& claims);
  // Who reports it: publishers in order of publication, reprints left out where their origin is
  // among them; above three the number of the others.
  [[nodiscard]] std::string publishers(const Claims& claims) const;

  [[nodiscard]] std::string place(const record::FactValue& value) const;
  [[nodiscard]] std::string places(const std::vector<record::FactValue>& values) const;
  [[nodiscard]] std::string person(std::string_view name) const;
  [[nodiscard]] std::string region_name() const;
  // Days as the language tells them; in Chinese without the year where the window has only one.
  [[nodiscard]] std::string when(Date start, Date end) const;
  [[nodiscard]] std::string date(Date date, bool with_year) const;
  // A plain number of money with its bound: "nearly 120 billion yuan".
  [[nodiscard]] std::string amount(std::string_view plain, std::string_view bound) const;

  // The office claims of a person in the reports behind these claims.
  [[nodiscard]] Claims offices(std::string_view person, const Claims& beside) const;

 private:
  [[nodiscard]] const record::ReportLine* report(std::string_view id) const;
  [[nodiscard]] bool in_region(std::string_view entity, std::string_view name) const;

  const Material& material_;
  const BriefWords& words_;
  const BriefRequest& request_;
  const ProgrammeScope& scope_;
  std::map<std::string, Claims, std::less<>> offices_;  // by simplified name of the person
  std::map<std::string, std::uint32_t, std::less<>> note_of_claim_;
  Brief brief_;
};

}  // namespace duikou::answer
