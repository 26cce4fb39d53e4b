// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/decode.h"
#include "text/page_words.h"
#include "text/report.h"

namespace duikou::text {

// An HTML page as a report without id and encoding; text/document.h says what becomes of what.
//
// The story is the innermost element that is named for it (article, main, the words of
// class.content) and holds a fair part of the page's sentences, else the innermost element that
// holds four fifths of them. Left out are navigation, scripts, forms, adverts and readers'
// comments, told by element, by class and id words, and by being hidden; an element that holds more
// than half of the page's sentences is never left out. Rows of a table become table_row blocks
// unless their cells hold lists, headings, tables or whole columns of text: then the table only
// sets the page.
//
// title      meta.title, else the element of class.title, h1, or title
// publisher  meta.publisher, else a line with its label, else meta.site
// published  meta.published, else a line with its label or a date alone
// url        link rel=canonical, else meta.url
[[nodiscard]] Report draw_html(const PageWords& words, const Decoded& decoded);

}  // namespace duikou::text
