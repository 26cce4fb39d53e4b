// SPDX-License-Identifier: Apache-2.0
// A title is read from its head to the left. Names of bodies and places are stepped over whole;
// everything else one character at a time, until a mark or a word after which a title begins. The
// names of bodies cannot all stand in a table, so the walk trusts the words that stop it.
#include "mention/title.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace duikou::mention {
namespace {

constexpr std::uint32_t title_length_most = 40;
// Up to here a word of one character that stops a title may be the given name.
constexpr std::uint32_t name_length_least = 2;
constexpr char16_t genitive = 0x7684;  // joins what owns to what is owned

bool is_digit(char16_t unit) {
  return unit >= u'0' && unit <= u'9';
}

bool is_letter(char16_t unit) {
  return (unit >= u'A' && unit <= u'Z') || (unit >= u'a' && unit <= u'z');
}

// Chinese numerals and the measures after a number that end a date or a count rather than begin the
// number of a unit: year, month, day, hour, person.
constexpr std::array<char16_t, 11> numerals{0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                            0x4E03, 0x516B, 0x4E5D, 0x5341, 0x3007};
constexpr std::array<char16_t, 14> measures{0x65E5, 0x6708, 0x5E74, 0x65F6, 0x70B9, 0x5206, 0x5C81,
                                            0x540D, 0x4F4D, 0x4EBA, 0x591A, 0x4F59, 0x4E07, 0x4EBF};

bool is_numeral(char16_t unit) {
  return is_digit(unit) || std::find(numerals.begin(), numerals.end(), unit) != numerals.end();
}

// Province, city, county, district, prefecture, banner.
bool is_level(char16_t unit) {
  constexpr std::u16string_view levels = u"\u7701\u5E02\u53BF\u533A\u5DDE\u65D7";
  return levels.find(unit) != levels.npos;
}

// Office, bureau, ministry, commission, department, section: how names of bodies end.
bool ends_body(char16_t unit) {
  constexpr std::u16string_view ends = u"\u5C40\u5385\u90E8\u59D4\u529E\u5904\u4F1A\u53F8\u7F72";
  return ends.find(unit) != ends.npos;
}

bool holds_body(const Reading& reading, Span span) {
  for (std::uint32_t at = span.start; at < span.end; ++at) {
    if (ends_body(reading.text[at])) return true;
  }
  return false;
}

bool is_measure(char16_t unit) {
  return std::find(measures.begin(), measures.end(), unit) != measures.end();
}

}  // namespace

void TitleFinder::heads(const Reading& reading, std::vector<Span>& out) const {
  constexpr std::uint32_t head = OfficeWords::mask(OfficeSign::head);
  constexpr std::uint32_t no_office = OfficeWords::mask(OfficeSign::no_office);
  constexpr std::uint32_t joins = OfficeWords::mask(OfficeSign::joins);
  constexpr std::uint32_t not_head = OfficeWords::mask(OfficeSign::not_head);
  const std::size_t before = out.size();
  std::uint32_t barred = 0;  // up to here a word is read that is no title
  for (const std::uint32_t i : reading.scan.watched) {
    const lexicon::Hit& hit = reading.scan.hits[i];
    const std::uint32_t signs = words_->signs(hit.word);
    if ((signs & (head | no_office)) == 0) continue;
    const Span span = hit.span();
    // The longest word that begins here counts, and of two that end together the longer.
    if (words_->begins(reading.scan, span.start, head | no_office) != span.length()) continue;
    if (out.size() > before && span.end <= out.back().end) continue;
    if (span.end <= barred) continue;
    if ((signs & no_office) != 0) {
      barred = span.end;
      continue;
    }
    // "The post of governor goes to": what joins the title to a name is told with it.
    const bool other_word = words_->begins(reading.scan, span.end, not_head) >
                            words_->begins(reading.scan, span.end, joins);
    if (other_word || in_place(reading, span)) continue;
    if (out.size() > before && span.start < out.back().end) {
      out.back() = {out.back().start, span.end};
      continue;
    }
    out.push_back(span);
  }
}

// "Hunan sheng|zhang sha shi": a place begins within the word and runs on beyond it.
bool TitleFinder::in_place(const Reading& reading, Span span) const {
  constexpr std::uint32_t place = OfficeWords::mask(OfficeSign::place);
  if (words_->ends(reading.scan, span.start + 1, 0, place) < 3) return false;
  for (std::uint32_t at = span.start + 1; at < span.end; ++at) {
    if (at + words_->begins(reading.scan, at, place) > span.end) return true;
  }
  return false;
}

std::uint32_t TitleFinder::stop_before(const Reading& reading, std::uint32_t at,
                                       std::uint32_t floor, bool jumped) const {
  const std::uint32_t mask = OfficeWords::mask(OfficeSign::stop) |
                             OfficeWords::mask(OfficeSign::copula) |
                             OfficeWords::mask(OfficeSign::leave) |
                             (jumped ? OfficeWords::mask(OfficeSign::stop_place) : 0);
  return words_->ends(reading.scan, at, floor, mask);
}

bool TitleFinder::stops(const Reading& reading, std::uint32_t at, std::uint32_t floor,
                        bool jumped) const {
  if (stop_before(reading, at, floor, jumped) > 0) return true;
  const char16_t unit = reading.text[at - 1];
  return is_measure(unit) && at >= 2 && is_numeral(reading.text[at - 2]);
}

std::uint32_t TitleFinder::jump(const Reading& reading, std::uint32_t at,
                                std::uint32_t floor) const {
  constexpr std::uint32_t mask = OfficeWords::mask(OfficeSign::place) |
                                 OfficeWords::mask(OfficeSign::body) |
                                 OfficeWords::mask(OfficeSign::keep);
  const std::uint32_t length = words_->ends(reading.scan, at, floor, mask);
  if (length < 2) return 0;
  // "Ren xian" at the head of a clause: the verb before a county rather than the county of that
  // name.
  const std::uint32_t from = at - length;
  if (length == 2 && (from == 0 || !is_han(reading.text[from - 1])) &&
      words_->ends(reading.scan, from + 1, from, OfficeWords::mask(OfficeSign::copula)) == 1) {
    return 0;
  }
  // A longer word that stops, as one that ends in a body's name, wins.
  const std::uint32_t stop =
      words_->ends(reading.scan, at, floor,
                   OfficeWords::mask(OfficeSign::stop) | OfficeWords::mask(OfficeSign::copula));
  return stop > length ? 0 : length;
}

void TitleFinder::trim(const Reading& reading, Title& title) const {
  constexpr std::uint32_t strip = OfficeWords::mask(OfficeSign::strip);
  constexpr std::uint32_t former = OfficeWords::mask(OfficeSign::former);
  while (!title.span.empty()) {
    const std::uint32_t length = words_->begins(reading.scan, title.span.start, strip);
    if (length == 0 || length >= title.span.length()) break;
    if (words_->begins(reading.scan, title.span.start,
                       OfficeWords::mask(OfficeSign::place) | OfficeWords::mask(OfficeSign::keep)) >
        length) {
      break;
    }
    if (words_->begins(reading.scan, title.span.start, former) == length) title.former = true;
    title.span.start += length;
  }
}

Title TitleFinder::before(const Reading& reading, Span head, std::uint32_t floor) const {
  Title out;
  std::uint32_t at = head.start;
  bool core = true;
  bool jumped = false;
  out.cores.push_back(at);
  const std::uint32_t least = head.end > title_length_most ? head.end - title_length_most : 0;
  floor = std::max(floor, least);
  while (at > floor) {
    const std::uint32_t step = jump(reading, at, floor);
    if (step > 0) {
      at -= step;
      if (core) out.cores.push_back(at);
      jumped = true;
      continue;
    }
    const char16_t unit = reading.text[at - 1];
    if (!is_han(unit) && !is_digit(unit) && !is_letter(unit)) break;
    if (const std::uint32_t whole = joint(reading, at, head, floor); whole > 0) {
      at -= whole;
      core = jumped = false;
      continue;
    }
    if (stops(reading, at, floor, jumped)) break;
    core = jumped = false;
    --at;
  }
  out.span = {at, head.end};
  out.reach = at;
  constexpr std::uint32_t copula = OfficeWords::mask(OfficeSign::copula);
  constexpr std::uint32_t leave = OfficeWords::mask(OfficeSign::leave);
  at -= pointing(reading, at, floor);
  if (const std::uint32_t length = words_->ends(reading.scan, at, floor, leave); length > 0) {
    out.leaves = true;
    out.copula = {at - length, at};
  } else if (const std::uint32_t joins = words_->ends(reading.scan, at, floor, copula); joins > 0) {
    out.copula = {at - joins, at};
    out.former = words_->ends(reading.scan, at, floor, OfficeWords::mask(OfficeSign::former)) > 0;
  }
  if (out.copula.empty() && at > floor && reading.text[at - 1] == genitive) {
    out.copula = copula_before(reading, at - 1, floor);
  }
  trim(reading, out);
  return out;
}

// "Is that hospital's dean": a word that points and no part of the title stands behind the verb.
std::uint32_t TitleFinder::pointing(const Reading& reading, std::uint32_t at,
                                    std::uint32_t floor) const {
  const std::uint32_t stop =
      words_->ends(reading.scan, at, floor, OfficeWords::mask(OfficeSign::stop));
  const std::uint32_t strip =
      words_->ends(reading.scan, at, floor, OfficeWords::mask(OfficeSign::strip));
  return stop > 1 && stop == strip ? stop : 0;
}

// "He", "yu" and "ji" within the name of one body, as in county|agriculture|he|science office: a
// place or a level of government stands before what they join, and no body and no head within it.
// How far to the left that place ends, or 0.
std::uint32_t TitleFinder::joint(const Reading& reading, std::uint32_t at, Span head,
                                 std::uint32_t floor) const {
  constexpr std::uint32_t place = OfficeWords::mask(OfficeSign::place);
  constexpr std::uint32_t own = OfficeWords::mask(OfficeSign::body) |
                                OfficeWords::mask(OfficeSign::head) |
                                OfficeWords::mask(OfficeSign::stop) | place;
  constexpr std::uint32_t words_most = 8;
  const char16_t unit = reading.text[at - 1];
  if ((unit != 0x548C && unit != 0x4E0E && unit != 0x53CA) || head.start < at + 2 ||
      is_level(reading.text[at]) || words_->begins(reading.scan, at, place) > 0 ||
      !holds_body(reading, {at + 1, head.start})) {
    return 0;
  }
  for (std::uint32_t from = at - 1; from > floor && at - 1 - from <= words_most; --from) {
    if (!is_han(reading.text[from - 1])) return 0;
    const std::uint32_t length = at - 1 - from;
    if (length >= 2 &&
        (is_level(reading.text[from - 1]) || words_->ends(reading.scan, from, floor, place) > 1)) {
      return at - from;
    }
    if (words_->ends(reading.scan, from, floor, own) > 0) return 0;
  }
  return 0;
}

// "Is of the body the chief": the verb stands before what owns the title.
Span TitleFinder::copula_before(const Reading& reading, std::uint32_t at,
                                std::uint32_t floor) const {
  while (at > floor && is_han(reading.text[at - 1])) {
    const std::uint32_t length =
        words_->ends(reading.scan, at, floor, OfficeWords::mask(OfficeSign::copula));
    const std::uint32_t step = jump(reading, at, floor);
    if (step == 0 && length > 0) return {at - length, at};
    if (step == 0 && stops(reading, at, floor)) break;
    at -= std::max(step, std::uint32_t{1});
  }
  return {};
}

std::uint32_t TitleFinder::walk(const Reading& reading, std::uint32_t at,
                                std::uint32_t floor) const {
  floor = std::max(floor, at > title_length_most ? at - title_length_most : 0);
  while (at > floor) {
    const std::uint32_t step = jump(reading, at, floor);
    if (step > 0) {
      at -= step;
      continue;
    }
    const char16_t unit = reading.text[at - 1];
    if (!is_han(unit) && !is_digit(unit) && !is_letter(unit)) break;
    if (stops(reading, at, floor)) break;
    --at;
  }
  return at;
}

std::uint32_t TitleFinder::name_floor(const Reading& reading, std::uint32_t end,
                                      std::uint32_t floor) const {
  floor = std::max(floor, end > title_length_most ? end - title_length_most : 0);
  std::uint32_t at = end;
  while (at > floor && (is_han(reading.text[at - 1]) || reading.text[at - 1] == middle_dot) &&
         (end - at < name_length_least ? stop_before(reading, at, floor) < 2
                                       : !stops(reading, at, floor))) {
    --at;
  }
  return at;
}

}  // namespace duikou::mention
