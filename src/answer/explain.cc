// SPDX-License-Identifier: Apache-2.0
// A claim's report is read again, now with a trace, and what the trace tells of the firings behind
// the claim is put beside the words of the report. Nothing of an explanation is kept in the record:
// rules change, and an explanation is of the rules at hand.
#include "answer/explain.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "answer/explain_inference.h"
#include "answer/explain_judgement.h"

namespace duikou::answer {
namespace {

using claim::Claim;
using claim::Trace;
using End = claim::Trace::End;

constexpr std::uint32_t sentence_length_most = 600;  // longer ones are cut around what is marked
constexpr std::uint32_t around_marks = 80;
constexpr std::size_t sentences_most = 8;
constexpr std::size_t others_most = 64;

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : std::string(between)) + word;
  return out;
}

// "payer/recipient amount": the lines of `need` of which no role was filled; all of them where
// values were found and taken out again.
std::string needs_of(const Trace::Firing& firing) {
  const auto filled = [&](std::uint32_t role) {
    return std::any_of(firing.taken.begin(), firing.taken.end(), [&](const Trace::Taken& taken) {
      return firing.rule->fills[taken.fill].role == role && !taken.values.empty();
    });
  };
  std::vector<std::string> all;
  std::vector<std::string> lacking;
  for (const auto& any_of : firing.rule->required) {
    std::vector<std::string> names;
    for (const std::uint32_t role : any_of) names.push_back(firing.rule->kind->roles[role].name);
    all.push_back(joined(names, "/"));
    if (!std::any_of(any_of.begin(), any_of.end(), filled)) lacking.push_back(all.back());
  }
  return joined(lacking.empty() ? all : lacking, " ");
}

// The more a rule had found, the smaller.
int distance(End end) {
  switch (end) {
    case End::drafted:
      return 0;
    case End::beaten:
      return 1;
    case End::yielded:
    case End::alone:
      return 2;
    case End::sides:
    case End::several_values:
      return 3;
    case End::needed:
      return 4;
    case End::condition:
      return 5;
    case End::no_partnership:
      return 6;
  }
  return 7;
}

// Explains claims of one report.
class Explaining {
 public:
  explicit Explaining(const Read& read) : read_(read), trace_(read.trace) {
    for (const Trace::Made& made : trace_.made) {
      made_.emplace(made.claim, &made);
      for (const std::uint32_t firing : made.firings) made_by_.emplace(firing, made.claim);
    }
    for (std::uint32_t i = 0; i < trace_.firings.size(); ++i) {
      at_trigger_[trace_.firings[i].trigger].push_back(i);
    }
  }

  void tell(const Claim& claim, Explanation& out) const {
    const auto found = made_.find(claim.id);
    if (found == made_.end()) return;
    const Trace::Made& made = *found->second;
    out.modality = read_.words(made.modality);
    out.programme = programme_of(claim);
    std::vector<std::uint32_t> firings = made.firings;
    std::sort(firings.begin(), firings.end(), [&](std::uint32_t x, std::uint32_t y) {
      return std::pair(trace_.firings[x].trigger, x) < std::pair(trace_.firings[y].trigger, y);
    });
    firings.erase(std::unique(firings.begin(), firings.end()), firings.end());
    for (const std::uint32_t firing : firings) {
      out.tellings.push_back(telling_of(claim, firing, out));
    }
  }

  // What the rules named come to now where the evidence stands.
  [[nodiscard]] std::vector<OtherRule> lost(const Claim& claim) const {
    std::vector<OtherRule> out;
    for (const std::string& name : claim.rules) {
      const std::size_t before = out.size();
      for (std::uint32_t i = 0; i < trace_.firings.size(); ++i) {
        const Trace::Firing& firing = trace_.firings[i];
        if (firing.rule->name == name && out.size() < others_most && within(claim, firing)) {
          out.push_back(other_of(i));
        }
      }
      // Nothing sets it off there any longer, or there is no such rule.
      if (out.size() == before) {
        out.push_back({name, claim.kind, End::no_partnership, "", {}, "", false, false, 0});
      }
    }
    return out;
  }

 private:
  static bool within(const Claim& claim, const Trace::Firing& firing) {
    return std::any_of(
        claim.evidence.begin(), claim.evidence.end(),
        [&](const claim::Evidence& piece) { return piece.span.overlaps(firing.trigger); });
  }

  // The word nearest before the end of the evidence, else the first.
  [[nodiscard]] Words programme_of(const Claim& claim) const {
    if (claim.programme.empty()) return {};
    const auto named = [&](const auto& word) { return word.second == claim.programme; };
    const auto behind = std::upper_bound(
        trace_.programmes.begin(), trace_.programmes.end(), claim.evidence.front().span.end,
        [](std::uint32_t at, const auto& word) { return at < word.first.start; });
    const auto before =
        std::find_if(std::make_reverse_iterator(behind), trace_.programmes.rend(), named);
    if (before != trace_.programmes.rend()) return read_.words(before->first);
    const auto first = std::find_if(behind, trace_.programmes.end(), named);
    return first == trace_.programmes.end() ? Words{} : read_.words(first->first);
  }

  [[nodiscard]] OtherRule other_of(std::uint32_t index) const {
    const Trace::Firing& firing = trace_.firings[index];
    OtherRule out{
        firing.rule->name, firing.rule->kind->name, firing.end, "", {}, "", true, false, 0};
    if (firing.end == End::condition) {
      out.detail = firing.tested.back().condition->text;
      out.word = read_.words(firing.tested.back().word);
      out.judged = firing.tested.back().condition->asks_judge();
      out.score = firing.tested.back().score;
    } else if (firing.end == End::needed) {
      out.detail = needs_of(firing);
    } else if (firing.end == End::beaten && firing.beaten_by != nullptr) {
      out.detail = firing.beaten_by->name;
    } else if (firing.end == End::yielded && firing.rule->yields != nullptr) {
      out.detail = firing.rule->yields->name;
    }
    const auto made = made_by_.find(index);
    if (made != made_by_.end()) out.claim = made->second;
    return out;
  }

  [[nodiscard]] std::vector<OtherRule> others_of(const Claim& claim, std::uint32_t index) const {
    std::vector<OtherRule> out;
    for (const std::uint32_t i : at_trigger_.at(trace_.firings[index].trigger)) {
      if (i == index) continue;
      OtherRule other = other_of(i);
      const bool tells_itself = other.claim == claim.id;
      if (!tells_itself && out.size() < others_most) out.push_back(std::move(other));
    }
    std::stable_sort(out.begin(), out.end(), [](const OtherRule& x, const OtherRule& y) {
      return distance(x.end) < distance(y.end);
    });
    return out;
  }

  [[nodiscard]] FilledRole role_of(const Claim& claim, const Trace::Firing& firing,
                                   const Trace::Taken& taken) const {
    const claim::RoleFill& fill = firing.rule->fills[taken.fill];
    FilledRole out{firing.rule->kind->roles[fill.role].name, fill.line, "", {}, {}, "", {}};
    const std::size_t tried =
        taken.choice == Trace::none ? fill.choices.size() : std::size_t{taken.choice};
    for (std::size_t i = 0; i < tried; ++i) out.in_vain.push_back(fill.choices[i].text);
    if (taken.choice != Trace::none) out.choice = fill.choices[taken.choice].text;
    const claim::Role* told = claim.role(out.role);
    for (const claim::Value& value : taken.values) {
      const bool kept = told != nullptr && std::any_of(told->values.begin(), told->values.end(),
                                                       [&](const claim::Value& other) {
                                                         return other.value == value.value;
                                                       });
      out.values.push_back({value.value, value.entity, read_.words(value.span), kept});
    }
    if (fill.asks_judge() && !taken.candidates.empty()) {
      out.judge = read_.judges[fill.judge].name();
      out.stood = stood_for(taken);
    }
    return out;
  }

  [[nodiscard]] Telling telling_of(const Claim& claim, std::uint32_t index,
                                   const Explanation& of) const {
    const Trace::Firing& firing = trace_.firings[index];
    Telling out;
    out.rule = firing.rule;
    out.trigger = read_.words(firing.trigger);
    for (const Trace::Tested& tested : firing.tested) {
      const claim::Condition& condition = *tested.condition;
      const bool holds =
          condition.asks_judge() ? tested.score >= condition.least : !tested.word.empty();
      out.conditions.push_back({condition.text, condition.wanted, holds == condition.wanted,
                                read_.words(tested.word), judgement_of(tested, read_.judges)});
    }
    for (const Trace::Taken& taken : firing.taken) {
      out.roles.push_back(role_of(claim, firing, taken));
    }
    out.inferences = inferences_of(read_, index, claim);
    out.others = others_of(claim, index);
    mark(claim, of, out);
    out.sentences = sentences_of(out.marks);
    return out;
  }

  void mark(const Claim& claim, const Explanation& of, Telling& telling) const {
    std::vector<Mark>& out = telling.marks;
    const auto add = [&](const Words& words, Mark::Part part, const std::string& role = "") {
      if (!words.span.empty()) out.push_back({words.span, part, role});
    };
    const auto with_trigger = [&](const Words& words) {
      return sentence_at(words.span) == sentence_at(telling.trigger.span);
    };
    add(telling.trigger, Mark::Part::trigger);
    for (const FilledRole& role : telling.roles) {
      for (const FoundValue& value : role.values) {
        const std::optional<std::string> in = role_with(claim, role.role, value);
        if (in) add(value.words, Mark::Part::role, *in);
      }
    }
    for (const Inference& one : telling.inferences) add(one.words, Mark::Part::source, one.role);
    if (with_trigger(of.modality)) add(of.modality, Mark::Part::modality);
    if (with_trigger(of.programme)) add(of.programme, Mark::Part::programme);
    // The words of conditions where nothing else is made of them.
    for (const TestedCondition& condition : telling.conditions) {
      const bool inside = std::any_of(out.begin(), out.end(), [&](const Mark& mark) {
        return mark.span.contains(condition.word.span);
      });
      const bool shown = condition.wanted && !inside && with_trigger(condition.word);
      if (shown) add(condition.word, Mark::Part::condition);
    }
    std::stable_sort(out.begin(), out.end(), [](const Mark& x, const Mark& y) {
      return std::tie(x.span, x.part) < std::tie(y.span, y.part);
    });
    const auto same = [](const Mark& x, const Mark& y) {
      return std::tie(x.span, x.part, x.role) == std::tie(y.span, y.part, y.role);
    };
    out.erase(std::unique(out.begin(), out.end(), same), out.end());
  }

  // The role in which the claim has a value that was found for `role`.
  static std::optional<std::string> role_with(const Claim& claim, const std::string& role,
                                              const FoundValue& value) {
    if (value.kept) return role;
    for (const claim::Role& other : claim.roles) {
      for (const claim::Value& told : other.values) {
        // In its own role the same words may have come to another value.
        const bool same = told.value == value.value || other.name == role;
        if (same && told.span == value.words.span) return other.name;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t sentence_at(Span span) const {
    const auto behind = std::upper_bound(
        trace_.sentences.begin(), trace_.sentences.end(), span.start,
        [](std::uint32_t at, const auto& sentence) { return at < sentence.span.start; });
    return static_cast<std::size_t>(behind - trace_.sentences.begin()) - 1;
  }

  // The sentence with the full stop, question or exclamation mark behind it.
  [[nodiscard]] Span with_stop(Span sentence) const {
    const std::string sign = read_.words({sentence.end, sentence.end + 1}).quote;
    const bool stop = sign == "\xE3\x80\x82" || sign == "\xEF\xBC\x81" || sign == "\xEF\xBC\x9F";
    return {sentence.start, sentence.end + (stop ? 1 : 0)};
  }

  // Those that hold a mark; long ones cut around their marks.
  [[nodiscard]] std::vector<Words> sentences_of(const std::vector<Mark>& marks) const {
    std::map<std::size_t, Span> marked;  // by sentence, from its first mark to its last
    for (const Mark& mark : marks) {
      const auto [at, fresh] = marked.try_emplace(sentence_at(mark.span), mark.span);
      at->second.start = std::min(at->second.start, mark.span.start);
      at->second.end = std::max(at->second.end, mark.span.end);
    }
    std::vector<Words> out;
    for (const auto& [index, span] : marked) {
      if (index >= trace_.sentences.size() || out.size() == sentences_most) continue;
      Span whole = trace_.sentences[index].span;
      whole.end = std::max(with_stop(whole).end, span.end);  // speech runs on
      if (whole.length() > sentence_length_most) {
        const std::uint32_t low = span.start - std::min(span.start, around_marks);
        whole = {std::max(whole.start, low), std::min(whole.end, span.end + around_marks)};
      }
      if (!out.empty() && out.back().span.end > whole.start) whole.start = out.back().span.end;
      if (!whole.empty()) out.push_back(read_.words(whole));
    }
    return out;
  }

  const Read& read_;
  const Trace& trace_;
  std::map<std::string_view, const Trace::Made*> made_;  // by id of claim
  std::map<std::uint32_t, std::string> made_by_;         // by firing
  std::map<Span, std::vector<std::uint32_t>> at_trigger_;
};

std::uint32_t shared(const Claim& x, const Claim& y) {
  std::uint32_t out = 0;
  for (const claim::Evidence& a : x.evidence) {
    for (const claim::Evidence& b : y.evidence) {
      if (!a.span.overlaps(b.span)) continue;
      out += std::min(a.span.end, b.span.end) - std::max(a.span.start, b.span.start);
    }
  }
  return out;
}

// Of the claims of the kind the one that shares most of the evidence.
const Claim* nearest_to(const Claim& claim, const std::vector<Claim>& claims) {
  const Claim* best = nullptr;
  std::uint32_t most = 0;
  for (const Claim& other : claims) {
    const std::uint32_t common = other.kind == claim.kind ? shared(claim, other) : 0;
    if (common > most) best = &other, most = common;
  }
  return best;
}

}  // namespace

std::string_view name(From from) {
  constexpr std::string_view names[] = {
      "publication",   "dateline",      "earlier-date", "heading",   "unknown-year", "publisher",
      "title",         "earlier-place", "body",         "home",      "pairing",      "programme",
      "goal",          "number",        "tables",       "elsewhere", "told",         "previous",
      "earlier-claim", "ahead",         "exchanged",    "tied"};
  return names[static_cast<std::size_t>(from)];
}

std::string_view name(Weighed::Place place) {
  constexpr std::string_view names[] = {
      "itself",         "before",         "behind",       "just-before",  "just-behind",
      "clauses-before", "clauses-behind", "class-before", "class-behind", "class-beside",
      "class-inside",   "regions",        "supporters",   "recipients",   "partnership"};
  return names[static_cast<std::size_t>(place)];
}

std::string_view name(Standing standing) {
  constexpr std::string_view names[] = {"same", "again", "other", "gone"};
  return names[static_cast<std::size_t>(standing)];
}

std::string_view name(End end) {
  constexpr std::string_view names[] = {"no-partnership", "condition", "several-values",
                                        "sides",          "needed",    "beaten",
                                        "alone",          "yielded",   "made"};
  return names[static_cast<std::size_t>(end)];
}

std::string_view name(Mark::Part part) {
  constexpr std::string_view names[] = {"role",     "trigger",   "condition",
                                        "modality", "programme", "source"};
  return names[static_cast<std::size_t>(part)];
}

std::vector<Explanation> explain(const text::Report& report, const claim::Reader& reader) {
  Trace trace;
  std::vector<Claim> claims = reader.read(report, &trace);
  const text::Folding folding;
  const text::Folded text(folding, report.text);
  const Read read{report, trace, text, reader.judges()};
  const Explaining explaining(read);
  std::vector<Explanation> out;
  for (Claim& claim : claims) {
    Explanation& one = out.emplace_back();
    one.read_by = one.reader = reader.version();
    explaining.tell(claim, one);
    one.claim = std::move(claim);
  }
  return out;
}

Explanation explain(const record::StoredClaim& stored, const text::Report& report,
                    const claim::Reader& reader) {
  Trace trace;
  const std::vector<Claim> claims = reader.read(report, &trace);
  const text::Folding folding;
  const text::Folded text(folding, report.text);
  const Read read{report, trace, text, reader.judges()};
  const Explaining explaining(read);
  Explanation out;
  out.claim = stored.claim;
  out.read_by = stored.reader_version;
  out.reader = reader.version();
  const bool made = std::any_of(claims.begin(), claims.end(),
                                [&](const Claim& one) { return one.id == out.claim.id; });
  if (made) {
    out.standing = out.read_by == out.reader ? Standing::same : Standing::again;
    explaining.tell(out.claim, out);
    return out;
  }
  out.lost = explaining.lost(out.claim);
  const Claim* instead = nearest_to(out.claim, claims);
  out.standing = instead == nullptr ? Standing::gone : Standing::other;
  if (instead == nullptr) return out;
  out.instead = *instead;
  explaining.tell(out.instead, out);
  return out;
}

Result<std::vector<Explanation>> explain(std::string_view id, record::Store& store,
                                         const claim::Reader& reader) {
  std::vector<std::string> wanted = {std::string(id)};
  auto fact = store.fact(id);
  if (!fact) return std::move(fact).error();
  if (*fact) wanted = (*fact)->claims;
  std::vector<Explanation> out;
  for (const std::string& one : wanted) {
    auto stored = store.claim(one);
    if (!stored) return std::move(stored).error();
    if (!*stored) {
      return Error{Error::Kind::usage, one, "the record has no claim or fact of this id",
                   "ids of claims begin with c_: duikou show FACT names those behind a fact"};
    }
    auto report = store.report((*stored)->claim.source.id, (*stored)->report_version);
    if (!report) return std::move(report).error();
    if (!*report) {
      return Error{Error::Kind::io, one, "the record lacks the report of this claim",
                   "restore the record from a copy"};
    }
    out.push_back(explain(**stored, (*report)->report, reader));
  }
  return out;
}

}  // namespace duikou::answer
