// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "value/span.h"

namespace duikou::text {

// The way back from the text drawn out of a file to the file's own bytes.
//
// With X and J for the two Chinese characters of Xinjiang, three bytes each:
//
//   file    <p>X&nbsp;J</p>     bytes 3..6 X, 6..12 &nbsp;, 12..15 J
//   text    X J                 code points 0, 1, 2
//   pieces  {0, 3, copied} {1, 6, replaced} {2, 12, copied}
//
// A piece begins at a code point of the text and at a byte of the file and holds until the next
// piece. In a copied piece both advance character by character in the file's encoding; in a
// replaced one every code point stands for the whole source stretch up to the next piece.
struct SourcePiece {
  std::uint32_t code_point = 0;
  std::uint32_t source_byte = 0;
  bool replaced = false;
};

// A line of the text with the part it played in the document it was drawn from. Blocks follow one
// another in text order, never overlap, and cover every line that is not empty.
struct Block {
  enum class Kind : std::uint8_t { paragraph, heading, list_item, table_row, caption };
  Kind kind = Kind::paragraph;
  std::uint8_t level = 0;  // of a heading, 1..6
  Span span;
  // The cells of a table row, in order; empty for other blocks. In the text, cells are parted by
  // U+FF5C (full-width vertical line).
  std::vector<Span> cells;
};

// One document of one publisher, as the reader gets it. Owns all of its text.
struct Report {
  std::string id;  // given by NDJSON; else "r_" and the hash of the content
  std::string url;
  std::string title;
  std::string publisher;
  std::string published;  // EDTF, or empty where the document does not tell
  std::string dateline;   // as written, without its brackets; empty where there is none
  std::string text;       // valid UTF-8; every offset counts code points of it
  std::vector<Block> blocks;
  std::vector<SourcePiece> source;  // empty where text is the source itself
  // The line of the file, counted from 1, from which markup is nested deeper than limits::open_tags
  // and so was read for its words alone: no text is lost, its structure is. 0 where there is none.
  std::uint32_t flat_from_line = 0;
  std::string encoding;         // "utf-8", "gb18030", "big5", "utf-16le", "utf-16be"
  std::string encoding_ground;  // why: "mark", "strict", "declared", "zeros", "guessed", "last"
};

}  // namespace duikou::text
