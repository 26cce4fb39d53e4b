// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "claim/analysis.h"
#include "claim/claim.h"
#include "claim/judge.h"
#include "claim/kinds.h"
#include "lexicon/lexicon.h"
#include "mention/count.h"

namespace duikou::claim {

// Where a selector looks, seen from the trigger. docs/rule-language.md tells each with an example.
enum class Where : std::uint8_t {
  agent,
  goal,
  to,
  at,
  source,
  with,     // a group of the clause by its case
  subject,  // the last group without a case before the trigger, in this clause or an earlier one
  head,     // the first group without a case in the sentence: what the sentence is about
  object,   // the first group without a case after the trigger, in the clause
  before,
  after,      // nearest in the clause on that side of the trigger
  clause,     // nearest in the clause
  ahead,      // the rest of the sentence after the trigger, nearest first
  back,       // the sentence before the trigger, nearest first
  item,       // back; of dates beyond a semicolon only one that opens the sentence
  sentence,   // back, then ahead
  paragraph,  // the sentence, then what precedes it in the line
  near_supporter,
  near_recipient,  // nearest actor of that side, here or before, else the report's
  trigger,         // the trigger itself
  title_region,    // of the persons that the role named by `of` has taken
  split_left,
  split_right,  // the two sides of a group that a word for "with" splits
  line,         // from the trigger to the end of the line
  itinerary,    // all groups of the case "to" from the trigger's clause on, to the next sentence
  within,       // inside the value that the role named by `role` has taken
  beside,       // the date mention from which the role named by `role` was taken
  column,       // of a table row: the cell below the heading that holds a word of the class `of`
  caption,      // the lines above the table
  heading,      // of the table's column that the trigger stands in
  onward,       // the rest of the sentence after the trigger up to a semicolon
  here_supporter,
  here_recipient,  // nearest of that side in the clause, else before in the sentence
  fresh,  // of dates: between the claim of the same kind before it in the sentence and the trigger
  both_sides,  // the nearest supporters and the nearest recipients together
  voice,       // whose words the trigger stands in
  speaker,     // who speaks at the trigger; said: the words of that speech (claim/speech.h)
  said,
  counted,   // words right behind, else right before, a number that is the trigger
  goes_on,   // as earlier, where this line goes on with what the line before it tells
  earlier,   // what the claim of the same kind told last in the report has in this role
  home,      // the region that publishes
  previous,  // what the claim of the same kind before it in the sentence has in this role
  left,
  right,      // the list of actors that touches the trigger on that side, small words left out
  told,       // the same in the line: what was said a sentence or more ago
  publisher,  // the publisher's place, where the text names it
  tail,       // behind the trigger up to the next sum or number (or thing built), or a semicolon
  field,      // behind the labels of a class in the lines around: "place: A"
  alone,      // a clause of the sentence that holds nothing else
  opening,    // what the claim of the same kind that the report opens with has in this role
  lasting,    // the last of the days told, from the day that the role named by `role` has taken
  above,      // of names: the nearest one that stands before the trigger's clause
};

enum class What : std::uint8_t {
  place,   // region or town; a body that names its place counts as the place
  region,  // region or town under its own name
  actor,   // region, body or collective
  body,    // under its own name
  person,
  date,
  amount,
  count,
  ordinal,
  word,     // a word of a class: its value cell, else its text
  phrase,   // the noun phrase that ends with the trigger
  name,     // the proper name that ends with the trigger, a word of the class `of`
  rest,     // from the trigger to the end of the sentence or of the quotation
  passage,  // from the head of the trigger's clause to the end of the sentence
  cell,     // the text of the trigger's cell of a table
  constant,
};

enum class DateWanted : std::uint8_t { any, start, end, as_of, since, due, last, point, period };

struct Selector {
  Where where = Where::clause;
  What what = What::place;
  DateWanted date = DateWanted::any;
  // Of places and actors: a group that such a word follows within a few characters.
  // Of dates: one that such a word follows in its clause.
  // Of persons: all of the zone whose clause has such a word, instead of the nearest.
  lexicon::ClassId of = lexicon::no_class;  // of word, of the unit of an ordinal, of phrase
  std::string constant;
  std::string role;                               // of title_region, within, beside
  std::vector<mention::CountFinder::Unit> units;  // of count; empty: any
  bool single = false;                            // only the nearest, not its whole list
  bool list = false;          // of dates and ordinals: all of the zone; "third to fifth" is three
  bool behind = false;        // of dates, groups: right behind a word of the class `of`
  bool last = false;          // of words: the last one of the zone
  bool touching = false;      // a group that nothing parts from the trigger
  std::string text;           // as the rule file has it
  Side side = Side::unknown;  // of actors: only those of this side
  bool giver = false;         // of actors: no facility, which gives nothing itself
  bool named = false;         // of a group by its case: not a one-character sign, which is too wide
  bool by = false;            // of actors: only who acts or is the source, and does not receive

  // Whether it takes regions and bodies from the text, and not from another claim.
  [[nodiscard]] bool of_places() const {
    const bool carried = where == Where::previous || where == Where::told ||
                         where == Where::earlier || where == Where::goes_on ||
                         where == Where::opening;
    return !carried && (what == What::place || what == What::region || what == What::actor ||
                        what == What::body);
  }
  // Of one that takes all people or places which a judgement affirms: index into Judges, and the
  // least score of each.
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t judge = none;
  std::int32_t least = 0;
  [[nodiscard]] bool asks_judge() const { return judge != none; }
};

struct RoleFill {
  std::uint32_t role = 0;         // index into Kind::roles
  std::uint32_t line = 0;         // of the rule's file
  std::vector<Selector> choices;  // the first that finds something is taken
  // Where there is a learned judgement of the name KIND.ROLE: index into Judges, and what its
  // candidates are.
  std::uint32_t judge = 0xFFFFFFFF;
  What candidates = What::place;
  DateWanted date = DateWanted::start;
  [[nodiscard]] bool asks_judge() const { return judge != 0xFFFFFFFF; }
};

struct Condition {
  enum class Zone : std::uint8_t {
    clause,
    sentence,
    paragraph,
    report,
    above,  // the sentence and what stands before it within reach, across lines
    back,
    onward,  // the sentence before the trigger, behind it up to a semicolon
    before,
    after,  // the clause on either side of the trigger
    next,
    just_before,  // the few characters on either side of the trigger
    touching,     // what begins right behind the trigger
    heading,      // of the table's column that the trigger stands in
    headings,     // of all columns of the trigger's table
    tail,         // behind the trigger up to the next sum or number, or a semicolon
  };
  // The least part of the report that is known to hold a zone.
  enum class Extent : std::uint8_t { clause, sentence, report };
  [[nodiscard]] static Extent extent(Zone zone);

  bool wanted = true;  // false: unless
  std::uint32_t line = 0;
  std::string text;  // as the rule file has it
  Zone zone = Zone::clause;
  std::vector<lexicon::ClassId> any_of;
  // Of one that asks no words but a judgement of the trigger: index into Judges, and the least
  // score with which it is met.
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t judge = none;
  std::int32_t least = 0;
  [[nodiscard]] bool asks_judge() const { return judge != none; }
};

// What sets a rule off.
struct Trigger {
  enum class Type : std::uint8_t {
    word,
    amount,
    count,
    ordinal,
    body,
    person,
    office,
    row,
    cell,  // below a heading with a word of the classes: its sum, else its number, else all of it
    between,  // what stands between two actors of a sentence (gaps.h)
  };
  Type type = Type::word;
  std::vector<lexicon::ClassId> any_of;           // of word; of the unit of an ordinal
  std::vector<mention::CountFinder::Unit> units;  // of count; empty: any
  std::string text;                               // as the rule file has it
  friend bool operator==(const Trigger&, const Trigger&) = default;
};

struct Example {
  std::string text;
  // "role=value; role=value" for what must be among the claims; empty for what must not be found.
  std::string expected;
  std::string published;
  std::string publisher;
  std::uint32_t line = 0;
};

// One rule of data/rules, compiled.
struct Rule {
  std::string name;  // "visit.led"; of a user's own rule with its label: "gifts:visit.led"
  std::string why;
  std::string file;  // as a person knows it (lexicon::shown_name)
  std::uint32_t line = 0;
  const Kind* kind = nullptr;
  Trigger trigger;
  std::vector<Condition> conditions;
  std::vector<RoleFill> fills;
  std::vector<std::vector<std::uint32_t>> required;  // of each row one role must be filled
  std::vector<std::string> beats;  // rules of the same trigger word that give way to this one
  std::vector<lexicon::ClassId>
      pairwise_if;  // only where the clause has such a word; empty: always
  std::vector<lexicon::ClassId>
      each_if;  // a claim for each value, where the clause has such a word
  // Where the clause has such a word and as many numbers like the trigger as a role has values,
  // each number takes the value of its own place.
  std::vector<lexicon::ClassId> nth_if;
  // Of each pair a town inside the second role's value is none of the first: it is part of a name.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> outside;
  // Of each pair the values of the first role do not count that stand inside those of the second: a
  // year or a region in a meeting's name is not told of the meeting.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart;
  std::vector<std::uint32_t>
      several;                        // roles that stay empty where fewer than two values are found
  std::vector<std::uint32_t> single;  // roles that may not take more than one value
  // Of each pair the places of the first role go that are, or lie in, one of the second.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> distinct;
  // Of each pair the places of the first role go that stand on one side of the partnership with one
  // of the second.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> across;
  std::optional<std::uint32_t> not_whole;  // drops values that a programme's words name as a whole
  // The draft goes where a claim of this kind that has this role holds the trigger among its
  // values.
  const Kind* yields = nullptr;
  std::vector<Example> yes, no;
  std::uint32_t yields_role = 0;
  Modality modality = Modality::reported;
  bool pairwise = false;  // lists of one length are paired member by member
  // The first two roles are told apart by the sides that the report or its programme gives them:
  // where they stand the other way round they are exchanged, on one side they are no claim.
  bool opposite = false;
  bool sides_only = false;  // of pairings: tells who stands on which side, and is no claim
  bool opens = false;       // the trigger is the head of its clause
  // Any other rule of the kind that makes something of the same trigger goes before it.
  bool gives_way = false;
  bool series = false;  // no claim where it stands alone: another draft of the rule must be near

  // Whether it makes nothing without this role, or only where another of a row is filled.
  [[nodiscard]] bool needs(std::uint32_t role) const {
    return std::any_of(required.begin(), required.end(), [&](const auto& row) {
      return std::find(row.begin(), row.end(), role) != row.end();
    });
  }
  // Whether a single value of a role is none, so that the next choice is tried.
  [[nodiscard]] bool wants_several(std::uint32_t role) const {
    return std::find(several.begin(), several.end(), role) != several.end();
  }
};

// Reads one file of rules, named as in lexicon/files.h. docs/rule-language.md has the grammar.
// Refused with file, line, column, what was found and the likely mend: unknown keys, kinds, roles,
// classes and places to look; a rule without trigger, without `why`, or without an example of
// either sort; what is no text, or larger than limits::rule_file_bytes.
[[nodiscard]] Result<std::vector<Rule>> parse_rules(std::string_view file, std::string_view bytes,
                                                    const Kinds& kinds,
                                                    const lexicon::Lexicon& lexicon,
                                                    const Judges& judges);

}  // namespace duikou::claim
