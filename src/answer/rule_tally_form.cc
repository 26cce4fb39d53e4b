// SPDX-License-Identifier: Apache-2.0
// The check of rules as a page and as JSON.
#include <algorithm>
#include <numeric>

#include "answer/plain_text.h"
#include "answer/rule_tally.h"
#include "value/json.h"

namespace duikou::answer {
namespace {

using claim::Rule;
using claim::Tried;

std::string place_of(const Rule& rule, std::uint32_t line) {
  return rule.file + ":" + std::to_string(line);
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

std::string right(std::size_t number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

// Tenths of a percent, so that no floating point decides what is printed.
std::string share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "0.0";
  const std::size_t tenths = (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string broken_text(const Tried& tried) {
  const bool yes = !tried.example->expected.empty();
  std::string out = place_of(*tried.rule, tried.example->line) + ": " + tried.rule->name +
                    (yes ? " does not keep its yes\n" : " does not keep its no\n");
  out += "    text    " + tried.example->text + "\n";
  if (yes) out += "    wanted  " + tried.example->expected + "\n";
  for (const claim::Claim& claim : tried.claims) out += "    read    " + claim::told(claim) + "\n";
  if (tried.claims.empty()) out += "    read    nothing\n";
  return visible(out);
}

// The rules that stand beside a shadowed one, the most frequent first.
std::vector<std::pair<std::size_t, std::size_t>> shadows(const RuleUse& use) {
  std::vector<std::pair<std::size_t, std::size_t>> out(use.beside.begin(), use.beside.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& x, const auto& y) { return x.second > y.second; });
  return out;
}

std::string never_text(const std::vector<Rule>& rules, const RuleTally& tally) {
  std::string out;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const RuleUse& use = tally.uses()[i];
    if (use.drafts + use.beaten > 0) continue;
    out += "  " + padded(rules[i].name, 32) +
           (use.triggers == 0
                ? "  no trigger met  "
                : "  set off " + std::to_string(use.triggers) + " times, made nothing  ") +
           place_of(rules[i], rules[i].line) + "\n";
  }
  return out.empty() ? "" : "\nrules that never fired\n" + out;
}

std::string shadow_text(const std::vector<Rule>& rules, const RuleTally& tally) {
  std::string out;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const RuleUse& use = tally.uses()[i];
    if (!use.shadowed()) continue;
    out += "  " + padded(rules[i].name, 32) + "  all of its " +
           std::to_string(use.claims + use.beaten) + " come from";
    for (const auto& [other, times] : shadows(use)) {
      out += " " + rules[other].name + " (" + std::to_string(times) + ")";
    }
    out += "\n";
  }
  return out.empty() ? "" : "\nrules that others shadow\n" + out;
}

std::string cost_text(const std::vector<Rule>& rules, const RuleTally& tally) {
  std::vector<std::size_t> order(rules.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return tally.uses()[x].steps > tally.uses()[y].steps;
  });
  std::string out =
      "\n" + padded("rule", 34) + "  triggers     steps  share  drafts  claims   alone  repeated\n";
  for (const std::size_t i : order) {
    const RuleUse& use = tally.uses()[i];
    const std::string part = share(use.steps, tally.steps()) + "%";
    out += padded(rules[i].name, 34) + right(use.triggers, 10) + right(use.steps, 10) +
           std::string(7 - std::min<std::size_t>(7, part.size()), ' ') + part +
           right(use.drafts, 8) + right(use.claims, 8) + right(use.alone, 8) +
           right(use.repeated, 10) + "\n";
  }
  return out;
}

void append_use(JsonWriter& json, const std::vector<Rule>& rules, const RuleUse& use,
                std::size_t all_steps) {
  const auto number = [&](const char* name, std::size_t value) {
    json.key(name).number(static_cast<std::int64_t>(value));
  };
  number("triggers", use.triggers), number("steps", use.steps);
  json.key("share").raw(share(use.steps, all_steps));
  number("drafts", use.drafts), number("claims", use.claims), number("alone", use.alone);
  number("repeated", use.repeated), number("beaten", use.beaten);
  json.key("shadowed_by").open('[');
  if (use.shadowed()) {
    for (const auto& [other, times] : shadows(use)) json.text(rules[other].name);
  }
  json.close(']');
}

}  // namespace

std::string rule_check_text(const claim::Reader& reader, const std::vector<Tried>& tried,
                            const RuleTally* tally) {
  std::string out;
  std::size_t broken = 0;
  for (const Tried& one : tried) {
    if (one.kept) continue;
    ++broken;
    out += broken_text(one);
  }
  out += std::to_string(reader.rules().size()) + " rules, " + std::to_string(tried.size()) +
         " examples, " + std::to_string(broken) + " not kept\n";
  if (tally == nullptr) return out;
  out += std::to_string(tally->reports()) + " reports read in " + std::to_string(tally->steps()) +
         " steps\n";
  return out + never_text(reader.rules(), *tally) + shadow_text(reader.rules(), *tally) +
         cost_text(reader.rules(), *tally);
}

std::string rule_check_json(const claim::Reader& reader, const std::vector<Tried>& tried,
                            const RuleTally* tally) {
  std::string out;
  auto one = tried.begin();
  for (std::size_t i = 0; i < reader.rules().size(); ++i) {
    const Rule& rule = reader.rules()[i];
    JsonWriter json(out);
    json.open('{').key("rule").text(rule.name).key("kind").text(rule.kind->name);
    json.key("file").text(rule.file).key("line").number(rule.line).key("examples");
    json.number(static_cast<std::int64_t>(rule.yes.size() + rule.no.size()));
    json.key("broken").open('[');
    for (; one != tried.end() && one->rule == &rule; ++one) {
      if (one->kept) continue;
      json.open('{').key("line").number(one->example->line).key("text").text(one->example->text);
      json.key("wanted").text(one->example->expected).key("read").open('[');
      for (const claim::Claim& claim : one->claims) json.text(claim::told(claim));
      json.close(']').close('}');
    }
    json.close(']');
    if (tally != nullptr) append_use(json, reader.rules(), tally->uses()[i], tally->steps());
    json.close('}');
    out += '\n';
  }
  return out;
}

}  // namespace duikou::answer
