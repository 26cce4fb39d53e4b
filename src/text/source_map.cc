// SPDX-License-Identifier: Apache-2.0
#include "text/source_map.h"

#include <algorithm>

#include "text/decode.h"
#include "text/utf8.h"

namespace duikou::text {
namespace {

// Walks the text from one code point to the next; never back.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}
  void to(std::uint32_t code_point) {
    while (code_point_ < code_point && byte_ < text_.size()) (void)step();
  }
  char32_t step() {
    ++code_point_;
    return next_code_point(text_, byte_);
  }
  [[nodiscard]] std::size_t byte() const { return byte_; }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::uint32_t code_point_ = 0;
};

// The bytes of the file that one code point of the text stands for.
ByteRange source_of(const Report& report, std::uint32_t code_point) {
  const auto next =
      std::upper_bound(report.source.begin(), report.source.end(), code_point,
                       [](std::uint32_t at, const SourcePiece& p) { return at < p.code_point; });
  if (next == report.source.begin()) return {};
  const SourcePiece& piece = *(next - 1);
  const std::size_t behind = next == report.source.end() ? piece.source_byte : next->source_byte;
  if (piece.replaced) return {piece.source_byte, std::max<std::size_t>(behind, piece.source_byte)};
  Walk walk(report.text);
  walk.to(piece.code_point);
  std::size_t start = piece.source_byte;
  for (std::uint32_t at = piece.code_point; at < code_point; ++at) {
    start += source_length(report.encoding, walk.step());
  }
  if (walk.byte() >= report.text.size()) return {start, start};
  return {start, start + source_length(report.encoding, walk.step())};
}

}  // namespace

ByteRange source_span(const Report& report, Span span) {
  if (report.source.empty()) {
    Walk walk(report.text);
    walk.to(span.start);
    const std::size_t start = walk.byte();
    walk.to(span.end);
    return {start, walk.byte()};
  }
  const ByteRange first = source_of(report, span.start);
  if (span.empty()) return {first.start, first.start};
  return {first.start, source_of(report, span.end - 1).end};
}

}  // namespace duikou::text
