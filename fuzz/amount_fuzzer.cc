// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <vector>

#include "mention/amount.h"
#include "mention/count.h"
#include "quantity_words_for_fuzzing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou;
  static const auto amounts = mention::AmountFinder::make(quantity_words_for_fuzzing().lexicon);
  static const auto counts = mention::CountFinder::make(quantity_words_for_fuzzing().lexicon);
  if (!amounts.ok() || !counts.ok()) std::abort();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!text::valid_utf8(bytes)) return 0;
  const text::Folded folded(quantity_words_for_fuzzing().folding, bytes);
  lexicon::Scan scan;
  quantity_words_for_fuzzing().lexicon.scan(folded, scan);
  std::vector<mention::Mention> money;
  amounts->find(folded, scan, money);
  check_mentions(money, folded.size());
  std::vector<mention::Mention> numbers;
  counts->find(folded, scan, money, numbers);
  check_mentions(numbers, folded.size());
  for (const auto& number : numbers) {
    for (const auto& sum : money) {
      if (number.span.overlaps(sum.span)) std::abort();
    }
  }
  return 0;
}
