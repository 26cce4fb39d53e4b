// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/folded.h"
#include "text/page_words.h"
#include "text/source_map.h"
#include "text/utf8.h"

// What the tests of this room share: the tables of data/, text in other encodings, and the laws
// that every drawn report keeps.
namespace duikou::text {

inline std::string file_content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline std::string data_file(const std::string& name) {
  return file_content(std::string(DUIKOU_SOURCE_DIR) + "/data/" + name);
}

inline const PageWords& page_words() {
  static const PageWords words =
      PageWords::parse(data_file("lexicon/page_parts.tsv"), data_file("lexicon/entities.tsv"))
          .value();
  return words;
}

inline const Folding& folding() {
  static const Folding out = Folding::parse(data_file("lexicon/traditional.tsv")).value();
  return out;
}

// UTF-8 in another encoding, by ICU.
inline std::string encoded(std::string_view utf8, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out(utf8.size() * 4 + 16, '\0');
  const int32_t length =
      ucnv_convert(encoding, "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(),
                   static_cast<int32_t>(utf8.size()), &error);
  EXPECT_TRUE(U_SUCCESS(error)) << u_errorName(error);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

inline std::string decoded_by_icu(std::string_view bytes, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out(bytes.size() * 4 + 16, '\0');
  const int32_t length =
      ucnv_convert("UTF-8", encoding, out.data(), static_cast<int32_t>(out.size()), bytes.data(),
                   static_cast<int32_t>(bytes.size()), &error);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

inline Result<Report> drawn(std::string_view bytes, Format format) {
  return draw(bytes, format, {"given", ""}, page_words());
}

inline std::string words_at(const Report& report, Span span) {
  return std::string(Folded(folding(), report.text).original(span));
}

inline Span span_of(const Report& report, std::string_view words) {
  const std::size_t at = report.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  const std::uint32_t start = length_code_points(std::string_view(report.text).substr(0, at));
  return {start, start + length_code_points(words)};
}

// The stretch of the file that `words` came from.
inline std::string source_bytes(const Report& report, std::string_view file,
                                std::string_view words) {
  const ByteRange range = source_span(report, span_of(report, words));
  return std::string(file.substr(range.start, range.end - range.start));
}

// The lines of the text, each with the sign of its block: p paragraph, 1..6 heading, - list item,
// | table row with its cells, c caption.
inline std::string lines_of(const Report& report) {
  std::string out;
  for (const Block& block : report.blocks) {
    const char kinds[] = {'p', static_cast<char>('0' + block.level), '-', '|', 'c'};
    out += kinds[static_cast<std::size_t>(block.kind)];
    out += ' ';
    if (block.cells.empty()) out += words_at(report, block.span);
    for (const Span cell : block.cells) out += "[" + words_at(report, cell) + "]";
    out += '\n';
  }
  return out;
}

// Valid UTF-8; blocks in order, inside the text, covering every line that is not empty; the map
// back rising in both and inside the file.
inline void expect_lawful(const Report& report, std::size_t file_bytes) {
  ASSERT_TRUE(valid_utf8(report.text));
  const std::uint32_t length = length_code_points(report.text);
  const Folded folded(folding(), report.text);
  std::uint32_t behind = 0;
  for (const Block& block : report.blocks) {
    ASSERT_LE(behind, block.span.start);
    ASSERT_LT(block.span.start, block.span.end);
    ASSERT_LE(block.span.end, length);
    for (std::uint32_t i = behind; i < block.span.start; ++i) ASSERT_TRUE(is_space(folded[i]));
    for (std::uint32_t i = block.span.start; i < block.span.end; ++i) ASSERT_NE(folded[i], u'\n');
    for (const Span cell : block.cells) ASSERT_TRUE(block.span.contains(cell));
    behind = block.span.end;
  }
  for (std::uint32_t i = behind; i < length; ++i) ASSERT_TRUE(is_space(folded[i]));
  for (std::size_t i = 0; i < report.source.size(); ++i) {
    ASSERT_LE(report.source[i].code_point, length);
    ASSERT_LE(report.source[i].source_byte, file_bytes);
    if (i == 0) continue;
    ASSERT_LT(report.source[i - 1].code_point,
              report.source[i].code_point + (i + 1 == report.source.size()));
    ASSERT_LE(report.source[i - 1].source_byte, report.source[i].source_byte);
  }
  if (!report.source.empty()) {
    ASSERT_EQ(report.source.front().code_point, 0u);
  }
  const ByteRange all = source_span(report, {0, length});
  ASSERT_LE(all.start, all.end);
  ASSERT_LE(all.end, file_bytes);
}

}  // namespace duikou::text
