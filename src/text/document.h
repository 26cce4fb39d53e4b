// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/page_words.h"
#include "text/report.h"

namespace duikou::text {

// The kinds of files that become reports. ndjson holds many reports and is read line by line
// (text/ndjson.h); the others hold one each.
enum class Format : std::uint8_t { text, markdown, html, ndjson };

// By the end of the name, in any case: txt text; md markdown; html htm xhtml shtml; ndjson jsonl.
// A name without a known ending gives nothing.
[[nodiscard]] std::optional<Format> format_of_name(std::string_view file_name);

struct DrawOptions {
  std::string name;               // stands in errors: a path, or "standard input"
  std::string declared_encoding;  // a label from outside the file (HTTP, XML), or empty
};

// One document drawn into a report: decoded (text/decode.h), its words put down as lines, its
// title, publisher, date and dateline found, with the way back to the file (text/source_map.h).
//
//   text      The text is the file's own, to the letter, so that offsets count in the file as it
//             is; only a byte order mark is left out. Every line that is not empty is a block. A
//             short first line becomes the title and a heading; lines at the head that hold only
//             source and date become captions and fill publisher and published.
//   markdown  The marks of emphasis, links, headings and lists are dropped, each block is a line,
//             cells of tables are parted by U+FF5C. Front matter fills title, publisher, published
//             and url and is no part of the text.
//   html      The story without navigation, scripts, forms, adverts and readers' comments; lines as
//             in Markdown. The head of the page fills title, publisher, published and url.
//
// The report's id is "r_" and 20 hexadecimal digits of the hash of title, publisher, published and
// text: the same content has the same id from any file. `format` may not be ndjson (asserted).
// Refused: bytes that are no text (text/decode.h), and a file from which no line of text is drawn.
// Linear in the file, whatever it holds; safe on any thread; keeps nothing of `bytes`.
[[nodiscard]] Result<Report> draw(std::string_view bytes, Format format, const DrawOptions& options,
                                  const PageWords& words);

// The id of a report that its source gave none.
[[nodiscard]] std::string content_id(const Report& report);

// A block a line that is not empty: headings by leading '#' (the marks stay in the text), table
// rows by U+FF5C, '|' or tabs that part at least two cells, list items by their bullet, paragraphs.
// Spans leave out white space at both ends of the line. Linear.
[[nodiscard]] std::vector<Block> blocks_of_lines(std::string_view text);

}  // namespace duikou::text
