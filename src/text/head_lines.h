// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/page_words.h"
#include "text/report.h"

namespace duikou::text {

// What the lines at the head of a document tell about it.
struct HeadFacts {
  std::string publisher;
  std::string published;  // EDTF
};

// Whether a line holds nothing but labels of source and date, a date, a time and buttons. What it
// tells fills the members of `facts` that are still empty.
//
//   2023-08-28 10:20  label publisher: NAME      yes
//   label published: 2023-08-28 | label author   yes
//   2023-08-28                                   yes, a date alone
//   a sentence that names a date                 no
[[nodiscard]] bool read_head_line(const PageWords& words, std::string_view line, HeadFacts& facts);

// The first date in the text with at least year and month, as EDTF: 2023-08-28, 2023/8/28,
// 2023.08.28, 20230828 (alone), and with the signs for year, month and day. Empty where there is
// none or none that exists.
[[nodiscard]] std::string first_date(std::string_view text);

// The dateline that opens a paragraph, without brackets and without the names of its authors: an
// agency, a place, a day and the word that ends it, or a word that is a dateline by itself. Empty
// where there is none. The result lies inside `paragraph`.
[[nodiscard]] std::string_view dateline(const PageWords& words, std::string_view paragraph);

// Fills report.dateline from the first blocks, and publisher and published, where still empty, from
// the lines at the head. Blocks that hold only such facts become captions; the text stays as it is.
// With `title_from_text`, an empty title is taken from the first line where it looks like one:
// short, without the end of a sentence, followed by more. It becomes a heading.
enum class TitleFromText : bool { no, yes };
void read_head(const PageWords& words, TitleFromText title, Report& report);

}  // namespace duikou::text
