// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>
#include <string>

#include "page_words_for_fuzzing.h"
#include "text/ndjson.h"
#include "text/utf8.h"

// Cuts the input into lines, in chunks as long as its first byte says, and parses each.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou::text;
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t chunk = std::size_t{data[0]} + 1;
  static NdjsonParser parser(page_words_for_fuzzing());
  LineSplitter lines(4096);
  const auto drain = [&] {
    while (const auto line = lines.next()) {
      const auto report = parser.parse(line->bytes, "fuzz");
      if (report.ok() && !valid_utf8(report.value().text)) std::abort();
    }
  };
  for (std::size_t at = 0; at < bytes.size(); at += chunk) {
    lines.feed(std::string_view(bytes).substr(at, chunk));
    drain();
  }
  lines.end();
  drain();
  return 0;
}
