// SPDX-License-Identifier: Apache-2.0
// Files of rules, in a small world of one kind and three classes of words.
#include <cstdint>
#include <string>

#include "claim/rule.h"
#include "claim/rule_set.h"
#include "data_for_fuzzing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou;
  static const claim::Kinds kinds =
      claim::Kinds::parse(
          "kind\trole\ttype\tidentity\tpartnership\tlabel_zh\tlabel_en\tcore\tbeside\n"
          "gift\t\t\t\tyes\t\t\t\t\ngift\tgiver\tplace\tkey\t\t\t\tyes\t\n"
          "gift\ttaker\tplace\tkey\t\t\t\tyes\t\ngift\tsum\tamount\tvarying\t\t\t\t\t\n"
          "gift\tday\tdate\tvarying\t\t\t\t\t\n")
          .value();
  static lexicon::Lexicon words =
      lexicon::Lexicon::make({{"lexicon/words/a.tsv",
                               "word\tclass\tvalue\nsong\tgive\t\ntui\tback\t\nmei\tdenial\t\n"}})
          .value();
  static const lexicon::Places places = lexicon::Places::make(data_for_fuzzing(), words).value();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string name = "rules/gift/a.rule";
  const auto rules = claim::parse_rules(name, bytes, kinds, words, {});
  if (!rules) must_name(rules.error(), name);
  const auto set = claim::RuleSet::make({{name, bytes}}, kinds, words, places);
  must(rules.ok() || !set.ok(), "a bad file makes no set");
  if (set) must(set->rules().size() == rules->size(), "a set has all rules of its files");
  return 0;
}
