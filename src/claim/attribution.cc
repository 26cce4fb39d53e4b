// SPDX-License-Identifier: Apache-2.0
#include "claim/attribution.h"

#include <algorithm>
#include <array>

#include "claim/reach.h"

namespace duikou::claim {

using lexicon::Hit;

namespace {

constexpr std::uint32_t nowhere = 0xFFFFFFFF;
constexpr std::uint32_t source_least = 2;  // characters of its name
constexpr std::uint32_t source_most = 30;
constexpr std::uint32_t clauses_on_most = 3;

}  // namespace

Attribution::Attribution(const Analysis& analysis, const lexicon::Lexicon& lexicon)
    : a_(analysis),
      lexicon_(lexicon),
      opens_(lexicon.class_named("quoted.opens")),
      closes_(lexicon.class_named("quoted.closes")),
      says_(lexicon.class_named("quoted.says")),
      own_(lexicon.class_named("quoted.own")),
      corrected_(lexicon.class_named("corrected")),
      because_(lexicon.class_named("corrected.because")) {}

// Whether a stretch can be the name of a source, and is not the paper that speaks.
bool Attribution::named(Span source) const {
  return source.length() >= source_least && source.length() <= source_most &&
         a_.words.first_in(source, own_) == nullptr;
}

// The source that a clause names; from `nowhere` where it names none.
Attribution::Source Attribution::source_in(Span clause) const {
  clause.end = std::min(clause.end, clause.start + reach);
  std::uint32_t opened = nowhere;
  Span opening;
  for (std::uint32_t at = clause.start; at < clause.end; ++at) {
    if (const Hit* hit = lexicon_.longest(a_.scan, at, opens_);
        hit != nullptr && opened == nowhere) {
      opening = hit->span();
      opened = opening.end;
      const bool alone = lexicon_.value(*lexicon_.meaning(hit->word, opens_)) == "alone";
      if (alone && named({opened, std::min(clause.end, opened + source_most)})) {
        return {clause.end, opening};
      }
    }
    if (const Hit* hit = lexicon_.longest(a_.scan, at, closes_);
        hit != nullptr && opened != nowhere && named({opened, at})) {
      return {at + hit->length, opening};
    }
    if (const Hit* hit = lexicon_.longest(a_.scan, at, says_);
        hit != nullptr && named({std::max(clause.start, at - std::min(at, source_most)), at})) {
      return {at + hit->length, hit->span()};
    }
  }
  return {nowhere, {}};
}

Attribution::Source Attribution::quoted_from(std::uint32_t index) const {
  const std::array<lexicon::ClassId, 2> wanted = {opens_, says_};
  if (!a_.words.may_be_in_sentence(index, wanted)) return {nowhere, {}};
  const Sentence& sentence = a_.sentences[index];
  for (std::uint32_t c = sentence.clause_first;
       c < sentence.clause_last && c - sentence.clause_first < clauses_back_most; ++c) {
    const Source source = source_in(a_.clauses[c].span);
    if (source.from != nowhere) return source;
  }
  return {nowhere, {}};
}

// Whether this sentence or the one before it tells that something was wrong.
bool Attribution::told_wrong(const Sentence& sentence, std::uint32_t index) const {
  const auto wrong = [&](Span span) {
    span.end = std::min(span.end, span.start + reach);
    return a_.words.first_in(span, because_) != nullptr;
  };
  return wrong(sentence.span) || (index > 0 && wrong(a_.sentences[index - 1].span));
}

// The word of the draft's clause behind which stands what is right, or nullptr.
const Hit* Attribution::correcting(const Draft& draft) const {
  const Clause& clause = a_.clauses[draft.clause];
  const std::uint32_t low = draft.trigger.start - std::min(draft.trigger.start, reach);
  const Hit* word = a_.words.first_in(
      {std::max(clause.span.start, low), std::min(clause.span.end, draft.trigger.end + reach)},
      corrected_);
  const bool wrong = word != nullptr && told_wrong(a_.sentences[clause.sentence], clause.sentence);
  return wrong ? word : nullptr;
}

// The word behind which a value of the draft stands as what is right; empty where none does.
Span Attribution::word_of_correction(const Draft& draft) const {
  const Hit* word = correcting(draft);
  if (word == nullptr) return {};
  const Span behind{word->start + word->length, a_.clauses[draft.clause].span.end};
  const bool stands = std::any_of(draft.roles.begin(), draft.roles.end(), [&](const auto& role) {
    return std::any_of(role.begin(), role.end(),
                       [&](const Value& value) { return behind.contains(value.span); });
  });
  return stands ? word->span() : Span{};
}

// Whether clauses right behind tell that what stands here is wrong, and then what is right.
bool Attribution::righted_behind(std::uint32_t clause) const {
  const std::uint32_t end = a_.sentences[a_.clauses[clause].sentence].clause_last;
  bool wrong = false;
  for (std::uint32_t c = clause + 1; c < end && c - clause <= clauses_on_most; ++c) {
    Span span = a_.clauses[c].span;
    span.end = std::min(span.end, span.start + reach);
    wrong = wrong || a_.words.first_in(span, because_) != nullptr;
    if (a_.words.first_in(span, corrected_) != nullptr) return wrong;
  }
  return false;
}

bool Attribution::taken_back(const Draft& draft) const {
  const Hit* word = correcting(draft);
  const Span clause = a_.clauses[draft.clause].span;
  const Span before{clause.start, word == nullptr ? clause.end : word->start};
  if (word == nullptr && !righted_behind(draft.clause)) return false;
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    const ValueType type = draft.kind->roles[i].type;
    if (type != ValueType::amount && type != ValueType::number) continue;
    for (const Value& value : draft.roles[i]) {
      if (before.contains(value.span)) return true;
    }
  }
  return false;
}

Attribution::Told Attribution::of(const Draft& draft) {
  const Span correction = word_of_correction(draft);
  if (correction.length() > 0) return {Modality::corrected, correction};
  const std::uint32_t sentence = a_.clauses[draft.clause].sentence;
  const auto [known, fresh] = known_.try_emplace(sentence);
  if (fresh) known->second = quoted_from(sentence);
  const Source& source = known->second;
  if (source.from > draft.trigger.start) return {};
  return {Modality::quoted, source.word};
}

}  // namespace duikou::claim
