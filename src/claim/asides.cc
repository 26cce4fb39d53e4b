// SPDX-License-Identifier: Apache-2.0
#include "claim/asides.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace duikou::claim {
namespace {

struct ScopeWords {
  std::string_view key;
  std::string_view of;  // class of the word tables
  bool of_sentence;     // told once for all clauses that follow
};

constexpr std::array<ScopeWords, 3> scope_words = {{
    {"corps", "scope.corps", false},
    {"money", "scope.money", false},
    {"period", "scope.period", true},
}};

const lexicon::Hit* first_word(const Analysis& a, const lexicon::Lexicon& lexicon, Span within,
                               lexicon::ClassId of) {
  for (std::uint32_t at = within.start; at < within.end; ++at) {
    const lexicon::Hit* hit = lexicon.longest(a.scan, at, of);
    if (hit != nullptr && hit->start + hit->length <= within.end) return hit;
  }
  return nullptr;
}

// The part of the sentence that stands before the clause.
Span before(const Analysis& a, std::uint32_t clause) {
  return {a.sentences[a.clauses[clause].sentence].span.start, a.clauses[clause].span.start};
}

void add_scope(const Analysis& a, const lexicon::Lexicon& lexicon, std::uint32_t clause,
               std::vector<Claim::Aside>& out) {
  for (const ScopeWords& words : scope_words) {
    const lexicon::ClassId of = lexicon.class_named(words.of);
    if (a.words.of(of).empty()) continue;
    const lexicon::Hit* hit = first_word(a, lexicon, a.clauses[clause].span, of);
    if (hit == nullptr && words.of_sentence) hit = first_word(a, lexicon, before(a, clause), of);
    if (hit == nullptr) continue;
    out.push_back({"scope",
                   std::string(words.key),
                   {std::string(lexicon.value(*lexicon.meaning(hit->word, of))), "", hit->span()}});
  }
}

const mention::Mention* since(const Analysis& a, Span within) {
  const auto first = std::lower_bound(
      a.dates.begin(), a.dates.end(), within.start,
      [](const mention::Mention& date, std::uint32_t at) { return date.span.start < at; });
  for (auto date = first; date != a.dates.end() && date->span.end <= within.end; ++date) {
    if (date->use == mention::DateUse::since || !date->date.end.empty()) return &*date;
  }
  return nullptr;
}

void add_valid(const Analysis& a, std::uint32_t clause, std::vector<Claim::Aside>& out) {
  const mention::Mention* date = since(a, a.clauses[clause].span);
  if (date == nullptr) date = since(a, before(a, clause));
  if (date == nullptr) return;
  out.push_back({"valid", "start", {date->date.start.edtf(), "", date->span}});
  if (!date->date.end.empty()) {
    out.push_back({"valid", "end", {date->date.end.edtf(), "", date->span}});
  }
}

}  // namespace

std::vector<Claim::Aside> asides_of(const Analysis& analysis, const lexicon::Lexicon& lexicon,
                                    const Draft& draft) {
  std::vector<Claim::Aside> out;
  if (draft.clause >= analysis.clauses.size()) return out;
  if (draft.kind->beside == Beside::scope) add_scope(analysis, lexicon, draft.clause, out);
  if (draft.kind->beside == Beside::valid) add_valid(analysis, draft.clause, out);
  return out;
}

}  // namespace duikou::claim
