// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "text/folded.h"
#include "value/span.h"

namespace duikou::text {

// The sentences of a text in order, without the white space around them; none is empty, none
// crosses the end of a line. Linear.
//
// A sentence ends behind U+3002, '!', '?' and ';' (full-width or not), behind a run of them, and
// behind the closing marks that follow. Inside quotation marks, brackets and book-title marks these
// signs end nothing, with one exception: where a quotation that ends with its own sign closes, the
// outer sentence ends too, if the sign is a full stop, or if the quotation stands at the beginning
// of the sentence or behind a colon or comma.
//
//   A said: "B. C." D.     two sentences: the quotation belongs to the first
//   the slogan "B!" is E.  one: the quotation is a word of it
//
// A mark without its partner in the same line is passed over, so that a forgotten quotation mark
// costs nothing.
[[nodiscard]] std::vector<Span> sentences(const Folded& text);

}  // namespace duikou::text
