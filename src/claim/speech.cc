// SPDX-License-Identifier: Apache-2.0
#include "claim/speech.h"

#include <algorithm>
#include "claim/quotation_marks.h"
#include "claim/reach.h"

namespace duikou::claim {

using lexicon::Hit;

namespace {

constexpr std::ptrdiff_t drafts_back_most = 64;
constexpr std::uint32_t lines_back_most = 3;
constexpr std::uint32_t longest_word = 6;
constexpr std::uint32_t addressee_most = 8;
constexpr std::uint32_t gesture_most = 8;
constexpr std::uint32_t words_most = 2000;

bool is_space(char16_t c) {
  return c == u' ' || c == 0x3000 || c == u'\t';
}
bool is_colon(char16_t c) {
  return c == 0xFF1A || c == u':';
}
bool is_comma(char16_t c) {
  return c == 0xFF0C || c == u',';
}
bool is_stop(char16_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == u'!' || c == u'?';
}
bool parts(char16_t c) {
  return is_comma(c) || is_stop(c) || c == 0xFF1B || c == u';' || c == u'\n' || c == 0;
}

std::vector<Span> quotations_of(const text::Folded& text) {
  std::vector<Span> out;
  std::uint32_t start = 0;
  int open = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    if (opens_speech(c) && open++ == 0) start = i;
    const bool closed = closes_speech(c) && open > 0 && --open == 0;
    const bool broken = c == u'\n' && open > 0;
    if (closed || broken) out.push_back({start, broken ? i : i + 1});
    if (broken) open = 0;
  }
  return out;
}

// The words, as far as a claim keeps them.
Span inside(const text::Folded& text, Span quotation) {
  if (closes_speech(text[quotation.end - 1])) --quotation.end;
  const std::uint32_t start = quotation.start + 1;
  return {start, std::clamp(quotation.end, start, start + words_most)};
}

}  // namespace

Speech::Speech(const Analysis& analysis, const lexicon::Lexicon& lexicon)
    : a_(analysis),
      lexicon_(lexicon),
      verb_(lexicon.class_named("speech.verb")),
      back_(lexicon.class_named("speech.back")),
      lead_(lexicon.class_named("speech.lead")),
      answer_(lexicon.class_named("speech.answer")),
      none_(lexicon.class_named("speech.none")),
      other_(lexicon.class_named("speech.other")),
      case_(lexicon.class_named("case")) {}

// The quotation in which a position stands, or nullptr.
const Span* Speech::quotation_at(std::uint32_t position) const {
  if (!quotations_) quotations_ = quotations_of(a_.text);
  const auto after =
      std::upper_bound(quotations_->begin(), quotations_->end(), position,
                       [](std::uint32_t at, Span quotation) { return at < quotation.start; });
  if (after == quotations_->begin()) return nullptr;
  const Span& quotation = *std::prev(after);
  return position < quotation.end ? &quotation : nullptr;
}

// Where the words before a verb begin: behind the quotation that the clause opens with or ends.
std::uint32_t Speech::head(std::uint32_t clause, std::uint32_t trigger) const {
  const std::uint32_t low = trigger - std::min(trigger, reach);
  std::uint32_t start = std::max(low, a_.clauses[clause].span.start);
  while (start < trigger && is_space(a_.text[start])) ++start;
  const Span* quotation = quotation_at(start);
  if (quotation != nullptr && quotation->end <= trigger) start = quotation->end;
  while (start < trigger && is_space(a_.text[start])) ++start;
  return start;
}

// The first person of a stretch to whom no word for "to" or "with" makes the speech go.
std::optional<std::uint32_t> Speech::subject(Span stretch, bool anybody) const {
  const auto begin = std::lower_bound(
      a_.persons.begin(), a_.persons.end(), stretch.start,
      [](const Person& person, std::uint32_t at) { return person.span.start < at; });
  for (auto person = begin; person != a_.persons.end() && person->span.end <= stretch.end;
       ++person) {
    if (quotation_at(person->span.start) != nullptr) continue;
    bool addressed = false;
    for (std::uint32_t length = 1; length <= 3 && stretch.start + length <= person->unit.start;
         ++length) {
      for (const Hit& hit : a_.scan.at(person->unit.start - length)) {
        const lexicon::Meaning* sense = lexicon_.meaning(hit.word, case_);
        if (hit.length != length || sense == nullptr) continue;
        const std::string_view value = lexicon_.value(*sense);
        addressed =
            addressed || value == "to" || value == "goal" || value == "with" || value == "object";
      }
    }
    if (addressed && !anybody) continue;
    return static_cast<std::uint32_t>(person - a_.persons.begin());
  }
  return std::nullopt;
}

bool Speech::begins(Span stretch, lexicon::ClassId of, std::uint32_t* end) const {
  if (of == lexicon::no_class || stretch.empty()) return false;
  const Hit* hit = lexicon_.longest(a_.scan, stretch.start, of);
  if (hit == nullptr || hit->start + hit->length > stretch.end) return false;
  *end = hit->start + hit->length;
  return true;
}

// Whether a stretch before a verb names nobody new.
bool Speech::points_back(Span stretch, bool& pronoun) const {
  while (!stretch.empty()) {
    std::uint32_t end = 0;
    if (begins(stretch, back_, &end)) return pronoun = true;
    const auto date = std::lower_bound(
        a_.dates.begin(), a_.dates.end(), stretch.start,
        [](const mention::Mention& one, std::uint32_t at) { return one.span.start < at; });
    if (date != a_.dates.end() && date->span.start == stretch.start) {
      end = date->span.end;
    } else if (is_space(a_.text[stretch.start])) {
      end = stretch.start + 1;
    } else if (!begins(stretch, lead_, &end)) {
      return false;
    }
    stretch.start = std::min(end, stretch.end);
  }
  return true;
}

bool Speech::has(Span zone, lexicon::ClassId of) const {
  if (of == lexicon::no_class) return false;
  const std::uint32_t end = std::min(zone.end, a_.text.size());
  for (std::uint32_t i = a_.scan.first[std::min(zone.start, end)]; i < a_.scan.first[end]; ++i) {
    const Hit& hit = a_.scan.hits[i];
    if (hit.start + hit.length <= end && lexicon_.meaning(hit.word, of) != nullptr) return true;
  }
  return false;
}

bool Speech::only_seems(Span trigger) const {
  const std::uint32_t from = trigger.start - std::min(trigger.start, longest_word);
  for (std::uint32_t at = from; at <= trigger.start; ++at) {
    for (const Hit& hit : a_.scan.at(at)) {
      if (hit.length > trigger.length() && hit.span().contains(trigger) &&
          lexicon_.meaning(hit.word, none_) != nullptr) {
        return true;
      }
    }
  }
  return false;
}

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
  if (start > 0 && a_.text[start - 1] != u'\n' && !is_space(a_.text[start - 1])) return false;
  std::uint32_t end = 0;
  if (begins({start, trigger.start}, answer_, &end) && end == trigger.start) return true;
  const auto person = subject({start, trigger.start});
  if (!person || a_.persons[*person].unit.start != start) return false;
  const char16_t behind = a_.text[a_.persons[*person].unit.end];
  return a_.persons[*person].span.end == trigger.start || behind == 0xFF08 || behind == u'(';
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
    return quoted || opens_line(stretch.start, trigger) ? person : std::nullopt;
  }
  if (opens_line(stretch.start, trigger)) {
    for (auto draft = before.rbegin();
         draft != before.rend() && draft - before.rbegin() < drafts_back_most; ++draft) {
      if (draft->kind->name == "statement") return subject(draft->of("speaker")[0].span);
    }
    if (!a_.persons.empty()) return 0;
  }
  bool pronoun = false;
  if (!points_back(stretch, pronoun) || !pronoun) return std::nullopt;
  if (!quoted && stretch.length() > gesture_most) return std::nullopt;
  return speaker_before(clause, true, before);
}

// A quotation of whole sentences that fills its line, or the rest of it, goes on with who spoke
// last.
std::optional<std::uint32_t> Speech::speaker_alone(Span trigger, std::uint32_t clause,
                                                   const std::vector<Draft>& before) const {
  const Span* quotation = quotation_at(trigger.start);
  if (quotation == nullptr || quotation->start != trigger.start) return std::nullopt;
  std::uint32_t from = trigger.start;
  while (from > 0 && is_space(a_.text[from - 1])) --from;
  const bool fresh = from == 0 || a_.text[from - 1] == u'\n' || is_stop(a_.text[from - 1]);
  const bool whole = is_stop(a_.text.at(quotation->end - 2));
  const bool last = quotation->end >= a_.text.size() || a_.text[quotation->end] == u'\n';
  if (!fresh || !whole || !last) return std::nullopt;
  return speaker_before(clause, true, before);
}

// "A." -- X
std::optional<std::uint32_t> Speech::speaker_at_dash(Span trigger) const {
  if (trigger.start == 0 || !closes_speech(a_.text[trigger.start - 1])) return std::nullopt;
  std::uint32_t start = trigger.end;
  while (is_space(a_.text.at(start))) ++start;
  const auto person = subject({start, std::min(a_.text.size(), start + 60)});
  return person && a_.persons[*person].unit.start == start ? person : std::nullopt;
}

std::optional<std::uint32_t> Speech::speaker(Span trigger, std::uint32_t clause,
                                             const std::vector<Draft>& before) const {
  if (opens_speech(a_.text[trigger.start])) return speaker_alone(trigger, clause, before);
  if (quotation_at(trigger.start) != nullptr || only_seems(trigger)) return std::nullopt;
  const Span stretch{head(clause, trigger.start), trigger.start};
  if (is_colon(a_.text[trigger.start])) return speaker_at_colon(stretch, trigger, before);
  if (a_.text[trigger.start] == 0x2014) return speaker_at_dash(trigger);
  if (const auto here = subject(stretch)) return here;
  bool pronoun = false;
  if (!points_back(stretch, pronoun)) return std::nullopt;
  return speaker_before(clause, pronoun, before);
}

// Whether a clause brings words of somebody else, or of the same person anew.
bool Speech::speaks_anew(std::uint32_t clause) const {
  Span span = a_.clauses[clause].span;
  span.end = std::min(span.end, span.start + reach);
  if (quotation_at(span.start) != nullptr) return false;
  for (std::uint32_t i = a_.scan.first[span.start]; i < a_.scan.first[span.end]; ++i) {
    const Hit& hit = a_.scan.hits[i];
    if (lexicon_.meaning(hit.word, verb_) == nullptr) continue;
    if (quotation_at(hit.start) != nullptr || only_seems(hit.span())) return false;
    return subject({span.start, hit.start}).has_value();
  }
  return false;
}

std::uint32_t Speech::start_of_words(Span trigger, std::uint32_t clause, bool quoted) const {
  const Span span = a_.clauses[clause].span;
  std::uint32_t start = trigger.end;
  const bool colon = is_colon(a_.text.at(span.end)) && quotation_at(span.end) == nullptr;
  const Hit* verb = lexicon_.longest(a_.scan, trigger.start, verb_);
  const bool addressee =
      verb != nullptr && lexicon_.value(*lexicon_.meaning(verb->word, verb_)) == "addressee";
  const bool to_comma = is_comma(a_.text.at(span.end)) && span.end > trigger.end;
  const bool passes_over = to_comma && span.end - trigger.end <= addressee_most;
  if (trigger.end < span.end && (colon || (passes_over && (addressee || quoted)))) {
    start = span.end;
  }
  while (is_comma(a_.text.at(start)) || is_colon(a_.text.at(start)) ||
         is_space(a_.text.at(start))) {
    ++start;
  }
  return start;
}

// At the end of the sentence, behind a quotation that is still open there, or before the clause in
// which the next speech begins.
std::uint32_t Speech::end_of_words(std::uint32_t start, std::uint32_t clause) const {
  const std::uint32_t first = std::max(clause, a_.clause_at(start));
  const Sentence& sentence = a_.sentences[a_.clauses[first].sentence];
  for (std::uint32_t c = first + 1; c < sentence.clause_last && c - first < clauses_back_most;
       ++c) {
    if (speaks_anew(c)) return a_.clauses[c].span.start;
  }
  const Span* open = quotation_at(sentence.span.end);
  return open == nullptr || open->start < start ? sentence.span.end : open->end;
}

Span Speech::words_after(Span trigger, std::uint32_t clause, bool quoted) const {
  std::uint32_t start = start_of_words(trigger, clause, quoted);
  if (quoted && is_stop(a_.text.at(start))) ++start;
  const Span* quotation = quotation_at(start);
  if (quotation != nullptr && quotation->start == start) {
    Span whole = *quotation;
    // A quotation that goes on in a second pair of marks.
    for (const Span* next = quotation_at(whole.end); next != nullptr && next->start == whole.end;
         next = quotation_at(whole.end)) {
      whole.end = next->end;
    }
    if (parts(a_.text.at(whole.end)) || parts(a_.text.at(whole.end - 2))) {
      return inside(a_.text, whole);
    }
  } else if (quoted) {
    return {};
  }
  const Sentence& sentence = a_.sentences[a_.clauses[clause].sentence];
  const bool line = opens_line(head(clause, trigger.start), trigger);
  if (start >= sentence.span.end && !line) return {};
  std::uint32_t end = end_of_words(start, clause);
  if (line) {
    const std::uint32_t most = std::min(a_.text.size(), start + words_most);
    while (end < most && a_.text[end] != u'\n') ++end;
    if (!is_stop(a_.text.at(end - 1)) && !closes_speech(a_.text.at(end - 1))) return {};
  }
  return {start, std::min(end, start + words_most)};
}

Span Speech::words(Span trigger, std::uint32_t clause) const {
  const Span* own = opens_speech(a_.text[trigger.start]) ? quotation_at(trigger.start) : nullptr;
  // A mark inside a quotation begins no speech of its own.
  if (own != nullptr) return own->start == trigger.start ? inside(a_.text, *own) : Span{};
  const bool dash = a_.text[trigger.start] == 0x2014;
  const std::uint32_t from = dash ? trigger.start : head(clause, trigger.start);
  const Span* before = from > 0 ? quotation_at(from - 1) : nullptr;
  if (dash) return before == nullptr ? Span{} : inside(a_.text, *before);
  const bool introduced =
      before != nullptr && before->start > 0 && is_colon(a_.text[before->start - 1]);
  Span out = words_after(trigger, clause, before != nullptr && !introduced);
  if (out.empty() && before != nullptr && !introduced) out = words_after(trigger, clause, false);
  const Span left = before == nullptr || introduced ? Span{} : inside(a_.text, *before);
  const bool quoted = !out.empty() && opens_speech(a_.text[out.start - 1]);
  if (out.empty() || (quoted && left.length() > out.length())) out = left;
  while (out.end > out.start && (parts(a_.text[out.end - 1]) && !is_stop(a_.text[out.end - 1]))) {
    --out.end;
  }
  out.end = std::min(out.end, out.start + words_most);
  return out.length() < 2 ? Span{} : out;
}

}  // namespace duikou::claim
