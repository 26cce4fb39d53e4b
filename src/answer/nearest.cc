// SPDX-License-Identifier: Apache-2.0
#include "answer/nearest.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace duikou::answer {
namespace {

std::u32string characters(std::string_view utf8) {
  std::u32string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    out += static_cast<char32_t>(c);
  }
  return out;
}

// Characters that have to be changed, added, dropped, or turned round with their neighbour (the
// "optimal string alignment" form of Damerau's distance).
std::size_t changes(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) last[k] = k;
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = i + 1;
    for (std::size_t k = 0; k < b.size(); ++k) {
      row[k + 1] = std::min({last[k] + (a[i] != b[k]), last[k + 1] + 1, row[k] + 1});
      const bool turned = i > 0 && k > 0 && a[i] == b[k - 1] && a[i - 1] == b[k];
      if (turned) row[k + 1] = std::min(row[k + 1], before[k - 1] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

}  // namespace

std::string nearest(std::string_view given, const std::vector<std::string>& words) {
  const std::u32string wanted = characters(given.substr(0, 200));
  const std::string* best = nullptr;
  std::size_t least = 0;
  for (const std::string& word : words) {
    const std::u32string other = characters(word);
    const std::size_t longer = std::max(wanted.size(), other.size());
    if (longer > 3 * std::min(wanted.size(), other.size())) continue;
    const std::size_t apart = changes(wanted, other);
    if (apart * 3 <= longer && (!best || apart < least)) best = &word, least = apart;
  }
  if (best) return *best;
  for (const std::string& word : words) {
    const bool inside = word.find(given) != std::string::npos ||
                        (word.size() > 3 && given.find(word) != std::string_view::npos);
    if (!given.empty() && inside) return word;
  }
  return {};
}

}  // namespace duikou::answer
