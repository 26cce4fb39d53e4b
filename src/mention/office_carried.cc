// SPDX-License-Identifier: Apache-2.0
// Titles whose holder was told before: behind the title that a comma parts from them, in a sentence
// that goes on without a subject or with a pronoun ("He was the deputy dean of..."), under a line
// that is a name alone, or in the lines of years of a life.
#include <algorithm>
#include <string_view>

#include "mention/office_chain.h"

namespace duikou::mention {
namespace {

constexpr std::uint32_t opening_length_most = 30;
constexpr std::uint32_t sentences_most = 4;
constexpr std::uint32_t sentence_length_most = 120;
constexpr std::uint32_t line_length_most = 100;
constexpr std::uint32_t page_length_most = 3000;
constexpr int known_score = 1000;
constexpr int least_carried = 46;  // of the name whose life goes on
constexpr char16_t after = 0x540E;
constexpr char16_t genitive = 0x7684;

bool ends_sentence(char16_t unit) {
  return unit == full_stop || unit == u'\n' || unit == 0xFF1B || unit == 0xFF01 || unit == 0xFF1F;
}

// Marks behind which nothing more is told of a title.
bool closes(char16_t unit) {
  return unit == full_comma || unit == full_close || unit == u')' || unit == u'\0' ||
         ends_sentence(unit);
}

// Years, months, days, "since", "until", "then", and what parts them.
bool tells_time(char16_t unit) {
  constexpr std::u16string_view all =
      u"\u5E74\u6708\u65E5\u8D77\u81F3\u5230\u4ECA\u540E\u6B64\u4E4B\u4ECE\u4E8E\u5148\u73B0"
      u"\u66FE.-\u2014\uFF0D\u2013~\uFF5E\uFF0C\u3001\uFF0E\uFF1A:";
  return (unit >= u'0' && unit <= u'9') || is_blank(unit) || all.find(unit) != all.npos;
}

// He, she; and the sex that an entry of a register opens with.
bool takes_up(char16_t unit) {
  constexpr std::u16string_view all = u"\u4ED6\u5979\u7537\u5973";
  return all.find(unit) != all.npos;
}

std::uint32_t start_of_sentence(const text::Folded& text, std::uint32_t at) {
  const std::uint32_t floor = at > sentence_length_most ? at - sentence_length_most : 0;
  while (at > floor && !ends_sentence(text[at - 1])) --at;
  return at;
}

std::uint32_t start_of_line(const text::Folded& text, std::uint32_t at, std::uint32_t most) {
  const std::uint32_t floor = at > most ? at - most : 0;
  while (at > floor && text[at - 1] != u'\n') --at;
  return at;
}

// Whether a sentence goes on with the subject of the one before up to `end`.
bool goes_on(const text::Folded& text, std::uint32_t start, std::uint32_t end) {
  if (end - start > opening_length_most) return false;
  if (start < end && takes_up(text[start])) return text[start + 1] != genitive;
  // "After ...,"
  if (end >= start + 2 && text[end - 1] == full_comma && text[end - 2] == after) return true;
  for (std::uint32_t at = start; at < end; ++at) {
    if (!tells_time(text[at])) return false;
  }
  return true;
}

// Whether a line opens with years and a blank, as those of a life do.
bool opens_with_years(const text::Folded& text, std::uint32_t start, std::uint32_t end) {
  constexpr std::uint32_t year_digits = 4;
  std::uint32_t digits = 0;
  for (std::uint32_t at = start; at < end && tells_time(text[at]); ++at) {
    digits += text[at] >= u'0' && text[at] <= u'9';
    if (digits >= year_digits && (is_blank(text[at]) || text[at] == 0xFF0C)) return true;
  }
  return false;
}

// Whom a sentence names at its head, or else everywhere at the head of a clause: somebody known,
// or a name.
NameGuess subject_of(const Reading& reading, const NameFinder& names, Span sentence, bool anywhere,
                     const std::map<std::uint32_t, Span>& by_end) {
  const auto known = by_end.upper_bound(sentence.start);
  if (known != by_end.end() && known->first <= sentence.end) return {known->second, known_score};
  const std::uint32_t last = anywhere ? sentence.end : sentence.start + 2;
  for (std::uint32_t at = sentence.start; at + 1 < std::min(last, sentence.end); ++at) {
    const char16_t before = at == sentence.start ? u'\n' : reading.text[at - 1];
    if (before != u'\n' && before != full_comma && !is_blank(before)) continue;
    const NameGuess guess = names.right_of(reading, at, least_carried);
    if (!guess.span.empty() && guess.span.end <= sentence.end) return guess;
  }
  return {};
}

// The name that is all of the line before the one that begins at `line`.
NameGuess name_of_line(const Reading& reading, const NameFinder& names, std::uint32_t line) {
  if (line == 0) return {};
  std::uint32_t end = line - 1;
  while (end > 0 && is_blank(reading.text[end - 1])) --end;
  std::uint32_t start = start_of_line(reading.text, end, line_length_most);
  while (start < end && is_blank(reading.text[start])) ++start;
  const NameGuess guess = names.left_of(reading, end, start);
  return guess.span == Span{start, end} ? guess : NameGuess{};
}

// Whose life a sentence goes on to tell, where it opens without a subject or with a pronoun.
NameGuess name_carried(const Reading& reading, const NameFinder& names, std::uint32_t end,
                       const std::map<std::uint32_t, Span>& by_end) {
  const auto& text = reading.text;
  std::uint32_t start = start_of_sentence(text, end);
  while (start < end && is_blank(text[start])) ++start;
  if (!goes_on(text, start, end)) return {};
  const std::uint32_t line = start_of_line(text, start, page_length_most);
  const auto sentence_before = [&](std::uint32_t at) {
    return Span{std::max(line, start_of_sentence(text, at - 1)), at};
  };
  std::uint32_t before = start;
  for (std::uint32_t i = 0; i < sentences_most && before > line; ++i) {
    const Span sentence = sentence_before(before);
    const NameGuess guess = subject_of(reading, names, sentence, false, by_end);
    if (!guess.span.empty()) return guess;
    before = sentence.start;
  }
  if (start > line) {
    const NameGuess guess = subject_of(reading, names, sentence_before(start), true, by_end);
    if (!guess.span.empty() || before > line) return guess;
  }
  return name_of_line(reading, names, line);
}

}  // namespace

Span HolderFinder::Told::holder_before(const Reading& reading, const NameFinder& names,
                                       const Chain& chain) {
  const auto& text = reading.text;
  const Title& title = chain.titles.front();
  const std::uint32_t end = chain.titles.back().span.end;
  if (title.leaves) return {};
  NameGuess name;
  if (takes_office(text, title.copula)) {
    name = name_carried(reading, names, title.copula.start, by_end);
    if (name.score >= least_carried) subject = name.span;
  } else if (title.copula.empty() && closes(text.at(end))) {
    const bool parted = title.reach > 0 && text[title.reach - 1] == full_comma;
    const auto owner = parted ? by_title_end.find(title.reach - 1) : by_title_end.end();
    const std::uint32_t line = start_of_line(text, title.reach, line_length_most);
    const bool life = !subject.empty() && subject.end < line &&
                      line - subject.end < page_length_most &&
                      opens_with_years(text, line, title.reach);
    if (owner != by_title_end.end()) {
      name = {owner->second, known_score};
    } else if (life) {
      name = {subject, known_score};
    }
  }
  if (name.span.empty() || name.score < least_carried) return {};
  add(text, name.span);
  by_title_end[end] = name.span;
  return name.span;
}

}  // namespace duikou::mention
