// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "claim/rule.h"
#include "claim/rule_words.h"
#include "lexicon/files.h"

namespace duikou::claim {

// What parse_rules works with: takes a file line by line. rule_parser.cc has what a rule looks for,
// rule_lines.cc the other lines.
class RuleParser {
 public:
  RuleParser(std::string_view file, const Kinds& kinds, const lexicon::Lexicon& lexicon,
             const Judges& judges)
      : file_(file),
        shown_(lexicon::shown_name(file)),
        kinds_(kinds),
        lexicon_(lexicon),
        judges_(judges) {}

  Status line(std::uint32_t number, std::string_view text);
  Status end_of_rule();
  [[nodiscard]] std::vector<Rule>&& take() { return std::move(rules_); }

 private:
  bool switch_on(std::string_view key);  // a key that stands alone; false where it is none
  Status key_line(Words& words);
  Status kind(Words& words);
  Status trigger(Words& words);
  Status condition(Words& words, bool wanted);
  // Sets index and least score; a score may be left out.
  Status judgement(Words& words, std::uint32_t& judge, std::int32_t& least) const;
  Status fill(Words& words, std::string_view role);
  Status selector(Words& words, Selector& out);
  Status need(Words& words);
  Status role_list(Words& words, std::vector<std::uint32_t>& out);
  Status role_pair(Words& words, std::vector<std::pair<std::uint32_t, std::uint32_t>>& out);
  Status yields(Words& words);
  Status example(Words& words, bool positive);
  Result<std::uint32_t> role_named(const Words& words, std::string_view name) const;
  Result<const Kind*> kind_named(const Words& words, std::string_view name) const;
  [[nodiscard]] std::string cure_of_key(std::string_view given) const;
  Result<lexicon::ClassId> class_of(Words& words, std::string_view word) const;
  Status classes(Words& words, std::vector<lexicon::ClassId>& out) const;
  [[nodiscard]] Rule& rule() { return rules_.back(); }

  std::string_view file_;
  std::string_view shown_;
  const Kinds& kinds_;
  const lexicon::Lexicon& lexicon_;
  const Judges& judges_;
  std::vector<Rule> rules_;
};

}  // namespace duikou::claim
