// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>
#include <vector>

#include "mention/date.h"
#include "quantity_words_for_fuzzing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou;
  static const auto finder = mention::DateFinder::make(quantity_words_for_fuzzing().lexicon);
  if (!finder.ok()) std::abort();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!text::valid_utf8(bytes)) return 0;
  const text::Folded folded(quantity_words_for_fuzzing().folding, bytes);
  lexicon::Scan scan;
  quantity_words_for_fuzzing().lexicon.scan(folded, scan);
  for (const Date published : {Date{}, Date{2023, 8, 29}, Date{2020, 2, 29}, Date{1, 1, 1}}) {
    std::vector<mention::Mention> dates;
    finder->find(folded, scan, {published}, dates);
    check_mentions(dates, folded.size());
    for (const auto& date : dates) {
      // What no claim may say, as the time of a plan, has a value alone.
      if (!date.date.start.empty() && !date.date.start.valid()) std::abort();
      if (!date.date.end.empty() && !date.date.end.valid()) std::abort();
    }
  }
  return 0;
}
