// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duikou::text {

// What an element means for drawing. Elements that are in no table (b, font, custom ones) mean
// nothing: their tags are dropped and their text stays.
enum class Tag : std::uint8_t {
  other,
  a,
  article,
  aside,
  audio,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  dd,
  details,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  iframe,
  input,
  legend,
  li,
  link,
  main,
  math,
  menu,
  meta,
  nav,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  p,
  pre,
  script,
  section,
  select,
  span,
  style,
  summary,
  svg,
  table,
  tbody,
  td,
  template_element,
  textarea,
  tfoot,
  th,
  thead,
  title,
  tr,
  ul,
  video,
  xmp
};

struct HtmlAttribute {
  std::string_view name;   // as written
  std::string_view value;  // without its quotation marks, references not replaced
};

struct HtmlToken {
  enum class Kind : std::uint8_t { text, start, end, done };
  Kind kind = Kind::done;
  Tag tag = Tag::other;
  std::string_view text;  // of a text token: a stretch of the page, references not replaced
  // Whether character references in it count: not in script and style.
  bool references = true;
  bool self_closing = false;
  bool never_ends = false;  // a start tag of raw text without its end tag: best passed over
  std::vector<HtmlAttribute> attributes;  // of a start tag: the first limits::attributes_of_a_tag

  // The attribute's value, or empty; `name` in small letters.
  [[nodiscard]] std::string_view attribute(std::string_view name) const;
};

// Cuts a page into tags and text as browsers do (WHATWG HTML, 13.2.5), in time linear in the page
// whatever it holds. Comments, declarations and processing instructions are passed over. Unlike
// browsers it loses no text where the page is broken: a comment, title or textarea that never ends
// and a tag that never ends are taken for text.
class HtmlTokens {
 public:
  // `page` is valid UTF-8 and must outlive the tokens.
  explicit HtmlTokens(std::string_view page);
  // Tokens of kind done follow the last one for ever.
  [[nodiscard]] const HtmlToken& next();
  // The byte after the last token.
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  bool markup();
  bool comment();
  bool tag(std::size_t name_start, HtmlToken::Kind kind);
  void attributes(std::size_t at, std::size_t end);
  [[nodiscard]] std::size_t tag_end(std::size_t at);
  void text_until(std::size_t end);
  void begin_raw_text();
  bool raw_text();
  [[nodiscard]] std::size_t close_sign(std::size_t from) const;
  [[nodiscard]] std::size_t find_end_tag(std::string_view name, std::size_t from) const;

  std::string_view page_;
  std::string small_;  // the page in small letters, for the ends of raw text
  HtmlToken token_;
  std::size_t at_ = 0;
  Tag raw_ = Tag::other;     // the element whose raw text follows
  std::size_t raw_end_ = 0;  // where it ends
  // Once a search has met the end of the page without success, it is not made again: this is what
  // keeps broken pages linear.
  std::size_t last_close_ = 0;  // behind the page's last '>'
  bool comments_end_ = true;
  bool quotes_end_ = true;
  std::vector<Tag> endless_;
};

[[nodiscard]] Tag tag_named(std::string_view small_name);

}  // namespace duikou::text
