// SPDX-License-Identifier: Apache-2.0
#include "text/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "text/drawing.h"
#include "text/head_lines.h"
#include "text/utf8.h"

namespace duikou::text {
namespace {

using Part = PageWords::Part;

// A table of n columns costs md4c n cells for every row, however short the row: above this many
// bars in one line, tables are read as plain lines.
constexpr std::size_t most_bars_of_a_line = 256;

std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}

std::string_view unquoted(std::string_view value) {
  value = trimmed(value);
  const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                      value.front() == value.back();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

struct FrontField {
  std::string_view key;
  std::string_view value;
};

struct FrontMatter {
  std::vector<FrontField> fields;
  std::size_t length = 0;  // bytes, the closing line among them; 0: there is none
};

FrontMatter front_matter(std::string_view text) {
  FrontMatter out;
  const std::string_view first = line_at(text, 0);
  if (trimmed(first) != "---") return {};
  std::size_t at = first.size() + 1;
  while (at < text.size()) {
    const std::string_view line = line_at(text, at);
    at += line.size() + 1;
    if (trimmed(line) == "---" || trimmed(line) == "...") {
      out.length = std::min(at, text.size());
      return out;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    out.fields.push_back({trimmed(line.substr(0, colon)), unquoted(line.substr(colon + 1))});
  }
  return {};
}

std::string_view field_of(const PageWords& words, const FrontMatter& front, Part part) {
  for (const std::string& key : words.words(part)) {
    for (const FrontField& field : front.fields) {
      if (lower_ascii(field.key) == key) return field.value;
    }
  }
  return {};
}

bool has_wide_table(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    if (static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) > most_bars_of_a_line) {
      return true;
    }
    at += line.size() + 1;
  }
  return false;
}

// What md4c tells becomes calls of a Drawing. All its text lies inside the source but for line
// breaks and the indents of code, which it takes from literals of its own.
class Listener {
 public:
  Listener(const PageWords& words, std::string_view decoded)
      : words_(words), text_(decoded), drawing_(decoded) {}

  void enter(MD_BLOCKTYPE type, const void* detail) {
    switch (type) {
      case MD_BLOCK_LI:
        ++items_;
        return drawing_.begin(Block::Kind::list_item);
      case MD_BLOCK_H:
        return drawing_.begin(
            Block::Kind::heading,
            static_cast<std::uint8_t>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level));
      case MD_BLOCK_TR:
        in_row_ = true;
        return drawing_.begin(Block::Kind::table_row);
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        return drawing_.cell();
      case MD_BLOCK_P:
      case MD_BLOCK_CODE:
      case MD_BLOCK_HTML:
        return drawing_.begin(flow());
      default:
        return;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_LI) --items_;
    if (type == MD_BLOCK_TR) in_row_ = false;
    if (type == MD_BLOCK_TR || type == MD_BLOCK_H) drawing_.begin(flow());
  }

  void enter_span(MD_SPANTYPE type) {
    if (type != MD_SPAN_IMG || in_row_ || pictures_++ > 0) return;
    around_ = {drawing_.kind(), drawing_.level()};
    drawing_.begin(Block::Kind::caption);
  }
  void leave_span(MD_SPANTYPE type) {
    if (type != MD_SPAN_IMG || in_row_ || --pictures_ > 0) return;
    drawing_.begin(around_.first, around_.second);
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    const bool inside = piece.data() >= text_.data() && piece.data() < text_.data() + text_.size();
    const auto offset = static_cast<std::size_t>(inside ? piece.data() - text_.data() : 0);
    if (type == MD_TEXT_SOFTBR) return drawing_.gap(Drawing::Gap::source_line_end);
    if (type == MD_TEXT_BR) return line_break();
    if (!inside) return piece == "\n" ? line_break() : drawing_.gap(Drawing::Gap::blank);
    if (type == MD_TEXT_HTML) return html(offset, piece);
    const PageWords::Reference reference =
        type == MD_TEXT_ENTITY ? words_.reference_at(piece) : PageWords::Reference{};
    if (reference.length == 0) return drawing_.words(offset, piece.size());
    drawing_.put(reference.utf8, offset, piece.size());
  }

  Drawn end() { return drawing_.end(); }

 private:
  Block::Kind flow() const { return items_ > 0 ? Block::Kind::list_item : Block::Kind::paragraph; }
  void line_break() {
    if (in_row_) return drawing_.gap(Drawing::Gap::blank);
    drawing_.begin(drawing_.kind(), drawing_.level());
  }
  // The words between the tags; a tag may go on in the next piece.
  void html(std::size_t offset, std::string_view piece) {
    std::size_t at = 0;
    while (at < piece.size()) {
      const char wanted = in_tag_ ? '>' : '<';
      const std::size_t end = std::min(piece.find(wanted, at), piece.size());
      if (!in_tag_ && end > at) drawing_.words(offset + at, end - at);
      if (end == piece.size()) break;
      if (in_tag_ && !in_row_) drawing_.gap(Drawing::Gap::blank);
      in_tag_ = !in_tag_;
      at = end + 1;
    }
    if (piece.ends_with('\n') && !in_tag_) line_break();
  }

  const PageWords& words_;
  std::string_view text_;
  Drawing drawing_;
  int items_ = 0;
  int pictures_ = 0;
  bool in_row_ = false;
  bool in_tag_ = false;
  std::pair<Block::Kind, std::uint8_t> around_;
};

Drawn drawn_from(const PageWords& words, std::string_view decoded, std::size_t from) {
  MD_PARSER parser{};
  parser.flags =
      MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;
  if (!has_wide_table(decoded)) parser.flags |= MD_FLAG_TABLES;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* listener) {
    static_cast<Listener*>(listener)->enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* listener) {
    static_cast<Listener*>(listener)->leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* listener) {
    static_cast<Listener*>(listener)->enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* listener) {
    static_cast<Listener*>(listener)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* listener) {
    static_cast<Listener*>(listener)->text(type, {text, size});
    return 0;
  };
  Listener listener(words, decoded);
  const std::string_view rest = decoded.substr(from);
  (void)md_parse(rest.data(), static_cast<MD_SIZE>(rest.size()), &parser, &listener);
  return listener.end();
}

std::string text_of(const Report& report, const Block& block) {
  std::size_t byte = 0;
  std::uint32_t at = 0;
  for (; at < block.span.start; ++at) (void)next_code_point(report.text, byte);
  const std::size_t start = byte;
  for (; at < block.span.end; ++at) (void)next_code_point(report.text, byte);
  return report.text.substr(start, byte - start);
}

}  // namespace

Report draw_markdown(const PageWords& words, const Decoded& decoded) {
  const FrontMatter front = front_matter(decoded.utf8);
  Drawn drawn = drawn_from(words, decoded.utf8, front.length);
  Report out;
  out.source = to_source(drawn, decoded);
  out.text = std::move(drawn.text);
  out.blocks = std::move(drawn.blocks);
  out.title = field_of(words, front, Part::front_title);
  out.publisher = field_of(words, front, Part::front_publisher);
  out.published = first_date(field_of(words, front, Part::front_published));
  out.url = field_of(words, front, Part::front_url);
  if (out.title.empty() && !out.blocks.empty() && out.blocks.front().kind == Block::Kind::heading) {
    out.title = text_of(out, out.blocks.front());
  }
  read_head(words, TitleFromText::no, out);
  return out;
}

}  // namespace duikou::text
