// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "answer/brief_words.h"
#include "answer/language.h"
#include "answer/material.h"
#include "base/result.h"
#include "value/date.h"

namespace duikou::answer {

// The brief: which secretaries of provincial rank led delegations in a window of days, each with
// when, where, the symposium held and the words reported; the numbered conferences; who is paired
// with whom; the money; and what the record does not know.
//
// A claim is never shown as fact: every sentence that tells something says by whose report, and
// carries a note with the report and its very words. Where reports differ, all values stand side by
// side. The same material gives the same bytes.

struct BriefRequest {
  std::string programme;  // a word of data/programmes/programmes.tsv, or a programme's id
  Date since;             // first day of the window, a full date
  Date until;             // last day
  Language language = Language::zh;
};

// A stretch of a sentence and the numbers (from 1) of the notes that stand after it.
struct Run {
  std::string text;
  std::vector<std::uint32_t> notes;
};

struct Block {
  enum class Kind : std::uint8_t {
    paragraph,
    item,       // of a list
    differing,  // reports give different values
    unknown,    // what the record does not know
  };
  Kind kind = Kind::paragraph;
  std::vector<Run> runs;
};

struct Section {
  std::string heading;
  std::vector<Block> blocks;
};

// A report and the words of it that a sentence rests on.
struct Note {
  std::string publisher;  // may be empty
  std::string title;
  std::string published;            // EDTF or empty
  std::string url;                  // may be empty
  std::string report;               // its id in the record
  std::string claim;                // id of the claim
  std::string reprint_of;           // publisher of the report whose text it repeats, or empty
  std::vector<std::string> quotes;  // to the letter, never empty
};

struct Brief {
  Language language = Language::zh;
  std::string title;
  std::vector<Section> sections;  // the first has no heading: the lead
  std::vector<Note> notes;
};

// Fails as usage where the programme is not known, or the window is no window.
[[nodiscard]] Result<Brief> write_brief(const Material& material, const BriefWords& words,
                                        const BriefRequest& request);

// Markdown (CommonMark with footnotes as [^1]); everything that comes from reports is escaped.
[[nodiscard]] std::string brief_markdown(const std::vector<Brief>& briefs, const BriefWords& words);

// A whole HTML page without scripts; the style sheet stands in it, so that one file can be kept,
// sent and printed. Several briefs (languages) follow one another.
[[nodiscard]] std::string brief_html(const std::vector<Brief>& briefs, const BriefWords& words);

// The <article> of one brief alone, for a page that has a style sheet of its own.
[[nodiscard]] std::string brief_html_article(const Brief& brief, const BriefWords& words);

}  // namespace duikou::answer
