// SPDX-License-Identifier: Apache-2.0
#include "claim/hearsay.h"

#include <algorithm>

#include "claim/quotation_marks.h"
#include "claim/speech_marks.h"

namespace duikou::claim {
namespace {

constexpr std::uint32_t quotation_most = 40;  // code points: longer ones are speech
constexpr std::uint32_t talk_before = 40;     // from the word for talk to the quotation
constexpr std::uint32_t verdict_behind = 16;
constexpr std::uint32_t next_sentence = 24;  // where a verdict may open it

bool ends_sentence(char16_t unit) {
  return is_stop(unit) || unit == u'\n';
}

bool is_question(char16_t unit) {
  return unit == 0xFF1F || unit == u'?';
}

}  // namespace

Hearsay::Hearsay(const Analysis& analysis, const lexicon::Lexicon& lexicon)
    : a_(analysis),
      lexicon_(lexicon),
      talk_(lexicon.class_named("hearsay")),
      verdict_(lexicon.class_named("hearsay.verdict")) {}

// The short quotation that a trigger stands in, without its marks.
std::optional<Span> Hearsay::quotation_around(Span trigger) const {
  std::uint32_t start = trigger.start;
  while (start > 0 && trigger.end - start <= quotation_most) {
    const char16_t before = a_.text[start - 1];
    if (opens_quotation(before)) {
      std::uint32_t end = trigger.end;
      while (end < a_.text.size() && end - start <= quotation_most) {
        if (closes_quotation(a_.text[end])) return Span{start, end};
        if (a_.text[end] == u'\n') return std::nullopt;
        ++end;
      }
      return std::nullopt;
    }
    if (closes_quotation(before) || ends_sentence(before)) return std::nullopt;
    --start;
  }
  return std::nullopt;
}

// Whether a word for talk leads to a quotation in its sentence, or a verdict follows right behind.
bool Hearsay::quoted_as_talk(Span quotation) const {
  const std::uint32_t mark = quotation.start - 1;
  std::uint32_t low = mark;
  while (low > 0 && mark - low < talk_before && !ends_sentence(a_.text[low - 1])) --low;
  if (a_.words.first_in({low, mark}, talk_) != nullptr) return true;
  const std::uint32_t high = std::min(a_.text.size(), quotation.end + 1 + verdict_behind);
  return a_.words.first_in({quotation.end + 1, high}, verdict_) != nullptr;
}

// Whether people are said to tell it, and it is asked about or called wrong.
bool Hearsay::said_as_talk(const Draft& draft) const {
  const Span clause = a_.clauses[draft.clause].span;
  const std::uint32_t low =
      std::max(clause.start, draft.trigger.start - std::min(draft.trigger.start, talk_before));
  bool told = false;
  for (const lexicon::Hit& talk : a_.words.from(low, talk_)) {
    if (told || talk.start + talk.length > draft.trigger.start) break;
    told = lexicon_.value(*lexicon_.meaning(talk.word, talk_)) == "told";
  }
  if (!told) return false;
  const std::uint32_t most = std::min(a_.text.size(), draft.trigger.end + talk_before);
  std::uint32_t end = draft.trigger.end;
  while (end < most && !ends_sentence(a_.text[end])) ++end;
  if (end < most && is_question(a_.text[end])) return true;
  const std::uint32_t high = std::min(a_.text.size(), end + next_sentence);
  return a_.words.first_in({draft.trigger.end, high}, verdict_) != nullptr;
}

bool Hearsay::tells(const Draft& draft) const {
  if (a_.words.of(talk_).empty() && a_.words.of(verdict_).empty()) return false;
  const std::optional<Span> quotation = quotation_around(draft.trigger);
  return quotation ? quoted_as_talk(*quotation) : said_as_talk(draft);
}

}  // namespace duikou::claim
