// SPDX-License-Identifier: Apache-2.0
#include "text/page_words.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/utf8.h"

namespace duikou::text {
namespace {

// In the order of PageWords::Part.
constexpr std::string_view part_names[PageWords::parts] = {
    "label.publisher", "label.published", "label.other",   "noise",       "dateline.end",
    "dateline.bare",   "class.left_out",  "class.content", "class.title", "meta.title",
    "meta.publisher",  "meta.published",  "meta.site",     "meta.url",    "front.title",
    "front.publisher", "front.published", "front.url",     "meta.author", "publisher.end"};

struct Pair {
  std::size_t line;
  std::string_view first;
  std::string_view second;
};

// The first two columns of a table of data/: comments on top, a header row, then rows.
Result<std::vector<Pair>> pairs_of(std::string_view file, std::string_view bytes) {
  std::vector<Pair> out;
  bool header_seen = false;
  for (std::size_t line = 1; !bytes.empty(); ++line) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view row = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (!header_seen && row.starts_with('#')) continue;
    if (!std::exchange(header_seen, true)) continue;
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos) {
      return Error{Error::Kind::refused, std::string(file) + ":" + std::to_string(line),
                   "a row without two cells", "part the cells by a tab"};
    }
    const std::string_view rest = row.substr(tab + 1);
    out.push_back({line, row.substr(0, tab), rest.substr(0, rest.find('\t'))});
  }
  return out;
}

bool scalar_value(std::uint32_t c) {
  return c > 0 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

// "2A 20D2": the characters of hexadecimal code points.
std::optional<std::string> characters(std::string_view code_points) {
  std::string out;
  while (!code_points.empty()) {
    const std::size_t end = std::min(code_points.find(' '), code_points.size());
    std::uint32_t c = 0;
    const auto [at, error] = std::from_chars(code_points.data(), code_points.data() + end, c, 16);
    if (error != std::errc() || at != code_points.data() + end || !scalar_value(c)) return {};
    append_utf8(out, c);
    code_points.remove_prefix(std::min(end + 1, code_points.size()));
  }
  return out;
}

bool alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// HTML reads references to 80..9F as windows-1252, for the sake of pages written with it; these are
// the ones that Chinese pages use: dots, dashes and quotation marks.
char32_t windows_1252(std::uint32_t c) {
  switch (c) {
    case 0x80:
      return 0x20AC;
    case 0x85:
      return 0x2026;
    case 0x91:
      return 0x2018;
    case 0x92:
      return 0x2019;
    case 0x93:
      return 0x201C;
    case 0x94:
      return 0x201D;
    case 0x95:
      return 0x2022;
    case 0x96:
      return 0x2013;
    case 0x97:
      return 0x2014;
    default:
      return c;
  }
}

// "&#26032;" and "&#x65B0;", with or without the semicolon.
PageWords::Reference numeric_reference(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] | 0x20) == 'x';
  const std::size_t first = hexadecimal ? 3 : 2;
  const char* const begin = text.data() + std::min(first, text.size());
  const char* const end = text.data() + std::min<std::size_t>(text.size(), 40);
  std::uint32_t c = 0;
  const auto [at, error] = std::from_chars(begin, std::max(begin, end), c, hexadecimal ? 16 : 10);
  if (at == begin) return {};
  auto length = static_cast<std::size_t>(at - text.data());
  if (length < text.size() && text[length] == ';') ++length;
  PageWords::Reference out{length, {}};
  append_utf8(out.utf8, error == std::errc() && scalar_value(c) ? windows_1252(c) : 0xFFFD);
  return out;
}

}  // namespace

Result<PageWords> PageWords::parse(std::string_view page_parts_tsv, std::string_view entities_tsv) {
  PageWords out;
  const Result<std::vector<Pair>> words = pairs_of("page_parts.tsv", page_parts_tsv);
  if (!words) return words.error();
  for (const Pair& row : words.value()) {
    const auto* const found = std::find(std::begin(part_names), std::end(part_names), row.first);
    if (found == std::end(part_names) || row.second.empty()) {
      return Error{Error::Kind::refused, "page_parts.tsv:" + std::to_string(row.line),
                   "an unknown part or no word", "see the parts of src/text/page_words.h"};
    }
    out.words_[static_cast<std::size_t>(found - part_names)].push_back(lower_ascii(row.second));
  }
  const Result<std::vector<Pair>> entities = pairs_of("entities.tsv", entities_tsv);
  if (!entities) return entities.error();
  for (const Pair& row : entities.value()) {
    std::optional<std::string> text = characters(row.second);
    if (!text || text->empty()) {
      return Error{Error::Kind::refused, "entities.tsv:" + std::to_string(row.line),
                   "not a list of code points", "write them in hexadecimal: 2A 20D2"};
    }
    out.entities_.emplace_back(row.first, *std::move(text));
  }
  std::sort(out.entities_.begin(), out.entities_.end());
  return out;
}

bool PageWords::contains(Part part, std::string_view word) const {
  const std::vector<std::string>& all = words(part);
  return std::any_of(all.begin(), all.end(), [&](const std::string& one) {
    return one.size() == word.size() && one == lower_ascii(word);
  });
}

bool PageWords::names_publisher(std::string_view name) const {
  const auto& ends = words(Part::publisher_end);
  return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) {
    return name.size() > end.size() && name.ends_with(end);
  });
}

const std::string* PageWords::entity(std::string_view name) const {
  const auto found = std::lower_bound(
      entities_.begin(), entities_.end(), name,
      [](const auto& row, std::string_view key) { return std::string_view(row.first) < key; });
  return found != entities_.end() && found->first == name ? &found->second : nullptr;
}

PageWords::Reference PageWords::reference_at(std::string_view text) const {
  if (text.size() < 2) return {};
  if (text[1] == '#') return numeric_reference(text);
  std::size_t end = 1;
  while (end < text.size() && end < 39 && alphanumeric(text[end])) ++end;
  if (end < text.size() && text[end] == ';') ++end;
  // Old names hold without their semicolon, so the longest that is one counts.
  for (; end > 2; --end) {
    const std::string* const found = entity(text.substr(1, end - 1));
    if (found != nullptr) return {end, *found};
  }
  return {};
}

}  // namespace duikou::text
