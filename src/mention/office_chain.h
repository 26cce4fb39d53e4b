// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "mention/office.h"

namespace duikou::mention {

// What the parts of HolderFinder share: the marks between titles and names, and the work in hand.
inline constexpr char16_t enumeration_mark = 0x3001;
inline constexpr char16_t full_stop = 0x3002;
inline constexpr char16_t full_comma = 0xFF0C;
inline constexpr char16_t full_open = 0xFF08;  // brackets
inline constexpr char16_t full_close = 0xFF09;
// "He" and "ji" end a list of names that share a title; "yu" mostly joins two who do not.
inline constexpr std::array<char16_t, 2> conjunctions{0x548C, 0x53CA};

[[nodiscard]] inline bool is_conjunction(char16_t unit) {
  return std::find(conjunctions.begin(), conjunctions.end(), unit) != conjunctions.end();
}

[[nodiscard]] inline bool is_blank(char16_t unit) {
  return unit == u' ' || unit == 0x3000 || unit == u'\t';
}

// A name without its dots: the same person is written with and without them.
[[nodiscard]] inline std::u16string key_of(const text::Folded& text, Span span) {
  std::u16string out(text.units().substr(span.start, span.length()));
  std::erase(out, middle_dot);
  return out;
}

// Titles that one enumeration joins.
struct HolderFinder::Chain {
  std::vector<Title> titles;

  [[nodiscard]] std::vector<Span> spans() const {
    std::vector<Span> out;
    for (const Title& title : titles) out.push_back(title.span);
    return out;
  }
  [[nodiscard]] bool former() const {
    return std::any_of(titles.begin(), titles.end(), [](const Title& t) { return t.former; });
  }
};

// A verb that says that somebody took an office, and not a word for "is", which may join anything.
[[nodiscard]] bool takes_office(const text::Folded& text, Span copula);

// The persons settled so far, by where they end, by where their last title ends, and by name.
struct HolderFinder::Told {
  std::map<std::uint32_t, Span> by_end;
  std::map<std::uint32_t, Span> by_title_end;
  Span subject;  // whose life the lines tell; empty where none
  std::set<std::u16string> keys;

  // Who holds the titles of a chain that has no name beside it, told before it; empty if nobody.
  // Adds the person.
  [[nodiscard]] Span holder_before(const Reading& reading, const NameFinder& names,
                                   const Chain& chain);

  void add(const text::Folded& text, Span person) {
    by_end[person.end] = person;
    keys.insert(key_of(text, person));
  }
};

}  // namespace duikou::mention
