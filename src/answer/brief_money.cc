// SPDX-License-Identifier: Apache-2.0
// The money: each figure with who gives it, for what time, and when it was published. Figures are
// laid side by side and never added up.
#include <algorithm>
#include <map>
#include <tuple>

#include "answer/brief_sections.h"

namespace duikou::answer {
namespace {

struct Figure {
  const record::Fact* fact;
  std::string amount;  // plain number
  std::string bound;
  std::string scope;  // a key "money.planned", ...
  Claims claims;
};

std::string aside_of(const claim::Claim& claim, std::string_view group, std::string_view key) {
  for (const claim::Claim::Aside& aside : claim.asides) {
    if (aside.group == group && (key.empty() || aside.key == key)) {
      return aside.value.value.empty() ? aside.key : aside.value.value;
    }
  }
  return "";
}

std::string scope_of(const Draft& draft, const claim::Claim& claim) {
  if (claim.modality == claim::Modality::planned) return "money.planned";
  for (const claim::Claim::Aside& aside : claim.asides) {
    if (aside.group != "scope") continue;
    for (const std::string& word : {aside.value.value, aside.key}) {
      std::string key = "money." + word;
      if (draft.say().has(key)) return key;
    }
  }
  return "money.given";
}

// One figure for each amount, bound and scope that the claims of the fact give.
std::vector<Figure> figures_of(const Draft& draft, const record::Fact& fact) {
  std::map<std::tuple<std::string, std::string, std::string>, Claims> by_figure;
  for (const claim::Claim* claim : draft.told(fact.claims)) {
    const claim::Role* amount = claim->role("amount");
    if (!amount) continue;
    by_figure[{amount->values.front().value, aside_of(*claim, "bound", "amount"),
               scope_of(draft, *claim)}]
        .push_back(claim);
  }
  std::vector<Figure> out;
  out.reserve(by_figure.size());
  for (auto& [figure, claims] : by_figure) {
    out.push_back({&fact, std::get<0>(figure), std::get<1>(figure), std::get<2>(figure), claims});
  }
  return out;
}

Date date_of(const record::Fact& fact, std::string_view role) {
  const record::FactRole* found = fact.role(role);
  return found ? Date::parse(found->values.front().value).value_or(Date{}) : Date{};
}

// A single beginning may stand for a year ("in 2023") or for all time since: the words decide.
bool reaches_on(const Draft& draft, const Claims& claims) {
  const std::string list = draft.say().fill("signs.since");
  std::string_view signs = list;
  while (!signs.empty()) {
    const std::string_view sign = signs.substr(0, signs.find('|'));
    for (const claim::Claim* claim : claims) {
      for (const claim::Evidence& evidence : claim->evidence) {
        if (evidence.quote.find(sign) != std::string::npos) return true;
      }
    }
    signs.remove_prefix(std::min(signs.size(), sign.size() + 1));
  }
  return false;
}

std::string period(const Draft& draft, const Figure& figure) {
  const record::Fact& fact = *figure.fact;
  const Date start = date_of(fact, "start");
  const Date end = date_of(fact, "end");
  const std::string first = start.empty() ? "" : draft.date(start, true);
  const std::string last = end.empty() ? "" : draft.date(end, true);
  if (!start.empty() && (end.empty() || start == end)) {
    const bool since = end.empty() && reaches_on(draft, figure.claims);
    return draft.say().fill(since ? "period.since" : "period.in", {{"first", first}});
  }
  if (start.empty() && end.empty()) return "";
  return draft.say().fill(start.empty() ? "period.until" : "period.from-to",
                          {{"first", first}, {"last", last}});
}

// Figures of all supporters together come before those of one.
bool one_region_pays(const Draft& draft, const record::Fact& fact) {
  const record::FactRole* payer = fact.role("payer");
  if (!payer) return false;
  return std::any_of(payer->values.begin(), payer->values.end(), [&](const auto& value) {
    return draft.words().names().places().find(value.entity) != lexicon::Places::none ||
           draft.words().names().find_place(value.value) != lexicon::Places::none;
  });
}

Block told_figure(Draft& draft, const Figure& figure) {
  const Phrases& say = draft.say();
  const record::FactRole* payer = figure.fact->role("payer");
  const record::FactRole* recipient = figure.fact->role("recipient");
  const std::string payers = payer ? draft.places(payer->values) : say.fill("money.payer-unknown");
  const std::string to =
      recipient ? say.fill("money.to", {{"recipients", draft.places(recipient->values)}}) : "";
  const auto published = Date::parse(figure.claims.front()->source.published);
  const bool corrected = std::any_of(
      figure.claims.begin(), figure.claims.end(),
      [](const claim::Claim* claim) { return claim->modality == claim::Modality::corrected; });
  return {Block::Kind::item,
          {{say.fill(figure.scope,
                     {{"publishers", draft.publishers(figure.claims)},
                      {"published", published ? say.fill("money.published",
                                                         {{"date", draft.date(*published, true)}})
                                              : ""},
                      {"period", period(draft, figure)},
                      {"payers", payers},
                      {"to", to},
                      {"amount", draft.amount(figure.amount, figure.bound)},
                      {"corrected", corrected ? say.fill("money.corrected") : ""}}),
            draft.cite(figure.claims)}}};
}

}  // namespace

Section money_section(Draft& draft) {
  Section out{draft.say().fill("heading.money"), {}};
  std::vector<std::pair<std::tuple<bool, bool, std::string, std::string, std::string>, Figure>> all;
  for (const record::Fact& fact : draft.material().facts) {
    if (fact.kind != "funding" || !draft.belongs(fact)) continue;
    const record::FactRole* payer = fact.role("payer");
    const bool one = one_region_pays(draft, fact);
    for (const Figure& figure : figures_of(draft, fact)) {
      const record::FactValue* who = payer ? &payer->values.front() : nullptr;
      const std::string code = !one || !who ? "" : who->entity.empty() ? who->value : who->entity;
      const std::string& published = figure.claims.front()->source.published;
      all.push_back({{one, payer == nullptr, code, published, fact.id + figure.amount}, figure});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  bool told_supporters = false;
  for (const auto& [order, figure] : all) {
    if (std::get<0>(order) && !told_supporters) {
      out.blocks.push_back({Block::Kind::paragraph, {{draft.say().fill("money.each"), {}}}});
      told_supporters = true;
    }
    out.blocks.push_back(told_figure(draft, figure));
  }
  if (!out.blocks.empty()) {
    out.blocks.insert(out.blocks.begin(),
                      {Block::Kind::paragraph, {{draft.say().fill("money.side-by-side"), {}}}});
  } else {
    out.blocks.push_back({Block::Kind::unknown, {{draft.say().fill("money.none"), {}}}});
  }
  return out;
}

}  // namespace duikou::answer
