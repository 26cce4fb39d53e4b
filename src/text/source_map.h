// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "text/report.h"
#include "value/span.h"

namespace duikou::text {

// A stretch of bytes: [start, end).
struct ByteRange {
  std::size_t start = 0;
  std::size_t end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// Where a stretch of a report's text stands in the file it was drawn from.
//
//   file    <p>A<b>B</b>&amp;C</p><p>D</p>
//           0  3 4  7 8   12   17 18    25
//   text    A B & C \n D
//           0 1 2 3 4  5
//
//   {0, 2}  ->  {3, 8}     from the first byte of A to the last of B, markup between them included
//   {2, 3}  ->  {12, 17}   an entity is one stretch
//   {4, 5}  ->  {18, 25}   the line feed stands for the tags between the blocks
//
// Where the report keeps no map (Report::source is empty) the file is the text itself, as it is for
// UTF-8 without a mark; for NDJSON the bytes are those of the text that the line carries. The span
// must lie inside the text; an empty span gives an empty range at its place. Linear in the text.
[[nodiscard]] ByteRange source_span(const Report& report, Span span);

}  // namespace duikou::text
