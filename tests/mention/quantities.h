// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "mention/amount.h"
#include "mention/count.h"
#include "mention/date.h"

namespace duikou::mention {

inline std::string data_file(const std::string& path) {
  std::ifstream file(std::string(DUIKOU_SOURCE_DIR) + "/data/" + path);
  std::stringstream out;
  out << file.rdbuf();
  return out.str();
}

// The finders of dates, amounts and counts over their own tables, and what they say of a text as
// one line: "span=value", with "!use" behind dates and "~bound" behind numbers, parted by " | ".
class Quantities {
 public:
  static const Quantities& shared() {
    static const Quantities out;
    return out;
  }

  // Of a chronicle where a year that it tells of is given.
  std::vector<Mention> dates(std::string_view text, std::string_view published,
                             std::optional<std::int16_t> tells_of = {}) const {
    std::vector<Mention> out;
    const text::Folded folded(folding_, text);
    lexicon::Scan scan;
    lexicon_.scan(folded, scan);
    dates_.find(
        folded, scan,
        {Date::parse(published).value_or(Date{}), tells_of.has_value(), tells_of.value_or(0)}, out);
    return out;
  }
  std::vector<Mention> amounts(std::string_view text) const {
    std::vector<Mention> out;
    const text::Folded folded(folding_, text);
    lexicon::Scan scan;
    lexicon_.scan(folded, scan);
    amounts_.find(folded, scan, out);
    return out;
  }
  std::vector<Mention> counts(std::string_view text) const {
    std::vector<Mention> taken = dates(text, "");
    const auto money = amounts(text);
    taken.insert(taken.end(), money.begin(), money.end());
    std::sort(taken.begin(), taken.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
    std::vector<Mention> out;
    const text::Folded folded(folding_, text);
    lexicon::Scan scan;
    lexicon_.scan(folded, scan);
    counts_.find(folded, scan, taken, out);
    return out;
  }
  std::string line(std::string_view text, const std::vector<Mention>& mentions) const {
    const text::Folded folded(folding_, text);
    constexpr std::string_view uses[] = {"", "as-of", "since", "due"};
    std::string out;
    for (const Mention& mention : mentions) {
      if (!out.empty()) out += " | ";
      out += std::string(folded.original(mention.span)) + "=" + mention.value;
      const std::string_view use = uses[static_cast<std::size_t>(mention.use)];
      if (!use.empty()) out += "!" + std::string(use);
      if (mention.bound != Bound::exact) out += "~" + std::string(name(mention.bound));
    }
    return out;
  }
  const lexicon::Lexicon& lexicon() const { return lexicon_; }
  const text::Folding& folding() const { return folding_; }

 private:
  static lexicon::DataFiles files() {
    lexicon::DataFiles out;
    for (const char* file : {"dates", "numbers", "units", "currencies"}) {
      const std::string path = std::string("lexicon/words/") + file + ".tsv";
      out[path] = data_file(path);
    }
    return out;
  }
  Quantities()
      : folding_(text::Folding::parse(data_file("lexicon/traditional.tsv")).value()),
        lexicon_(lexicon::Lexicon::make(files()).value()),
        dates_(DateFinder::make(lexicon_).value()),
        amounts_(AmountFinder::make(lexicon_).value()),
        counts_(CountFinder::make(lexicon_).value()) {}

  text::Folding folding_;
  lexicon::Lexicon lexicon_;
  DateFinder dates_;
  AmountFinder amounts_;
  CountFinder counts_;
};

}  // namespace duikou::mention
