// SPDX-License-Identifier: Apache-2.0
// The lines of a rule but for its selectors: kinds, roles, examples, and what a whole rule needs.
#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.h"
#include "claim/example.h"
#include "claim/rule_parser.h"
#include "lexicon/files.h"
#include "text/nearest.h"
#include "text/utf8.h"

namespace duikou::claim {
namespace {

constexpr std::array<std::string_view, 26> key_names = {
    "kind",     "why",        "trigger",   "when",     "unless",    "need",     "beats",
    "modality", "pairwise",   "each",      "opposite", "not-whole", "distinct", "across",
    "series",   "sides-only", "apart",     "yields",   "single",    "several",  "nth",
    "opens",    "outside",    "gives-way", "yes",      "no"};

std::vector<std::string> role_names(const Kind* kind) {
  std::vector<std::string> out;
  for (std::size_t i = 0; kind != nullptr && i < kind->roles.size(); ++i) {
    out.push_back(kind->roles[i].name);
  }
  return out;
}

Result<std::uint32_t> role_of(const Kind& kind, const Words& words, std::string_view name) {
  const RoleOfKind* role = kind.role(name);
  if (role == nullptr) {
    return words.error("no such role: " + std::string(name), cure_of(name, role_names(&kind)));
  }
  return static_cast<std::uint32_t>(role - kind.roles.data());
}

}  // namespace

std::string cure_of(std::string_view given, const std::vector<std::string>& names) {
  const std::string near = text::nearest(given, names);
  std::string out = near.empty() ? "" : "did you mean " + near + "? ";
  out += "one of:";
  for (const std::string& name : names) out += " " + name;
  return out;
}

Result<std::uint32_t> RuleParser::role_named(const Words& words, std::string_view name) const {
  const Kind* kind = rules_.back().kind;
  if (kind == nullptr) {
    return words.error("a role before the kind", "put the line with kind in front");
  }
  return role_of(*kind, words, name);
}

std::string RuleParser::cure_of_key(std::string_view given) const {
  if (given == "rule") return "begin a rule at the head of its line";
  const std::vector<std::string> roles = role_names(rules_.back().kind);
  std::vector<std::string> known(key_names.begin(), key_names.end());
  known.insert(known.end(), roles.begin(), roles.end());
  const std::string near = text::nearest(given, known);
  std::string out = near.empty() ? "" : "did you mean " + near + "? ";
  out += "keys:";
  for (const std::string_view key : key_names) out += " " + std::string(key);
  if (roles.empty()) return out + "; roles come behind the line with kind";
  out += "; roles:";
  for (const std::string& role : roles) out += " " + role;
  return out;
}

Status RuleParser::need(Words& words) {
  while (!words.empty()) {
    std::string_view names = words.next();
    std::vector<std::uint32_t> any_of;
    while (!names.empty()) {
      const std::size_t slash = std::min(names.find('/'), names.size());
      auto role = role_named(words, names.substr(0, slash));
      if (!role) return std::move(role).error();
      any_of.push_back(*role);
      names.remove_prefix(std::min(slash + 1, names.size()));
    }
    rule().required.push_back(std::move(any_of));
  }
  return Done{};
}

Status RuleParser::example(Words& words, bool positive) {
  auto out = parse_example(words, positive, rule().sides_only ? nullptr : rule().kind);
  if (!out) return std::move(out).error();
  (positive ? rule().yes : rule().no).push_back(std::move(out).value());
  return Done{};
}

Status RuleParser::role_list(Words& words, std::vector<std::uint32_t>& out) {
  while (!words.empty()) {
    auto role = role_named(words, words.next());
    if (!role) return std::move(role).error();
    out.push_back(*role);
  }
  return Done{};
}

Status RuleParser::role_pair(Words& words,
                             std::vector<std::pair<std::uint32_t, std::uint32_t>>& out) {
  std::vector<std::uint32_t> roles;
  if (auto done = role_list(words, roles); !done) return done;
  if (roles.size() != 2) return words.error("expected two roles", "write the key, ROLE and ROLE");
  out.emplace_back(roles[0], roles[1]);
  return Done{};
}

Result<const Kind*> RuleParser::kind_named(const Words& words, std::string_view name) const {
  const Kind* kind = kinds_.find(name);
  if (kind != nullptr) return kind;
  std::vector<std::string> known;
  for (const Kind& one : kinds_.all()) known.push_back(one.name);
  return words.error("no such kind: " + std::string(name), cure_of(name, known));
}

Status RuleParser::kind(Words& words) {
  auto kind = kind_named(words, words.next());
  if (!kind) return std::move(kind).error();
  rule().kind = *kind;
  return Done{};
}

Status RuleParser::yields(Words& words) {
  auto kind = kind_named(words, words.next());
  if (!kind) return std::move(kind).error();
  auto role = role_of(**kind, words, words.next());
  if (!role) return std::move(role).error();
  rule().yields = *kind;
  rule().yields_role = *role;
  return Done{};
}

bool RuleParser::switch_on(std::string_view key) {
  if (key == "opens") return rule().opens = true;
  if (key == "opposite") return rule().opposite = true;
  if (key == "gives-way") return rule().gives_way = true;
  if (key == "series") return rule().series = true;
  return key == "sides-only" && (rule().sides_only = true);
}

Status RuleParser::key_line(Words& words) {
  const std::string_view key = words.next();
  if (switch_on(key)) return Done{};
  if (key == "why") {
    rule().why = words.rest();
    return Done{};
  }
  if (key == "kind") return kind(words);
  if (key == "trigger") return trigger(words);
  if (key == "when") return condition(words, true);
  if (key == "unless") return condition(words, false);
  if (key == "need") return need(words);
  if (key == "yes") return example(words, true);
  if (key == "no") return example(words, false);
  if (key == "pairwise") {
    rule().pairwise = true;
    return classes(words, rule().pairwise_if);
  }
  if (key == "each") return classes(words, rule().each_if);
  if (key == "nth") return classes(words, rule().nth_if);
  if (key == "outside") return role_pair(words, rule().outside);
  if (key == "single") return role_list(words, rule().single);
  if (key == "several") return role_list(words, rule().several);
  if (key == "distinct") return role_pair(words, rule().distinct);
  if (key == "across") return role_pair(words, rule().across);
  if (key == "yields") return yields(words);
  if (key == "apart") return role_pair(words, rule().apart);
  if (key == "not-whole") {
    auto role = role_named(words, words.next());
    if (!role) return std::move(role).error();
    rule().not_whole = *role;
    return Done{};
  }
  if (key == "beats") {
    while (!words.empty()) rule().beats.emplace_back(words.next());
    return Done{};
  }
  if (key == "modality") {
    const auto modality = modality_named(words.next());
    if (!modality) {
      return words.error("unknown modality",
                         "one of: reported planned denied corrected quoted ended");
    }
    rule().modality = *modality;
    return Done{};
  }
  return fill(words, key);
}

Status RuleParser::end_of_rule() {
  if (rules_.empty()) return Done{};
  const Rule& last = rules_.back();
  const auto error = [&](std::string cause, std::string cure) {
    return Error{Error::Kind::refused, last.file + ":" + std::to_string(last.line) + ":6",
                 "rule " + last.name + " " + std::move(cause), std::move(cure)};
  };
  if (last.kind == nullptr) return error("has no kind", "add a line: kind KIND");
  if (last.why.empty()) return error("has no why", "say in a line why the rule holds");
  if (last.trigger.text.empty()) return error("has no trigger", "add a line: trigger word @CLASS");
  if (last.fills.empty()) return error("fills no role", "add a line: ROLE = WHERE WHAT");
  if (last.yes.empty() || last.no.empty()) {
    return error("lacks an example", "add a yes and a no of your own wording");
  }
  return Done{};
}

Status RuleParser::line(std::uint32_t number, std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  if (text.empty() || text.starts_with('#')) return Done{};
  Words words(shown_, number, text);
  if (text.starts_with('\t')) {
    return words.error("a line that begins with a tab", "indent with two spaces");
  }
  if (!text.starts_with(' ')) {
    if (words.next() != "rule" || words.empty()) {
      return words.error("expected a rule", "write rule NAME, and indent the lines below it");
    }
    if (auto done = end_of_rule(); !done) return done;
    rules_.emplace_back();
    const std::string_view label = lexicon::label_of(file_);
    rule().name = (label.empty() ? "" : std::string(label) + ":") + std::string(words.next());
    rule().file = shown_;
    rule().line = number;
    return Done{};
  }
  if (rules_.empty()) {
    words.next();
    return words.error("a line outside a rule", "begin with rule NAME");
  }
  return key_line(words);
}

Result<std::vector<Rule>> parse_rules(std::string_view file, std::string_view bytes,
                                      const Kinds& kinds, const lexicon::Lexicon& lexicon,
                                      const Judges& judges) {
  const std::string place(lexicon::shown_name(file));
  if (bytes.size() > limits::rule_file_bytes) {
    return Error{Error::Kind::limit, place,
                 "larger than " + std::to_string(limits::rule_file_bytes) + " bytes",
                 "part it into several files"};
  }
  if (bytes.find('\0') != std::string_view::npos || !text::valid_utf8(bytes)) {
    return Error{Error::Kind::refused, place, "no text in UTF-8",
                 "a file of rules is plain text; save it as UTF-8"};
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  RuleParser parser(file, kinds, lexicon, judges);
  std::uint32_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    if (auto done = parser.line(++number, bytes.substr(0, end)); !done) {
      return std::move(done).error();
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  if (auto done = parser.end_of_rule(); !done) return std::move(done).error();
  return std::move(parser.take());
}

}  // namespace duikou::claim
