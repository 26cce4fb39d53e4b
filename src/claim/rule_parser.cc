// SPDX-License-Identifier: Apache-2.0
// Rule files are lines: an unindented "rule NAME" opens a rule, indented lines fill it. A recursive
// grammar is not needed, so the parser is a table of keys and one small reader of words that knows
// the column it stands at.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "claim/rule.h"
#include "claim/rule_names.h"
#include "claim/rule_words.h"

namespace duikou::claim {
namespace {

// "people,person-times" after "count:".
std::optional<std::vector<CountUnit>> units_named(std::string_view names) {
  std::vector<CountUnit> out;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const auto known = std::find_if(all_units.begin(), all_units.end(), [&](CountUnit unit) {
      return mention::name(unit) == names.substr(0, comma);
    });
    if (known == all_units.end()) return std::nullopt;
    out.push_back(*known);
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return out;
}

std::string unit_list() {
  std::string out;
  for (const CountUnit unit : all_units) {
    out += (out.empty() ? "" : " ") + std::string(mention::name(unit));
  }
  return out;
}

template <class Table>
auto find_named(const Table& table, std::string_view name)
    -> std::optional<typename Table::value_type::second_type> {
  for (const auto& [known, value] : table) {
    if (!known.empty() && known == name) return value;
  }
  return std::nullopt;
}

template <class Table>
std::string names_of(const Table& table) {
  std::string out;
  for (const auto& entry : table) {
    if (!entry.first.empty()) out += (out.empty() ? "" : " ") + std::string(entry.first);
  }
  return out;
}

std::pair<std::string_view, std::string_view> cut_at_colon(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos) return {word, ""};
  return {word.substr(0, colon), word.substr(colon + 1)};
}

// Sets the flag that a word names; false where it names none.
bool flag(std::string_view word, Selector& out) {
  if (word == "single") return out.single = true;
  if (word == "list") return out.list = true;
  if (word == "touching") return out.touching = true;
  if (word == "behind") return out.behind = true;
  if (word == "by") return out.by = true;
  if (word == "giver") return out.giver = true;
  if (word != "supporter" && word != "recipient") return false;
  out.side = word == "supporter" ? Side::supporter : Side::recipient;
  return true;
}

class Parser {
 public:
  Parser(std::string_view file, const Kinds& kinds, const lexicon::Lexicon& lexicon)
      : file_(file), kinds_(kinds), lexicon_(lexicon) {}

  Status line(std::uint32_t number, std::string_view text);
  Status end_of_rule();
  [[nodiscard]] std::vector<Rule>&& take() { return std::move(rules_); }

 private:
  Status key_line(Words& words);
  Status trigger(Words& words);
  Status condition(Words& words, bool wanted);
  Status fill(Words& words, std::string_view role);
  Status selector(Words& words, Selector& out);
  Status need(Words& words);
  Status role_list(Words& words, std::vector<std::uint32_t>& out);
  Status role_pair(Words& words, std::vector<std::pair<std::uint32_t, std::uint32_t>>& out);
  Status yields(Words& words);
  Status example(Words& words, bool positive);
  Result<lexicon::ClassId> class_of(Words& words, std::string_view word) const;
  Status classes(Words& words, std::vector<lexicon::ClassId>& out) const;
  [[nodiscard]] Rule& rule() { return rules_.back(); }

  std::string_view file_;
  const Kinds& kinds_;
  const lexicon::Lexicon& lexicon_;
  std::vector<Rule> rules_;
};

Result<lexicon::ClassId> Parser::class_of(Words& words, std::string_view word) const {
  if (!word.starts_with('@')) {
    return words.error("expected a class of words", "write @ and the name of the class");
  }
  const lexicon::ClassId id = lexicon_.class_named(word.substr(1));
  if (id == lexicon::no_class) {
    return words.error("no class " + std::string(word.substr(1)),
                       "classes are the second column of the tables in data/lexicon/words");
  }
  return id;
}

Status Parser::classes(Words& words, std::vector<lexicon::ClassId>& out) const {
  while (!words.empty()) {
    auto id = class_of(words, words.next());
    if (!id) return std::move(id).error();
    out.push_back(*id);
  }
  return Done{};
}

Status Parser::trigger(Words& words) {
  rule().trigger.text = words.rest();
  const auto [name, unit_names] = cut_at_colon(words.next());
  const auto type = find_named(trigger_names, name);
  if (!type) return words.error("unknown trigger", "one of: " + names_of(trigger_names));
  const auto units = units_named(unit_names);
  if (!units) return words.error("unknown unit of a count", "one of: " + unit_list());
  rule().trigger.units = *units;
  rule().trigger.type = *type;
  const bool of_class = *type == Trigger::Type::word || *type == Trigger::Type::cell;
  if (of_class && words.empty()) {
    const std::string trigger = "trigger " + std::string(name);
    return words.error(trigger + " without a class", "write " + trigger + " @class");
  }
  return classes(words, rule().trigger.any_of);
}

Status Parser::condition(Words& words, bool wanted) {
  Condition out;
  out.wanted = wanted;
  out.line = words.line();
  out.text = (wanted ? "when " : "unless ") + std::string(words.rest());
  const auto zone = find_named(zone_names, words.next());
  if (!zone) return words.error("unknown zone", "one of: " + names_of(zone_names));
  out.zone = *zone;
  if (auto done = classes(words, out.any_of); !done) return done;
  if (out.any_of.empty()) return words.error("no class", "name at least one @class");
  rule().conditions.push_back(std::move(out));
  return Done{};
}

Status Parser::selector(Words& words, Selector& out) {
  const std::string_view word = words.next();
  if (word.starts_with('"') && word.size() > 2 && word.ends_with('"')) {
    out.where = Where::trigger;
    out.what = What::constant;
    out.constant = word.substr(1, word.size() - 2);
    return Done{};
  }
  const auto [place, role] = cut_at_colon(word);
  out.role = role;
  const auto where = find_named(where_names, place);
  if (!where) return words.error("unknown place to look", "one of: " + names_of(where_names));
  out.where = *where;
  if (out.where == Where::previous || out.where == Where::told || out.where == Where::earlier)
    return Done{};
  const auto [name, detail] = cut_at_colon(words.next());
  const auto what = find_named(what_names, name);
  if (!what) return words.error("unknown thing to take", "one of: " + names_of(what_names));
  out.what = *what;
  if (out.what == What::date && !detail.empty()) {
    const auto wanted = find_named(date_names, detail);
    if (!wanted) return words.error("unknown use of a date", "one of: " + names_of(date_names));
    out.date = *wanted;
  } else if (!detail.empty()) {
    const auto units = units_named(detail);
    if (!units) return words.error("unknown unit of a count", "one of: " + unit_list());
    out.units = *units;
  }
  if (words.peek().starts_with('@')) {
    auto id = class_of(words, words.next());
    if (!id) return std::move(id).error();
    out.of = *id;
  }
  while (flag(words.peek(), out)) words.next();
  const bool of_class = out.what == What::word || out.what == What::name;
  if (of_class && out.of == lexicon::no_class) {
    return words.error("no class after word or name", "write word @class or name @class");
  }
  return Done{};
}

Status Parser::fill(Words& words, std::string_view role) {
  RoleFill out;
  const RoleOfKind* known = rule().kind == nullptr ? nullptr : rule().kind->role(role);
  if (known == nullptr) {
    return words.error(
        "no key or role " + std::string(role),
        "keys: kind why trigger when unless need beats modality pairwise each opposite "
        "series sides-only not-whole distinct across apart yields single several yes no; "
        "roles stand in kinds.tsv, and the line with kind comes before them");
  }
  out.role = static_cast<std::uint32_t>(known - rule().kind->roles.data());
  out.line = words.line();
  if (words.next() != "=") return words.error("expected =", "write ROLE = WHERE WHAT | ...");
  for (;;) {
    if (words.empty()) return words.error("nothing to look for", "write WHERE WHAT");
    Selector selector_of_role;
    const std::size_t from = words.offset();
    if (auto done = selector(words, selector_of_role); !done) return done;
    selector_of_role.text = words.since(from);
    out.choices.push_back(std::move(selector_of_role));
    if (words.empty()) break;
    if (words.next() != "|") return words.error("expected |", "part the choices with |");
  }
  rule().fills.push_back(std::move(out));
  return Done{};
}

Status Parser::need(Words& words) {
  while (!words.empty()) {
    std::string_view names = words.next();
    std::vector<std::uint32_t> any_of;
    while (!names.empty()) {
      const std::size_t slash = std::min(names.find('/'), names.size());
      const RoleOfKind* role = rule().kind ? rule().kind->role(names.substr(0, slash)) : nullptr;
      if (role == nullptr) return words.error("no such role", "roles stand in kinds.tsv");
      any_of.push_back(static_cast<std::uint32_t>(role - rule().kind->roles.data()));
      names.remove_prefix(std::min(slash + 1, names.size()));
    }
    rule().required.push_back(std::move(any_of));
  }
  return Done{};
}

// yes [2023-08-29 Paper] text => role=value; role=value
Status Parser::example(Words& words, bool positive) {
  Example out;
  out.line = words.line();
  std::string_view text = words.rest();
  if (text.starts_with('[')) {
    const std::size_t close = std::min(text.find(']'), text.size() - 1);
    const std::string_view inside = text.substr(1, close - 1);
    const std::size_t space = std::min(inside.find(' '), inside.size());
    out.published = inside.substr(0, space);
    out.publisher = inside.substr(std::min(space + 1, inside.size()));
    text.remove_prefix(std::min(close + 2, text.size()));
  }
  const std::size_t arrow = text.find(" => ");
  if (positive == (arrow == std::string_view::npos)) {
    return words.error("an example needs its outcome",
                       "write yes TEXT => role=value; role=value, and no TEXT");
  }
  out.text = text.substr(0, arrow);
  if (positive) out.expected = text.substr(arrow + 4);
  (positive ? rule().yes : rule().no).push_back(std::move(out));
  return Done{};
}

Status Parser::role_list(Words& words, std::vector<std::uint32_t>& out) {
  while (!words.empty()) {
    const RoleOfKind* role = rule().kind ? rule().kind->role(words.next()) : nullptr;
    if (role == nullptr) return words.error("no such role", "roles stand in kinds.tsv");
    out.push_back(static_cast<std::uint32_t>(role - rule().kind->roles.data()));
  }
  return Done{};
}

Status Parser::role_pair(Words& words, std::vector<std::pair<std::uint32_t, std::uint32_t>>& out) {
  std::vector<std::uint32_t> roles;
  if (auto done = role_list(words, roles); !done) return done;
  if (roles.size() != 2) return words.error("expected two roles", "write the key, ROLE and ROLE");
  out.emplace_back(roles[0], roles[1]);
  return Done{};
}

Status Parser::yields(Words& words) {
  rule().yields = kinds_.find(words.next());
  if (rule().yields == nullptr) return words.error("no such kind", "kinds stand in kinds.tsv");
  const RoleOfKind* role = rule().yields->role(words.next());
  if (role == nullptr) return words.error("no such role", "write yields KIND ROLE");
  rule().yields_role = static_cast<std::uint32_t>(role - rule().yields->roles.data());
  return Done{};
}

Status Parser::key_line(Words& words) {
  const std::string_view key = words.next();
  if (key == "why") {
    rule().why = words.rest();
    return Done{};
  }
  if (key == "kind") {
    rule().kind = kinds_.find(words.next());
    if (rule().kind == nullptr) return words.error("no such kind", "kinds stand in kinds.tsv");
    return Done{};
  }
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
  if (key == "opposite") {
    rule().opposite = true;
    return Done{};
  }
  if (key == "sides-only") {
    rule().sides_only = true;
    return Done{};
  }
  if (key == "series") {
    rule().series = true;
    return Done{};
  }
  if (key == "single") return role_list(words, rule().single);
  if (key == "several") return role_list(words, rule().several);
  if (key == "distinct") return role_pair(words, rule().distinct);
  if (key == "across") return role_pair(words, rule().across);
  if (key == "yields") return yields(words);
  if (key == "apart") return role_pair(words, rule().apart);
  if (key == "not-whole") {
    const RoleOfKind* role = rule().kind ? rule().kind->role(words.next()) : nullptr;
    if (role == nullptr) return words.error("no such role", "roles stand in kinds.tsv");
    rule().not_whole = static_cast<std::uint32_t>(role - rule().kind->roles.data());
    return Done{};
  }
  if (key == "beats") {
    while (!words.empty()) rule().beats.emplace_back(words.next());
    return Done{};
  }
  if (key == "modality") {
    const auto modality = modality_named(words.next());
    if (!modality) return words.error("unknown modality", "see docs/claims.md");
    rule().modality = *modality;
    return Done{};
  }
  return fill(words, key);
}

Status Parser::end_of_rule() {
  if (rules_.empty()) return Done{};
  const Rule& last = rules_.back();
  const auto error = [&](std::string cause, std::string cure) {
    return Error{Error::Kind::refused, last.file + ":" + std::to_string(last.line),
                 "rule " + last.name + " " + std::move(cause), std::move(cure)};
  };
  if (last.kind == nullptr) return error("has no kind", "add a line: kind KIND");
  if (last.why.empty()) return error("has no why", "say in a line why the rule holds");
  if (last.fills.empty()) return error("fills no role", "add a line: ROLE = WHERE WHAT");
  if (last.yes.empty() || last.no.empty()) {
    return error("lacks an example", "add a yes and a no of your own wording");
  }
  return Done{};
}

Status Parser::line(std::uint32_t number, std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  if (text.empty() || text.starts_with('#')) return Done{};
  Words words(file_, number, text);
  if (!text.starts_with(' ')) {
    if (words.next() != "rule" || words.empty()) {
      return words.error("expected a rule", "write rule NAME, and indent the lines below it");
    }
    if (auto done = end_of_rule(); !done) return done;
    rules_.emplace_back();
    rule().name = words.next();
    rule().file = file_;
    rule().line = number;
    return Done{};
  }
  if (rules_.empty()) {
    words.next();
    return words.error("a line outside a rule", "begin with rule NAME");
  }
  return key_line(words);
}

}  // namespace

Result<std::vector<Rule>> parse_rules(std::string_view file, std::string_view bytes,
                                      const Kinds& kinds, const lexicon::Lexicon& lexicon) {
  Parser parser(file, kinds, lexicon);
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
