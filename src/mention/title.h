// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "mention/office_words.h"
#include "mention/person.h"
#include "value/span.h"

namespace duikou::mention {

// A title of an office as far as its own words bound it. A name may still stand inside the stretch
// on the left ("Xi Jinping zongshuji"): whoever joins titles and names decides.
//
//   shi ren | zhe jiang sheng lin ke yuan fu yuan zhang      former, span after the bar
struct Title {
  Span span;
  std::uint32_t reach = 0;           // where the walk ended: span.start without what was stripped
  std::vector<std::uint32_t> cores;  // where the office proper may begin, rightmost first
  Span copula;          // the word before it that joins it to a name on its left; empty if none
  bool former = false;  // told as over: shi ren, yuan
  bool leaves = false;  // told as given up in this clause
};

// Finds titles by the words that end them and walks left from there. Immutable; borrows the words.
class TitleFinder {
 public:
  explicit TitleFinder(const OfficeWords& words) : words_(&words) {}

  // The ends of all heads of titles, ascending. Appends. Looks at the watched hits alone.
  void heads(const Reading& reading, std::vector<Span>& out) const;
  // The title that ends with `head` and begins at or after `floor`.
  [[nodiscard]] Title before(const Reading& reading, Span head, std::uint32_t floor) const;
  // Where the name of a body that ends just before `at` may begin: bodies and places are stepped
  // over whole, and a mark or a word that stops a title ends the walk.
  [[nodiscard]] std::uint32_t walk(const Reading& reading, std::uint32_t at,
                                   std::uint32_t floor) const;
  // How far left of `end` a name may reach: the nearest mark or word that stops a title.
  [[nodiscard]] std::uint32_t name_floor(const Reading& reading, std::uint32_t end,
                                         std::uint32_t floor) const;

 private:
  [[nodiscard]] bool in_place(const Reading& reading, Span span) const;
  [[nodiscard]] std::uint32_t stop_before(const Reading& reading, std::uint32_t at,
                                          std::uint32_t floor, bool jumped = false) const;
  [[nodiscard]] bool stops(const Reading& reading, std::uint32_t at, std::uint32_t floor,
                           bool jumped = false) const;
  [[nodiscard]] std::uint32_t jump(const Reading& reading, std::uint32_t at,
                                   std::uint32_t floor) const;
  [[nodiscard]] std::uint32_t pointing(const Reading& reading, std::uint32_t at,
                                       std::uint32_t floor) const;
  [[nodiscard]] std::uint32_t joint(const Reading& reading, std::uint32_t at, Span head,
                                    std::uint32_t floor) const;
  [[nodiscard]] Span copula_before(const Reading& reading, std::uint32_t at,
                                   std::uint32_t floor) const;
  void trim(const Reading& reading, Title& title) const;

  const OfficeWords* words_;
};

}  // namespace duikou::mention
