// SPDX-License-Identifier: Apache-2.0
// Rule files are lines: an unindented "rule NAME" opens a rule, indented lines fill it. A recursive
// grammar is not needed, so the parser is a table of keys and one small reader of words that knows
// the column it stands at.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "claim/rule_names.h"
#include "claim/rule_parser.h"
#include "text/nearest.h"

namespace duikou::claim {
namespace {

// Opens a condition that asks a learned judgement.
constexpr std::string_view judged = "judged";

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

std::string cure_of_units(std::string_view given) {
  std::vector<std::string> names;
  for (const CountUnit unit : all_units) names.emplace_back(mention::name(unit));
  return cure_of(given, names);
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
std::string cure_from(const Table& table, std::string_view given) {
  std::vector<std::string> names;
  for (const auto& entry : table) names.emplace_back(entry.first);
  return cure_of(given, names);
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
  if (word == "last") return out.last = true;
  if (word == "touching") return out.touching = true;
  if (word == "behind") return out.behind = true;
  if (word == "by") return out.by = true;
  if (word == "named") return out.named = true;
  if (word == "giver") return out.giver = true;
  if (word != "supporter" && word != "recipient") return false;
  out.side = word == "supporter" ? Side::supporter : Side::recipient;
  return true;
}

template <class Table>
Error unknown(const Words& words, std::string_view what, std::string_view given,
              const Table& table) {
  std::string cause = "unknown " + std::string(what);
  cause += given.empty() ? ": none is named" : ": " + std::string(given);
  return words.error(std::move(cause), cure_from(table, given));
}

}  // namespace

Result<lexicon::ClassId> RuleParser::class_of(Words& words, std::string_view word) const {
  if (!word.starts_with('@')) {
    return words.error("expected a class of words: " + std::string(word),
                       "write @ and the name of the class");
  }
  const lexicon::ClassId id = lexicon_.class_named(word.substr(1));
  if (id == lexicon::no_class) {
    const std::string near = text::nearest(word.substr(1), lexicon_.class_names());
    return words.error(
        "no class of words " + std::string(word),
        (near.empty() ? "" : "did you mean @" + near + "? ") + "duikou rules classes lists them");
  }
  return id;
}

Status RuleParser::classes(Words& words, std::vector<lexicon::ClassId>& out) const {
  while (!words.empty()) {
    auto id = class_of(words, words.next());
    if (!id) return std::move(id).error();
    out.push_back(*id);
  }
  return Done{};
}

Status RuleParser::trigger(Words& words) {
  rule().trigger.text = words.rest();
  const auto [name, unit_names] = cut_at_colon(words.next());
  const auto type = find_named(trigger_names, name);
  if (!type) return unknown(words, "trigger", name, trigger_names);
  const auto units = units_named(unit_names);
  if (!units) {
    return words.error("unknown unit of a count: " + std::string(unit_names),
                       cure_of_units(unit_names));
  }
  rule().trigger.units = *units;
  rule().trigger.type = *type;
  const bool of_class = *type == Trigger::Type::word || *type == Trigger::Type::cell;
  if (of_class && words.empty()) {
    const std::string trigger = "trigger " + std::string(name);
    return words.error(trigger + " without a class", "write " + trigger + " @class");
  }
  return classes(words, rule().trigger.any_of);
}

Status RuleParser::condition(Words& words, bool wanted) {
  Condition out;
  out.wanted = wanted;
  out.line = words.line();
  out.text = (wanted ? "when " : "unless ") + std::string(words.rest());
  const std::string_view name = words.next();
  if (name == judged) {
    if (auto done = judgement(words, out.judge, out.least); !done) return done;
    if (!words.empty())
      return words.error_here("nothing may follow a judgement", "begin a new line");
    rule().conditions.push_back(std::move(out));
    return Done{};
  }
  const auto zone = find_named(zone_names, name);
  if (!zone) return unknown(words, "zone", name, zone_names);
  out.zone = *zone;
  if (auto done = classes(words, out.any_of); !done) return done;
  if (out.any_of.empty()) return words.error("no class", "name at least one @class");
  rule().conditions.push_back(std::move(out));
  return Done{};
}

Status RuleParser::judgement(Words& words, std::uint32_t& judge, std::int32_t& least) const {
  const std::string_view name = words.next();
  const auto known = judges_.index_named(name);
  if (!known) {
    return words.error("no learned judgement " + std::string(name), cure_of(name, judges_.names()));
  }
  judge = *known;
  if (words.empty() || words.peek() == "|") return Done{};
  const std::string_view score = words.next();
  const char* const end = score.data() + score.size();
  const auto read = std::from_chars(score.data(), end, least);
  if (read.ec != std::errc() || read.ptr != end) {
    return words.error("no least score: " + std::string(score),
                       "write one whole number of thousandths, or nothing for 0");
  }
  return Done{};
}

Status RuleParser::selector(Words& words, Selector& out) {
  const std::string_view word = words.next();
  if (word.starts_with('"')) {
    if (word.size() < 3 || !word.ends_with('"')) {
      return words.error("a constant without its closing quotation mark",
                         "write \"WORD\", without spaces in it");
    }
    out.where = Where::trigger;
    out.what = What::constant;
    out.constant = word.substr(1, word.size() - 2);
    return Done{};
  }
  const auto [place, role] = cut_at_colon(word);
  out.role = role;
  const auto where = find_named(where_names, place);
  if (!where) return unknown(words, "place to look", place, where_names);
  out.where = *where;
  if (out.where == Where::previous || out.where == Where::told || out.where == Where::earlier ||
      out.where == Where::goes_on || out.where == Where::opening) {
    return Done{};
  }
  const auto [name, detail] = cut_at_colon(words.next());
  const auto what = find_named(what_names, name);
  if (!what) return unknown(words, "thing to take", name, what_names);
  out.what = *what;
  if (out.what == What::date && !detail.empty()) {
    const auto wanted = find_named(date_names, detail);
    if (!wanted) return unknown(words, "use of a date", detail, date_names);
    out.date = *wanted;
  } else if (!detail.empty()) {
    const auto units = units_named(detail);
    if (!units) {
      return words.error("unknown unit of a count: " + std::string(detail), cure_of_units(detail));
    }
    out.units = *units;
  }
  if (words.peek().starts_with('@')) {
    auto id = class_of(words, words.next());
    if (!id) return std::move(id).error();
    out.of = *id;
  }
  while (flag(words.peek(), out)) words.next();
  if (words.peek() == judged) {
    words.next();
    const bool people = out.what == What::person;
    if (!people && out.what != What::place && out.what != What::region) {
      return words.error("only people and places are judged one by one",
                         "write person, place or region before judged");
    }
    if (auto done = judgement(words, out.judge, out.least); !done) return done;
  }
  const bool of_class = out.what == What::word || out.what == What::name;
  if (of_class && out.of == lexicon::no_class) {
    return words.error("no class after word or name", "write word @class or name @class");
  }
  return Done{};
}

Status RuleParser::fill(Words& words, std::string_view role) {
  RoleFill out;
  const RoleOfKind* known = rule().kind == nullptr ? nullptr : rule().kind->role(role);
  if (known == nullptr) {
    return words.error("no key or role " + std::string(role), cure_of_key(role));
  }
  out.role = static_cast<std::uint32_t>(known - rule().kind->roles.data());
  for (const RoleFill& other : rule().fills) {
    if (other.role != out.role) continue;
    return words.error("the role " + std::string(role) + " is filled in line " +
                           std::to_string(other.line) + " already",
                       "put all choices into one line, parted by |");
  }
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

}  // namespace duikou::claim
