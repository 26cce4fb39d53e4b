// SPDX-License-Identifier: Apache-2.0
// The selectors "counted", what a number of people are, told right behind or right before it, and
// "both-sides", who agrees with whom.
#include <algorithm>

#include "base/limits.h"
#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

constexpr std::uint32_t modifier_most =
    10;                                   // between the number and the noun: "12 long-serving ..."
constexpr std::uint32_t filler_most = 4;  // between the noun and the number: "in all", "about"
constexpr std::uint32_t clauses_back_most = 20;
constexpr std::size_t signers_most = 8;

bool is_mark(char16_t c) {
  return c == 0x3001 || c == 0xFF0C || c == u',' || c == 0xFF1B || c == u';' || c == 0x3002 ||
         c == u'(' || c == 0xFF08 || c == 0xFF09 || c == u')' || c == u'|' || c == 0xFF5C;
}

}  // namespace

bool Selection::count_at(std::uint32_t position) const {
  const auto at = std::lower_bound(
      a_.counts.begin(), a_.counts.end(), position,
      [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
  return at != a_.counts.end() && at->span.start == position;
}

bool Selection::count_ends_at(std::uint32_t position) const {
  const auto behind = std::lower_bound(
      a_.counts.begin(), a_.counts.end(), position,
      [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
  return behind != a_.counts.begin() && std::prev(behind)->span.end == position;
}

// Words of a class from `at` on, joined or touching, behind at most a few other letters each.
std::vector<Span> Selection::nouns_after(std::uint32_t at, std::uint32_t end,
                                         lexicon::ClassId of) const {
  std::vector<Span> out;
  std::uint32_t skipped = 0;
  while (at < end && skipped <= modifier_most) {
    const Hit* noun = lexicon_.longest(a_.scan, at, of);
    if (noun != nullptr) {
      const std::uint32_t behind = noun->start + noun->length;
      if (!out.empty() && skipped > 0 && count_at(behind)) break;
      out.push_back({at, behind});
      at = behind;
      skipped = 0;
      continue;
    }
    const bool mark = is_mark(a_.text[at]) && (out.empty() || a_.text[at] != 0x3001);
    if (mark || count_at(at) || lexicon_.longest(a_.scan, at, counted_stop_) != nullptr) break;
    const Hit* joiner =
        out.empty() || skipped > 0 ? nullptr : lexicon_.longest(a_.scan, at, joiner_);
    if (!out.empty() && skipped == 0 && joiner == nullptr) break;
    const std::uint32_t step = joiner == nullptr ? 1 : joiner->length;
    at += step;
    skipped += step;
  }
  return out;
}

// Words of a class that end at a position, joined or touching, in text order.
std::vector<Span> Selection::nouns_before(std::uint32_t position, std::uint32_t floor,
                                          lexicon::ClassId of) const {
  const auto ending_at = [&](std::uint32_t end) {
    for (std::uint32_t length = std::min(end - floor, 8U); length > 0; --length) {
      const Hit* hit = lexicon_.longest(a_.scan, end - length, of);
      if (hit != nullptr && hit->length == length) return Span{end - length, end};
    }
    return Span{};
  };
  std::vector<Span> out;
  std::uint32_t end = position;
  for (std::uint32_t gap = 0; gap <= filler_most && end > floor && out.empty(); ++gap, --end) {
    if (gap > 0 && is_mark(a_.text[end]) && a_.text[end] != 0xFF0C) break;
    if (const Span noun = ending_at(end); !noun.empty()) out.push_back(noun);
  }
  while (!out.empty() && out.back().start > floor) {
    std::uint32_t before = out.back().start;
    if (a_.text[before - 1] == 0x3001) {
      --before;
    } else if (const Hit* joiner = lexicon_.longest_before(a_.scan, before, 2, joiner_)) {
      before -= joiner->length;
    }
    const Span noun = before > floor ? ending_at(before) : Span{};
    const bool counted = !noun.empty() && before != out.back().start && count_ends_at(noun.start);
    if (noun.empty() || counted) break;
    out.push_back(noun);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

// Who signs or agrees: at least two actors of one clause, here or before in the sentence, else the
// nearest of either side.
std::vector<Value> Selection::take_both_sides(const Selector& selector, const Spot& spot) const {
  const std::uint32_t first = a_.sentences[a_.clauses[spot.clause].sentence].clause_first;
  for (std::uint32_t c = spot.clause + 1; c > first && spot.clause + 1 - c < clauses_back_most;
       --c) {
    const Clause& clause = a_.clauses[c - 1];
    const std::uint32_t end = std::min(clause.span.end, spot.trigger.start);
    std::vector<Value> out;
    const auto [first_group, last_group] = groups_around(clause, {end, end});
    for (std::uint32_t g = first_group; g < last_group; ++g) {
      const Group& group = a_.groups[g];
      const bool apart =
          group.role == Case::at || group.role == Case::to || group.role == Case::source;
      if (apart || group.span.end > end || out.size() >= signers_most) continue;
      for (Value& value : values_of(group, selector, spot)) {
        add_once(out, std::move(value));
      }
    }
    if (out.size() > 1) return out;
  }
  std::vector<Value> out;
  for (const Side side : {Side::supporter, Side::recipient}) {
    std::optional<std::uint32_t> group = group_near(spot, side);
    if (group && a_.groups[*group].role == Case::at) group = group_main(side);  // where they meet
    Selector one = selector;
    one.where = side == Side::supporter ? Where::near_supporter : Where::near_recipient;
    std::vector<Value> found =
        group ? values_of(a_.groups[*group], selector, spot) : take_actors(one, spot);
    for (Value& value : found) add_once(out, std::move(value));
  }
  return out;
}

std::vector<Value> Selection::take_counted(const Selector& selector, const Spot& spot) const {
  const Clause& clause = a_.clauses[spot.clause];
  std::vector<Span> nouns = nouns_after(spot.trigger.end, clause.span.end, selector.of);
  if (nouns.empty()) {
    // A comma may part the noun from its number.
    const Sentence& sentence = a_.sentences[clause.sentence];
    const std::uint32_t low = spot.trigger.start - std::min(spot.trigger.start, 40U);
    nouns = nouns_before(spot.trigger.start, std::max(sentence.span.start, low), selector.of);
  }
  std::vector<Value> out;
  for (const Span noun : nouns) {
    const Hit* hit = lexicon_.longest(a_.scan, noun.start, selector.of);
    const std::string_view cell = lexicon_.value(*lexicon_.meaning(hit->word, selector.of));
    const std::string value(cell.empty() ? a_.quote(noun) : cell);
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const Value& v) { return v.value == value; });
    if (!known && out.size() < limits::values_of_a_role) out.push_back({value, "", noun});
  }
  return out;
}

}  // namespace duikou::claim
