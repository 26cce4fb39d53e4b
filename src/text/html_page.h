// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/html_tokens.h"
#include "text/page_words.h"

namespace duikou::text {

// A page's elements and text in document order. Elements are flat: each knows the steps it spans,
// so that a walk over a subtree is a walk over a stretch of `steps`.
//
//   <div>a<p>b</p></div>
//   steps     open 1, text a, open 2, text b, close 2, close 1
//   elements  0 = the page (all steps), 1 = div (0..6), 2 = p (2..5)
struct HtmlElement {
  Tag tag = Tag::other;
  std::uint32_t parent = 0;
  std::uint32_t first_step = 0;
  std::uint32_t end_step = 0;        // behind its last step
  bool left_out = false;             // navigation, script, comments ...
  bool content = false;              // named as the story
  bool title = false;                // named as the story's title
  bool sets_page = false;            // holds a table, list or heading
  std::uint32_t cells = 0;           // of a tr: its own td and th
  std::uint32_t longest_cell = 0;    // of a tr: bytes of text in the longest of them
  std::uint32_t text_bytes = 0;      // in it and its descendants
  std::uint32_t sentence_bytes = 0;  // of these, in sentences that are not left out

  // Whether a tr is a row of a table of data, rather than a way to set the page in columns.
  [[nodiscard]] bool is_row() const;
};

struct HtmlStep {
  enum class Kind : std::uint8_t { open, close, text, line_break };
  Kind kind = Kind::text;
  bool references = true;  // of text
  std::uint32_t element = 0;
  std::uint32_t offset = 0;  // of text, in the page
  std::uint32_t length = 0;
};

struct HtmlMeta {
  std::string name;  // name, property or itemprop, in small letters
  std::string content;
};

struct HtmlPage {
  std::vector<HtmlElement> elements;
  std::vector<HtmlStep> steps;
  std::vector<HtmlMeta> metas;       // in page order, references replaced
  std::string canonical;             // link rel=canonical
  std::uint32_t flat_from_line = 0;  // the first line with a dropped tag, counted from 1; 0: none

  // The element that holds the story: html.h says which.
  [[nodiscard]] std::uint32_t story() const;
};

// Builds the elements as far as drawing needs them: tags that HTML closes by itself are closed, end
// tags close what they match, everything else is left to stand. Below limits::open_tags tags are
// dropped and their text stays; where a dropped tag would have begun a line, a line still begins.
// Linear.
[[nodiscard]] HtmlPage parse_page(const PageWords& words, std::string_view utf8);

// Whether an element begins a line of its own.
[[nodiscard]] bool begins_line(Tag tag);

}  // namespace duikou::text
