// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "claim/analysis.h"

namespace duikou::claim {
namespace {

bool ends_sentence(char16_t c) {
  switch (c) {
    case u'\n':
    case u'\r':
    case u'!':
    case u'?':
    case 0x3002:  // ideographic full stop
    case 0xFF01:  // full-width !
    case 0xFF1F:  // full-width ?
      return true;
    default:
      return false;
  }
}

bool is_digit(char16_t c) {
  return c >= u'0' && c <= u'9';
}

// Cells of a table part clauses like commas do: a row is one sentence.
bool ends_clause(const text::Folded& text, std::uint32_t at) {
  switch (text[at]) {
    case u',':
    case u':':
      return !(is_digit(text.at(std::int64_t{at} - 1)) && is_digit(text.at(std::int64_t{at} + 1)));
    case u';':
    case u'|':
    case u'\t':
    case 0xFF0C:  // full-width comma
    case 0xFF1B:  // full-width semicolon
    case 0xFF1A:  // full-width colon
    case 0xFF5C:  // full-width vertical line
      return true;
    default:
      return false;
  }
}

// The first of the items, which are sorted, that begins at `end` or behind it.
template <class Items>
std::uint32_t behind(const Items& items, std::uint32_t from, std::uint32_t end) {
  while (from < items.size() && items[from].span.start < end) ++from;
  return from;
}

// Whether a character stands between the marks that end something: Chinese ones do.
bool ends_nothing(char16_t c) {
  return c > 0x3002 && c < 0xFF01;
}

// The first place from `at` on where something may end. Eight at a time: the compiler makes one
// comparison of them.
std::uint32_t skip(std::u16string_view units, std::uint32_t at) {
  constexpr std::uint32_t step = 8;
  while (at + step <= units.size()) {
    int none = 1;
    for (std::uint32_t i = 0; i < step; ++i) none &= ends_nothing(units[at + i]) ? 1 : 0;
    if (none == 0) break;
    at += step;
  }
  while (at < units.size() && ends_nothing(units[at])) ++at;
  return at;
}

// Which clause every place is in, or behind; and with it where the words of every class stand. Who
// has no words of classes asks too little for that to pay.
void number_places(Analysis& a) {
  if (!a.words.indexed() || a.clauses.empty()) return;
  std::vector<std::uint32_t> sentences;
  sentences.reserve(a.clauses.size());
  a.clause_of_place.assign(a.text.size(), static_cast<std::uint32_t>(a.clauses.size() - 1));
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < a.clauses.size(); ++i) {
    const bool last = i + 1 == a.clauses.size();
    const std::uint32_t end = last ? at : a.clauses[i + 1].span.start;
    for (; at < end; ++at) a.clause_of_place[at] = i;
    sentences.push_back(a.clauses[i].sentence);
  }
  a.words.part(a.clause_of_place, sentences);
}

}  // namespace

void divide(Analysis& a) {
  const std::uint32_t size = a.text.size();
  std::uint32_t line = 0;
  std::uint32_t clause_from = 0;
  constexpr std::uint32_t usual_clause = 12;  // code points
  a.clauses.reserve(size / usual_clause + 1);
  a.sentences.reserve(size / usual_clause / 3 + 1);
  Sentence sentence;
  const auto close_clause = [&](std::uint32_t end) {
    if (end > clause_from) {
      a.clauses.push_back({{clause_from, end}, static_cast<std::uint32_t>(a.sentences.size())});
    }
    clause_from = end + 1;
  };
  const std::u16string_view units = a.text.units();
  for (std::uint32_t i = 0; i <= size; ++i) {
    i = skip(units, i);
    const bool last = i == size || ends_sentence(a.text[i]);
    if (!last && !ends_clause(a.text, i)) continue;
    close_clause(i);
    if (!last) continue;
    sentence.clause_last = static_cast<std::uint32_t>(a.clauses.size());
    if (sentence.clause_last > sentence.clause_first) {
      sentence.span = {a.clauses[sentence.clause_first].span.start, i};
      sentence.line = line;
      a.sentences.push_back(sentence);
    }
    sentence.clause_first = sentence.clause_last;
    if (i < size && a.text[i] == u'\n') ++line;
  }
  number_places(a);
  std::uint32_t group = 0;
  std::uint32_t person = 0;
  for (Clause& clause : a.clauses) {
    clause.group_first = group;
    clause.group_last = group = behind(a.groups, group, clause.span.end);
    clause.person_first = person;
    clause.person_last = person = behind(a.persons, person, clause.span.end);
  }
}

std::uint32_t Analysis::clause_around(std::uint32_t position) const {
  const auto after = std::upper_bound(
      clauses.begin(), clauses.end(), position,
      [](std::uint32_t at, const Clause& clause) { return at < clause.span.start; });
  return after == clauses.begin() ? 0 : static_cast<std::uint32_t>(after - clauses.begin() - 1);
}

const Actor* Analysis::actor_at(Span span) const {
  const auto at = std::lower_bound(
      actors.begin(), actors.end(), span.start,
      [](const Actor& actor, std::uint32_t start) { return actor.span.start < start; });
  return at != actors.end() && at->span == span ? &*at : nullptr;
}

}  // namespace duikou::claim
