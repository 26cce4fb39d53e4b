// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "answer/plain_text.h"
#include "answer/rule_tally.h"
#include "answer/word_classes.h"
#include "claim/trace.h"
#include "cli/commands.h"
#include "cli/reading.h"
#include "text/nearest.h"
#include "value/json.h"

namespace duikou::cli {
namespace {

struct RulesOptions {
  std::string action = "check";
  std::vector<std::string> names;
  ReadingOptions reading;
  bool json = false;
};

int check(Session& session, const RulesOptions& options, const Tools& tools) {
  std::optional<answer::RuleTally> tally;
  if (!options.reading.inputs.paths.empty()) {
    auto inputs = Inputs::make(options.reading.inputs);
    if (!inputs) return session.fail(inputs.error());
    tally.emplace(tools.reader);
    const auto work = [&](ReadReport& read, claim::Workspace& workspace) {
      claim::Trace trace;
      const std::vector<claim::Claim> claims = tools.reader.read(read.report, workspace, &trace);
      tally->count(trace, claims);
    };
    read_all(session, *inputs, tools, options.reading,
             {work, [](std::vector<ReadReport>&&) { return true; }});
  }
  const std::vector<claim::Tried> tried = answer::try_examples(tools.reader);
  const answer::RuleTally* counted = tally ? &*tally : nullptr;
  session.print(options.json ? answer::rule_check_json(tools.reader, tried, counted)
                             : answer::rule_check_text(tools.reader, tried, counted));
  const bool kept =
      std::all_of(tried.begin(), tried.end(), [](const claim::Tried& one) { return one.kept; });
  return kept ? exit_done : exit_some_refused;
}

// Whether a name is asked for: all of them, one of those named, or what lies below one.
bool wanted(const RulesOptions& options, std::string_view name) {
  return options.names.empty() ||
         std::any_of(options.names.begin(), options.names.end(), [&](const std::string& one) {
           return name == one || (name.starts_with(one) && name[one.size()] == '.');
         });
}

int none_of_that_name(Session& session, const RulesOptions& options, std::string_view what,
                      const std::vector<std::string>& known) {
  const std::string near = text::nearest(options.names[0], known);
  return session.fail({Error::Kind::usage, options.names[0],
                       "there is no " + std::string(what) + " of this name",
                       near.empty() ? "" : "did you mean " + near + "?"});
}

int list(Session& session, const RulesOptions& options, const Tools& tools) {
  std::vector<std::string> known;
  std::string out;
  for (const claim::Rule& rule : tools.reader.rules()) {
    known.push_back(rule.name);
    if (!wanted(options, rule.name)) continue;
    const std::string place = rule.file + ":" + std::to_string(rule.line);
    if (options.json) {
      JsonWriter json(out);
      json.open('{').key("rule").text(rule.name).key("kind").text(rule.kind->name);
      json.key("why").text(rule.why).key("file").text(rule.file).key("line").number(rule.line);
      json.close('}');
      out += '\n';
    } else {
      out += answer::visible(rule.name + "  (" + place + ")\n    " + rule.why + "\n");
    }
  }
  if (out.empty()) return none_of_that_name(session, options, "rule", known);
  session.print(out);
  return exit_done;
}

int classes(Session& session, const RulesOptions& options, const Tools& tools) {
  const auto all = answer::word_classes(tools.data);
  if (!all) return session.fail(all.error());
  constexpr std::size_t words_shown = 8;
  std::vector<std::string> known;
  std::string out;
  for (const answer::WordClass& of : *all) {
    known.push_back(of.name);
    if (!wanted(options, of.name)) continue;
    if (options.json) {
      JsonWriter json(out);
      json.open('{').key("class").text(of.name).key("words").open('[');
      for (const auto& word : of.words) {
        json.open('{').key("word").text(word.word).key("value").text(word.value);
        json.key("file").text(word.file).close('}');
      }
      json.close(']').close('}');
      out += '\n';
      continue;
    }
    const std::size_t shown =
        options.names.empty() ? std::min(words_shown, of.words.size()) : of.words.size();
    std::string line = "@" + of.name + "  " + std::to_string(of.words.size()) + ":";
    for (std::size_t i = 0; i < shown; ++i) line += " " + of.words[i].word;
    out += answer::visible(line + (shown < of.words.size() ? " ...\n" : "\n"));
  }
  if (out.empty()) return none_of_that_name(session, options, "class of words", known);
  session.print(out);
  return exit_done;
}

// Each candidate for a role of a draft, where a learned judgement chose.
void tell_elected(const claim::Reader& reader, const RulesOptions& options,
                  const claim::Trace::Firing& firing, ReadReport& read) {
  using End = claim::Trace::End;
  if (firing.end != End::drafted && firing.end != End::beaten) return;
  for (const claim::Trace::Taken& taken : firing.taken) {
    for (const claim::Candidate& candidate : taken.candidates) {
      const std::string_view name = reader.judges()[firing.rule->fills[taken.fill].judge].name();
      if (!wanted(options, name)) break;
      JsonWriter json(read.output);
      json.open('{').key("judgement").text(name).key("source").text(read.report.id);
      json.key("start").number(firing.trigger.start).key("end").number(firing.trigger.end);
      json.key("rule").text(firing.rule->name).key("score").number(candidate.score);
      json.key("values").open('[');
      for (const claim::Value& value : candidate.values) json.text(value.value);
      json.close(']').key("features").open('[');
      for (const claim::Judging::Reason& reason : candidate.reasons) json.text(reason.feature);
      json.close(']').close('}');
      read.output += '\n';
    }
  }
}

using Roles = std::map<std::string, std::set<std::string>>;

// What the rule found for its roles, whether or not it was let.
void add_roles(const claim::Trace::Firing& firing, Roles& out) {
  for (const claim::Trace::Taken& taken : firing.taken) {
    const std::uint32_t role = firing.rule->fills[taken.fill].role;
    for (const claim::Value& value : taken.values) {
      out[firing.rule->kind->roles[role].name].insert(value.value);
    }
  }
}

// A place that a learned judgement was asked about.
struct Asked {
  std::uint32_t judge;
  Span at;
  std::int32_t score;
  const std::vector<claim::Judging::Reason>& reasons;
  std::string_view value;  // that a role would take; empty of a trigger
  const Roles* roles;      // that the rules which asked would tell; nullptr of a value
};

void tell_asked(const claim::Reader& reader, const Asked& asked, ReadReport& read) {
  JsonWriter json(read.output);
  json.open('{').key("judgement").text(reader.judges()[asked.judge].name());
  json.key("source").text(read.report.id);
  json.key("start").number(asked.at.start).key("end").number(asked.at.end);
  if (!asked.value.empty()) json.key("value").text(asked.value);
  json.key("score").number(asked.score).key("features").open('[');
  for (const claim::Judging::Reason& reason : asked.reasons) json.text(reason.feature);
  json.close(']');
  if (asked.roles != nullptr) {
    json.key("roles").open('{');
    for (const auto& [role, values] : *asked.roles) {
      json.key(role).open('[');
      for (const std::string& value : values) json.text(value);
      json.close(']');
    }
    json.close('}');
  }
  json.close('}');
  read.output += '\n';
}

// Each place that a learned judgement was asked about: its score, all that it could know of it, and
// what the rules that asked would tell.
void tell_judged(const claim::Reader& reader, const RulesOptions& options, ReadReport& read) {
  claim::Trace trace;
  trace.all_reasons = true;
  std::ignore = reader.read(read.report, &trace);
  std::map<std::pair<std::uint32_t, Span>, Roles> roles;
  for (const claim::Trace::Firing& firing : trace.firings) {
    for (const claim::Trace::Tested& tested : firing.tested) {
      if (tested.condition->asks_judge()) {
        add_roles(firing, roles[{tested.condition->judge, firing.trigger}]);
      }
    }
  }
  std::set<std::pair<std::uint32_t, Span>> told;
  const auto tell = [&](const Asked& asked) {
    if (!wanted(options, reader.judges()[asked.judge].name())) return;
    if (told.emplace(asked.judge, asked.at).second) tell_asked(reader, asked, read);
  };
  for (const claim::Trace::Firing& firing : trace.firings) {
    tell_elected(reader, options, firing, read);
    for (const claim::Trace::Tested& tested : firing.tested) {
      if (!tested.condition->asks_judge()) continue;
      const std::uint32_t judge = tested.condition->judge;
      tell({judge,
            firing.trigger,
            tested.score,
            tested.reasons,
            {},
            &roles[{judge, firing.trigger}]});
    }
    for (const claim::Trace::Weighed& one : firing.weighed) {
      tell({one.judge, one.value.span, one.score, one.reasons, one.value.value, nullptr});
    }
  }
}

int judged(Session& session, const RulesOptions& options, const Tools& tools) {
  auto inputs = Inputs::make(options.reading.inputs);
  if (!inputs) return session.fail(inputs.error());
  const auto work = [&](ReadReport& read, claim::Workspace&) {
    tell_judged(tools.reader, options, read);
  };
  const auto use = [&](std::vector<ReadReport>&& reports) {
    bool written = true;
    for (const ReadReport& read : reports) written = session.print(read.output) && written;
    return written;
  };
  read_all(session, *inputs, tools, options.reading, {work, use});
  return exit_done;
}

int rules(Session& session, const RulesOptions& options) {
  auto tools = Tools::make(options.reading.rules);
  if (!tools) return session.fail(tools.error());
  if (options.action == "list") return list(session, options, *tools);
  if (options.action == "classes") return classes(session, options, *tools);
  if (options.action == "judged") return judged(session, options, *tools);
  return check(session, options, *tools);
}

}  // namespace

Command rules_command() {
  return {
      "rules",
      "check the rules on their examples and on reports; list rules and classes of words",
      {{"duikou rules check", "every rule on its own examples"},
       {"duikou rules check --rules my-rules --on reports.ndjson",
        "your own rules too; which rules never fire, shadow one another, cost most"},
       {"duikou rules list funding", "the rules of a kind, with why each is true"},
       {"duikou rules classes support", "the words of a class"},
       {"duikou rules judged funding --on reports.ndjson",
        "where the learned judgements of a kind were asked, and all they could know"}},
      [](CLI::App& app) -> Work {
        auto options = std::make_shared<RulesOptions>();
        app.add_option("ACTION", options->action, "check, list, classes or judged")
            ->check(CLI::IsMember({"check", "list", "classes", "judged"}))
            ->capture_default_str();
        app.add_option("NAME", options->names,
                       "of list, classes and judged: names, or what they begin with up to a dot");
        app.add_option("--on", options->reading.inputs.paths,
                       "of check and judged: files or folders of reports, or - for standard input");
        add_reading_way_options(app, options->reading);
        app.add_flag("--json", options->json, "a JSON object a line");
        return [options](Session& session) { return rules(session, *options); };
      }};
}

}  // namespace duikou::cli
