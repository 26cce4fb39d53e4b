// SPDX-License-Identifier: Apache-2.0
#include "text/drawing.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace duikou::text {
namespace {

constexpr char32_t cell_bar = 0xFF5C;           // full-width vertical line
constexpr char32_t ideographic_space = 0x3000;  // the indent of Chinese paragraphs

bool has_no_width(char32_t c) {
  return c == 0x200B || c == 0xFEFF || c == 0xAD;
}

}  // namespace

void Drawing::begin(Block::Kind kind, std::uint8_t level) {
  close_block();
  kind_ = kind;
  level_ = level;
}

void Drawing::cell() {
  gap_open_ = false;
  if (!line_started_) start_line();
  if (!cells_.empty()) {
    close_cell();
    emit(cell_bar, source_end_, 0, true);
  }
  cells_.push_back({code_points_, code_points_});
  words_in_cell_ = false;
}

void Drawing::words(std::size_t offset, std::size_t length) {
  std::size_t at = offset;
  while (at < offset + length) {
    const std::size_t start = at;
    const char32_t c = next_code_point(decoded_, at);
    character(c, start, at - start, false);
  }
}

void Drawing::put(std::string_view utf8, std::size_t offset, std::size_t length) {
  std::size_t at = 0;
  while (at < utf8.size()) character(next_code_point(utf8, at), offset, length, true);
}

void Drawing::gap(Gap kind) {
  character(kind == Gap::blank ? U' ' : U'\n', source_end_, 0, true);
}

void Drawing::character(char32_t c, std::size_t offset, std::size_t length, bool replaced) {
  if (has_no_width(c)) return;
  if (!is_space(c)) {
    if (!line_started_) start_line();
    if (gap_open_) emit_gap(c);
    emit(c, offset, length, replaced);
    words_in_block_ = words_in_cell_ = true;
    return;
  }
  const bool at_start = cells_.empty() ? !words_in_block_ : !words_in_cell_;
  if (at_start) return;
  const bool line_end = c == '\n' || c == '\r';
  if (!gap_open_) {
    gap_open_ = true;
    gap_offset_ = offset;
    gap_length_ = length;
    gap_only_line_ends_ = true;
    gap_character_ = c == ideographic_space ? c : U' ';
  }
  gap_only_line_ends_ = gap_only_line_ends_ && (line_end || c == ' ' || c == '\t');
  gap_visible_ = gap_visible_ || line_end;
}

// A run of blanks that holds the end of a source line is the author's editor speaking, unless it
// parts words that are written with spaces.
void Drawing::emit_gap(char32_t next) {
  const char32_t before = code_point_before(out_.text, out_.text.size());
  const bool drop = gap_visible_ && gap_only_line_ends_ && is_wide(before) && is_wide(next);
  gap_open_ = gap_visible_ = false;
  if (drop) return;
  const std::string_view raw = decoded_.substr(gap_offset_, gap_length_);
  std::size_t at = 0;
  const bool same = !raw.empty() && next_code_point(raw, at) == gap_character_;
  emit(gap_character_, gap_offset_, gap_length_, !same);
}

void Drawing::emit(char32_t c, std::size_t offset, std::size_t length, bool replaced) {
  const bool runs_on =
      !replaced && !out_.pieces.empty() && !out_.pieces.back().replaced && source_end_ == offset;
  if (!runs_on) {
    out_.pieces.push_back({code_points_, static_cast<std::uint32_t>(offset), replaced});
  }
  append_utf8(out_.text, c);
  ++code_points_;
  source_end_ = offset + length;
}

void Drawing::start_line() {
  row_bytes_ = out_.text.size();
  row_pieces_ = out_.pieces.size();
  row_code_points_ = code_points_;
  if (!out_.text.empty()) emit(U'\n', source_end_, 0, true);
  line_start_ = code_points_;
  line_started_ = true;
}

void Drawing::close_cell() {
  if (!cells_.empty()) cells_.back().end = code_points_;
}

void Drawing::forget_row() {
  out_.text.resize(row_bytes_);
  out_.pieces.resize(row_pieces_);
  code_points_ = row_code_points_;
}

void Drawing::close_block() {
  close_cell();
  if (line_started_ && !words_in_block_) forget_row();
  if (line_started_ && words_in_block_) {
    Block block{kind_, level_, {line_start_, code_points_}, std::move(cells_)};
    // A single cell is no row: tables of one column are a way to set text.
    if (block.kind == Block::Kind::table_row && block.cells.size() < 2) {
      block.kind = Block::Kind::paragraph;
      block.cells.clear();
    }
    out_.blocks.push_back(std::move(block));
  }
  cells_.clear();
  line_started_ = words_in_block_ = words_in_cell_ = gap_open_ = gap_visible_ = false;
}

Drawn Drawing::end() {
  close_block();
  out_.pieces.push_back({code_points_, static_cast<std::uint32_t>(source_end_), false});
  return std::move(out_);
}

namespace {

// Where a byte of the decoded text stands: its code point, its byte in the file, and the piece of
// Decoded::pieces it lies in. Kept for every 256th byte, so that a question walks at most that far.
class Places {
 public:
  struct Place {
    std::uint32_t byte = 0;
    std::uint32_t code_point = 0;
    std::uint32_t source_byte = 0;
    std::uint32_t piece = 0;
  };

  explicit Places(const Decoded& decoded) : decoded_(decoded) {
    Place place;
    place.source_byte = decoded.pieces.front().source_byte;
    std::size_t next_sample = 0;
    while (true) {
      if (place.byte >= next_sample) {
        samples_.push_back(place);
        next_sample += distance;
      }
      if (place.byte >= decoded.utf8.size()) break;
      step(place);
    }
  }

  [[nodiscard]] Place at(std::uint32_t byte) const {
    // A sample may stand a few bytes behind its mark, inside no character.
    std::size_t index = std::min(byte / distance, samples_.size() - 1);
    while (samples_[index].byte > byte) --index;
    Place place = samples_[index];
    while (place.byte < byte && place.byte < decoded_.utf8.size()) step(place);
    return place;
  }

 private:
  static constexpr std::size_t distance = 256;

  void step(Place& place) const {
    std::size_t byte = place.byte;
    const char32_t c = next_code_point(decoded_.utf8, byte);
    place.byte = static_cast<std::uint32_t>(byte);
    ++place.code_point;
    const auto& pieces = decoded_.pieces;
    const bool replaced = pieces[place.piece].replaced;
    while (place.piece + 1 < pieces.size() &&
           pieces[place.piece + 1].code_point <= place.code_point) {
      ++place.piece;
    }
    const SourcePiece& piece = pieces[place.piece];
    if (piece.code_point == place.code_point) {
      place.source_byte = piece.source_byte;
    } else if (!replaced) {
      place.source_byte += static_cast<std::uint32_t>(source_length(decoded_.encoding, c));
    }
  }

  const Decoded& decoded_;
  std::vector<Place> samples_;
};

}  // namespace

std::vector<SourcePiece> to_source(const Drawn& drawn, const Decoded& decoded) {
  if (decoded.pieces.empty()) return drawn.pieces;
  const Places places(decoded);
  std::vector<SourcePiece> out;
  for (std::size_t i = 0; i < drawn.pieces.size(); ++i) {
    const SourcePiece& piece = drawn.pieces[i];
    const Places::Place place = places.at(piece.source_byte);
    const bool last = i + 1 == drawn.pieces.size();
    if (piece.replaced || last) {
      out.push_back({piece.code_point, place.source_byte, piece.replaced});
      continue;
    }
    out.push_back({piece.code_point, place.source_byte, decoded.pieces[place.piece].replaced});
    const std::uint32_t length = drawn.pieces[i + 1].code_point - piece.code_point;
    for (std::size_t p = place.piece + 1; p < decoded.pieces.size(); ++p) {
      const SourcePiece& inner = decoded.pieces[p];
      if (inner.code_point >= place.code_point + length) break;
      out.push_back({piece.code_point + (inner.code_point - place.code_point), inner.source_byte,
                     inner.replaced});
    }
  }
  return out;
}

}  // namespace duikou::text
