// SPDX-License-Identifier: Apache-2.0
#include "text/head_lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/folded.h"
#include "text/utf8.h"
#include "value/date.h"

namespace duikou::text {
namespace {

using Part = PageWords::Part;

constexpr std::size_t head_blocks = 8;           // how far down facts of the head are looked for
constexpr std::uint32_t title_code_points = 60;  // a title is one line of a newspaper
constexpr std::uint32_t field_code_points = 20;  // the name of a publisher or author
constexpr std::uint32_t line_code_points = 160;
constexpr std::uint32_t dateline_code_points = 40;
constexpr std::size_t day_length = 10;  // of "2023-08-28"

bool digit(char32_t c) {
  return c >= '0' && c <= '9';
}

// Digits as ASCII and the signs that part a date as '-': "2023" U+5E74 "8" U+6708 "28" U+65E5.
// Everything else becomes a blank, full-width digits count as digits.
std::u32string date_signs(std::string_view text) {
  std::u32string out;
  std::size_t at = 0;
  while (at < text.size()) {
    char32_t c = next_code_point(text, at);
    if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFF10 - '0';
    switch (c) {
      case U'/':
      case U'.':
      case U'-':
      case 0x5E74:  // year
      case 0x6708:  // month
        out += U'-';
        break;
      default:
        out += digit(c) ? c : U' ';
    }
  }
  return out;
}

// A number of `most` digits at the most; nothing where there is none or a longer one.
std::optional<int> number(std::u32string_view text, std::size_t& at, std::size_t most) {
  std::size_t end = at;
  int out = 0;
  while (end < text.size() && digit(text[end]) && end - at < most) {
    out = out * 10 + static_cast<int>(text[end++] - U'0');
  }
  if (end == at || (end < text.size() && digit(text[end]))) return std::nullopt;
  at = end;
  return out;
}

std::optional<Date> date_at(std::u32string_view text, std::size_t at) {
  const auto year = number(text, at, 4);
  if (!year || *year < 1900 || *year > 2199 || at >= text.size() || text[at] != '-') return {};
  const auto month = number(text, ++at, 2);
  if (!month) return {};
  Date out{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(*month), 0};
  if (at < text.size() && text[at] == '-') {
    if (const auto day = number(text, ++at, 2)) out.day = static_cast<std::uint8_t>(*day);
  }
  return out.valid() ? std::optional(out) : std::nullopt;
}

// "20230828", which only meta elements and labelled fields write.
std::optional<Date> packed_date(std::u32string_view text) {
  if (text.size() < 8 || !std::all_of(text.begin(), text.begin() + 8, digit)) return {};
  if (text.size() > 8 && digit(text[8]) && text.size() < 14) return {};
  const auto part = [&](std::size_t from, std::size_t length) {
    int out = 0;
    for (std::size_t i = from; i < from + length; ++i) out = out * 10 + int(text[i] - U'0');
    return out;
  };
  const Date out{static_cast<std::int16_t>(part(0, 4)), static_cast<std::uint8_t>(part(4, 2)),
                 static_cast<std::uint8_t>(part(6, 2))};
  return out.valid() && out.year >= 1900 && out.year <= 2199 ? std::optional(out) : std::nullopt;
}

// A date or a time and nothing else.
bool date_or_time(std::string_view field) {
  bool digits = false;
  std::size_t at = 0;
  while (at < field.size()) {
    const char32_t c = next_code_point(field, at);
    const bool sign = c == '-' || c == '/' || c == '.' || c == ':' || c == 0xFF1A || c == 'T' ||
                      c == '+' || c == 'Z' || c == 0x5E74 || c == 0x6708 || c == 0x65E5 ||
                      c == 0x65F6 || c == 0x5206 || c == 0x79D2;  // hour, minute, second
    const bool wide_digit = c >= 0xFF10 && c <= 0xFF19;
    if (!sign && !digit(c) && !wide_digit) return false;
    digits = digits || digit(c) || wide_digit;
  }
  return digits;
}

bool parts_fields(char32_t c) {
  if (c > 0x3000 && c < 0xFEFF) return false;  // nearly every character
  return is_space(c) || c == '|' || c == 0xFF5C || c == 0x2502 || c == '(' || c == ')' ||
         c == 0xFF08 || c == 0xFF09;
}

// Takes the next field off the line; empty at its end.
std::string_view next_field(std::string_view& line) {
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t before = at;
    if (!parts_fields(next_code_point(line, at))) continue;
    if (before > 0) {
      const std::string_view field = line.substr(0, before);
      line.remove_prefix(at);
      return field;
    }
    line.remove_prefix(at);
    at = 0;
  }
  return std::exchange(line, {});
}

struct Labelled {
  Part part;
  std::string_view value;
};

// "LABEL: value", with either colon.
std::optional<Labelled> labelled(const PageWords& words, std::string_view field) {
  const std::size_t wide = field.find("\xEF\xBC\x9A");  // U+FF1A, full-width colon
  const std::size_t colon = std::min(wide, field.find(':'));
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view label = trimmed(field.substr(0, colon));
  const std::string_view value = trimmed(field.substr(colon + (colon == wide ? 3 : 1)));
  for (const Part part : {Part::label_publisher, Part::label_published, Part::label_other}) {
    if (words.contains(part, label)) return Labelled{part, value};
  }
  return std::nullopt;
}

bool ends_sentence(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B || c == 0xFF0C || c == '!' ||
         c == '?' || c == ';' || c == ',';
}

bool has_sentence_sign(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (ends_sentence(next_code_point(text, at))) return true;
  }
  return false;
}

// Reads the fields of a head line one after another.
class HeadLine {
 public:
  HeadLine(const PageWords& words, HeadFacts& facts) : words_(words), facts_(facts) {}

  // False: the field belongs to no head line.
  bool field(std::string_view field) {
    const bool first = std::exchange(first_, false);
    if (const auto found = labelled(words_, field)) {
      label_ = found->part;
      told_ = true;
      waiting_ = found->value.empty();
      if (has_sentence_sign(found->value)) return false;
      if (!waiting_) value(found->value);
      return true;
    }
    if (date_or_time(field)) {
      told_ = true;
      waiting_ = false;
      date(field);
      return true;
    }
    if (words_.contains(Part::noise, field)) return true;
    if (first && words_.names_publisher(field) && length_code_points(field) <= field_code_points) {
      named_ = field;
      return !has_sentence_sign(field);
    }
    if (!told_ || length_code_points(field) > field_code_points) return false;
    if (has_sentence_sign(field)) return false;
    if (std::exchange(waiting_, false)) value(field);
    return label_.has_value();
  }
  // A publisher's name alone tells nothing; beside the day of publication it needs no label.
  [[nodiscard]] bool told() {
    if (named_.empty() || !told_) return told_;
    if (facts_.published.size() < day_length) return false;
    if (facts_.publisher.empty()) facts_.publisher = named_;
    return true;
  }

 private:
  void value(std::string_view text) {
    if (label_ == Part::label_published) date(text);
    if (label_ == Part::label_publisher && facts_.publisher.empty()) facts_.publisher = text;
  }
  void date(std::string_view text) {
    if (facts_.published.empty()) facts_.published = first_date(text);
  }

  const PageWords& words_;
  HeadFacts& facts_;
  std::optional<Part> label_;
  std::string_view named_;
  bool first_ = true;
  bool told_ = false;
  bool waiting_ = false;  // a label stood alone, its value follows
};

// The bytes of one block after the other: blocks are the lines that hold more than white space.
class BlockLines {
 public:
  explicit BlockLines(std::string_view text) : rest_(text) {}
  std::string_view next() {
    while (!rest_.empty()) {
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      const std::string_view line = trimmed(rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      if (!line.empty()) return line;
    }
    return {};
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::string first_date(std::string_view text) {
  const std::u32string signs = date_signs(text);
  if (const auto packed = packed_date(signs)) return packed->edtf();
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (!digit(signs[i]) || (i > 0 && digit(signs[i - 1]))) continue;
    if (const auto date = date_at(signs, i)) return date->edtf();
  }
  return {};
}

bool read_head_line(const PageWords& words, std::string_view line, HeadFacts& facts) {
  if (line.size() > line_code_points * 4 || length_code_points(line) > line_code_points) {
    return false;
  }
  HeadFacts told = facts;
  HeadLine reading(words, told);
  for (std::string_view field = next_field(line); !field.empty(); field = next_field(line)) {
    if (!reading.field(field)) return false;
  }
  if (!reading.told()) return false;
  facts = std::move(told);
  return true;
}

std::string_view dateline(const PageWords& words, std::string_view paragraph) {
  std::string_view rest = trimmed(paragraph);
  constexpr std::array<std::string_view, 4> brackets = {"(", "\xEF\xBC\x88", "\xE3\x80\x90", "["};
  for (const std::string_view bracket : brackets) {
    if (rest.starts_with(bracket)) rest = trimmed(rest.substr(bracket.size()));
  }
  for (const std::string& bare : words.words(Part::dateline_bare)) {
    if (rest.starts_with(bare)) return rest.substr(0, bare.size());
  }
  std::size_t at = 0;
  std::uint32_t seen = 0;
  bool after_day = false;
  while (at < rest.size() && seen++ < dateline_code_points) {
    if (after_day) {
      for (const std::string& end : words.words(Part::dateline_end)) {
        if (rest.substr(at).starts_with(end)) return rest.substr(0, at + end.size());
      }
    }
    const char32_t c = next_code_point(rest, at);
    if (ends_sentence(c) || c == '\n') return {};
    if (!is_space(c)) after_day = c == 0x65E5;  // day
  }
  return {};
}

void read_head(const PageWords& words, TitleFromText title, Report& report) {
  const std::size_t looked_at = std::min(report.blocks.size(), head_blocks);
  BlockLines lines(report.text);
  HeadFacts facts{report.publisher, report.published};
  bool body = false;
  for (std::size_t i = 0; i < looked_at; ++i) {
    Block& block = report.blocks[i];
    const std::string_view line = lines.next();
    if (!body && block.cells.empty() && read_head_line(words, line, facts)) {
      block.kind = Block::Kind::caption;
      continue;
    }
    const bool short_line = block.span.length() <= title_code_points;
    if (title == TitleFromText::yes && report.title.empty() && !body && short_line &&
        !has_sentence_sign(line) && report.blocks.size() > 1 && block.cells.empty()) {
      report.title = trimmed(line);
      block.kind = Block::Kind::heading;
      block.level = 1;
      continue;
    }
    if (report.dateline.empty()) report.dateline = dateline(words, line);
    if (block.kind == Block::Kind::paragraph && !short_line) body = true;
  }
  report.publisher = std::move(facts.publisher);
  report.published = std::move(facts.published);
}

}  // namespace duikou::text
