// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claim/words_by_class.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "mention/mention.h"
#include "mention/office.h"
#include "text/folded.h"
#include "text/report.h"

namespace duikou::claim {

// What the word right before a group makes of it: "by X", "to X", "in X", "from X", "with X".
// Departure: where people set out, which need not be who sends them ("left Changsha").
enum class Case : std::uint8_t { none, agent, goal, to, at, source, with, object, departure };

// Which side of a partnership a region stands on in this report.
enum class Side : std::uint8_t { unknown, supporter, recipient };

// What tells the side.
enum class Ground : std::uint8_t {
  untold,
  number,     // "19 supporting provinces" support by what they are called
  pairing,    // the report tells a pairing of this actor, or of a region it lies in
  programme,  // the report's words name a programme that it takes part in
  goal,       // words like "aid to Xinjiang" name the region that aid goes to
  tables,     // it is known that another region of the report supports it, or is supported by it
};

// Somebody or some place that can take a role: a region, a body, a number of regions together.
struct Actor {
  enum class Kind : std::uint8_t {
    region,      // a place; a body that acts for a region has become it
    body,        // hospital, university, company, ministry: under its own name
    collective,  // "19 supporting provinces"
  };
  Kind kind = Kind::region;
  Span span;
  std::string value;                             // official name of a region, otherwise as written
  std::string entity;                            // of a region
  std::uint32_t place = mention::Mention::none;  // index into Places
  std::string town;                              // of a body that is named after one
  mention::PlaceForm form = mention::PlaceForm::named;
  Side side = Side::unknown;
  Ground ground = Ground::untold;  // of the side
  int leaning = 0;        // how much its province supports in all programmes; 0 where it has none
  bool facility = false;  // a body that may be what a project built: it gives nothing itself
  bool whole = false;     // the region that a programme's own words name: too wide for a pairing
};

// Actors joined to a list: "A, B and C". With `split` the last joiner was a word that can also mean
// "with"; it stands before the actor of that index.
struct Group {
  std::uint32_t first = 0;  // actors [first, last) of the analysis
  std::uint32_t last = 0;
  std::uint32_t split = 0;  // index of an actor, or 0
  Case role = Case::none;
  Span span;  // with the tail ("and other places")
};

// People joined to a list, titles among them.
struct Person {
  Span span;  // of the name
  Span unit;  // from the first title to the name, or the name alone
  std::string name;
  std::uint32_t region = mention::Mention::none;  // of the titles: index into Places
  Span body;            // that a title without a region begins with, or empty
  bool office = false;  // this mention itself carries a title
};

// Between two punctuation marks. Indexes are into the vectors of the analysis, [first, last).
struct Clause {
  Span span;
  std::uint32_t sentence = 0;
  std::uint32_t group_first = 0, group_last = 0;
  std::uint32_t person_first = 0, person_last = 0;
};

struct Sentence {
  Span span;
  std::uint32_t line = 0;
  std::uint32_t clause_first = 0, clause_last = 0;
};

// A row of a table below its heading, cell by cell. Rows of one table share the heading's cells.
struct Row {
  Span span;
  std::vector<Span> cells;
  std::uint32_t heading = 0;  // index into Analysis::headings
};

// What of an analysis grows with the text; used again from report to report.
struct Buffers {
  text::Folded text;
  lexicon::Scan scan;
  WordsByClass words;
  std::vector<std::uint32_t> clause_of_place;
  std::string contents;
};

// A report taken apart: everything that rules look at. Borrows the report and the buffers, which
// one analysis at a time may have.
struct Analysis {
  explicit Analysis(const text::Report& whole, const text::Folding& folding, Buffers& buffers)
      : report(&whole),
        text(buffers.text),
        scan(buffers.scan),
        words(buffers.words),
        clause_of_place(buffers.clause_of_place),
        contents(buffers.contents) {
    text.read(folding, whole.text);
    words.clear();
    clause_of_place.clear();
    contents.clear();
  }

  const text::Report* report;
  text::Folded& text;
  lexicon::Scan& scan;
  WordsByClass& words;
  // By code point: the last clause that begins at it or before it; the first before all of them.
  // Made by divide() where the words of classes were indexed, else empty.
  std::vector<std::uint32_t>& clause_of_place;
  std::string& contents;  // of the claims, one behind the other: memory for the last step
  std::vector<mention::Mention> dates, amounts, counts, places, organisations;  // by start
  std::vector<mention::Mention> periods;  // dates that no claim may have, by start
  std::vector<mention::Holder> holders;
  std::vector<mention::Office> offices;  // what the holders hold, each once
  std::vector<mention::Mention> people;  // persons and offices, by start
  std::vector<Actor> actors;             // by start
  std::vector<Group> groups;             // by start
  std::vector<Person> persons;           // by start
  std::vector<Clause> clauses;
  std::vector<Sentence> sentences;
  std::vector<Row> rows;
  std::vector<std::vector<Span>> headings;
  std::vector<Span> captions;  // of each heading: the few lines of text right above it
  std::uint32_t home = mention::Mention::none;  // place of the publisher, else of the title
  bool published_at_home = false;               // it is the publisher's
  bool chronicle = false;                       // of yearbooks and gazetteers
  // Words that speak of a partnership by the regions beside them (ties.h); in `words` they are of
  // the classes `partnership` and `aid`.
  std::vector<lexicon::Hit> hints;
  // Of the provinces that the report names those that are known to be tied: who supports, who
  // receives (ties.h). Sorted.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tied;

  [[nodiscard]] std::uint32_t clause_at(std::uint32_t position) const {
    return position < clause_of_place.size() ? clause_of_place[position] : clause_around(position);
  }
  // The same, looked for.
  [[nodiscard]] std::uint32_t clause_around(std::uint32_t position) const;
  // The actor of exactly this span, or nullptr.
  [[nodiscard]] const Actor* actor_at(Span span) const;
  [[nodiscard]] std::string_view quote(Span span) const { return text.original(span); }
};

// Cuts the text into sentences and clauses, and sorts groups and persons into the clauses.
// Mentions must be there. See clause.cc for what ends a clause.
void divide(Analysis& analysis);

// Finds the tables: runs of lines of two cells or more, the first of which is the heading.
void find_rows(Analysis& analysis);

}  // namespace duikou::claim
