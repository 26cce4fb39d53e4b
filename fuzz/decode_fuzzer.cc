// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>
#include <string>

#include "text/decode.h"
#include "text/utf8.h"

// The first byte chooses the declared label, the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* labels[] = {"", "gb2312", "big5", "utf-16le", "utf-16be", "unknown"};
  if (size == 0) return 0;
  // An exact copy on the heap, so that reading behind the end is seen.
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto out = duikou::text::decode(bytes, labels[data[0] % 6], "fuzz");
  if (!out.ok()) return 0;
  const duikou::text::Decoded& decoded = out.value();
  if (!duikou::text::valid_utf8(decoded.utf8)) std::abort();
  for (std::size_t i = 1; i < decoded.pieces.size(); ++i) {
    if (decoded.pieces[i - 1].code_point > decoded.pieces[i].code_point) std::abort();
    if (decoded.pieces[i - 1].source_byte > decoded.pieces[i].source_byte) std::abort();
    if (decoded.pieces[i].source_byte > bytes.size()) std::abort();
  }
  return 0;
}
