// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "text/page_words.h"
#include "text/report.h"

namespace duikou::text {

// Reads reports out of NDJSON, one object a line:
//
//   {"id": "a1", "url": "", "title": "...", "publisher": "...", "published": "2023-08-29", "text":
//   "..."}
//
// All values are strings; null counts as absent, unknown keys are passed over, of a key given twice
// the last counts. Only text must be there. The text is kept exactly as given, so that offsets
// count its code points; blocks come from its lines (text/document.h). An absent or empty id
// becomes the content's hash. published is EDTF, or a timestamp that begins with a full date, whose
// time is dropped.
//
// Owns buffers: make one for each thread and use it for all lines. A refused line leaves the parser
// as good as before.
class NdjsonParser {
 public:
  // What is made of a line: everything, or everything but blocks and dateline, which claims do not
  // depend on.
  enum class Wanted : std::uint8_t { all, text };

  // `words` must outlive the parser.
  explicit NdjsonParser(const PageWords& words, Wanted wanted = Wanted::all);
  NdjsonParser(NdjsonParser&&) noexcept;
  NdjsonParser& operator=(NdjsonParser&&) noexcept;
  ~NdjsonParser();

  // `line` without its line feed (a carriage return at its end is allowed); `place`, "file:12",
  // stands in errors. Refused: what is no JSON object, invalid UTF-8, a lone surrogate or NUL in a
  // value, a value of another type, no text, a published that is no date. A line above
  // limits::ndjson_line_bytes or a text above limits::report_bytes is a limit error.
  [[nodiscard]] Result<Report> parse(std::string_view line, std::string_view place);

 private:
  struct Parts;
  const PageWords* words_;
  Wanted wanted_;
  std::unique_ptr<Parts> parts_;
};

// Cuts bytes that arrive in chunks into lines and never keeps more than one line.
//
//   LineSplitter lines;
//   while (read a chunk) {
//     lines.feed(chunk);
//     while (auto line = lines.next()) ...
//   }
//   lines.end();
//   while (auto line = lines.next()) ...    // a last line without a line feed
class LineSplitter {
 public:
  struct Line {
    std::string_view bytes;  // without the line feed; valid until the next call of anything
    std::size_t number = 0;  // counts from 1, lines that were passed over included
    bool too_long = false;   // above the limit: its bytes were dropped
  };

  explicit LineSplitter(std::size_t longest_bytes = limits::ndjson_line_bytes)
      : longest_bytes_(longest_bytes) {}

  // Asks for the chunk before to be used up: next() gave nothing. Borrows the chunk until then.
  void feed(std::string_view chunk);
  // No more chunks come.
  void end();
  // The next line, or nothing until more is fed. Lines of white space alone are passed over; a
  // UTF-8 mark before the first line is dropped.
  [[nodiscard]] std::optional<Line> next();

 private:
  [[nodiscard]] std::optional<Line> raw_line();
  std::size_t longest_bytes_;
  std::string_view chunk_;
  std::string pending_;         // the beginning of a line that a chunk cut
  bool pending_given_ = false;  // pending_ was handed out and can be dropped
  bool dropping_ = false;       // inside a line that is too long
  bool ended_ = false;
  std::size_t number_ = 0;
};

}  // namespace duikou::text
