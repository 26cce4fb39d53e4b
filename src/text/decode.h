// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/report.h"

namespace duikou::text {

// A file's bytes as valid UTF-8 without NUL and without a byte order mark, and the way back.
//
//   file (gb18030)   D4 AE  41  81 30 89 38     bytes 0 2 3 7
//   utf8             E6 8F B4  41  C2 B7...     code points 0 1 2
//   pieces           {0, 0, copied} {2, 3, replaced} {3, 7, copied}
//
// A copied piece advances by source_length(encoding, code point) bytes a character; whatever a file
// writes in another length stands in a replaced piece of its own. The last piece stands behind the
// last character and names the end of the file. No pieces at all: the file is the UTF-8.
struct Decoded {
  std::string utf8;
  std::vector<SourcePiece> pieces;
  std::string encoding;  // as Report::encoding
  std::string ground;    // as Report::encoding_ground
};

// Tells a file's encoding and reads it strictly: not one character is guessed or left out. The
// first that holds decides, so that the same bytes are always read alike:
//   1. a byte order mark                                                              "mark"
//   2. valid UTF-8 without NUL                                                        "strict"
//   3. the label the document declares, where it decodes (gb2312, gbk mean gb18030)   "declared"
//   4. UTF-16: nine of ten 16-bit units have the high byte of Chinese or ASCII text   "zeros"
//   5. uchardet, from 30 characters beyond ASCII on, where its answer decodes         "guessed"
//   6. gb18030, then big5 (with the Hong Kong characters), where one decodes          "last"
//
// Refused, with what the bytes look like and what to do about it: archives, office files, PDF,
// pictures and programs by their first bytes; a NUL; more than one control character in fifty;
// Japanese and Korean encodings; what no step can read. A file above limits::report_bytes is a
// limit error. `name` stands in the errors; `declared` is a label such as "gb2312" or empty.
// Linear; safe on any thread.
[[nodiscard]] Result<Decoded> decode(std::string_view bytes, std::string_view declared,
                                     std::string_view name);

// The label that the first 4,096 bytes of an HTML page or the declaration of an XML file give
// (charset=..., encoding=...); empty where they give none.
[[nodiscard]] std::string_view declared_label(std::string_view bytes);

// The bytes that a character usually takes in one of Report's encodings.
[[nodiscard]] std::size_t source_length(std::string_view encoding, char32_t code_point);

// What the bytes are instead of text, by their first bytes; nothing where they may be text. An
// `Error` without place.
struct NotText {
  std::string_view looks_like;  // "a PDF file"; empty: may be text
  std::string_view cure;
};
[[nodiscard]] NotText not_text(std::string_view bytes);

}  // namespace duikou::text
