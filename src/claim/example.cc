// SPDX-License-Identifier: Apache-2.0
#include "claim/example.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "claim/rivals.h"
#include "value/date.h"

namespace duikou::claim {
namespace {

std::vector<std::string> parted(std::string_view text, std::string_view mark) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t end = text.find(mark);
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + mark.size());
  }
}

// "\n" of an example stands for a line feed, because an example is one line of its file.
std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (const std::string& line : parted(text, "\\n")) out += (out.empty() ? "" : "\n") + line;
  return out;
}

bool made_by(const Claim& claim, const std::set<std::string>& rules) {
  return std::any_of(claim.rules.begin(), claim.rules.end(),
                     [&](const std::string& rule) { return rules.contains(rule); });
}

// "role=value; role=value,value": every value named must be among those of the role.
bool has_values(const Claim& claim, std::string_view expected) {
  for (const std::string& pair : parted(expected, "; ")) {
    const std::size_t equals = pair.find('=');
    const Role* role = claim.role(pair.substr(0, equals));
    if (equals == std::string::npos || role == nullptr) return false;
    for (const std::string& wanted : parted(pair.substr(equals + 1), ",")) {
      const bool found = std::any_of(role->values.begin(), role->values.end(),
                                     [&](const Value& value) { return value.value == wanted; });
      if (!found) return false;
    }
  }
  return true;
}

// The day and the publisher in brackets before the text, which is what is left of `text`.
Status take_head(Words& words, Example& out, std::string_view& text) {
  const std::size_t close = text.find(']');
  if (close == std::string_view::npos) {
    return words.error_here("a bracket that is not closed", "write [2023-08-29 PUBLISHER] TEXT");
  }
  const std::string_view inside = text.substr(1, close - 1);
  const std::size_t space = std::min(inside.find(' '), inside.size());
  out.published = inside.substr(0, space);
  out.publisher = inside.substr(std::min(space + 1, inside.size()));
  if (!Date::parse(out.published)) {
    return words.error_here("no day: " + out.published, "write [2023-08-29 PUBLISHER] TEXT");
  }
  text.remove_prefix(std::min(close + 1, text.size()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  return Done{};
}

Status check_outcome(Words& words, std::string_view expected, const Kind* kind) {
  for (const std::string& pair : parted(expected, "; ")) {
    const std::string role = pair.substr(0, pair.find('='));
    if (role.size() == pair.size()) {
      return words.error_here("an outcome without =: " + pair,
                              "write yes TEXT => ROLE=VALUE; ROLE=VALUE");
    }
    if (kind == nullptr || kind->role(role) != nullptr) continue;
    std::vector<std::string> names;
    for (const RoleOfKind& known : kind->roles) names.push_back(known.name);
    return words.error_here("no such role: " + role, cure_of(role, names));
  }
  return Done{};
}

}  // namespace

Result<Example> parse_example(Words& words, bool positive, const Kind* kind) {
  Example out;
  out.line = words.line();
  std::string_view text = words.rest();
  if (text.starts_with('[')) {
    if (auto done = take_head(words, out, text); !done) return std::move(done).error();
  }
  constexpr std::string_view arrow = " => ";
  const std::size_t at = text.find(arrow);
  if (positive == (at == std::string_view::npos)) {
    return words.error("an example needs its outcome",
                       "write yes TEXT => role=value; role=value, and no TEXT");
  }
  out.text = text.substr(0, at);
  if (!positive) return out;
  out.expected = text.substr(at + arrow.size());
  if (auto done = check_outcome(words, out.expected, kind); !done) return std::move(done).error();
  return out;
}

Tried try_example(const Reader& reader, const Rule& rule, const Example& example) {
  text::Report report;
  report.text = with_line_feeds(example.text);
  report.published = example.published;
  report.publisher = example.publisher;
  Tried out{&rule, &example, false, reader.read(report)};
  const bool positive = !example.expected.empty();
  std::set<std::string> makers = {rule.name};
  for (const Rule& other : reader.rules()) {
    const bool beats = goes_before(other, rule);
    if (positive && beats && other.kind == rule.kind) makers.insert(other.name);
  }
  const bool found = std::any_of(out.claims.begin(), out.claims.end(), [&](const Claim& claim) {
    // What only tells sides is seen in the claims that are read with them.
    const bool its = made_by(claim, makers) && (!positive || claim.kind == rule.kind->name);
    if (!positive) return its;
    return (its || rule.sides_only) && has_values(claim, example.expected);
  });
  out.kept = found == positive;
  return out;
}

std::string told(const Claim& claim) {
  std::string out = claim.kind;
  for (const Role& role : claim.roles) {
    std::string values;
    for (const Value& value : role.values) values += (values.empty() ? "" : ",") + value.value;
    out += " " + role.name + "=" + values;
  }
  out += " by";
  for (const std::string& rule : claim.rules) out += " " + rule;
  return out;
}

}  // namespace duikou::claim
