// SPDX-License-Identifier: Apache-2.0
#include "text/html.h"

#include <algorithm>
#include <utility>

#include "text/drawing.h"
#include "text/head_lines.h"
#include "text/html_page.h"
#include "text/utf8.h"

namespace duikou::text {
namespace {

using Part = PageWords::Part;

// Draws the steps of one element.
class Painter {
 public:
  Painter(const PageWords& words, const HtmlPage& page, std::string_view utf8)
      : words_(words), page_(page), utf8_(utf8), drawing_(utf8) {}

  Drawn paint(std::uint32_t root) {
    const HtmlElement& element = page_.elements[root];
    for (std::uint32_t i = element.first_step; i < element.end_step;) i = step(i);
    return drawing_.end();
  }

 private:
  // Returns the step to go on with.
  std::uint32_t step(std::uint32_t index) {
    const HtmlStep& at = page_.steps[index];
    const HtmlElement& element = page_.elements[at.element];
    switch (at.kind) {
      case HtmlStep::Kind::text:
        if (!element.left_out) text(at);
        break;
      case HtmlStep::Kind::line_break:
        line();
        break;
      case HtmlStep::Kind::open:
        if (element.left_out) {
          if (begins_line(element.tag)) line();
          return element.end_step;
        }
        open(element);
        break;
      case HtmlStep::Kind::close:
        close(element);
        break;
    }
    return index + 1;
  }

  void line() {
    if (row_) return drawing_.gap(Drawing::Gap::blank);
    drawing_.begin(drawing_.kind(), drawing_.level());
  }

  void open(const HtmlElement& element) {
    const Tag tag = element.tag;
    const bool cell = tag == Tag::td || tag == Tag::th;
    if (element.is_row()) {
      row_ = true;
      return drawing_.begin(Block::Kind::table_row);
    }
    if (cell && row_) return drawing_.cell();
    if (!begins_line(tag)) return;
    if (row_) return drawing_.gap(Drawing::Gap::blank);
    if (tag == Tag::pre) ++pre_;
    if (tag == Tag::li) ++items_;
    if (tag >= Tag::h1 && tag <= Tag::h6) {
      const auto level = static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1;
      return drawing_.begin(Block::Kind::heading, static_cast<std::uint8_t>(level));
    }
    const bool caption = tag == Tag::caption || tag == Tag::figcaption;
    drawing_.begin(caption ? Block::Kind::caption : flow());
  }

  void close(const HtmlElement& element) {
    const Tag tag = element.tag;
    if (row_ && element.is_row()) {
      row_ = false;
      return drawing_.begin(flow());
    }
    if (!begins_line(tag)) return;
    if (row_) return drawing_.gap(Drawing::Gap::blank);
    if (tag == Tag::pre) --pre_;
    if (tag == Tag::li) --items_;
    drawing_.begin(flow());
  }

  [[nodiscard]] Block::Kind flow() const {
    return items_ > 0 ? Block::Kind::list_item : Block::Kind::paragraph;
  }

  void text(const HtmlStep& at) {
    const std::size_t end = at.offset + at.length;
    std::size_t start = at.offset;
    for (std::size_t i = start; i < end;) {
      const bool new_line = utf8_[i] == '\n' && pre_ > 0 && !row_;
      PageWords::Reference reference;
      if (utf8_[i] == '&' && at.references) {
        reference = words_.reference_at(utf8_.substr(i, end - i));
      }
      if (!new_line && reference.length == 0) {
        ++i;
        continue;
      }
      drawing_.words(start, i - start);
      if (new_line) line();
      if (!new_line) drawing_.put(reference.utf8, i, reference.length);
      i += new_line ? 1 : reference.length;
      start = i;
    }
    drawing_.words(start, end - start);
  }

  const PageWords& words_;
  const HtmlPage& page_;
  std::string_view utf8_;
  Drawing drawing_;
  int pre_ = 0;
  int items_ = 0;
  bool row_ = false;
};

std::string_view meta_of(const PageWords& words, const HtmlPage& page, Part part) {
  for (const std::string& name : words.words(part)) {
    for (const HtmlMeta& meta : page.metas) {
      if (meta.name == name && !trimmed(meta.content).empty()) return trimmed(meta.content);
    }
  }
  return {};
}

// The words of an element on one line, whether or not it is left out.
std::string words_in(const PageWords& words, const HtmlPage& page, std::string_view utf8,
                     std::uint32_t element) {
  HtmlPage visible;
  visible.elements = {page.elements[0]};
  visible.elements[0].left_out = false;
  for (std::uint32_t i = page.elements[element].first_step; i < page.elements[element].end_step;
       ++i) {
    HtmlStep step = page.steps[i];
    step.element = 0;
    if (step.kind == HtmlStep::Kind::text) visible.steps.push_back(step);
  }
  visible.elements[0].first_step = 0;
  visible.elements[0].end_step = static_cast<std::uint32_t>(visible.steps.size());
  return Painter(words, visible, utf8).paint(0).text;
}

std::string title_of(const PageWords& words, const HtmlPage& page, std::string_view utf8) {
  const std::string_view meta = meta_of(words, page, Part::meta_title);
  if (!meta.empty()) return std::string(meta);
  constexpr std::uint32_t longest_title_bytes = 400;
  const auto first = [&](const auto& wanted) -> std::string {
    for (std::uint32_t i = 1; i < page.elements.size(); ++i) {
      const HtmlElement& element = page.elements[i];
      if (!wanted(element) || element.text_bytes == 0) continue;
      if (element.text_bytes > longest_title_bytes) continue;
      return words_in(words, page, utf8, i);
    }
    return {};
  };
  std::string out = first([](const HtmlElement& e) { return e.title && e.tag != Tag::title; });
  if (out.empty()) out = first([](const HtmlElement& e) { return e.tag == Tag::h1; });
  if (out.empty()) out = first([](const HtmlElement& e) { return e.tag == Tag::title; });
  return out;
}

// Looks at every line of the page for labels of source and date: they often stand beside the story.
void read_page_lines(const PageWords& words, const HtmlPage& page, std::string_view utf8,
                     HeadFacts& facts) {
  if (!facts.publisher.empty() && !facts.published.empty()) return;
  const Drawn lines = Painter(words, page, utf8).paint(0);
  std::string_view rest = lines.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    (void)read_head_line(words, rest.substr(0, end), facts);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

}  // namespace

Report draw_html(const PageWords& words, const Decoded& decoded) {
  const HtmlPage page = parse_page(words, decoded.utf8);
  Drawn drawn = Painter(words, page, decoded.utf8).paint(page.story());
  Report out;
  out.source = to_source(drawn, decoded);
  out.text = std::move(drawn.text);
  out.blocks = std::move(drawn.blocks);
  out.title = title_of(words, page, decoded.utf8);
  out.url = page.canonical.empty() ? meta_of(words, page, Part::meta_url) : page.canonical;
  HeadFacts facts{std::string(meta_of(words, page, Part::meta_publisher)),
                  first_date(meta_of(words, page, Part::meta_published))};
  read_page_lines(words, page, decoded.utf8, facts);
  if (facts.publisher.empty()) facts.publisher = meta_of(words, page, Part::meta_site);
  if (facts.publisher.empty()) {
    const std::string_view author = meta_of(words, page, Part::meta_author);
    if (words.names_publisher(author)) facts.publisher = author;
  }
  out.publisher = std::move(facts.publisher);
  out.published = std::move(facts.published);
  out.flat_from_line = page.flat_from_line;
  read_head(words, TitleFromText::no, out);
  return out;
}

}  // namespace duikou::text
