// SPDX-License-Identifier: Apache-2.0
// Who speaks. Beside a verb it is the subject; beside a quotation that no verb introduces it is who
// stands right behind it, or who acts in the words before its colon.
#include <algorithm>

#include "claim/quotation_marks.h"
#include "claim/reach.h"
#include "claim/speech.h"
#include "claim/speech_marks.h"

namespace duikou::claim {

using lexicon::Hit;

namespace {

constexpr std::ptrdiff_t drafts_back_most = 64;
constexpr std::uint32_t lines_back_most = 3;
constexpr std::uint32_t gesture_most = 8;
constexpr std::uint32_t act_most = 12;
constexpr std::uint32_t when_most = 16;  // characters of a clause that tells when
constexpr std::uint32_t caption_most = 60;

}  // namespace

// Looks into one earlier clause for who spoke or acted there.
Speech::Past Speech::past_speaker(std::uint32_t clause) const {
  Span span = a_.clauses[clause].span;
  span.end = std::min(span.end, span.start + reach);
  const Span* quotation = quotation_at(span.start);
  if (quotation != nullptr && quotation->end >= span.end) return {};
  Past out;
  out.person = subject(span);
  if (!out.person) out.person = subject(span, true);
  out.over = !out.person && has(span, other_) && has(span, verb_) && quotation == nullptr;
  return out;
}

std::optional<std::uint32_t> Speech::speaker_before(std::uint32_t clause, bool pronoun,
                                                    const std::vector<Draft>& before) const {
  const Draft* last = nullptr;
  for (auto draft = before.rbegin();
       draft != before.rend() && last == nullptr && draft - before.rbegin() < drafts_back_most;
       ++draft) {
    if (draft->kind->name == "statement") last = &*draft;
  }
  const std::uint32_t line = a_.sentences[a_.clauses[clause].sentence].line;
  const std::uint32_t at = a_.clauses[clause].span.start;
  for (std::uint32_t c = clause; c > 0 && clause - c < clauses_back_most; --c) {
    const Clause& one = a_.clauses[c - 1];
    const std::uint32_t told = a_.sentences[one.sentence].line;
    if (line - told > (pronoun ? lines_back_most : 0) || at - one.span.start > reach) break;
    const Past past = past_speaker(c - 1);
    if (past.over) return std::nullopt;
    std::uint32_t behind = 0;
    if (!past.person && told == line &&
        (begins(one.span, back_, &behind) || begins(one.span, answer_, &behind))) {
      pronoun = true;  // "he nodded and said"
    }
    if (!past.person) continue;
    // Who is only spoken of does not speak next.
    const Span person = a_.persons[*past.person].span;
    if (last != nullptr && !last->of("text").empty() && last->of("text")[0].span.contains(person) &&
        !last->of("speaker").empty()) {
      return subject(last->of("speaker")[0].span);
    }
    return past.person;
  }
  return std::nullopt;
}

// Whether a colon stands behind the name of a person, or behind a word for who answers, at the head
// of its line: what follows to the end of the line is said.
bool Speech::opens_line(std::uint32_t start, Span trigger) const {
  if (!is_colon(a_.text[trigger.start])) return false;
  const char16_t before = start == 0 ? u'\n' : a_.text[start - 1];
  if (before != u'\n' && !is_space(before) && !is_bullet(before) && !closes_bracket(before)) {
    return false;
  }
  std::uint32_t end = 0;
  if (begins({start, trigger.start}, answer_, &end) && end == trigger.start) return true;
  const auto person = subject({start, trigger.start});
  if (!person || a_.persons[*person].unit.start != start) return false;
  const char16_t behind = a_.text[a_.persons[*person].unit.end];
  return a_.persons[*person].span.end == trigger.start || behind == 0xFF08 || behind == u'(';
}

// Whether a few words of what a person does stand between the name and a colon: "X waved: ...". A
// list behind the colon, and a number before it, tell of something else.
bool Speech::acts(std::uint32_t person, Span stretch) const {
  const Span tail{a_.persons[person].span.end, stretch.end};
  if (tail.empty() || tail.length() > act_most || has(tail, list_)) return false;
  // A blank parts the entries of a register: "Governor: X  Chairman: Y".
  for (std::uint32_t at = tail.start; at < tail.end; ++at) {
    if (is_space(a_.text[at])) return false;
  }
  const auto number = std::lower_bound(
      a_.counts.begin(), a_.counts.end(), tail.start,
      [](const mention::Mention& one, std::uint32_t at) { return one.span.start < at; });
  if (number != a_.counts.end() && number->span.start < tail.end) return false;
  bool pronoun = false;
  const Span lead{stretch.start, a_.persons[person].unit.start};
  return points_back(lead, pronoun) && !pronoun;
}

// "... X: ..." of minutes: a known name alone between a full stop and the colon.
bool Speech::opens_sentence(std::uint32_t person, Span stretch) const {
  const Person& one = a_.persons[person];
  return one.span == stretch && one.unit == stretch && stretch.start > 0 &&
         is_stop(a_.text[stretch.start - 1]);
}

// "X: ..." of an interview, "A: ..." of who answers, and a gesture before the words.
std::optional<std::uint32_t> Speech::speaker_at_colon(Span stretch, Span trigger,
                                                      const std::vector<Draft>& before) const {
  const std::uint32_t clause = a_.clause_at(stretch.start);
  const auto person = subject(stretch);
  std::uint32_t next = trigger.end;
  while (is_space(a_.text.at(next))) ++next;
  const bool quoted = opens_speech(a_.text.at(next));
  if (person) {
    const bool told = quoted || opens_line(stretch.start, trigger) || acts(*person, stretch) ||
                      opens_sentence(*person, stretch);
    return told ? person : std::nullopt;
  }
  if (opens_line(stretch.start, trigger)) {
    if (const auto answers = who_answers(stretch.start, before)) return answers;
  }
  bool pronoun = false;
  if (points_back(stretch, pronoun) && pronoun) {
    if (!quoted && stretch.length() > gesture_most) return std::nullopt;
    return speaker_before(clause, true, before);
  }
  return quoted ? subject_of_sentence(clause, before) : std::nullopt;
}

// Whose words followed the last colon at the head of a line, else the first person of the report:
// an interview introduces who answers before it begins.
std::optional<std::uint32_t> Speech::who_answers(std::uint32_t at,
                                                 const std::vector<Draft>& before) const {
  for (auto draft = before.rbegin();
       draft != before.rend() && draft - before.rbegin() < drafts_back_most; ++draft) {
    if (draft->kind->name != "statement" || draft->of("speaker").empty()) continue;
    if (opens_line(head(draft->clause, draft->trigger.start), draft->trigger)) {
      return subject(draft->of("speaker")[0].span);
    }
  }
  // Nobody where the introduction names several, or people without an office.
  if (a_.persons.empty() || a_.persons[0].span.start > at) return std::nullopt;
  for (const Person& person : a_.persons) {
    if (person.span.start > at) break;
    if (person.name != a_.persons[0].name) return std::nullopt;
  }
  return 0;
}

// Who acts in a sentence before its colon: "X turned the page, looked up: '...'"; who was told last
// where a pronoun stands for the one. Nobody where people without an office stand nearer.
std::optional<std::uint32_t> Speech::subject_of_sentence(std::uint32_t clause,
                                                         const std::vector<Draft>& before) const {
  const std::uint32_t first = a_.sentences[a_.clauses[clause].sentence].clause_first;
  const std::uint32_t at = a_.clauses[clause].span.start;
  for (std::uint32_t c = clause + 1; c > first && clause + 1 - c < clauses_back_most; --c) {
    Span span = a_.clauses[c - 1].span;
    if (at > span.start + reach) break;
    span.end = std::min(span.end, span.start + reach);
    if (quotation_at(span.start) != nullptr) return std::nullopt;
    if (const auto person = subject(span)) return person;
    if (has(span, other_)) return std::nullopt;
    std::uint32_t end = 0;
    if (begins(span, back_, &end)) return speaker_before(c - 1, true, before);
  }
  return std::nullopt;
}

// Whether a short clause tells only when or where: "at the door," X put the matter to them.
bool Speech::tells_when(Span clause) const {
  if (clause.length() > when_most || subject(clause, true) || has(clause, other_)) return false;
  for (std::uint32_t length = 1; length <= 2 && length < clause.length(); ++length) {
    const Hit* hit = lexicon_.longest(a_.scan, clause.end - length, when_);
    if (hit != nullptr && hit->length == length) return true;
  }
  return false;
}

// "A." X rolled up his papers. / "A," he looked up, "B."
std::optional<std::uint32_t> Speech::speaker_behind(Span quotation,
                                                    const std::vector<Draft>& before) const {
  std::uint32_t clause = a_.clause_at(quotation.end);
  Span stretch{quotation.end, std::min(a_.clauses[clause].span.end, quotation.end + reach)};
  if (stretch.end <= stretch.start) return std::nullopt;
  if (tells_when(stretch) && clause + 1 < a_.clauses.size() &&
      a_.clauses[clause + 1].sentence == a_.clauses[clause].sentence) {
    stretch = a_.clauses[++clause].span;
    stretch.end = std::min(stretch.end, stretch.start + reach);
  }
  const auto person = subject(stretch);
  if (person) {
    bool pronoun = false;
    const std::uint32_t unit = a_.persons[*person].unit.start;
    return points_back({stretch.start, unit}, pronoun) && !pronoun ? person : std::nullopt;
  }
  std::uint32_t end = 0;
  while (begins(stretch, lead_, &end)) stretch.start = end;
  if (!begins(stretch, back_, &end)) return std::nullopt;
  return speaker_before(clause, true, before);
}

// A quotation of whole sentences belongs to who stands right behind it; one that fills its line, or
// the rest of it, goes on with who spoke last.
std::optional<std::uint32_t> Speech::speaker_alone(Span trigger, std::uint32_t clause,
                                                   const std::vector<Draft>& before) const {
  const Span* quotation = quotation_at(trigger.start);
  if (quotation == nullptr || quotation->start != trigger.start) return std::nullopt;
  std::uint32_t from = trigger.start;
  while (from > 0 && (is_space(a_.text[from - 1]) || is_bullet(a_.text[from - 1]))) --from;
  const bool fresh = from == 0 || a_.text[from - 1] == u'\n' || is_stop(a_.text[from - 1]) ||
                     closes_speech(a_.text[from - 1]);
  std::uint32_t end = quotation->end - 1;
  while (end > quotation->start && closes_speech(a_.text[end - 1])) --end;
  const char16_t last = a_.text.at(std::int64_t{end} - 1);
  if (!fresh || !(is_stop(last) || is_comma(last))) return std::nullopt;
  if (quotation->end < a_.text.size() && a_.text[quotation->end] != u'\n') {
    return speaker_behind(*quotation, before);
  }
  return is_stop(last) ? speaker_before(clause, true, before) : std::nullopt;
}

// "A." -- X
std::optional<std::uint32_t> Speech::speaker_at_dash(Span trigger) const {
  if (trigger.start == 0 || !closes_speech(a_.text[trigger.start - 1])) return std::nullopt;
  std::uint32_t start = trigger.end;
  while (is_space(a_.text.at(start))) ++start;
  const auto person = subject({start, std::min(a_.text.size(), start + 60)});
  return person && a_.persons[*person].unit.start == start ? person : std::nullopt;
}

// The bracket at the head of a line that holds a word for words on tape: "(On tape, mayor X) ...".
// Empty where there is none.
Span Speech::caption_at(Span trigger) const {
  const std::uint32_t start = trigger.start - std::min(trigger.start, std::uint32_t{1});
  if (!opens_bracket(a_.text.at(start)) || (start > 0 && a_.text[start - 1] != u'\n')) return {};
  if (lexicon_.longest(a_.scan, trigger.start, caption_) == nullptr) return {};
  std::uint32_t end = trigger.end;
  const std::uint32_t most = std::min(a_.text.size(), end + caption_most);
  while (end < most && a_.text[end] != u'\n' && !closes_bracket(a_.text[end])) ++end;
  return end < most && a_.text[end] != u'\n' ? Span{trigger.end, end} : Span{};
}

std::optional<std::uint32_t> Speech::speaker(Span trigger, std::uint32_t clause,
                                             const std::vector<Draft>& before) const {
  if (const Span caption = caption_at(trigger); !caption.empty()) return subject(caption);
  if (opens_speech(a_.text[trigger.start])) return speaker_alone(trigger, clause, before);
  if (quotation_at(trigger.start) != nullptr || only_seems(trigger)) return std::nullopt;
  if (!opens_words(trigger, clause)) return std::nullopt;
  const Span stretch{head(clause, trigger.start), trigger.start};
  if (is_colon(a_.text[trigger.start])) return speaker_at_colon(stretch, trigger, before);
  if (a_.text[trigger.start] == 0x2014) return speaker_at_dash(trigger);
  if (const auto here = subject(stretch)) return here;
  bool pronoun = false;
  if (points_back(stretch, pronoun)) return speaker_before(clause, pronoun, before);
  const bool marked =
      is_colon(a_.text.at(a_.clauses[clause].span.end)) || opens_speech(a_.text.at(trigger.end));
  return marked ? subject_of_sentence(clause, before) : std::nullopt;
}

}  // namespace duikou::claim
