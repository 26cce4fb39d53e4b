// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/files.h"
#include "lexicon/lexicon.h"
#include "mention/mention.h"
#include "mention/name_model.h"
#include "mention/office_words.h"
#include "mention/person.h"
#include "mention/title.h"
#include "text/folded.h"

namespace duikou::mention {

// A person named beside the title of an office, once for every place where the two stand together.
struct Holder {
  Span person;
  std::string name;          // simplified characters, the middle dot as U+00B7; in a report in
                             // simplified script characters stay as written
  std::vector<Span> titles;  // in text order, never empty; a title told once for a list of names
                             // stands with each of them
  bool former = false;       // told as over (shi ren, yuan): it still counts
  bool leaves = false;       // told as given up here: it does not count
};

// One office of one person in a report: the fullest form of the title and all places that tell it.
struct Office {
  std::string name;
  Span person;                 // where it stands beside the title
  Span title;                  // the fullest form
  std::vector<Span> evidence;  // title with name, or both apart; in text order
  bool former = false;
};

// Finds everybody who holds an office in a text. A person exists only through an office: somebody
// without one is never found, and a profession (teacher, physician, farmer) is none; of a few whom
// everybody knows the name alone will do to mention them. Works outward from the words that end
// titles, linear in the text. Immutable; borrows the lexicon.
class HolderFinder {
 public:
  // The lexicon must hold the words of add_office_words and of data/lexicon/words/offices.tsv.
  [[nodiscard]] static Result<HolderFinder> make(const lexicon::Lexicon& lexicon,
                                                 const lexicon::DataFiles& data);

  // Appends holders in text order.
  void find(const text::Folded& text, const lexicon::Scan& scan,
            std::vector<Holder>& holders) const;
  // Adds every mention of their names (person) and titles (office), also where the name stands
  // without the title, and the names of those whom everybody knows; sorts all by start.
  void mention_all(const text::Folded& text, const lexicon::Scan& scan,
                   const std::vector<Holder>& holders, std::vector<Mention>& out) const;

  // What the holders of one text hold: the same office told in a fuller and a shorter form is one;
  // an office given up in the sentence is none. In the order of the first evidence.
  [[nodiscard]] std::vector<Office> offices(const text::Folded& text,
                                            const std::vector<Holder>& holders) const;

 private:
  struct Chain;
  struct Told;
  HolderFinder(const lexicon::Lexicon& lexicon, NameModel model);

  void collect(const Reading& reading, std::vector<Holder>& out) const;
  void mention_holders(const text::Folded& text, const std::vector<Holder>& holders,
                       std::vector<Mention>& out) const;
  void mention_known(const Reading& reading, std::vector<Mention>& out) const;
  [[nodiscard]] bool joined(const Reading& reading, std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] std::uint32_t take_right(const Reading& reading, Chain& chain,
                                         const Span* next_head, std::vector<Holder>& out) const;
  [[nodiscard]] std::uint32_t take_list(const Reading& reading, std::size_t first,
                                        const Span* next_head, std::vector<Holder>& out) const;
  [[nodiscard]] NameGuess name_before(const Reading& reading, const Title& title,
                                      std::uint32_t& title_start) const;
  [[nodiscard]] std::uint32_t gap_after_title(const Reading& reading, const Chain& chain,
                                              std::uint32_t at) const;
  [[nodiscard]] std::uint32_t trade_after(const Reading& reading, std::uint32_t mark) const;
  [[nodiscard]] NameGuess name_apart(const Reading& reading, const Chain& chain) const;
  bool take_left(const Reading& reading, Chain& chain, Told& told, std::vector<Holder>& out) const;
  void take_next(const Reading& reading, const Chain& chain,
                 const std::map<std::uint32_t, Span>& by_title, std::vector<Holder>& out) const;
  [[nodiscard]] NameGuess name_joined(const Reading& reading, std::uint32_t end,
                                      const Told& told) const;
  [[nodiscard]] NameGuess name_far(const Reading& reading, const Title& title,
                                   const Told& told) const;
  [[nodiscard]] bool same_office(const text::Folded& text, Span fuller, Span shorter) const;

  OfficeWords words_;
  NameModel model_;
};

}  // namespace duikou::mention
