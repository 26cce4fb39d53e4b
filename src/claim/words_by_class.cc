// SPDX-License-Identifier: Apache-2.0
#include "claim/words_by_class.h"

#include <algorithm>

#include "claim/reach.h"

namespace duikou::claim {

using lexicon::ClassId;
using lexicon::Hit;

// Sorted by counting: how many of each class, where each class ends, then hit by hit from behind.
void WordsByClass::index(const lexicon::Scan& scan, const AskedClasses& asked) {
  scan_ = &scan;
  asked_ = &asked;
  others_.clear();
  first_.assign(asked.classes() + 1, 0);
  std::uint32_t* const first = first_.data();
  for (const Hit& hit : scan.hits) {
    for (const ClassId of : asked.of_word(hit.word)) ++first[of];
  }
  std::uint32_t end = 0;
  for (std::uint32_t& count : first_) count = end += count;
  hits_.resize(end);
  Hit* const hits = hits_.data();
  for (auto hit = scan.hits.rbegin(); hit != scan.hits.rend(); ++hit) {
    for (const ClassId of : asked.of_word(hit->word)) hits[--first[of]] = *hit;
  }
}

void WordsByClass::clear() {
  first_.clear();
  hits_.clear();
  others_.clear();
}

std::span<const Hit> WordsByClass::others(ClassId of) const {
  const auto [known, fresh] = others_.try_emplace(of);
  if (!fresh) return known->second;
  for (const Hit& hit : scan_->hits) {
    for (const lexicon::Meaning& meaning : asked_->lexicon().meanings(hit.word)) {
      if (meaning.of == of) known->second.push_back(hit);
    }
  }
  return known->second;
}

void WordsByClass::part(std::span<const std::uint32_t> clause_of_place,
                        std::span<const std::uint32_t> sentence_of_clause) {
  const std::size_t classes = asked_->classes();
  in_clauses_.fill(sentence_of_clause.size(), asked_->not_asked());
  in_sentences_.fill(std::size_t{sentence_of_clause.back()} + 1, asked_->not_asked());
  for (std::size_t of = 0; of < classes; ++of) {
    for (std::uint32_t i = first_[of]; i < first_[of + 1]; ++i) {
      in_clauses_.add(clause_of_place[hits_[i].start], of);
    }
  }
  for (std::size_t clause = 0; clause < sentence_of_clause.size(); ++clause) {
    in_sentences_.add_all(sentence_of_clause[clause], in_clauses_, clause);
  }
}

void WordsByClass::add(ClassId of, std::span<const Hit> hits) {
  if (of + std::size_t{1} >= first_.size()) return;
  const auto added = hits_.insert(hits_.begin() + first_[of + 1], hits.begin(), hits.end());
  const auto start = hits_.begin() + first_[of];
  std::inplace_merge(start, added, added + static_cast<std::ptrdiff_t>(hits.size()),
                     [](const Hit& x, const Hit& y) { return x.start < y.start; });
  for (std::size_t i = of + std::size_t{1}; i < first_.size(); ++i) {
    first_[i] += static_cast<std::uint32_t>(hits.size());
  }
}

void WordsByClass::drop(ClassId of, std::span<const Span> stretches) {
  if (of + std::size_t{1} >= first_.size() || stretches.empty()) return;
  const auto begin = hits_.begin() + first_[of];
  const auto end = hits_.begin() + first_[of + 1];
  const auto inside = [&](const Hit& hit) { return one_holds(stretches, hit.span()); };
  const auto kept = std::remove_if(begin, end, inside);
  const auto gone = static_cast<std::uint32_t>(end - kept);
  hits_.erase(kept, end);
  for (std::size_t i = of + std::size_t{1}; i < first_.size(); ++i) first_[i] -= gone;
}

std::span<const Hit> WordsByClass::from(std::uint32_t position, ClassId of) const {
  const std::span<const Hit> all = this->of(of);
  const auto first =
      std::lower_bound(all.begin(), all.end(), position,
                       [](const Hit& hit, std::uint32_t at) { return hit.start < at; });
  return all.subspan(static_cast<std::size_t>(first - all.begin()));
}

const Hit* WordsByClass::first_in(Span zone, ClassId of) const {
  const std::span<const Hit> all = this->of(of);
  const bool none = all.empty() || all.back().start < zone.start || all.front().start >= zone.end;
  if (none) return nullptr;
  for (const Hit& hit : from(zone.start, of)) {
    if (hit.start >= zone.end) return nullptr;
    if (hit.start + hit.length <= zone.end) return &hit;
  }
  return nullptr;
}

const Hit* WordsByClass::first_in(Span zone, std::span<const ClassId> any_of) const {
  const Hit* out = nullptr;
  for (const ClassId one : any_of) {
    const Hit* hit = first_in(zone, one);
    if (hit == nullptr) continue;
    const bool earlier = out == nullptr || hit->start < out->start ||
                         (hit->start == out->start && hit->length < out->length);
    if (earlier) out = hit;
  }
  return out;
}

}  // namespace duikou::claim
