// SPDX-License-Identifier: Apache-2.0
// Selectors for what a sentence tells in parts: names of facilities, dates that are still fresh,
// actors of one side within the sentence.
#include <algorithm>

#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

constexpr std::uint32_t name_length_most = 40;
constexpr std::uint32_t sentence_clauses_most = 40;
constexpr std::size_t drafts_back_most = 24;

bool is_name_sign(char16_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= u'0' && c <= u'9') ||
         (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == 0x00B7 || c == 0x3007;
}

bool is_opening(char16_t c) { return c == 0x201C || c == 0x300C || c == 0x300E || c == 0x300A; }
bool is_closing(char16_t c) { return c == 0x201D || c == 0x300D || c == 0x300F || c == 0x300B; }

// Whether a mention that is not an ordinal ends at this place.
bool ends_mention(const std::vector<Mention>& mentions, std::uint32_t at) {
  const auto after = std::lower_bound(
      mentions.begin(), mentions.end(), at,
      [](const Mention& mention, std::uint32_t end) { return mention.span.start < end; });
  if (after == mentions.begin()) return false;
  const Mention& last = *std::prev(after);
  return last.type != mention::Type::ordinal && last.span.end >= at;
}

}  // namespace

// The nearest group of a side in the clause, else in the earlier clauses of the sentence.
std::optional<std::uint32_t> Selection::group_here(const Spot& spot, Side side) const {
  const std::uint32_t first = a_.sentences[a_.clauses[spot.clause].sentence].clause_first;
  std::optional<std::uint32_t> best;
  for (std::uint32_t c = spot.clause + 1;
       c > first && !best && spot.clause + 1 - c < sentence_clauses_most; --c) {
    const Clause& clause = a_.clauses[c - 1];
    const auto [from, to] = groups_around(clause, spot.trigger);
    std::uint32_t nearest = 0;
    for (std::uint32_t i = from; i < to; ++i) {
      const Group& group = a_.groups[i];
      if (a_.actors[group.first].side != side) continue;
      const std::uint32_t away = group.span.start >= spot.trigger.end
                                     ? group.span.start - spot.trigger.end
                                     : spot.trigger.start - group.span.start;
      if (!best || away < nearest) best = i, nearest = away;
    }
  }
  return best;
}

// The stretch of the sentence between the claim of the same kind told before and the trigger.
Span Selection::fresh_zone(const Spot& spot, const Draft& draft,
                           const std::vector<Draft>& before) const {
  const std::uint32_t sentence = a_.clauses[spot.clause].sentence;
  Span out{a_.sentences[sentence].span.start, spot.trigger.start};
  std::size_t looked_at = 0;
  for (auto other = before.rbegin(); other != before.rend(); ++other) {
    if (++looked_at > drafts_back_most || a_.clauses[other->clause].sentence != sentence) break;
    if (other->kind != draft.kind || other->trigger.end > spot.trigger.start) continue;
    out.start = std::max(out.start, other->trigger.end);
    break;
  }
  return out;
}

// A name that ends with the trigger: like a phrase, but it never holds a number that counts, sum or
// date, ends behind the last word of the class that follows at once, and is one only where it has
// something that is not common to all such things.
std::vector<Value> Selection::take_name(const Selector& selector, const Spot& spot) const {
  std::uint32_t end = spot.trigger.end;
  while (const Hit* more = lexicon_.longest(a_.scan, end, selector.of)) end += more->length;
  std::uint32_t start = spot.trigger.start;
  const std::uint32_t floor = std::max(a_.clauses[spot.clause].span.start,
                                       start - std::min(start, name_length_most));
  if (start > floor && is_closing(a_.text[start - 1])) {
    std::uint32_t open = start - 1;
    while (open > floor && !is_opening(a_.text[open])) --open;
    if (!is_opening(a_.text[open]) || open + 2 >= start) return {};
    const Span inside{open + 1, start - 1};
    return {{std::string(a_.quote(inside)), "", inside}};
  }
  const auto stops = [&](std::uint32_t at) {
    for (std::uint32_t length = 1; length <= 4 && length <= at; ++length) {
      for (const Hit& hit : a_.scan.at(at - length)) {
        if (hit.length != length || lexicon_.meaning(hit.word, name_stop_) == nullptr) continue;
        const Hit* longer = lexicon_.longest(a_.scan, hit.start, phrase_keep_);
        if (longer == nullptr || longer->length <= length) return true;
      }
    }
    return ends_mention(a_.counts, at) || ends_mention(a_.amounts, at) ||
           ends_mention(a_.dates, at);
  };
  while (start > floor && is_name_sign(a_.text[start - 1]) && !stops(start)) --start;
  while (const Hit* skip = lexicon_.longest(a_.scan, start, name_skip_)) {
    if (start + skip->length > spot.trigger.start) break;
    start += skip->length;
  }
  const Span span{start, end};
  if (!has_proper_part(span, selector.of)) return {};
  return {{std::string(a_.quote(span)), "", span}};
}

// Whether something of the span is neither a word of the class nor common to such names; a place
// counts unless the class marks its word as "bare".
bool Selection::has_proper_part(Span span, lexicon::ClassId of) const {
  bool placed = false;
  bool bare = true;
  for (std::uint32_t at = span.start; at < span.end;) {
    if (const Hit* hit = lexicon_.longest(a_.scan, at, of)) {
      bare = bare && lexicon_.value(*lexicon_.meaning(hit->word, of)) == "bare";
      at += hit->length;
      continue;
    }
    const auto place = std::lower_bound(
        a_.places.begin(), a_.places.end(), at,
        [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
    if (place != a_.places.end() && place->span.start == at && place->span.end <= span.end) {
      placed = placed || place->form != mention::PlaceForm::pointed;
      at = place->span.end;
      continue;
    }
    const Hit* common = lexicon_.longest(a_.scan, at, name_common_);
    if (common == nullptr) return true;
    at += common->length;
  }
  return placed && !bare;
}

}  // namespace duikou::claim
