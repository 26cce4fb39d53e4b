// SPDX-License-Identifier: Apache-2.0
#include "text/nearest.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace duikou::text {
namespace {

using Characters = std::vector<UChar32>;

// Of what is no UTF-8, U+FFFD.
Characters characters(std::string_view utf8) {
  const auto units =
      icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  Characters out(static_cast<std::size_t>(units.countChar32()));
  UErrorCode failed = U_ZERO_ERROR;
  units.toUTF32(out.data(), static_cast<std::int32_t>(out.size()), failed);
  return out;
}

// Characters that have to be changed, added, dropped, or turned round with their neighbour (the
// "optimal string alignment" form of Damerau's distance).
std::size_t changes(const Characters& a, const Characters& b) {
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
  const Characters wanted = characters(given.substr(0, 200));
  const std::string* best = nullptr;
  std::size_t least = 0;
  for (const std::string& word : words) {
    const Characters other = characters(word);
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

}  // namespace duikou::text
