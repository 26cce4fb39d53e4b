// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/utf8.h"

namespace duikou::text {
namespace {

constexpr char16_t full_stop = 0x3002;

struct Marks {
  char16_t open;
  char16_t close;
  bool quotation;  // speech, rather than a title or an aside
};

constexpr std::array<Marks, 10> marks = {{
    {0x201C, 0x201D, true},   // double quotation marks
    {0x2018, 0x2019, true},   // single ones
    {0x300C, 0x300D, true},   // corner brackets
    {0x300E, 0x300F, true},   // white corner brackets
    {0x300A, 0x300B, false},  // book-title marks
    {0x3008, 0x3009, false},  // single ones
    {0xFF08, 0xFF09, false},  // full-width parentheses
    {'(', ')', false},
    {0x3010, 0x3011, false},  // lenticular brackets
    {'[', ']', false},
}};

bool ends_statement(char16_t c) {
  return c == full_stop || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?';
}
bool ends_sentence(char16_t c) {
  return ends_statement(c) || c == 0xFF1B || c == ';';
}

bool ascii_word(char16_t c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '=' || c == '/';
}

// Whether a character is near enough to the marks to be looked up; Han characters are not.
bool may_be_mark(char16_t c) {
  return c <= ']' || (c >= 0x2018 && c <= 0x201D) || (c >= 0x3008 && c <= 0x3011) || c >= 0xFF08;
}

int opening(char16_t c) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].open == c) return static_cast<int>(i);
  }
  return -1;
}

int closing(char16_t c) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].close == c) return static_cast<int>(i);
  }
  return -1;
}

// Cuts one line after the other. Buffers are kept between lines.
class Cutter {
 public:
  Cutter(std::u16string_view units, std::vector<Span>& out) : units_(units), out_(out) {}

  void line(std::uint32_t start, std::uint32_t end) {
    find_partners(start, end);
    std::uint32_t from = start;
    for (std::uint32_t i = start; i < end;) {
      const std::uint32_t partner = partners_[i - start];
      if (partner > i) {  // skip what the marks enclose
        const bool ends = quotation_ends(from, i, partner, end);
        i = partner + 1;
        if (ends) i = cut(from, i, end);
        continue;
      }
      ++i;
      if (ends_here(i - 1, end)) i = cut(from, i, end);
    }
    add(from, end);
  }

 private:
  // partners_[i] is the index of the closing mark that belongs to the opening one at i, or 0. A
  // closing mark takes the last open one of its kind; what was opened after that stays alone.
  void find_partners(std::uint32_t start, std::uint32_t end) {
    partners_.assign(end - start, 0);
    open_.clear();
    std::array<std::uint32_t, marks.size()> open_of_kind{};
    for (std::uint32_t i = start; i < end; ++i) {
      const char16_t c = units_[i];
      if (!may_be_mark(c)) continue;
      if (const int kind = opening(c); kind >= 0) {
        open_.emplace_back(i, kind);
        ++open_of_kind[static_cast<std::size_t>(kind)];
        continue;
      }
      const int kind = closing(c);
      if (kind < 0 || open_of_kind[static_cast<std::size_t>(kind)] == 0) continue;
      while (open_.back().second != kind) {
        --open_of_kind[static_cast<std::size_t>(open_.back().second)];
        open_.pop_back();
      }
      partners_[open_.back().first - start] = i;
      --open_of_kind[static_cast<std::size_t>(kind)];
      open_.pop_back();
    }
  }

  bool ends_here(std::uint32_t i, std::uint32_t end) const {
    const char16_t c = units_[i];
    if (!ends_sentence(c)) return false;
    // "a?b=c" is part of an address.
    const bool ascii = c < 0x80;
    return !ascii || i + 1 >= end || !ascii_word(units_[i + 1]);
  }

  bool quotation_ends(std::uint32_t from, std::uint32_t open, std::uint32_t close,
                      std::uint32_t end) const {
    const int kind = opening(units_[open]);
    if (!marks[static_cast<std::size_t>(kind)].quotation || close == open + 1) return false;
    const char16_t last = units_[close - 1];
    if (!ends_statement(last)) return false;
    const char16_t next = close + 1 < end ? units_[close + 1] : u'\0';
    const bool goes_on = next == 0xFF0C || next == ',' || next == 0x3001 || next == 0xFF1A ||
                         next == ':' || next == 0x7684;  // the particle of attributes
    if (goes_on) return false;
    if (last == full_stop || open == from) return true;
    const char16_t before = units_[open - 1];
    return before == 0xFF1A || before == ':' || before == 0xFF0C || before == ',';
  }

  // Ends the sentence that began at `from` at `i` or behind the signs that follow; returns where
  // the next one begins.
  std::uint32_t cut(std::uint32_t& from, std::uint32_t i, std::uint32_t end) {
    while (i < end && (ends_sentence(units_[i]) || closing(units_[i]) >= 0)) ++i;
    add(from, i);
    while (i < end && is_space(units_[i])) ++i;
    from = i;
    return i;
  }

  void add(std::uint32_t from, std::uint32_t end) {
    while (from < end && is_space(units_[from])) ++from;
    while (from < end && is_space(units_[end - 1])) --end;
    if (from < end) out_.push_back({from, end});
  }

  std::u16string_view units_;
  std::vector<Span>& out_;
  std::vector<std::uint32_t> partners_;
  std::vector<std::pair<std::uint32_t, int>> open_;
};

}  // namespace

std::vector<Span> sentences(const Folded& text) {
  std::vector<Span> out;
  const std::u16string_view units = text.units();
  Cutter cutter(units, out);
  for (std::size_t start = 0; start < units.size();) {
    const std::size_t end = std::min(units.find(u'\n', start), units.size());
    cutter.line(static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end));
    start = end + 1;
  }
  return out;
}

}  // namespace duikou::text
