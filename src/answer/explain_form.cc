// SPDX-License-Identifier: Apache-2.0
// An explanation as a page of lines.
#include "answer/explain_form.h"

#include <algorithm>
#include <utility>

#include "answer/plain_text.h"
#include "text/folded.h"

namespace duikou::answer {
namespace {

constexpr std::size_t name_width = 14;
constexpr std::size_t others_shown = 3;

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view role_colour = "\x1b[1;36m";
constexpr std::string_view part_colour = "\x1b[33m";
constexpr std::string_view plain = "\x1b[0m";

class Page {
 public:
  Page(const ExplainWords& words, const ExplainForm& form, const claim::Kind* kind)
      : words_(words), form_(form), kind_(kind) {}

  [[nodiscard]] std::string say(const std::string& key,
                                std::initializer_list<Phrases::Filling> filling = {}) const {
    return words_.phrases(form_.language).fill("explain." + key, filling);
  }
  [[nodiscard]] std::string role(const std::string& name) const {
    const claim::RoleOfKind* known = kind_ == nullptr ? nullptr : kind_->role(name);
    const bool spoken = known != nullptr && form_.language == Language::zh;
    return spoken ? known->label_zh : name;
  }
  [[nodiscard]] std::string dressed(std::string_view style, std::string_view text) const {
    if (!form_.colour) return visible(text);
    return std::string(style) + visible(text) + std::string(plain);
  }
  void raw(const std::string& line) { out_ += line + "\n"; }
  // "  name          value"
  void line(const std::string& name, const std::string& value) {
    const std::size_t width = width_of(name);
    const std::string gap(std::max<std::size_t>(name_width - std::min(name_width, width), 2), ' ');
    raw("  " + dressed(dim, name) + gap + value);
  }
  void more(const std::string& value) { line("", value); }
  [[nodiscard]] const ExplainWords& words() const { return words_; }
  [[nodiscard]] const ExplainForm& form() const { return form_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  const ExplainWords& words_;
  const ExplainForm& form_;
  const claim::Kind* kind_;
  std::string out_;
};

std::string quoted(const Words& words) {
  return words.quote.empty() ? "" : "\"" + visible(words.quote) + "\"";
}

std::string behind(const Words& words) {
  return words.quote.empty() ? "" : "  " + quoted(words);
}

// A sentence with its marks in brackets, one inside the other where they are so in the text.
class Marking {
 public:
  Marking(const Page& page, const std::vector<Mark>& marks, const Words& sentence)
      : page_(page), text_(text::Folding(), sentence.quote), from_(sentence.span.start) {
    for (const Mark& mark : marks) {
      if (!sentence.span.overlaps(mark.span)) continue;
      if (groups_.empty() || groups_.back().span != mark.span)
        groups_.push_back({mark.span, "", false});
      add(mark, groups_.back());
    }
    std::stable_sort(groups_.begin(), groups_.end(), [](const Group& x, const Group& y) {
      return std::pair(x.span.start, y.span.end) < std::pair(y.span.start, x.span.end);
    });
    out_ = marked(sentence.span, "");
    std::replace(out_.begin(), out_.end(), '\n', ' ');
  }
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  struct Group {
    Span span;
    std::string labels;
    bool role;  // a value of the claim, and not only what led to one
  };

  void add(const Mark& mark, Group& into) const {
    const bool role = mark.part == Mark::Part::role;
    if (mark.part == Mark::Part::source && into.role) return;
    const std::string label =
        role ? page_.role(mark.role)
             : page_.say("mark." + std::string(name(mark.part)), {{"role", page_.role(mark.role)}});
    into.labels += (into.labels.empty() ? "" : ", ") + label;
    into.role = into.role || role;
  }

  [[nodiscard]] std::string plain_text(Span span, std::string_view style) const {
    if (span.empty()) return "";
    const auto quote = text_.original({span.start - from_, span.end - from_});
    return style.empty() ? visible(quote) : page_.dressed(style, quote);
  }

  // What lies within a stretch; a mark that crosses its end is cut there.
  [[nodiscard]] std::string marked(Span within, std::string_view style) {
    std::string out;
    std::uint32_t at = within.start;
    while (next_ < groups_.size() && groups_[next_].span.start < within.end) {
      const Group& group = groups_[next_++];
      const Span piece{std::max(group.span.start, at), std::min(group.span.end, within.end)};
      if (piece.empty()) continue;
      out += plain_text({at, piece.start}, style);
      const std::string inner = marked(piece, group.role ? role_colour : part_colour);
      out += page_.form().colour ? inner + page_.dressed(dim, "(" + group.labels + ")")
                                 : "[" + group.labels + ": " + inner + "]";
      at = piece.end;
    }
    return out + plain_text({at, within.end}, style);
  }

  const Page& page_;
  text::Folded text_;
  std::uint32_t from_;
  std::vector<Group> groups_;  // by start, the longer first
  std::size_t next_ = 0;
  std::string out_;
};

// What weighed most on one side of a judgement.
void tell_parts(Page& page, const std::string& label, const std::vector<Weighed>& parts) {
  std::string told;
  for (const Weighed& part : parts) {
    told += (told.empty() ? "" : "; ") + page.words().sentence(part, page.form().language);
  }
  if (!told.empty()) page.more(page.dressed(dim, page.say(label, {{"parts", told}})));
}

void tell_condition(Page& page, const TestedCondition& condition) {
  const std::size_t gap = std::min(condition.text.find(' '), condition.text.size());
  std::string found = quoted(condition.word);
  const Judgement& judgement = condition.judgement;
  if (!judgement.name.empty()) {
    found = page.words().odds(judgement.score, page.form().language);
  } else if (found.empty()) {
    found = page.say("label.no-word");
  }
  page.line(condition.text.substr(0, gap),
            found + "  " + page.dressed(dim, "=" + condition.text.substr(gap)));
  tell_parts(page, "label.for", judgement.speak_for);
  tell_parts(page, "label.against", judgement.against);
}

// Where a judgement chose, from what.
void tell_choice(Page& page, const FilledRole& role) {
  if (role.stood.empty()) return;
  constexpr std::size_t shown = 3;
  const std::size_t most = page.form().verbose ? role.stood.size() : shown;
  std::string told;
  for (std::size_t i = 0; i < std::min(most, role.stood.size()); ++i) {
    told += (told.empty() ? "" : "; ") + page.words().sentence(role.stood[i], page.form().language);
  }
  if (most < role.stood.size()) told += "; ...";
  page.more(page.dressed(dim, page.say("label.chosen", {{"judge", role.judge}, {"stood", told}})));
}

void tell_role(Page& page, const FilledRole& role) {
  const bool verbose = page.form().verbose;
  if (role.choice.empty() && role.values.empty() && !verbose) return;
  if (role.values.empty()) page.line(page.role(role.role), page.say("label.nothing"));
  bool first = true;
  for (const FoundValue& value : role.values) {
    std::string text = visible(value.value);
    if (value.words.quote != value.value) text += behind(value.words);
    if (first && !role.choice.empty()) text += "  " + page.dressed(dim, "= " + role.choice);
    if (!value.kept) text += "  " + page.say("label.dropped");
    page.line(first ? page.role(role.role) : "", text);
    first = false;
  }
  tell_choice(page, role);
  if (!verbose) return;
  for (const std::string& choice : role.in_vain) {
    page.more(page.dressed(dim, page.say("label.in-vain", {{"choice", choice}})));
  }
}

void tell_others(Page& page, const std::vector<OtherRule>& others, const std::string& label,
                 std::size_t most) {
  std::size_t shown = 0;
  for (const OtherRule& other : others) {
    if (shown == most) break;
    page.line(
        shown == 0 ? label : "",
        visible(other.rule) + "  " + visible(page.words().sentence(other, page.form().language)));
    ++shown;
  }
  if (shown < others.size()) {
    page.more(page.dressed(
        dim, page.say("label.more-rules", {{"count", std::to_string(others.size() - shown)}})));
  }
}

void tell(Page& page, const Telling& telling) {
  const claim::Rule& rule = *telling.rule;
  page.raw("");
  for (const Words& sentence : telling.sentences) {
    page.raw("  " + Marking(page, telling.marks, sentence).text());
  }
  page.raw("");
  page.line(page.say("label.rule"), page.dressed(bold, rule.name) + "  " + visible(rule.file) +
                                        ":" + std::to_string(rule.line));
  page.line(page.say("label.why"), visible(page.words().reason(rule.why, page.form().language)));
  page.line(page.say("label.trigger"),
            quoted(telling.trigger) + "  " + page.dressed(dim, "= " + rule.trigger.text));
  for (const TestedCondition& condition : telling.conditions) tell_condition(page, condition);
  for (const FilledRole& role : telling.roles) tell_role(page, role);
  bool first = true;
  for (const Inference& one : telling.inferences) {
    page.line(first ? page.say("label.inferred") : "",
              visible(page.words().sentence(one, *rule.kind, page.form().language)));
    first = false;
  }
  const std::size_t most = page.form().verbose ? telling.others.size() : others_shown;
  tell_others(page, telling.others, page.say("label.others"), most);
}

void tell_claim(Page& page, const Explanation& of) {
  const claim::Claim& claim = of.claim;
  page.raw(page.dressed(bold, claim.kind) + " " + claim.id);
  const claim::Source& source = claim.source;
  std::string from = visible(source.id);
  for (const std::string* part : {&source.publisher, &source.published, &source.title}) {
    if (!part->empty()) from += ", " + visible(*part);
  }
  page.line(page.say("label.source"), from);
  page.line(page.say("label.reader"),
            page.say("standing." + std::string(name(of.standing)),
                     {{"then", of.read_by}, {"now", of.reader}, {"claim", of.instead.id}}));
}

// What stands beside the roles, with the words that tell it.
void tell_beside(Page& page, const Explanation& of) {
  const claim::Claim& claim = of.instead.id.empty() ? of.claim : of.instead;
  page.line(page.say("label.modality"),
            page.say("modality." + std::string(claim::name(claim.modality))) + behind(of.modality));
  if (!claim.programme.empty()) {
    page.line(page.say("label.programme"), visible(claim.programme) + behind(of.programme));
  }
  for (const claim::Claim::Aside& aside : claim.asides) {
    const std::string name =
        aside.group == "bound" ? "bound." + page.role(aside.key) : aside.group + "." + aside.key;
    page.line(name, visible(aside.value.value));
  }
}

}  // namespace

std::string explain_text(const Explanation& explanation, const ExplainWords& words,
                         const ExplainForm& form) {
  const claim::Kind* kind =
      explanation.tellings.empty() ? nullptr : explanation.tellings.front().rule->kind;
  Page page(words, form, kind);
  tell_claim(page, explanation);
  tell_others(page, explanation.lost, page.say("label.lost"), explanation.lost.size());
  for (const Telling& telling : explanation.tellings) tell(page, telling);
  if (!explanation.tellings.empty()) tell_beside(page, explanation);
  return page.take();
}

}  // namespace duikou::answer
