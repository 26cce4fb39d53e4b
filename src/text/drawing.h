// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/decode.h"
#include "text/report.h"

namespace duikou::text {

// Text, blocks and the way back, as they are drawn out of markup. Where `pieces` say source_byte
// they mean a byte of the decoded UTF-8; to_source() turns them into bytes of the file.
struct Drawn {
  std::string text;
  std::vector<Block> blocks;
  std::vector<SourcePiece> pieces;
};

// Puts the words of marked-up text down as lines: one block a line, no line empty, no space at the
// ends of a line or cell, one space where the markup has a run of them, none where only the end of
// a source line stands between two wide characters.
//
//   decoded  <p>a  b&amp;c</p><p>d</p>
//   calls    begin(paragraph) words(3, 4) put("&", 7) words(12, 1) begin(paragraph) words(20, 1)
//   text     a b&c\nd
//
// Borrows the decoded text, which must outlive it. Every call takes time linear in its words.
class Drawing {
 public:
  explicit Drawing(std::string_view decoded) : decoded_(decoded) {}

  // Ends the block before and begins one. A block without words leaves no trace.
  void begin(Block::Kind kind, std::uint8_t level = 0);
  // Begins the next cell of a table row; asks for an open block of that kind. A row whose cells are
  // all empty leaves no trace; empty cells of other rows keep their place.
  void cell();
  // The decoded bytes [offset, offset + length) as they stand, with white space as said above.
  void words(std::size_t offset, std::size_t length);
  // Text that stands for something else in the source, which begins at `offset`: an entity, say.
  void put(std::string_view utf8, std::size_t offset, std::size_t length);
  // White space in the markup, with the force of a blank or of the end of a source line.
  enum class Gap : std::uint8_t { blank, source_line_end };
  void gap(Gap kind);

  // Whether the open block has words.
  [[nodiscard]] bool has_words() const { return words_in_block_; }
  [[nodiscard]] Block::Kind kind() const { return kind_; }
  [[nodiscard]] std::uint8_t level() const { return level_; }
  // Ends the last block and hands everything out; the object may not be used again.
  [[nodiscard]] Drawn end();

 private:
  void character(char32_t c, std::size_t offset, std::size_t length, bool replaced);
  void emit(char32_t c, std::size_t offset, std::size_t length, bool replaced);
  void start_line();
  void emit_gap(char32_t next);
  void close_block();
  void close_cell();
  void forget_row();

  std::string_view decoded_;
  Drawn out_;
  std::uint32_t code_points_ = 0;
  std::size_t source_end_ = 0;  // behind the last decoded byte that was put down

  Block::Kind kind_ = Block::Kind::paragraph;
  std::uint8_t level_ = 0;
  std::vector<Span> cells_;
  bool line_started_ = false;  // the block has a place in the text
  bool words_in_block_ = false;
  bool words_in_cell_ = false;
  std::size_t row_bytes_ = 0;  // where to fall back to when a row stays empty
  std::size_t row_pieces_ = 0;
  std::uint32_t row_code_points_ = 0;
  std::uint32_t line_start_ = 0;

  bool gap_open_ = false;
  bool gap_visible_ = false;  // something wider than nothing
  bool gap_only_line_ends_ = false;
  char32_t gap_character_ = U' ';
  std::size_t gap_offset_ = 0;
  std::size_t gap_length_ = 0;
};

// The pieces of a drawing as bytes of the file. Linear.
[[nodiscard]] std::vector<SourcePiece> to_source(const Drawn& drawn, const Decoded& decoded);

}  // namespace duikou::text
