// SPDX-License-Identifier: Apache-2.0
// Where values come from that their words leave open. The trace keeps what the finders and the
// sides decided and why; this looks up which words of the report stand behind it.
#include "answer/explain_inference.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace duikou::answer {
namespace {

using claim::Ground;
using claim::Selector;
using claim::Side;
using claim::Trace;
using claim::Value;
using claim::Where;
using mention::Mention;
using mention::Supplied;

constexpr int dates_back_most = 3;  // a date from a date from a date: enough to reach the year
constexpr int mentions_back_most = 1000;

// The first mention of a type that begins at or behind `at` would stand here.
std::vector<Mention>::const_iterator from_start(const Trace& trace, std::uint32_t at) {
  return std::lower_bound(
      trace.mentions.begin(), trace.mentions.end(), at,
      [](const Mention& m, std::uint32_t start) { return m.span.start < start; });
}

const Mention* mention_at(const Trace& trace, Span span, mention::Type type) {
  for (auto at = from_start(trace, span.start);
       at != trace.mentions.end() && at->span.start == span.start; ++at) {
    if (at->type == type && at->span == span) return &*at;
  }
  return nullptr;
}

const claim::Actor* actor_at(const Trace& trace, Span span) {
  const auto at = std::lower_bound(
      trace.actors.begin(), trace.actors.end(), span.start,
      [](const claim::Actor& actor, std::uint32_t start) { return actor.span.start < start; });
  return at != trace.actors.end() && at->span == span ? &*at : nullptr;
}

// The last mention before `end` that fits, of the nearer ones.
template <class Fits>
const Mention* last_before(const Trace& trace, std::uint32_t end, Fits&& fits) {
  int looked_at = 0;
  for (auto at = from_start(trace, end);
       at != trace.mentions.begin() && looked_at < mentions_back_most; ++looked_at) {
    --at;
    if (at->span.end <= end && fits(*at)) return &*at;
  }
  return nullptr;
}

// The date before that may have given a date its year, or its month where it has only the day.
const Mention* giver_of(const Trace& trace, const Mention& date) {
  const Date wanted = date.date.start;
  return last_before(trace, date.span.start, [&](const Mention& other) {
    if (other.type != mention::Type::date) return false;
    const auto gives = [&](const Date& told) { return !told.empty() && told.year == wanted.year; };
    return gives(other.date.start) || gives(other.date.end);
  });
}

class Inferring {
 public:
  Inferring(const Read& read, std::uint32_t firing, const claim::Claim& claim)
      : read_(read), trace_(read.trace), index_(firing), claim_(claim) {}

  void value(const Selector& choice, const std::string& role, const Value& value) {
    role_ = &role;
    value_ = &value;
    if (!stands() && turned()) return;
    if (!stands() && !exchanged()) return;
    if (!carried(choice) && elsewhere()) add(From::elsewhere);
    if (choice.where == Where::home) add(From::home, {}, read_.report.publisher);
    date();
    place();
    if (by_side(choice)) side();
  }
  // What opened a report in which no word speaks of a partnership: the last such word before the
  // trigger, or the first behind it.
  void opening(Span trigger) {
    if (trace_.hints.empty()) return;
    const auto behind = std::upper_bound(
        trace_.hints.begin(), trace_.hints.end(), trigger.start,
        [](std::uint32_t at, const lexicon::Hit& hint) { return at < hint.start; });
    const lexicon::Hit& hint = behind == trace_.hints.begin() ? *behind : *std::prev(behind);
    out_.push_back({From::tied, "", "", read_.words(hint.span()), ""});
  }
  [[nodiscard]] std::vector<Inference> take() { return std::move(out_); }

 private:
  void add(From from, Span words = {}, std::string detail = "") {
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Inference& other) {
      return other.from == from && other.role == *role_ && other.value == value_->value;
    });
    if (!known)
      out_.push_back({from, *role_, value_->value, read_.words(words), std::move(detail)});
  }

  [[nodiscard]] bool has(const claim::Role& role) const {
    return std::find(role.values.begin(), role.values.end(), *value_) != role.values.end();
  }
  [[nodiscard]] bool stands() const {
    const claim::Role* own = claim_.role(*role_);
    return own != nullptr && has(*own);
  }
  // The claim has another value of the same words: what is told as done of a day to come is
  // planned.
  bool turned() {
    const claim::Role* own = claim_.role(*role_);
    if (own == nullptr) return false;
    for (const Value& value : own->values) {
      if (value.span != value_->span || value.value == value_->value) continue;
      const std::string found = value_->value;
      value_ = &value;
      add(From::ahead, {}, found);
      return true;
    }
    return false;
  }
  // The claim has the value in another role than the rule found it for.
  bool exchanged() {
    for (const claim::Role& role : claim_.roles) {
      if (!has(role)) continue;
      const std::string found_for = *role_;
      role_ = &role.name;
      add(From::exchanged, {}, found_for);
      return true;
    }
    return false;
  }

  bool carried(const Selector& choice) {
    const bool line = choice.where == Where::told;
    const bool report = choice.where == Where::earlier;
    if (!line && !report && choice.where != Where::previous) return false;
    add(line ? From::carried_line : report ? From::carried_report : From::carried, value_->span);
    return true;
  }

  // Whether a sentence ends between the value and the trigger.
  [[nodiscard]] bool elsewhere() const {
    const Span trigger = trace_.firings[index_].trigger;
    const auto behind = [&](Span span) {
      return std::upper_bound(trace_.sentences.begin(), trace_.sentences.end(), span.start,
                              [](std::uint32_t at, const claim::Sentence& sentence) {
                                return at < sentence.span.start;
                              });
    };
    return behind(value_->span) != behind(trigger);
  }

  void date() {
    const Mention* date = mention_at(trace_, value_->span, mention::Type::date);
    for (int i = 0; date != nullptr && i < dates_back_most; ++i) {
      switch (date->supplied) {
        case Supplied::publication:
          return add(From::publication, {}, read_.report.published);
        case Supplied::dateline:
          return add(From::dateline);
        case Supplied::heading:
          return add(From::heading);
        case Supplied::unknown:
          return add(From::unknown_year);
        case Supplied::earlier:
          date = giver_of(trace_, *date);
          if (date != nullptr) add(From::earlier_date, date->span);
          break;
        default:
          return;
      }
    }
  }

  void place() {
    const Mention* place = mention_at(trace_, value_->span, mention::Type::place);
    if (place == nullptr) {
      const claim::Actor* actor = actor_at(trace_, value_->span);
      const bool body = mention_at(trace_, value_->span, mention::Type::organisation) != nullptr;
      if (body && actor != nullptr && actor->kind == claim::Actor::Kind::region) add(From::body);
      return;
    }
    if (place->supplied == Supplied::publisher) add(From::publisher, {}, read_.report.publisher);
    if (place->supplied == Supplied::title) add(From::title);
    if (place->supplied != Supplied::earlier) return;
    const Mention* told = last_before(trace_, place->span.start, [&](const Mention& other) {
      return other.type == mention::Type::place && other.row == place->row &&
             other.form == mention::PlaceForm::named;
    });
    add(From::earlier_place, told == nullptr ? Span{} : told->span);
  }

  // Whether the choice asks on which side a region stands. The pairings themselves are looked for
  // before sides are known but from programmes.
  [[nodiscard]] bool by_side(const Selector& choice) const {
    switch (choice.where) {
      case Where::near_supporter:
      case Where::near_recipient:
      case Where::here_supporter:
      case Where::here_recipient:
      case Where::both_sides:
        return true;
      default:
        return choice.side != Side::unknown;
    }
  }

  void side() {
    const claim::Actor* actor = actor_at(trace_, value_->span);
    if (actor == nullptr || claim_.kind == "pairing") return;
    switch (actor->ground) {
      case Ground::untold:
        return;
      case Ground::number:
        return add(From::number);
      case Ground::pairing:
        return add(From::pairing, pairing_of(value_->value));
      case Ground::programme: {
        const auto [word, id] = programme_word();
        return add(From::programme, word, id);
      }
      case Ground::goal:
        return add(From::goal, goal_word());
      case Ground::tables:
        return add(From::tables);
    }
  }

  // The trigger of the first pairing that names the value; where it only lies in one, of the first.
  [[nodiscard]] Span pairing_of(const std::string& value) const {
    Span first;
    for (const Trace::Firing& firing : trace_.firings) {
      if (firing.rule->kind->name != "pairing") break;  // they come before all others
      if (firing.end != Trace::End::drafted) continue;
      for (const Trace::Taken& taken : firing.taken) {
        for (const Value& told : taken.values) {
          if (told.value == value) return firing.trigger;
        }
      }
      if (first.empty()) first = firing.trigger;
    }
    return first;
  }

  [[nodiscard]] std::pair<Span, std::string> programme_word() const {
    for (const auto& word : trace_.programmes) {
      if (claim_.programme.empty() || word.second == claim_.programme) return word;
    }
    return trace_.programmes.empty() ? std::pair<Span, std::string>{} : trace_.programmes.front();
  }

  [[nodiscard]] Span goal_word() const {
    for (const claim::Actor& actor : trace_.actors) {
      if (actor.form == mention::PlaceForm::goal) return actor.span;
    }
    return {};
  }

  const Read& read_;
  const Trace& trace_;
  std::uint32_t index_;
  const claim::Claim& claim_;
  const std::string* role_ = nullptr;
  const Value* value_ = nullptr;
  std::vector<Inference> out_;
};

}  // namespace

std::vector<Inference> inferences_of(const Read& read, std::uint32_t firing,
                                     const claim::Claim& claim) {
  const Trace::Firing& fired = read.trace.firings[firing];
  Inferring inferring(read, firing, claim);
  if (fired.rule->kind->partnership) inferring.opening(fired.trigger);
  for (const Trace::Taken& taken : fired.taken) {
    if (taken.choice == Trace::none) continue;
    const claim::RoleFill& fill = fired.rule->fills[taken.fill];
    const std::string& role = fired.rule->kind->roles[fill.role].name;
    for (const Value& value : taken.values) {
      inferring.value(fill.choices[taken.choice], role, value);
    }
  }
  return inferring.take();
}

}  // namespace duikou::answer
