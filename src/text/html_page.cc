// SPDX-License-Identifier: Apache-2.0
#include "text/html_page.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "text/utf8.h"

// Why not a complete HTML parser: complete ones are not linear in depth, attributes or misplaced
// table text, and move text about, which would bend the way back to the source. Drawing needs only
// to know which lines there are and which part of the page they stand in. The rules kept here are
// those that decide this: the implied ends of p, li, dt, dd, td, th, tr and table sections, and
// that a cell shuts in whatever is open inside it.

namespace duikou::text {
namespace {

using Part = PageWords::Part;

bool is_void(Tag tag) {
  return tag == Tag::br || tag == Tag::hr || tag == Tag::input || tag == Tag::link ||
         tag == Tag::meta;
}

bool left_out_by_tag(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::template_element:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::noscript:
    case Tag::head:
    case Tag::title:
    case Tag::nav:
    case Tag::aside:
    case Tag::footer:
    case Tag::form:
    case Tag::select:
    case Tag::button:
    case Tag::textarea:
    case Tag::svg:
    case Tag::math:
    case Tag::audio:
    case Tag::video:
    case Tag::canvas:
    case Tag::object:
      return true;
    default:
      return false;
  }
}

// Never shown as text, however much of it there is.
bool holds_no_words(Tag tag) {
  return tag == Tag::script || tag == Tag::style || tag == Tag::head || tag == Tag::title ||
         tag == Tag::template_element || tag == Tag::iframe;
}

bool is_cell(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::caption;
}
bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}
bool is_section(Tag tag) {
  return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
}

// Whether a start tag ends an open element before it, looking outwards until `stops`.
bool ends(Tag start, Tag open) {
  switch (start) {
    case Tag::li:
      return open == Tag::li;
    case Tag::dt:
    case Tag::dd:
      return open == Tag::dt || open == Tag::dd;
    case Tag::td:
    case Tag::th:
      return is_cell(open);
    case Tag::tr:
      return open == Tag::tr || open == Tag::caption;
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
      return is_section(open) || open == Tag::tr || open == Tag::caption;
    default:
      return begins_line(start) && open == Tag::p;
  }
}

bool stops(Tag start, Tag open) {
  if (open == Tag::table || open == Tag::html || open == Tag::body) return true;
  switch (start) {
    case Tag::td:
    case Tag::th:
      return open == Tag::tr;
    case Tag::tr:
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
      return false;
    case Tag::li:
      return open == Tag::ul || open == Tag::ol || open == Tag::menu || is_cell(open);
    case Tag::dt:
    case Tag::dd:
      return open == Tag::dl || is_cell(open);
    default:
      return is_cell(open) || open == Tag::button;
  }
}

// What an end tag may not reach through.
bool shuts_in(Tag open, Tag ended) {
  if (ended == Tag::table || ended == Tag::body || ended == Tag::html) return false;
  if (ended == Tag::tr || is_section(ended) || is_cell(ended)) return open == Tag::table;
  return is_cell(open) || open == Tag::table;
}

// Sentences are told by their signs; a long line counts as one without them.
bool looks_like_sentence(std::string_view text) {
  constexpr std::size_t long_line_bytes = 75;
  constexpr std::string_view signs[] = {"\xE3\x80\x82", "\xEF\xBC\x8C", "\xEF\xBC\x9B", ". ", ", "};
  if (text.size() >= long_line_bytes) return true;
  return std::any_of(std::begin(signs), std::end(signs),
                     [&](std::string_view sign) { return text.find(sign) != text.npos; });
}

std::string replaced(const PageWords& words, std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const PageWords::Reference reference =
        raw[at] == '&' ? words.reference_at(raw.substr(at)) : PageWords::Reference{};
    out += reference.length > 0 ? reference.utf8 : raw.substr(at, 1);
    at += std::max<std::size_t>(reference.length, 1);
  }
  return out;
}

// A story is more than one paragraph, item or cell of a table of data.
bool may_hold_story(const HtmlElement& element, const HtmlElement& parent) {
  switch (element.tag) {
    case Tag::html:
    case Tag::body:
    case Tag::div:
    case Tag::section:
    case Tag::center:
    case Tag::form:
    case Tag::fieldset:
    case Tag::table:
      return true;
    case Tag::td:
      return !parent.is_row();
    default:
      return false;
  }
}

class Builder {
 public:
  Builder(const PageWords& words, std::string_view utf8) : words_(words), utf8_(utf8) {
    page_.elements.push_back({});
    open_.push_back(0);
  }

  HtmlPage build() {
    HtmlTokens tokens(utf8_);
    while (true) {
      const HtmlToken& token = tokens.next();
      if (token.kind == HtmlToken::Kind::done) break;
      if (token.kind == HtmlToken::Kind::text) text(token);
      if (token.kind == HtmlToken::Kind::start && start(token) == Kept::no) flat_from(tokens);
      if (token.kind == HtmlToken::Kind::end) end(token.tag);
    }
    while (!open_.empty()) close();
    sum_up();
    return std::move(page_);
  }

 private:
  void text(const HtmlToken& token) {
    HtmlElement& parent = page_.elements[open_.back()];
    const std::string_view words = trimmed(token.text);
    parent.text_bytes += static_cast<std::uint32_t>(words.size());
    if (links_ == 0 && !holds_no_words(parent.tag) && looks_like_sentence(words)) {
      parent.sentence_bytes += static_cast<std::uint32_t>(words.size());
    }
    page_.steps.push_back({HtmlStep::Kind::text, token.references, open_.back(),
                           static_cast<std::uint32_t>(token.text.data() - utf8_.data()),
                           static_cast<std::uint32_t>(token.text.size())});
  }

  void line_break() { page_.steps.push_back({HtmlStep::Kind::line_break, true, open_.back()}); }

  enum class Kept : std::uint8_t { no, yes };

  Kept start(const HtmlToken& token) {
    const Tag tag = token.tag;
    if (tag == Tag::meta) {
      meta(token);
    } else if (tag == Tag::link) {
      link(token);
    } else if (tag == Tag::br || tag == Tag::hr) {
      line_break();
    } else if (tag == Tag::a && !token.never_ends) {
      links_ = 1;
    } else if (tag != Tag::other && !is_void(tag) && !token.never_ends) {
      close_implied(tag);
      if (open_.size() > limits::open_tags) return drop(tag);
      open(token);
    }
    return Kept::yes;
  }

  Kept drop(Tag tag) {
    ++dropped_[static_cast<std::size_t>(tag)];
    if (begins_line(tag)) line_break();
    return Kept::no;
  }

  void flat_from(const HtmlTokens& tokens) {
    if (page_.flat_from_line > 0) return;
    const std::string_view before = utf8_.substr(0, tokens.position());
    page_.flat_from_line =
        1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  }

  void open(const HtmlToken& token) {
    const auto index = static_cast<std::uint32_t>(page_.elements.size());
    HtmlElement element;
    element.tag = token.tag;
    element.parent = open_.back();
    element.first_step = static_cast<std::uint32_t>(page_.steps.size());
    marks(token, element);
    page_.elements.push_back(element);
    page_.steps.push_back({HtmlStep::Kind::open, true, index});
    open_.push_back(index);
    if (token.self_closing && (token.tag == Tag::svg || token.tag == Tag::math)) close();
  }

  // What tag, class and id say about an element.
  void marks(const HtmlToken& token, HtmlElement& element) const {
    const Tag tag = token.tag;
    element.left_out = left_out_by_tag(tag) || (tag == Tag::header && !inside_article());
    element.content = tag == Tag::article || tag == Tag::main || token.attribute("role") == "main";
    if (tag == Tag::html || tag == Tag::body) return;
    const std::string style = lower_ascii(token.attribute("style"));
    const bool hidden = std::any_of(token.attributes.begin(), token.attributes.end(),
                                    [](const auto& row) { return row.name == "hidden"; });
    element.left_out = element.left_out || hidden || style.find("display:none") != style.npos ||
                       style.find("display: none") != style.npos;
    for (const std::string_view name : {"class", "id"}) {
      const std::string value = lower_ascii(token.attribute(name));
      for (std::size_t at = 0; at < std::min<std::size_t>(value.size(), 1000);) {
        const std::size_t stop = std::min(value.find_first_of(" \t\r\n", at), value.size());
        mark(std::string_view(value).substr(at, stop - at), element);
        at = stop + 1;
      }
    }
    if (element.content) element.left_out = left_out_by_tag(tag);
  }

  void mark(std::string_view word, HtmlElement& element) const {
    if (word.empty()) return;
    if (words_.contains(Part::class_content, word)) element.content = true;
    if (words_.contains(Part::class_title, word)) element.title = true;
    if (words_.contains(Part::class_left_out, word)) element.left_out = true;
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t stop = std::min(word.find_first_of("-_", at), word.size());
      if (words_.contains(Part::class_left_out, word.substr(at, stop - at))) {
        element.left_out = true;
      }
      at = stop + 1;
    }
  }

  [[nodiscard]] bool inside_article() const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](std::uint32_t index) { return page_.elements[index].content; });
  }

  void meta(const HtmlToken& token) {
    std::string_view name = token.attribute("property");
    if (name.empty()) name = token.attribute("name");
    if (name.empty()) name = token.attribute("itemprop");
    const std::string_view content = token.attribute("content");
    if (name.empty() || content.empty()) return;
    page_.metas.push_back({lower_ascii(name), replaced(words_, content)});
  }

  void link(const HtmlToken& token) {
    if (lower_ascii(token.attribute("rel")) != "canonical" || !page_.canonical.empty()) return;
    page_.canonical = replaced(words_, token.attribute("href"));
  }

  void close_implied(Tag start) {
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Tag tag = page_.elements[open_[i]].tag;
      if (ends(start, tag)) {
        while (open_.size() > i) close();
        // A section ends its row and the section before it.
        if (!is_section(start)) return;
        continue;
      }
      if (stops(start, tag)) return;
    }
  }

  void end(Tag tag) {
    if (tag == Tag::a) links_ = 0;
    if (tag == Tag::br) line_break();
    if (tag == Tag::other || tag == Tag::a || is_void(tag)) return;
    std::uint32_t& dropped = dropped_[static_cast<std::size_t>(tag)];
    if (dropped > 0) {
      --dropped;
      if (begins_line(tag)) line_break();
      return;
    }
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Tag open = page_.elements[open_[i]].tag;
      if (open == tag || (is_heading(open) && is_heading(tag))) {
        while (open_.size() > i) close();
        return;
      }
      if (shuts_in(open, tag)) return;
    }
  }

  void close() {
    const std::uint32_t index = open_.back();
    open_.pop_back();
    if (index != 0) page_.steps.push_back({HtmlStep::Kind::close, true, index});
    page_.elements[index].end_step = static_cast<std::uint32_t>(page_.steps.size());
    links_ = 0;
  }

  // Sums of text from the leaves to the root. What is left out counts only until it is known that
  // the page is not made of it.
  void sum_up() {
    std::vector<HtmlElement>& all = page_.elements;
    std::vector<std::uint32_t> own(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) own[i] = all[i].sentence_bytes;
    for (std::size_t i = all.size(); i-- > 1;) {
      HtmlElement& parent = all[all[i].parent];
      parent.text_bytes += all[i].text_bytes;
      parent.sentence_bytes += all[i].sentence_bytes;
      const Tag tag = all[i].tag;
      parent.sets_page = parent.sets_page || all[i].sets_page || tag == Tag::table ||
                         tag == Tag::ul || tag == Tag::ol || is_heading(tag);
      if (parent.tag == Tag::tr && is_cell(tag)) {
        ++parent.cells;
        parent.longest_cell = std::max(parent.longest_cell, all[i].text_bytes);
      }
    }
    const std::uint32_t half = all[0].sentence_bytes / 2;
    for (HtmlElement& element : all) {
      if (element.sentence_bytes > half && !holds_no_words(element.tag)) element.left_out = false;
    }
    for (std::size_t i = 0; i < all.size(); ++i) all[i].sentence_bytes = own[i];
    for (std::size_t i = all.size(); i-- > 1;) {
      if (all[i].left_out) all[i].sentence_bytes = 0;
      all[all[i].parent].sentence_bytes += all[i].sentence_bytes;
    }
  }

  const PageWords& words_;
  std::string_view utf8_;
  HtmlPage page_;
  std::vector<std::uint32_t> open_;  // from the page inwards
  std::uint32_t dropped_[static_cast<std::size_t>(Tag::xmp) + 1] = {};
  int links_ = 0;
};

}  // namespace

bool begins_line(Tag tag) {
  switch (tag) {
    case Tag::other:
    case Tag::a:
    case Tag::audio:
    case Tag::button:
    case Tag::canvas:
    case Tag::iframe:
    case Tag::input:
    case Tag::link:
    case Tag::math:
    case Tag::meta:
    case Tag::object:
    case Tag::script:
    case Tag::select:
    case Tag::span:
    case Tag::style:
    case Tag::svg:
    case Tag::template_element:
    case Tag::video:
      return false;
    default:
      return true;
  }
}

HtmlPage parse_page(const PageWords& words, std::string_view utf8) {
  return Builder(words, utf8).build();
}

bool HtmlElement::is_row() const {
  constexpr std::uint32_t longest_cell_bytes = 1500;  // more is a column of the page
  return tag == Tag::tr && cells >= 2 && !sets_page && longest_cell <= longest_cell_bytes;
}

std::uint32_t HtmlPage::story() const {
  const std::uint32_t total = elements[0].sentence_bytes;
  if (total == 0) return 0;
  std::uint32_t best = 0;
  for (const HtmlElement& element : elements) {
    if (element.content) best = std::max(best, element.sentence_bytes);
  }
  // Four tenths: a named story beside long readers' comments is still the story. Otherwise the page
  // names nothing, or names something else.
  const bool named = best / 4 >= total / 10;
  const std::uint64_t wanted = named ? std::uint64_t{best} * 85 : std::uint64_t{total} * 80;
  std::uint32_t out = 0;
  for (std::uint32_t i = 1; i < elements.size(); ++i) {
    const HtmlElement& element = elements[i];
    if (named ? !element.content : !may_hold_story(element, elements[element.parent])) continue;
    if (std::uint64_t{element.sentence_bytes} * 100 < wanted || element.left_out) continue;
    // Elements stand in page order: a later one inside the best so far is deeper.
    const HtmlElement& so_far = elements[out];
    const bool inside =
        element.first_step >= so_far.first_step && element.end_step <= so_far.end_step;
    if (inside || out == 0) out = i;
  }
  return out;
}

}  // namespace duikou::text
