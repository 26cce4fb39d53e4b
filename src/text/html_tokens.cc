// SPDX-License-Identifier: Apache-2.0
#include "text/html_tokens.h"

#include <algorithm>
#include <iterator>

#include "base/limits.h"
#include "text/utf8.h"

namespace duikou::text {
namespace {

// In the order of Tag, which is that of the letters.
constexpr std::string_view tag_names[] = {
    "",       "a",        "article",    "aside",    "audio",    "blockquote", "body",    "br",
    "button", "canvas",   "caption",    "center",   "dd",       "details",    "div",     "dl",
    "dt",     "fieldset", "figcaption", "figure",   "footer",   "form",       "h1",      "h2",
    "h3",     "h4",       "h5",         "h6",       "head",     "header",     "hr",      "html",
    "iframe", "input",    "legend",     "li",       "link",     "main",       "math",    "menu",
    "meta",   "nav",      "noembed",    "noframes", "noscript", "object",     "ol",      "p",
    "pre",    "script",   "section",    "select",   "span",     "style",      "summary", "svg",
    "table",  "tbody",    "td",         "template", "textarea", "tfoot",      "th",      "thead",
    "title",  "tr",       "ul",         "video",    "xmp"};
static_assert(std::size(tag_names) == static_cast<std::size_t>(Tag::xmp) + 1);

bool letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Elements whose text holds no tags.
bool holds_raw_text(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::title:
    case Tag::textarea:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::xmp:
      return true;
    default:
      return false;
  }
}

}  // namespace

Tag tag_named(std::string_view small_name) {
  const auto* const found =
      std::lower_bound(std::begin(tag_names), std::end(tag_names), small_name);
  if (found == std::end(tag_names) || *found != small_name) return Tag::other;
  return static_cast<Tag>(found - tag_names);
}

std::string_view HtmlToken::attribute(std::string_view name) const {
  for (const HtmlAttribute& row : attributes) {
    if (row.name.size() == name.size() && lower_ascii(row.name) == name) return row.value;
  }
  return {};
}

HtmlTokens::HtmlTokens(std::string_view page)
    : page_(page), small_(lower_ascii(page)), last_close_(page.rfind('>') + 1) {}

// The next '>', found without a walk to the end of a page that has none left.
std::size_t HtmlTokens::close_sign(std::size_t from) const {
  return from < last_close_ ? page_.find('>', from) : std::string_view::npos;
}

const HtmlToken& HtmlTokens::next() {
  token_.attributes.clear();
  token_.references = true;
  token_.self_closing = token_.never_ends = false;
  if (raw_ != Tag::other && raw_text()) return token_;
  while (at_ < page_.size()) {
    if (page_[at_] != '<') {
      text_until(std::min(page_.find('<', at_), page_.size()));
      return token_;
    }
    const std::size_t before = at_;
    if (markup()) return token_;
    if (at_ == before) {
      text_until(std::min(page_.find('<', at_ + 1), page_.size()));
      return token_;
    }
  }
  token_.kind = HtmlToken::Kind::done;
  return token_;
}

void HtmlTokens::text_until(std::size_t end) {
  token_.kind = HtmlToken::Kind::text;
  token_.tag = Tag::other;
  token_.text = page_.substr(at_, end - at_);
  at_ = end;
}

// At '<'. True: a token was made. False with at_ moved: something was passed over; with at_ where
// it was: the sign stands for itself.
bool HtmlTokens::markup() {
  const std::string_view rest = page_.substr(at_);
  if (rest.size() < 2) return false;
  if (letter(rest[1])) return tag(at_ + 1, HtmlToken::Kind::start);
  if (rest[1] == '/' && rest.size() > 2 && letter(rest[2])) {
    return tag(at_ + 2, HtmlToken::Kind::end);
  }
  if (rest[1] != '!' && rest[1] != '?' && rest[1] != '/') return false;
  if (rest.starts_with("<!--") && comment()) return false;
  const std::size_t end = close_sign(at_);
  if (end != std::string_view::npos) at_ = end + 1;
  return false;
}

bool HtmlTokens::comment() {
  if (!comments_end_) return false;
  const std::size_t end = page_.find("-->", at_ + 2);
  comments_end_ = end != std::string_view::npos;
  if (comments_end_) at_ = end + 3;
  return comments_end_;
}

// The place of the '>' that ends the tag, or npos. Signs inside quoted values do not end it.
std::size_t HtmlTokens::tag_end(std::size_t at) {
  if (quotes_end_) {
    char quote = '\0';
    for (std::size_t i = at; i < page_.size(); ++i) {
      const char c = page_[i];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '>') {
        return i;
      } else if ((c == '"' || c == '\'') && i > at &&
                 (page_[i - 1] == '=' || blank(page_[i - 1]))) {
        quote = c;
      }
    }
    quotes_end_ = false;
  }
  return close_sign(at);
}

bool HtmlTokens::tag(std::size_t name_start, HtmlToken::Kind kind) {
  const std::size_t end = tag_end(name_start);
  if (end == std::string_view::npos) return false;
  std::size_t name_end = name_start;
  while (name_end < end && !blank(page_[name_end]) && page_[name_end] != '/') ++name_end;
  token_.kind = kind;
  token_.tag = tag_named(std::string_view(small_).substr(name_start, name_end - name_start));
  token_.text = {};
  token_.self_closing = page_[end - 1] == '/';
  at_ = end + 1;
  if (kind == HtmlToken::Kind::start) {
    attributes(name_end, end);
    if (holds_raw_text(token_.tag)) begin_raw_text();
  }
  return true;
}

void HtmlTokens::attributes(std::size_t at, std::size_t end) {
  while (token_.attributes.size() < limits::attributes_of_a_tag) {
    while (at < end && (blank(page_[at]) || page_[at] == '/')) ++at;
    if (at >= end) return;
    const std::size_t name = at++;
    while (at < end && !blank(page_[at]) && page_[at] != '=' && page_[at] != '/') ++at;
    HtmlAttribute row{page_.substr(name, at - name), {}};
    while (at < end && blank(page_[at])) ++at;
    if (at < end && page_[at] == '=') {
      ++at;
      while (at < end && blank(page_[at])) ++at;
      const char quote = at < end && (page_[at] == '"' || page_[at] == '\'') ? page_[at] : '\0';
      if (quote != '\0') ++at;
      const std::size_t value = at;
      while (at < end && (quote != '\0' ? page_[at] != quote : !blank(page_[at]))) ++at;
      row.value = page_.substr(value, at - value);
      if (quote != '\0' && at < end) ++at;
    }
    token_.attributes.push_back(row);
  }
}

std::size_t HtmlTokens::find_end_tag(std::string_view name, std::size_t from) const {
  const std::string wanted = "</" + std::string(name);
  const std::string_view small = small_;
  for (std::size_t at = small.find(wanted, from); at != std::string_view::npos;
       at = small.find(wanted, at + 1)) {
    const std::size_t behind = at + wanted.size();
    if (behind >= small.size() || blank(small[behind]) || small[behind] == '>' ||
        small[behind] == '/') {
      return at;
    }
  }
  return std::string_view::npos;
}

// After the start tag of an element with raw text. Where the element never ends, what follows is
// read as if the tag had not been there.
void HtmlTokens::begin_raw_text() {
  const bool known = std::find(endless_.begin(), endless_.end(), token_.tag) != endless_.end();
  if (!known) {
    raw_end_ = find_end_tag(tag_names[static_cast<std::size_t>(token_.tag)], at_);
    if (raw_end_ != std::string_view::npos) {
      raw_ = token_.tag;
      return;
    }
    endless_.push_back(token_.tag);
  }
  token_.never_ends = true;
}

bool HtmlTokens::raw_text() {
  const Tag element = raw_;
  raw_ = Tag::other;
  if (raw_end_ == at_) return false;
  text_until(raw_end_);
  token_.references = element == Tag::title || element == Tag::textarea;
  return true;
}

}  // namespace duikou::text
