// SPDX-License-Identifier: Apache-2.0
// Titles without a name to their right: the name stands before them, at the head of the sentence,
// or belongs to the title that follows.
#include <algorithm>
#include <string_view>
#include <utility>

#include "mention/office_chain.h"

namespace duikou::mention {
namespace {

constexpr std::uint32_t leaver_reach_most = 8;
constexpr std::uint32_t subject_reach_most = 60;
constexpr int comma_doubt = 24;
constexpr int bracket_trust = 16;
constexpr int line_trust = 10;
constexpr int owned_doubt = 20;
constexpr char16_t genitive = 0x7684;
constexpr char16_t is_called = 0x53EB;
constexpr int known_name = 40;
constexpr int sure_surname = 26;

bool ends_sentence(char16_t unit) {
  return unit == full_stop || unit == u'\n' || unit == 0xFF1B || unit == 0xFF01 || unit == 0xFF1F ||
         unit == 0;
}

// Whether a clause, a quotation or a caption begins behind a character.
bool opens_clause(char16_t unit) {
  return unit == full_comma || unit == 0x201D || unit == 0xFF1A || unit == u':' || unit == 0x2014 ||
         ends_sentence(unit);
}

}  // namespace

bool takes_office(const text::Folded& text, Span copula) {
  constexpr char16_t to_be = 0x662F;
  constexpr char16_t to_hold = 0x4EFB;
  constexpr std::uint32_t told_office_least = 3;
  if (copula.empty()) return false;
  if (copula.length() == 1) {
    // "Seven chiefs have come and gone": the verb also counts terms of office.
    const char16_t before = copula.start == 0 ? u'\0' : text[copula.start - 1];
    constexpr std::u16string_view numbers =
        u"\u4E00\u4E8C\u4E24\u4E09\u56DB\u4E94\u516D\u4E03"
        u"\u516B\u4E5D\u5341\u51E0\u5404\u5C4A\u9996";
    return text[copula.start] == to_hold && numbers.find(before) == numbers.npos &&
           !(before >= u'0' && before <= u'9');
  }
  // "Is" with more before it tells an office ("whose post is"), alone it joins anything.
  return copula.length() >= told_office_least || text[copula.end - 1] != to_be;
}

NameGuess HolderFinder::name_before(const Reading& reading, const Title& title,
                                    std::uint32_t& title_start) const {
  const NameFinder names(words_, model_);
  constexpr std::uint32_t named =
      OfficeWords::mask(OfficeSign::body) | OfficeWords::mask(OfficeSign::suffix);
  // "Sha Jing jie dao ban": such a body has the name, not its head.
  const auto named_body = [&](const Reading& in, std::uint32_t at) {
    const auto hits = in.scan.at(at);
    return std::any_of(hits.begin(), hits.end(), [&](const lexicon::Hit& hit) {
      return (words_.signs(hit.word) & named) == named;
    });
  };
  NameGuess best;
  for (const std::uint32_t core : title.cores) {
    if (core <= title.span.start || named_body(reading, core)) continue;
    const NameGuess guess = names.left_of(reading, core, title.span.start);
    if (guess.span.empty() || (!best.span.empty() && guess.score <= best.score)) continue;
    best = guess;
    title_start = core;
  }
  return best;
}

// A name before a title in brackets, between commas, or at the head of a line before a blank: "Li
// Chuan (governor)".
NameGuess HolderFinder::name_apart(const Reading& reading, const Chain& chain) const {
  const std::uint32_t start = chain.titles.front().reach;
  const char16_t open = start == 0 ? u'\0' : reading.text[start - 1];
  const char16_t close = reading.text.at(chain.titles.back().span.end);
  const bool brackets =
      (open == full_open && close == full_close) || (open == u'(' && close == u')');
  const bool closed = close == full_comma || ends_sentence(close);
  const bool commas = open == full_comma && closed;
  const bool blank = is_blank(open) && (closed || is_blank(close));
  if (!brackets && !commas && !blank) return {};
  const NameFinder names(words_, model_);
  const TitleFinder titles(words_);
  std::uint32_t end = start - 1;
  while (blank && end > 0 && is_blank(reading.text[end - 1])) --end;
  NameGuess out = names.left_of(reading, end, titles.name_floor(reading, end, 0));
  if (out.span.empty()) return out;
  const char16_t before = out.span.start == 0 ? u'\n' : reading.text[out.span.start - 1];
  if (blank && before != u'\n') return {};
  if (brackets) out.score += bracket_trust;
  if (commas && !opens_clause(before) && before != is_called) out.score -= comma_doubt;
  if (commas && before == u'\n') out.score += line_trust;
  return out;
}

// The name right before a verb that tells a title, or before the comma that parts the two: "Zhao
// Lei, being the governor".
NameGuess HolderFinder::name_joined(const Reading& reading, std::uint32_t end,
                                    const Told& told) const {
  const NameFinder names(words_, model_);
  const TitleFinder titles(words_);
  const bool comma = end > 0 && reading.text[end - 1] == full_comma;
  if (comma) {
    --end;
    const auto known = told.by_end.find(end);
    if (known != told.by_end.end()) return {known->second, 1000};
  }
  std::uint32_t floor = titles.name_floor(reading, end, 0);
  // A surname that is also a small word, at the head of a clause.
  if (end == floor + 2 && floor > 0 && model_.surname(reading.text[floor - 1]) >= sure_surname &&
      (floor == 1 || !is_han(reading.text[floor - 2]))) {
    --floor;
  }
  // No place takes an office: "An Tu became governor".
  if (!comma && end == floor + 2 && model_.surname(reading.text[floor]) > 0 &&
      words_.ends(reading.scan, end, floor, OfficeWords::mask(OfficeSign::place)) == 2) {
    return {{floor, end}, NameFinder::least_before_title};
  }
  NameGuess out = names.left_of(reading, end, floor);
  if (comma) out.score -= comma_doubt;
  return out;
}

// The name to the left of a chain's first title, told by a verb between them or by nothing.
bool HolderFinder::take_left(const Reading& reading, Chain& chain, Told& told,
                             std::vector<Holder>& out) const {
  const NameFinder names(words_, model_);
  Title& title = chain.titles.front();
  NameGuess name;
  std::uint32_t title_start = title.span.start;
  if (!title.copula.empty()) {
    std::uint32_t end = title.copula.start;
    end -= words_.ends(reading.scan, end, 0, OfficeWords::mask(OfficeSign::tag));
    // Who gives an office up may stand a few words before: "Zhao Lei today no longer...".
    const std::uint32_t reach = title.leaves ? leaver_reach_most : 0;
    const auto after = told.by_end.upper_bound(end);
    const auto last = after == told.by_end.begin() ? told.by_end.end() : std::prev(after);
    if (last != told.by_end.end() && last->first + reach >= end) {
      name = {last->second, 1000};
    } else {
      name = name_joined(reading, end, told);
      if (name.span.empty() || name.score < NameFinder::least_before_title) {
        name = name_far(reading, title, told);
      }
    }
  } else {
    name = name_before(reading, title, title_start);
    if (name.span.empty() || name.score < NameFinder::least_before_title) {
      name = name_apart(reading, chain);
      title_start = title.span.start;
    }
  }
  if (name.span.empty()) return false;
  const std::u16string key = key_of(reading.text, name.span);
  const bool known = told.keys.contains(key);
  if (name.score + (known ? known_name : 0) < NameFinder::least_before_title) return false;
  title.span.start = title_start;
  out.push_back({name.span, {}, chain.spans(), chain.former(), title.leaves});
  told.add(reading.text, name.span);
  told.by_title_end[chain.titles.back().span.end] = name.span;
  if (title.copula.empty()) return true;
  // "Elected A, B and C deputy chairmen": the names before the last one.
  const TitleFinder titles(words_);
  std::uint32_t start = name.span.start;
  while (start > 0 &&
         (reading.text[start - 1] == enumeration_mark || is_conjunction(reading.text[start - 1]))) {
    const std::uint32_t end = start - 1;
    const NameGuess more = names.left_of(reading, end, titles.name_floor(reading, end, 0));
    if (more.span.empty() || more.score < NameFinder::least_before_title) return true;
    out.push_back({more.span, {}, chain.spans(), chain.former(), title.leaves});
    start = more.span.start;
  }
  return true;
}

// Who is the subject of the verb that told a title, some words or clauses before it: "Zhao Lei has
// since 2006 held...", "Zhao Lei came in March, holding...". A known person of the sentence, else a
// name at the head of one of its clauses.
NameGuess HolderFinder::name_far(const Reading& reading, const Title& title,
                                 const Told& told) const {
  if (title.leaves || !takes_office(reading.text, title.copula)) return {};
  const NameFinder names(words_, model_);
  const std::uint32_t end = title.copula.start;
  const std::uint32_t floor = end > subject_reach_most ? end - subject_reach_most : 0;
  for (std::uint32_t at = end; at > floor; --at) {
    const auto known = told.by_end.find(at);
    if (known != told.by_end.end()) return {known->second, 1000};
    const char16_t before = reading.text[at - 1];
    constexpr std::uint32_t stop = OfficeWords::mask(OfficeSign::stop);
    if (opens_clause(before) || before == genitive || before == is_called ||
        words_.ends(reading.scan, at, floor, stop) > 1) {
      const int doubt = opens_clause(before) || before == is_called ? 0 : owned_doubt;
      const NameGuess guess = names.right_of(reading, at, NameFinder::least_before_title + doubt);
      if (!guess.span.empty() && guess.span.end <= end) return guess;
    }
    if (ends_sentence(before)) return {};
  }
  if (floor > 0) return {};
  const NameGuess guess = names.right_of(reading, 0, NameFinder::least_before_title);
  return guess.span.end <= end ? guess : NameGuess{};
}

// Titles whose holder bears the title that follows: "member of the committee, deputy head, deputy
// commander Zhao Lei" across a comma; "leader is the deputy dean Zhao Lei".
void HolderFinder::take_next(const Reading& reading, const Chain& chain,
                             const std::map<std::uint32_t, Span>& by_title,
                             std::vector<Holder>& out) const {
  if (!chain.titles.front().copula.empty()) return;
  std::uint32_t at = chain.titles.back().span.end;
  const bool several = chain.titles.size() > 1 || chain.titles.back().cores.size() > 1;
  if (reading.text.at(at) == full_comma) {
    if (!several) return;
    ++at;
  } else {
    const std::uint32_t joins =
        words_.begins(reading.scan, at, OfficeWords::mask(OfficeSign::joins));
    if (joins == 0) return;
    at += joins;
  }
  const auto next = by_title.find(at);
  if (next != by_title.end()) {
    out.push_back({next->second, {}, chain.spans(), chain.former(), false});
  }
}

}  // namespace duikou::mention
