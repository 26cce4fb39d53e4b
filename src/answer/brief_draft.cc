// SPDX-License-Identifier: Apache-2.0
#include "answer/brief_draft.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace duikou::answer {
namespace {

Date date_in(const claim::Claim& claim, std::string_view role) {
  const claim::Role* found = claim.role(role);
  if (!found) return {};
  return Date::parse(found->values.front().value).value_or(Date{});
}

int fineness(Date date) {
  return (date.has_year() ? 1 : 0) + (date.month != 0 ? 1 : 0) + (date.day != 0 ? 1 : 0);
}

int fineness(const Dating& dating) {
  return fineness(dating.start) * 4 + fineness(dating.end);
}

bool may_be_one(const Dating& a, const Dating& b) {
  if (!a.start.compatible(b.start)) return false;
  return a.end.empty() || b.end.empty() || a.end.compatible(b.end);
}

// What a statement or pledge says is words of the report too: a note holds them in any case.
void add_words(const claim::Claim& claim, std::vector<std::string>& quotes) {
  const claim::Role* text = claim.role("text");
  if (!text) return;
  const std::string& words = text->values.front().value;
  const bool there = std::any_of(quotes.begin(), quotes.end(), [&](const std::string& quote) {
    return quote.find(words) != std::string::npos;
  });
  if (!there) quotes.push_back(words);
}

bool by_publication(const claim::Claim* a, const claim::Claim* b) {
  const auto key = [](const claim::Claim* c) {
    return std::tuple(c->source.published.empty(), std::string_view(c->source.published),
                      std::string_view(c->source.id), std::string_view(c->id));
  };
  return key(a) < key(b);
}

}  // namespace

Date first_day(Date date) {
  if (date.month == 0) date.month = 1;
  if (date.day == 0) date.day = 1;
  return date;
}

Date last_day(Date date) {
  if (date.month == 0) date.month = 12;
  if (date.day == 0) date.day = static_cast<std::uint8_t>(days_of_month(date.year, date.month));
  return date;
}

std::vector<Dating> datings_of(const Claims& claims) {
  std::vector<Dating> single;
  for (const claim::Claim* claim : claims) {
    const Dating one{date_in(*claim, "start"), date_in(*claim, "end"), {claim}};
    if (!one.start.empty()) single.push_back(one);
  }
  // The finest first: coarser dates then join the finer one they can mean.
  std::stable_sort(single.begin(), single.end(),
                   [](const Dating& a, const Dating& b) { return fineness(a) > fineness(b); });
  std::vector<Dating> out;
  for (const Dating& one : single) {
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const Dating& other) { return may_be_one(one, other); });
    if (same == out.end()) {
      out.push_back(one);
    } else {
      same->claims.push_back(one.claims.front());
    }
  }
  for (Dating& dating : out) std::sort(dating.claims.begin(), dating.claims.end(), by_publication);
  std::stable_sort(out.begin(), out.end(), [](const Dating& a, const Dating& b) {
    return std::tie(a.start, a.end) < std::tie(b.start, b.end);
  });
  return out;
}

Draft::Draft(const Material& material, const BriefWords& words, const BriefRequest& request,
             const ProgrammeScope& scope)
    : material_(material), words_(words), request_(request), scope_(scope) {
  brief_.language = request.language;
  for (const auto& [id, claim] : material.claims) {
    if (claim.kind != "office") continue;
    const claim::Role* person = claim.role("person");
    if (person && claim.role("title")) {
      offices_[words.names().simplified(person->values.front().value)].push_back(&claim);
    }
  }
}

const record::ReportLine* Draft::report(std::string_view id) const {
  const auto found = material_.reports.find(id);
  return found == material_.reports.end() ? nullptr : &found->second;
}

bool Draft::in_region(std::string_view entity, std::string_view name) const {
  const Names& names = words_.names();
  std::uint32_t inner = names.places().find(entity);
  if (inner == lexicon::Places::none) inner = names.find_place(name);
  const std::uint32_t outer = names.places().find(scope_.region);
  return inner != lexicon::Places::none && outer != lexicon::Places::none &&
         names.places().within(inner, outer);
}

bool Draft::belongs(const record::Fact& fact) const {
  if (!fact.programme.empty()) {
    return scope_.find(fact.programme) != nullptr;
  }
  for (const std::string_view role : {"to", "recipient", "place", "party"}) {
    const record::FactRole* values = fact.role(role);
    if (!values) continue;
    for (const record::FactValue& value : values->values) {
      if (in_region(value.entity, value.value)) return true;
    }
  }
  const record::FactRole* name = fact.role("name");
  if (!name) return false;
  const std::string simple = words_.names().simplified(name->values.front().value);
  return std::any_of(scope_.marks.begin(), scope_.marks.end(), [&](const std::string& mark) {
    return simple.find(mark) != std::string::npos;
  });
}

Claims Draft::told(const std::vector<std::string>& ids) const {
  Claims out;
  for (const std::string& id : ids) {
    const auto found = material_.claims.find(id);
    if (found == material_.claims.end()) continue;
    if (found->second.modality != claim::Modality::denied) out.push_back(&found->second);
  }
  std::sort(out.begin(), out.end(), by_publication);
  return out;
}

std::vector<std::uint32_t> Draft::cite(const Claims& claims) {
  std::vector<std::uint32_t> out;
  for (const claim::Claim* claim : claims) {
    const auto [found, fresh] =
        note_of_claim_.emplace(claim->id, static_cast<std::uint32_t>(brief_.notes.size() + 1));
    out.push_back(found->second);
    if (!fresh) continue;
    Note note{claim->source.publisher,
              claim->source.title,
              claim->source.published,
              claim->source.url,
              claim->source.id,
              claim->id,
              "",
              {}};
    const record::ReportLine* line = report(claim->source.id);
    if (line && !line->reprint_of.empty()) {
      const record::ReportLine* origin = report(line->reprint_of);
      note.reprint_of = origin && !origin->publisher.empty() ? origin->publisher : line->reprint_of;
    }
    for (const claim::Evidence& evidence : claim->evidence) note.quotes.push_back(evidence.quote);
    add_words(*claim, note.quotes);
    brief_.notes.push_back(std::move(note));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string Draft::publishers(const Claims& claims) const {
  std::vector<std::string> names;
  for (const claim::Claim* claim : claims) {
    const record::ReportLine* line = report(claim->source.id);
    const bool copied = line && !line->reprint_of.empty() &&
                        std::any_of(claims.begin(), claims.end(), [&](const claim::Claim* other) {
                          return other->source.id == line->reprint_of;
                        });
    if (copied) continue;
    const std::string& publisher = claim->source.publisher;
    const std::string name = publisher.empty() ? say().fill("source.unnamed") : publisher;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  constexpr std::size_t shown = 3;
  if (names.size() <= shown) return say().list(names);
  const std::string more = std::to_string(names.size() - shown);
  names.resize(shown);
  std::string joined = names[0];
  for (std::size_t i = 1; i < shown; ++i) joined += say().fill("list.separator") + names[i];
  return say().fill("source.more", {{"publishers", joined}, {"count", more}});
}

std::string Draft::place(const record::FactValue& value) const {
  const std::string name = words_.names().place(value.value, value.entity, request_.language);
  return name == value.value ? words_.expression(value.value, request_.language) : name;
}

std::string Draft::places(const std::vector<record::FactValue>& values) const {
  std::vector<std::string> names;
  for (const record::FactValue& value : values) {
    std::string name = place(value);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return say().list(names);
}

std::string Draft::person(std::string_view name) const {
  return words_.names().person(name, request_.language);
}

std::string Draft::region_name() const {
  const std::uint32_t index = words_.names().places().find(scope_.region);
  if (index == lexicon::Places::none) return request_.programme;
  const lexicon::Place& place = words_.names().places()[index];
  return words_.names().place(place.name, place.entity, request_.language);
}

Claims Draft::offices(std::string_view person, const Claims& beside) const {
  Claims out;
  const auto found = offices_.find(words_.names().simplified(person));
  if (found == offices_.end()) return out;
  for (const claim::Claim* office : found->second) {
    const bool same_report = std::any_of(
        beside.begin(), beside.end(),
        [&](const claim::Claim* claim) { return claim->source.id == office->source.id; });
    if (same_report) out.push_back(office);
  }
  std::sort(out.begin(), out.end(), by_publication);
  return out;
}

}  // namespace duikou::answer
