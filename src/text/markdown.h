// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/decode.h"
#include "text/page_words.h"
#include "text/report.h"

namespace duikou::text {

// A Markdown file (CommonMark with tables) as a report without id and encoding; text/document.h
// says what becomes of what. Front matter is a first line "---", lines "key: value", and a line
// "---"; only the keys of page_parts.tsv are read, quotation marks around values are dropped. The
// text of a picture becomes a caption, raw HTML in it is left out, line breaks inside a paragraph
// are treated as in HTML.
[[nodiscard]] Report draw_markdown(const PageWords& words, const Decoded& decoded);

}  // namespace duikou::text
