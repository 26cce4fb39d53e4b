// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claim/claim.h"
#include "claim/reader.h"
#include "claim/rule.h"
#include "claim/trace.h"
#include "record/store.h"

namespace duikou::answer {

// Why the reader makes a claim: the content. What it looks like stands in explain_form.h.

// A stretch of the report, to the letter; empty where there is none.
struct Words {
  Span span;
  std::string quote;
};

// What a stretch of a sentence is to a claim.
struct Mark {
  enum class Part : std::uint8_t { role, trigger, condition, modality, programme, source };
  Span span;
  Part part = Part::role;
  std::string role;  // of Part::role, and of Part::source, which stands elsewhere and gave to it
};

// From where the reader has what the words of a value leave out.
enum class From : std::uint8_t {
  publication,     // the missing part of a date: from the day of publication
  dateline,        // from the day that the dateline gives
  earlier_date,    // from a date told before: `words`
  heading,         // from the year or month that heads the lines
  unknown_year,    // from nowhere: the report gives no year
  publisher,       // a place that is pointed at: from the publisher's name, `detail`
  title,           // from the title's place
  earlier_place,   // from a place told before: `words`
  body,            // a body that stands for its region
  home,            // no word names it: the publisher's own region, `detail`
  pairing,         // the side: the report tells a pairing; `words` are those of its trigger
  programme,       // the side: the programme `detail`, named by `words`
  goal,            // the side: words like "aid to Xinjiang" name who receives: `words`
  number,          // the side: a number of supporters
  tables,          // the side: another region of the report is known to be tied to it
  elsewhere,       // named in another sentence than the trigger's
  carried_line,    // what was told before in the line (`told`): `words`
  carried,         // what the claim before it in the sentence has (`previous`): `words`
  carried_report,  // what the claim of the kind told last in the report has (`earlier`): `words`
  ahead,           // of a status: the words say `detail`, of a day behind that of publication
  exchanged,       // found for the role `detail`; the sides of the regions say otherwise
  tied,            // no value: `words`, beside regions that are known to be tied, opened the report
};
[[nodiscard]] std::string_view name(From from);

struct Inference {
  From from;
  std::string role;  // role and value: empty of what was inferred for the whole claim
  std::string value;
  Words words;
  std::string detail;
};

// What spoke for or against a learned judgement: characters or a class of words, and where they
// stand. Names are single letters in it (claim/judging.h); ExplainWords tells them in words.
struct Weighed {
  enum class Place : std::uint8_t {
    itself,
    before,
    behind,  // in the clause
    just_before,
    just_behind,
    clauses_before,
    clauses_behind,
    class_before,
    class_behind,  // in the clause
    class_beside,  // elsewhere in the sentence
    class_inside,
    regions,  // of a trigger between two actors: how the two stand to one another
    supporters,
    recipients,
    partnership,  // how many of them the report has: 0 to 3, where 3 is more than two
  };
  std::string what;
  std::int32_t weight = 0;  // thousandths of log-odds, of all its places together
  Place place = Place::itself;
};
[[nodiscard]] std::string_view name(Weighed::Place place);

// A learned judgement of the trigger, with the handful of parts that weighed most.
struct Judgement {
  std::string name;  // empty: none was asked
  std::int32_t score = 0;
  std::int32_t least = 0;
  std::vector<Weighed> speak_for;
  std::vector<Weighed> against;
};

// A condition of the rule, and the word that met it or spoke against it.
struct TestedCondition {
  std::string text;  // as the rule's file has it
  bool wanted = true;
  bool met = true;
  Words word;  // empty where none was found
  Judgement judgement;
};

// One that stood for election to a role.
struct Stood {
  std::vector<std::string> values;
  std::int32_t score = 0;
  bool found = false;  // by the rule's own places to look
  bool chosen = false;
};

struct FoundValue {
  std::string value;
  std::string entity;
  Words words;
  bool kept = true;  // false: not in the claim; the rule, or a fuller value told elsewhere, took it
                     // out
};

// A role of the rule: the choice that filled it, and those before it that found nothing.
struct FilledRole {
  std::string role;
  std::uint32_t line = 0;  // of the rule's file
  std::string choice;      // as the rule's file has it; empty where none found anything
  std::vector<std::string> in_vain;
  std::vector<FoundValue> values;
  std::string judge;         // the learned judgement that chose; empty where none was asked
  std::vector<Stood> stood;  // the likeliest first
};

// Another rule at the same trigger, or one that made the claim once.
struct OtherRule {
  std::string rule;
  std::string kind;
  claim::Trace::End end = claim::Trace::End::drafted;
  std::string detail;   // the condition, the roles needed, or the rule that goes before it
  Words word;           // of a condition that a word spoke against
  std::string claim;    // id of what it made
  bool set_off = true;  // false: there is no such rule, or nothing sets it off here
  bool judged = false;  // the condition asks a learned judgement
  std::int32_t score = 0;
};
[[nodiscard]] std::string_view name(claim::Trace::End end);

// One place of the report at which a rule told the claim.
struct Telling {
  const claim::Rule* rule = nullptr;  // of the reader
  Words trigger;
  std::vector<Words> sentences;  // the trigger's, and those that gave something, in text order
  std::vector<Mark> marks;       // by start
  std::vector<TestedCondition> conditions;
  std::vector<FilledRole> roles;
  std::vector<Inference> inferences;
  std::vector<OtherRule> others;  // those that made something first, then by how near they came
};

// How a claim of the record stands to the reader of today.
enum class Standing : std::uint8_t {
  same,   // read by this very version
  again,  // read by another one; this one makes the claim too
  other,  // this one makes another claim of these words: `instead`
  gone,   // this one makes no claim of the kind of these words
};
[[nodiscard]] std::string_view name(Standing standing);
[[nodiscard]] std::string_view name(Mark::Part part);

struct Explanation {
  claim::Claim claim;  // as the record has it, or as it was read just now
  Standing standing = Standing::same;
  std::string read_by;  // versions of the reader
  std::string reader;
  claim::Claim instead;           // of Standing::other; its id is empty elsewhere
  std::vector<Telling> tellings;  // of the claim, or of `instead`; in text order
  std::vector<OtherRule> lost;    // where it is made no longer: what its rules come to now
  Words modality;                 // the word that tells it; empty where the rule does, or none
  Words programme;                // the word that names it
};

// Every claim of a report, in the order of the reader. Pointers into the reader must not outlive
// it.
[[nodiscard]] std::vector<Explanation> explain(const text::Report& report,
                                               const claim::Reader& reader);

// A claim of the record: its report is read again with the reader of today.
[[nodiscard]] Explanation explain(const record::StoredClaim& stored, const text::Report& report,
                                  const claim::Reader& reader);

// What an id of the record leads to, claim by claim: c_... is one, f_... those behind the fact.
// Fails as usage where the record has no such claim or fact.
[[nodiscard]] Result<std::vector<Explanation>> explain(std::string_view id, record::Store& store,
                                                       const claim::Reader& reader);

}  // namespace duikou::answer
