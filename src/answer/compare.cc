// SPDX-License-Identifier: Apache-2.0
// A claim's id is made from all it says, so equal ids are equal claims. What is left on both sides
// is paired where kind and words are the same: best those that agree in most values.
#include "answer/compare.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace duikou::answer {
namespace {

using claim::Claim;

constexpr std::size_t candidates_most = 64;  // pieces of evidence looked at for one

using Said = std::vector<std::pair<std::string, std::vector<std::string>>>;

// All that a claim says, by role, in the order in which changes are told.
Said said(const Claim& claim) {
  Said out;
  for (const claim::Role& role : claim.roles) {
    auto& [name, values] = out.emplace_back(role.name, std::vector<std::string>());
    for (const claim::Value& value : role.values) values.push_back(value.value);
  }
  for (const Claim::Aside& aside : claim.asides) {
    out.emplace_back(aside.group + "." + aside.key, std::vector{aside.value.value});
  }
  out.emplace_back("modality", std::vector{std::string(claim::name(claim.modality))});
  if (!claim.programme.empty()) out.emplace_back("programme", std::vector{claim.programme});
  auto& [name, quotes] = out.emplace_back("evidence", std::vector<std::string>());
  for (const claim::Evidence& piece : claim.evidence) quotes.push_back(piece.quote);
  const claim::Source& source = claim.source;
  for (const auto& [key, text] : {std::pair("source.url", &source.url),
                                  {"source.title", &source.title},
                                  {"source.publisher", &source.publisher},
                                  {"source.published", &source.published}}) {
    if (!text->empty()) out.emplace_back(key, std::vector{*text});
  }
  return out;
}

// Where a claim's values and evidence stand, and which entities they name.
std::vector<std::string> spans_of(const Claim& claim) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& name, Span span) {
    out.push_back(name + " [" + std::to_string(span.start) + ", " + std::to_string(span.end) + ")");
  };
  for (const claim::Role& role : claim.roles) {
    for (const claim::Value& value : role.values) {
      add(value.value + (value.entity.empty() ? "" : " " + value.entity), value.span);
    }
  }
  for (const claim::Evidence& piece : claim.evidence) add("evidence", piece.span);
  return out;
}

// Values of `from` under a role that `other` has not there.
std::vector<std::string> without(const std::vector<std::string>& from, const Said& other,
                                 const std::string& role) {
  std::vector<std::string> out;
  const auto known =
      std::find_if(other.begin(), other.end(), [&](const auto& one) { return one.first == role; });
  for (const std::string& value : from) {
    const bool there = known != other.end() && std::find(known->second.begin(), known->second.end(),
                                                         value) != known->second.end();
    if (!there) out.push_back(value);
  }
  return out;
}

std::vector<RoleChange> changes_of(const Claim& old_claim, const Claim& new_claim) {
  const Said before = said(old_claim);
  const Said after = said(new_claim);
  std::vector<RoleChange> out;
  const auto values_of = [](const Said& all, const std::string& role) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == role; });
    return found == all.end() ? std::vector<std::string>() : found->second;
  };
  std::vector<std::string> roles;
  for (const Said* all : {&before, &after}) {
    for (const auto& [role, values] : *all) {
      const auto known = std::find(roles.begin(), roles.end(), role);
      if (known == roles.end()) roles.push_back(role);
    }
  }
  for (const std::string& role : roles) {
    RoleChange change{role, without(values_of(before, role), after, role),
                      without(values_of(after, role), before, role)};
    if (!change.went.empty() || !change.came.empty()) out.push_back(std::move(change));
  }
  if (!out.empty()) return out;
  // The same words and values in other places.
  const Said old_spans = {{"spans", spans_of(old_claim)}};
  const Said new_spans = {{"spans", spans_of(new_claim)}};
  return {{"spans", without(old_spans[0].second, new_spans, "spans"),
           without(new_spans[0].second, old_spans, "spans")}};
}

std::size_t agreement(const Claim& x, const Claim& y) {
  std::size_t out = 0;
  for (const claim::Role& role : x.roles) {
    const claim::Role* other = y.role(role.name);
    for (const claim::Value& value : role.values) {
      const bool there = other != nullptr && std::any_of(other->values.begin(), other->values.end(),
                                                         [&](const claim::Value& one) {
                                                           return one.value == value.value;
                                                         });
      out += there ? 1 : 0;
    }
  }
  return out;
}

struct Pair {
  std::size_t agreement;
  std::uint32_t shared;  // code points of evidence
  std::size_t before, after;
};

// Pieces of evidence of the new claims by where they begin.
struct Piece {
  Span span;
  std::size_t claim;
};

std::vector<Pair> pairs_of(const std::vector<Claim>& old_claims,
                           const std::vector<Claim>& new_claims) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < new_claims.size(); ++i) {
    for (const claim::Evidence& piece : new_claims[i].evidence) pieces.push_back({piece.span, i});
  }
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& x, const Piece& y) { return x.span.start < y.span.start; });
  std::vector<Pair> out;
  for (std::size_t i = 0; i < old_claims.size(); ++i) {
    std::map<std::size_t, std::uint32_t> shared;  // by new claim
    for (const claim::Evidence& piece : old_claims[i].evidence) {
      auto at = std::lower_bound(
          pieces.begin(), pieces.end(), piece.span.end,
          [](const Piece& one, std::uint32_t end) { return one.span.start < end; });
      for (std::size_t n = 0; at != pieces.begin() && n < candidates_most; ++n) {
        const Span other = (--at)->span;
        if (!other.overlaps(piece.span)) continue;
        shared[at->claim] +=
            std::min(other.end, piece.span.end) - std::max(other.start, piece.span.start);
      }
    }
    for (const auto& [j, common] : shared) {
      if (old_claims[i].kind != new_claims[j].kind) continue;
      out.push_back({agreement(old_claims[i], new_claims[j]), common, i, j});
    }
  }
  std::sort(out.begin(), out.end(), [](const Pair& x, const Pair& y) {
    return std::tuple(y.agreement, y.shared, x.before, x.after) <
           std::tuple(x.agreement, x.shared, y.before, y.after);
  });
  return out;
}

using Counts = std::map<std::string, ComparedKind>;

// Takes out what both sides have.
void drop_same(std::vector<Claim>& old_claims, std::vector<Claim>& new_claims, Counts& counts) {
  std::map<std::string, const Claim*> known;
  for (const Claim& claim : new_claims) known.emplace(claim.id, &claim);
  std::set<std::string> same;
  for (const Claim& claim : old_claims) {
    const auto found = known.find(claim.id);
    if (found == known.end() || !same.insert(claim.id).second) continue;
    ComparedKind& of = counts[claim.kind];
    ++of.same;
    of.other_rules += found->second->rules != claim.rules ? 1 : 0;
  }
  for (std::vector<Claim>* claims : {&old_claims, &new_claims}) {
    std::erase_if(*claims, [&](const Claim& claim) { return same.contains(claim.id); });
  }
}

// What is left, paired where it can be.
std::vector<Difference> paired(std::vector<Claim> old_claims, std::vector<Claim> new_claims,
                               Counts& counts) {
  std::vector<Difference> out;
  std::vector<bool> old_told(old_claims.size());
  std::vector<bool> new_told(new_claims.size());
  for (const Pair& pair : pairs_of(old_claims, new_claims)) {
    if (old_told[pair.before] || new_told[pair.after]) continue;
    old_told[pair.before] = new_told[pair.after] = true;
    const Claim& before = old_claims[pair.before];
    const Claim& after = new_claims[pair.after];
    ++counts[before.kind].changed;
    out.push_back({Difference::What::changed, before, after, changes_of(before, after)});
  }
  for (std::size_t i = 0; i < old_claims.size(); ++i) {
    if (old_told[i]) continue;
    ++counts[old_claims[i].kind].only_old;
    out.push_back({Difference::What::only_old, std::move(old_claims[i]), {}, {}});
  }
  for (std::size_t i = 0; i < new_claims.size(); ++i) {
    if (new_told[i]) continue;
    ++counts[new_claims[i].kind].only_new;
    out.push_back({Difference::What::only_new, {}, std::move(new_claims[i]), {}});
  }
  return out;
}

const Claim& told(const Difference& one) {
  return one.what == Difference::What::only_new ? one.new_claim : one.old_claim;
}

}  // namespace

std::vector<Difference> Comparison::compare(std::vector<Claim> old_claims,
                                            std::vector<Claim> new_claims) {
  const auto unwanted = [&](const Claim& claim) {
    return !wanted_.empty() &&
           std::find(wanted_.begin(), wanted_.end(), claim.kind) == wanted_.end();
  };
  std::erase_if(old_claims, unwanted);
  std::erase_if(new_claims, unwanted);
  Counts counts;
  drop_same(old_claims, new_claims, counts);
  std::vector<Difference> out = paired(std::move(old_claims), std::move(new_claims), counts);
  std::stable_sort(out.begin(), out.end(), [](const Difference& x, const Difference& y) {
    const auto place = [](const Claim& claim) {
      return claim.evidence.empty() ? Span{} : claim.evidence.front().span;
    };
    return std::tuple(place(told(x)), told(x).kind) < std::tuple(place(told(y)), told(y).kind);
  });
  const std::lock_guard lock(mutex_);
  for (const auto& [kind, of] : counts) {
    ComparedKind& all = counts_[kind];
    all.only_old += of.only_old;
    all.only_new += of.only_new;
    all.changed += of.changed;
    all.same += of.same;
    all.other_rules += of.other_rules;
  }
  return out;
}

std::map<std::string, ComparedKind> Comparison::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

}  // namespace duikou::answer
