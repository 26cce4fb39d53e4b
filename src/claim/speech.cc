// SPDX-License-Identifier: Apache-2.0
#include "claim/speech.h"

#include <algorithm>

#include "claim/quotation_marks.h"
#include "claim/reach.h"
#include "claim/speech_marks.h"

namespace duikou::claim {

using lexicon::Hit;

namespace {

constexpr std::uint32_t longest_word = 6;
constexpr std::uint32_t addressee_most = 8;
constexpr std::uint32_t words_most = 2000;
constexpr std::uint32_t bullet_most = 6;
constexpr std::uint32_t label_most = 12;
constexpr std::uint32_t aside_most = 30;
constexpr std::uint32_t sentences_on_most = 12;
constexpr std::uint32_t told_least = 5;  // characters of words told without marks
constexpr std::uint32_t pieces_apart_most = 60;
constexpr std::uint32_t lead_in_most = 20;  // characters before the colon of a quotation

std::vector<Span> quotations_of(const text::Folded& text) {
  std::vector<Span> out;
  std::uint32_t start = 0;
  int open = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char16_t c = text[i];
    if (c > 0x300F) continue;  // a Chinese character: none of the marks
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

SpeechWords::SpeechWords(const lexicon::Lexicon& lexicon)
    : verb_(lexicon.class_named("speech.verb")),
      back_(lexicon.class_named("speech.back")),
      lead_(lexicon.class_named("speech.lead")),
      answer_(lexicon.class_named("speech.answer")),
      none_(lexicon.class_named("speech.none")),
      other_(lexicon.class_named("speech.other")),
      idle_(lexicon.class_named("speech.idle")),
      list_(lexicon.class_named("speech.list")),
      on_(lexicon.class_named("speech.goes-on")),
      caption_(lexicon.class_named("speech.caption")),
      when_(lexicon.class_named("speech.when")),
      case_(lexicon.class_named("case")),
      formal_(lexicon.class_named("speech.formal")) {}

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
  const bool line = start == 0 || a_.text[start - 1] == u'\n';
  const std::uint32_t bullets = start + (line ? bullet_most : 0);
  while (start < trigger &&
         (is_space(a_.text[start]) || (start < bullets && is_bullet(a_.text[start])))) {
    ++start;
  }
  if (line && start < trigger && opens_bracket(a_.text[start])) {
    const std::uint32_t most = std::min(trigger, start + label_most);
    std::uint32_t end = start;
    while (end < most && !closes_bracket(a_.text[end])) ++end;
    if (end < most) start = end + 1;
  }
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
  if (of == back_ && only_seems(hit->span())) return false;
  *end = hit->start + hit->length;
  return true;
}

// Whether a stretch is a few words on whom one speaks to: "to the villagers".
bool Speech::addresses(Span stretch) const {
  const Hit* hit = lexicon_.longest(a_.scan, stretch.start, case_);
  if (hit == nullptr || stretch.length() > addressee_most || hit->length >= stretch.length()) {
    return false;
  }
  const std::string_view value = lexicon_.value(*lexicon_.meaning(hit->word, case_));
  return value == "to" || value == "goal" || value == "with";
}

// Whether a stretch before a verb names nobody new.
bool Speech::points_back(Span stretch, bool& pronoun) const {
  while (!stretch.empty()) {
    std::uint32_t end = 0;
    if (begins(stretch, back_, &end)) return pronoun = true;
    if (addresses(stretch)) return true;
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

// Whether a clause brings words of somebody else, or of the same person anew.
bool Speech::speaks_anew(std::uint32_t clause) const {
  Span span = a_.clauses[clause].span;
  span.end = std::min(span.end, span.start + reach);
  if (quotation_at(span.start) != nullptr) return false;
  for (std::uint32_t i = a_.scan.first[span.start]; i < a_.scan.first[span.end]; ++i) {
    const Hit& hit = a_.scan.hits[i];
    if (lexicon_.meaning(hit.word, verb_) == nullptr) continue;
    if (quotation_at(hit.start) != nullptr || only_seems(hit.span())) return false;
    if (subject({span.start, hit.start})) return true;
    bool pronoun = false;
    return is_colon(a_.text.at(a_.clauses[clause].span.end)) &&
           points_back({span.start, hit.start}, pronoun);
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
// "The chairman points out, ...": a verb of formal speech at the head of a line, right before a
// comma. The line is that person's.
bool Speech::lectures(Span trigger, std::uint32_t clause) const {
  const std::uint32_t start = a_.clauses[clause].span.start;
  return lexicon_.longest(a_.scan, trigger.start, formal_) != nullptr &&
         is_comma(a_.text.at(trigger.end)) && (start == 0 || a_.text[start - 1] == u'\n') &&
         subject({start, trigger.start}).has_value();
}

std::uint32_t Speech::end_of_words(std::uint32_t start, std::uint32_t clause, bool whole) const {
  const std::uint32_t first = std::max(clause, a_.clause_at(start));
  const Sentence& sentence = a_.sentences[a_.clauses[first].sentence];
  for (std::uint32_t c = first + 1; c < sentence.clause_last && c - first < clauses_back_most;
       ++c) {
    if (speaks_anew(c)) return a_.clauses[c].span.start;
  }
  const Span* open = quotation_at(sentence.span.end);
  if (open != nullptr && open->start >= start) return open->end;
  return end_of_run(a_.clauses[first].sentence, whole);
}

bool Speech::dated(Span span) const {
  return std::any_of(a_.dates.begin(), a_.dates.end(),
                     [&](const mention::Mention& date) { return span.contains(date.span); });
}

// Words told without marks run on into sentences that open as they would: with what is to be done,
// or with who speaks in the plural. Nobody else may stand or speak there.
std::uint32_t Speech::end_of_run(std::uint32_t sentence, bool whole) const {
  std::uint32_t last = sentence;
  const std::uint32_t line = a_.sentences[sentence].line;
  while (last + 1 < a_.sentences.size() && last - sentence < sentences_on_most) {
    const Sentence& next = a_.sentences[last + 1];
    Span opening = next.span;
    while (opening.start < opening.end &&
           (is_space(a_.text[opening.start]) || is_stop(a_.text[opening.start]))) {
      ++opening.start;
    }
    const Hit* hit = lexicon_.longest(a_.scan, opening.start, on_);
    const bool opens = hit != nullptr && lexicon_.value(*lexicon_.meaning(hit->word, on_)).empty();
    const bool on = next.line == line && (opens || (whole && hit == nullptr && !dated(next.span)));
    if (!on || has({opening.start, std::min(opening.end, opening.start + reach)}, verb_) ||
        subject({opening.start, std::min(opening.end, opening.start + reach)}, true)) {
      break;
    }
    ++last;
  }
  return a_.sentences[last].span.end;
}

// "Said, only four words: 'A.'": a quotation that a few words and a colon open.
const Span* Speech::quotation_soon(std::uint32_t start) const {
  const std::uint32_t most = std::min(a_.text.size(), start + lead_in_most);
  for (std::uint32_t at = start; at < most; ++at) {
    const char16_t c = a_.text[at];
    if (is_stop(c) || c == u'\n' || c == 0xFF1B || opens_speech(c)) return nullptr;
    if (is_colon(c) && opens_speech(a_.text.at(at + 1))) return quotation_at(at + 1);
  }
  return nullptr;
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
    if (parts_words(a_.text.at(whole.end)) || parts_words(a_.text.at(whole.end - 2))) {
      return inside(a_.text, whole);
    }
  } else if (quoted) {
    return {};
  }
  const Sentence& sentence = a_.sentences[a_.clauses[clause].sentence];
  const bool line = opens_line(head(clause, trigger.start), trigger);
  if (start >= sentence.span.end && !line) return {};
  if (const Span* inner = quotation_soon(start); inner != nullptr) return inside(a_.text, *inner);
  std::uint32_t end = end_of_words(start, clause, lectures(trigger, clause));
  if (line) {
    const std::uint32_t most = std::min(a_.text.size(), start + words_most);
    while (end < most && a_.text[end] != u'\n') ++end;
    if (!is_stop(a_.text.at(end - 1)) && !closes_speech(a_.text.at(end - 1))) return {};
  }
  return {start, std::min(end, start + words_most)};
}

// The longer piece of a quotation that its speaker breaks: "A," he nodded, "B."
Span Speech::longer_piece(const Span& first) const {
  const auto next =
      std::upper_bound(quotations_->begin(), quotations_->end(), first.start,
                       [](std::uint32_t at, Span quotation) { return at < quotation.start; });
  const Span one = inside(a_.text, first);
  if (next == quotations_->end() || next->start - first.end > pieces_apart_most) return one;
  if (next->start == first.end || !is_comma(a_.text[next->start - 1])) return one;
  for (std::uint32_t at = first.end; at < next->start; ++at) {
    if (is_stop(a_.text[at]) || a_.text[at] == u'\n') return one;
  }
  const Span other = inside(a_.text, *next);
  return other.length() > one.length() ? other : one;
}

// Whether words of speech can follow a verb. What is said begins at a mark, or right behind the
// verb unless a word there makes another of it ("said his piece", "told a joke"). Weaker verbs need
// a colon or a quotation (value cue), or at least a comma (value comma).
bool Speech::opens_words(Span trigger, std::uint32_t clause) const {
  const Hit* verb = lexicon_.longest(a_.scan, trigger.start, verb_);
  if (verb == nullptr) return true;
  const std::string_view value = lexicon_.value(*lexicon_.meaning(verb->word, verb_));
  const std::uint32_t from = head(clause, trigger.start);
  if (from > 0 && quotation_at(from - 1) != nullptr) return true;
  const Span span = a_.clauses[clause].span;
  const std::uint32_t end = span.end;
  const bool colon = is_colon(a_.text.at(end)) && quotation_at(end) == nullptr;
  const bool quoted = is_comma(a_.text.at(end)) && opens_speech(a_.text.at(end + 1));
  if (colon || quoted) return true;
  std::uint32_t at = trigger.end;
  std::uint32_t behind = at;
  const bool idle = begins({at, std::max(at, end)}, idle_, &behind);
  while (behind < end && is_space(a_.text[behind])) ++behind;
  if (opens_speech(a_.text.at(behind))) return true;
  if (value == "cue") return false;
  const bool comma = is_comma(a_.text.at(behind)) && behind == end;
  return value == "comma" ? comma : !idle || comma;
}

// The words to the end of a line, without the stop and the marks around them.
Span Speech::line_from(std::uint32_t start) const {
  while (is_space(a_.text.at(start)) || is_colon(a_.text.at(start))) ++start;
  std::uint32_t end = start;
  const std::uint32_t most = std::min(a_.text.size(), start + words_most);
  while (end < most && a_.text[end] != u'\n') ++end;
  const Span* quotation = quotation_at(start);
  if (quotation != nullptr && quotation->start == start) return inside(a_.text, *quotation);
  while (end > start && (is_space(a_.text[end - 1]) || a_.text[end - 1] == 0x3002)) --end;
  return {start, end};
}

// "A." On the way out X said so: the quotation right before the sentence, where only words on the
// circumstances stand between the two.
const Span* Speech::quotation_apart(std::uint32_t clause, std::uint32_t from) const {
  const Sentence& sentence = a_.sentences[a_.clauses[clause].sentence];
  const std::uint32_t start = sentence.span.start;
  if (sentence.clause_first == clause || from > start + aside_most) return nullptr;
  const Span* quotation = quotation_at(start);
  if (quotation == nullptr && start > 0) quotation = quotation_at(start - 1);
  if (quotation == nullptr || quotation->end > from || quotation->end + 1 < start) return nullptr;
  return subject({quotation->end, from}, true) ? nullptr : quotation;
}

// "A." X told of it, proudly: what stands behind such a verb is no speech beside the quotation.
bool Speech::only_tells_of(Span trigger, std::uint32_t clause) const {
  const Span span = a_.clauses[clause].span;
  if (trigger.end >= span.end || opens_speech(a_.text.at(trigger.end))) return false;
  const bool marked = is_colon(a_.text.at(span.end)) || opens_speech(a_.text.at(span.end + 1));
  std::uint32_t behind = trigger.end;
  if (marked || begins({trigger.end, span.end}, idle_, &behind)) return !marked;
  const Hit* verb = lexicon_.longest(a_.scan, trigger.start, verb_);
  const std::string_view value =
      verb == nullptr ? "" : lexicon_.value(*lexicon_.meaning(verb->word, verb_));
  return value == "cue" || value == "comma";
}

Span Speech::words(Span trigger, std::uint32_t clause) const {
  if (const Span caption = caption_at(trigger); !caption.empty()) {
    return line_from(caption.end + 1);
  }
  const Span* own = opens_speech(a_.text[trigger.start]) ? quotation_at(trigger.start) : nullptr;
  // A mark inside a quotation begins no speech of its own.
  if (own != nullptr) return own->start == trigger.start ? longer_piece(*own) : Span{};
  const bool dash = a_.text[trigger.start] == 0x2014;
  const std::uint32_t from = dash ? trigger.start : head(clause, trigger.start);
  const Span* before = from > 0 ? quotation_at(from - 1) : nullptr;
  if (before == nullptr && trigger.end == a_.clauses[clause].span.end) {
    before = quotation_apart(clause, from);
  }
  if (dash) return before == nullptr ? Span{} : inside(a_.text, *before);
  const bool introduced =
      before != nullptr && before->start > 0 && is_colon(a_.text[before->start - 1]);
  const bool behind = before != nullptr && !introduced;
  const bool tells_of = behind && only_tells_of(trigger, clause);
  Span out = tells_of ? Span{} : words_after(trigger, clause, behind);
  if (out.empty() && behind && !tells_of) out = words_after(trigger, clause, false);
  const Span left = before == nullptr || introduced ? Span{} : inside(a_.text, *before);
  const bool quoted = !out.empty() && opens_speech(a_.text[out.start - 1]);
  if (out.empty() || (quoted && left.length() > out.length())) out = left;
  while (out.end > out.start &&
         (parts_words(a_.text[out.end - 1]) && !is_stop(a_.text[out.end - 1]))) {
    --out.end;
  }
  out.end = std::min(out.end, out.start + words_most);
  const bool marked =
      out.start > 0 && (opens_speech(a_.text[out.start - 1]) || is_colon(a_.text[out.start - 1]));
  if (!out.empty() && a_.text[out.start] == 0x3001) return {};  // one verb of a list
  return out.length() < (marked ? 2 : told_least) ? Span{} : out;
}

}  // namespace duikou::claim
