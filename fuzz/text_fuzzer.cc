// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>
#include <string>

#include "page_words_for_fuzzing.h"
#include "text/document.h"
#include "text/folded.h"
#include "text/source_map.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou::text;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto out = draw(bytes, Format::text, {"fuzz", ""}, page_words_for_fuzzing());
  if (!out.ok()) return 0;
  const Report& report = out.value();
  if (!valid_utf8(report.text)) std::abort();
  const ByteRange range = source_span(report, {0, length_code_points(report.text)});
  if (range.start > range.end || range.end > size) std::abort();
  return 0;
}
