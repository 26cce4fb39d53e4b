// SPDX-License-Identifier: Apache-2.0
// Selectors for what a sentence tells in parts: names of facilities, dates that are still fresh,
// actors of one side within the sentence.
#include <algorithm>

#include "claim/quotation_marks.h"
#include "claim/reach.h"
#include "claim/selection.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;

namespace {

// How many of their first characters two names have in common; the bytes of one begin a character
// where they are no 10xxxxxx.
std::uint32_t common_characters(std::string_view one, std::string_view other) {
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  const auto end = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
  const auto count = static_cast<std::uint32_t>(std::count_if(one.begin(), end, begins));
  return end != one.end() && !begins(*end) ? count - 1 : count;
}

// "Xinjiang's Kokdala High School" is called after the city: where the name begins behind its
// province.
std::uint32_t behind_province(const Analysis& a, const lexicon::Places& places,
                              std::uint32_t start) {
  const auto place = std::lower_bound(
      a.places.begin(), a.places.end(), start,
      [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
  if (place == a.places.end() || place->span.start != start) return start;
  const std::uint32_t inner = place->row == Mention::none ? place->outer : place->row;
  if (inner == Mention::none) return start;
  const std::uint32_t province = places.province_of(inner);
  if (province == Mention::none || (province == inner && place->row != Mention::none)) return start;
  const std::string_view told = a.quote(place->span);
  const std::uint32_t length = common_characters(told, places[province].name);
  const bool own = common_characters(told, places[inner].name) >= length && province != inner;
  return length < 2 || own || length >= place->span.length() ? start : start + length;
}

constexpr std::uint32_t name_length_most = 40;
constexpr std::uint32_t quoted_name_length_most = 20;
constexpr std::uint32_t quoted_name_length_least = 6;  // shorter ones may be a mere kind of thing
constexpr std::uint32_t site_case_length_most = 4;
constexpr std::uint32_t told_name_length_least = 3;  // "our county's school" names none
constexpr std::uint32_t word_length_most = 8;
constexpr std::uint32_t goal_word_length_most = 4;
constexpr std::size_t drafts_back_most = 24;
constexpr std::uint32_t above_most = 200;

bool is_name_sign(char16_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= u'0' && c <= u'9') ||
         (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == 0x00B7 || c == 0x3007;
}

// Whether a mention that is not an ordinal ends at this place.
bool ends_mention(const std::vector<Mention>& mentions, std::uint32_t at) {
  const auto after = std::lower_bound(
      mentions.begin(), mentions.end(), at,
      [](const Mention& mention, std::uint32_t end) { return mention.span.start < end; });
  if (after == mentions.begin()) return false;
  const Mention& last = *std::prev(after);
  return last.type != mention::Type::ordinal && last.span.end >= at;
}

// Whether a mention begins in a stretch.
bool begins_in(const std::vector<Mention>& mentions, Span zone) {
  const auto next = std::lower_bound(
      mentions.begin(), mentions.end(), zone.start,
      [](const Mention& mention, std::uint32_t at) { return mention.span.start < at; });
  return next != mentions.end() && next->span.start < zone.end;
}

// Whether a name that stands here goes on behind this place: "First Hospital" in the name of its
// own company, or in the title of its head.
bool begins_longer(const std::vector<Mention>& mentions, std::uint32_t at) {
  const auto after = std::lower_bound(
      mentions.begin(), mentions.end(), at,
      [](const Mention& mention, std::uint32_t end) { return mention.span.start < end; });
  return after != mentions.begin() && std::prev(after)->span.end > at;
}

}  // namespace

// The nearest group of a side in the clause, else in the earlier clauses of the sentence.
std::optional<std::uint32_t> Selection::group_here(const Spot& spot, Side side) const {
  const std::uint32_t first = a_.sentences[a_.clauses[spot.clause].sentence].clause_first;
  std::optional<std::uint32_t> best;
  for (std::uint32_t c = spot.clause + 1;
       c > first && !best && spot.clause + 1 - c < clauses_back_most; --c) {
    const Clause& clause = a_.clauses[c - 1];
    const auto [from, to] = groups_around(clause, spot.trigger);
    std::uint32_t nearest = 0;
    for (std::uint32_t i = from; i < to; ++i) {
      const Group& group = a_.groups[i];
      const Actor& head = a_.actors[group.first];
      if (head.side != side || (side == Side::supporter && head.facility)) continue;
      if (group.role == Case::departure) continue;
      // In "A 30 million, B 20 million" the sum is that of the one that it touches.
      const bool touches = side == Side::supporter && group.span.end == spot.trigger.start;
      const std::uint32_t away = touches ? 0
                                 : group.span.start >= spot.trigger.end
                                     ? group.span.start - spot.trigger.end
                                     : spot.trigger.start - group.span.start;
      if (!best || away < nearest) best = i, nearest = away;
    }
    if (!best && side == Side::recipient && c == spot.clause + 1) best = goal_behind(spot);
  }
  // "A, B and C, the three companies": the list itself, not what sums it up.
  while (best && *best > 0 && a_.actors[a_.groups[*best].first].kind == Actor::Kind::collective &&
         a_.groups[*best - 1].span.end == a_.groups[*best].span.start) {
    --*best;
  }
  return best;
}

// What the next clause of the sentence begins with, where that is a goal: "gives X, for B".
std::optional<std::uint32_t> Selection::goal_behind(const Spot& spot) const {
  const std::uint32_t next = spot.clause + 1;
  if (next >= a_.clauses.size()) return std::nullopt;
  const Clause& clause = a_.clauses[next];
  if (clause.sentence != a_.clauses[spot.clause].sentence) return std::nullopt;
  const auto [from, to] = groups_around(clause, {clause.span.start, clause.span.start});
  if (from == to || a_.groups[from].role != Case::goal) return std::nullopt;
  const bool first = a_.groups[from].span.start <= clause.span.start + goal_word_length_most;
  return first ? std::optional<std::uint32_t>(from) : std::nullopt;
}

// The nearest group of a side: in the clause, in the clauses before it up to the head of the line,
// then the region that stands for the side in the report, if it is named close by.
std::optional<std::uint32_t> Selection::group_near(const Spot& spot, Side side) const {
  const auto in_clause = [&](const Clause& clause) {
    std::optional<std::uint32_t> best;
    const auto [first, last] = groups_around(clause, spot.trigger);
    for (std::uint32_t i = first; i < last; ++i) {
      const Group& group = a_.groups[i];
      const Actor& head = a_.actors[group.first];
      if (head.side != side || (side == Side::supporter && head.facility)) continue;
      if (group.role == Case::departure) continue;
      if (!best ||
          distance(group.span, spot.trigger) < distance(a_.groups[*best].span, spot.trigger)) {
        best = i;
      }
    }
    return best;
  };
  if (const auto here = in_clause(a_.clauses[spot.clause])) return here;
  const std::uint32_t line = a_.sentences[a_.clauses[spot.clause].sentence].line;
  for (std::uint32_t c = spot.clause; c > 0 && spot.clause - c < clauses_back_most; --c) {
    if (a_.sentences[a_.clauses[c - 1].sentence].line != line) break;
    const auto found = in_clause(a_.clauses[c - 1]);
    if (found && (a_.clauses[c - 1].sentence == a_.clauses[spot.clause].sentence ||
                  !part_of_main(*found, side) || !speaks_of(sides_.main(side), spot))) {
      return found;
    }
  }
  const bool aid = side == Side::supporter && speaks_of_aid(spot);
  return aid || speaks_of(sides_.main(side), spot) ? group_main(side) : std::nullopt;
}

// Whether a group is a single place inside the region that stands for the side in the report: what
// another sentence told of it is told of the region here.
bool Selection::part_of_main(std::uint32_t group, Side side) const {
  const std::uint32_t main = sides_.main(side);
  if (main == Sides::none || a_.groups[group].last - a_.groups[group].first > 1) return false;
  const std::uint32_t inner = a_.actors[a_.groups[group].first].place;
  const std::uint32_t outer = a_.actors[main].place;
  return inner != Mention::none && outer != Mention::none && inner != outer &&
         places_.within(inner, outer);
}

// Whether an actor is named near the trigger: news that bundle many items name their regions once.
bool Selection::speaks_of(std::uint32_t actor, const Spot& spot) const {
  if (actor == Sides::none) return false;
  const std::uint32_t low = spot.trigger.start - std::min(spot.trigger.start, carried_most);
  const auto starts = [](const Actor& one, std::uint32_t at) { return one.span.start < at; };
  const auto first = std::lower_bound(a_.actors.begin(), a_.actors.end(), low, starts);
  const auto last =
      std::lower_bound(first, a_.actors.end(), spot.trigger.end + carried_most, starts);
  return std::any_of(first, last,
                     [&](const Actor& one) { return one.value == a_.actors[actor].value; });
}

// The group of the region that the whole report is about.
std::optional<std::uint32_t> Selection::group_main(Side side) const {
  const std::uint32_t main = sides_.main(side);
  if (main == Sides::none) return std::nullopt;
  const auto after =
      std::upper_bound(a_.groups.begin(), a_.groups.end(), main,
                       [](std::uint32_t actor, const Group& group) { return actor < group.first; });
  if (after == a_.groups.begin()) return std::nullopt;
  // Where people only set out sends nobody; the region may be told as the sender further on.
  for (auto group = after - 1; group != a_.groups.end(); ++group) {
    const bool same = a_.actors[group->first].value == a_.actors[main].value || group == after - 1;
    if (!same || group->role == Case::departure) continue;
    return static_cast<std::uint32_t>(group - a_.groups.begin());
  }
  return std::nullopt;
}

Span Selection::to_semicolon(Span zone) const {
  std::uint32_t end = zone.start;
  while (end < zone.end && a_.text[end] != u';' && a_.text[end] != 0xFF1B) ++end;
  return {zone.start, end};
}

// Whether a body can give something: no facility, unless it touches the word that says so or is one
// of two that are paired, and named by a word of the class at its end.
bool Selection::is_giver(const Actor& actor, const Selector& selector) const {
  if (actor.kind != Actor::Kind::body) return false;
  const bool split = selector.where == Where::split_left || selector.where == Where::split_right;
  const bool sure = (selector.touching || split) && selector.of != lexicon::no_class;
  if (actor.facility && !sure) return false;
  return selector.of == lexicon::no_class ||
         ends_with(actor.span.end, actor.span.length(), selector.of);
}

bool Selection::ends_with(std::uint32_t at, std::uint32_t length_most, lexicon::ClassId of) const {
  return lexicon_.longest_before(a_.scan, at, std::min(length_most, word_length_most), of) !=
         nullptr;
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

// The name in the quotation marks that end right before the trigger, or right behind it; empty
// where none do, and nothing where they hold no name.
std::optional<Span> Selection::quoted_name(Span trigger, std::uint32_t floor,
                                           lexicon::ClassId of) const {
  if (trigger.start > floor && closes_name(a_.text[trigger.start - 1])) {
    std::uint32_t open = trigger.start - 1;
    while (open > floor && !opens_name(a_.text[open])) --open;
    if (!opens_name(a_.text[open]) || open + 2 >= trigger.start) return std::nullopt;
    return Span{open + 1, trigger.start - 1};
  }
  if (!closes_name(a_.text.at(trigger.end))) return Span{};
  std::uint32_t open = trigger.start;
  while (open > floor && !opens_name(a_.text[open]) && !closes_name(a_.text[open])) --open;
  if (!opens_name(a_.text[open]) || trigger.end - open > quoted_name_length_most) return Span{};
  const Span inside{open + 1, trigger.end};
  const bool named = inside.length() >= quoted_name_length_least || has_proper_part(inside, of);
  return named ? std::optional<Span>(inside) : std::nullopt;
}

// Whether a word that cannot be part of a name, or a number, a sum or a date, ends at this place.
bool Selection::name_stops(std::uint32_t at) const {
  for (std::uint32_t length = 1; length <= 4 && length <= at; ++length) {
    for (const Hit& hit : a_.scan.at(at - length)) {
      if (hit.length != length || lexicon_.meaning(hit.word, name_stop_) == nullptr) continue;
      const Hit* longer = lexicon_.longest(a_.scan, hit.start, phrase_keep_);
      if (longer == nullptr || longer->length <= length || place_begins(at)) return true;
    }
  }
  return ends_mention(a_.counts, at) || ends_mention(a_.amounts, at) || ends_mention(a_.dates, at);
}

// A name that ends with the trigger: like a phrase, but it never holds a number that counts, sum or
// date, ends behind the last word of the class that follows at once, and is one only where it has
// something that is not common to all such things. What goes on behind, or where something happens,
// is not what the clause tells of.
std::vector<Value> Selection::take_name(const Selector& selector, const Spot& spot) const {
  const std::optional<Span> name = name_at(selector, spot);
  if (!name || lexicon_.longest(a_.scan, name->end, name_site_) != nullptr) return {};
  const bool quoted = name->start > 0 && opens_name(a_.text[name->start - 1]);
  if (!quoted && ends_with(name->start, site_case_length_most, name_site_of_)) return {};
  const Span bare{behind_province(a_, places_, name->start), name->end};
  return {{std::string(a_.quote(bare)), "", bare}};
}

// What is spoken of: the nearest name before the trigger's clause.
std::vector<Value> Selection::take_name_above(const Selector& selector, const Spot& spot) const {
  const std::uint32_t to = a_.clauses[spot.clause].span.start;
  const std::span<const Hit> all = a_.words.of(selector.of);
  auto hit = std::lower_bound(all.begin(), all.end(), to,
                              [](const Hit& one, std::uint32_t at) { return one.start < at; });
  for (; hit != all.begin() && std::prev(hit)->start + above_most > to; --hit) {
    const Span word = std::prev(hit)->span();
    const auto name = name_at(selector, {word, a_.clause_at(word.start), nullptr, nullptr});
    if (!name) continue;
    const Span bare{behind_province(a_, places_, name->start), name->end};
    return {{std::string(a_.quote(bare)), "", bare}};
  }
  return {};
}

std::optional<Span> Selection::name_at(const Selector& selector, const Spot& spot) const {
  std::uint32_t end = spot.trigger.end;
  const Hit* more = lexicon_.longest(a_.scan, end, selector.of);
  for (; more != nullptr && more->length > 1; more = lexicon_.longest(a_.scan, end, selector.of)) {
    end += more->length;  // a word of one character rather begins another one
  }
  if (begins_longer(a_.organisations, end) || begins_longer(a_.people, end) ||
      begins_longer(a_.places, end) || ends_mention(a_.people, end)) {
    return std::nullopt;
  }
  std::uint32_t start = spot.trigger.start;
  const std::uint32_t floor =
      std::max(a_.clauses[spot.clause].span.start, start - std::min(start, name_length_most));
  const auto quoted = quoted_name({start, end}, floor, selector.of);
  if (!quoted) return std::nullopt;
  if (!quoted->empty()) return quoted;
  const Hit* last = lexicon_.longest(a_.scan, spot.trigger.start, selector.of);
  if (last == nullptr) return std::nullopt;  // a word of another class names nothing of this one
  const std::string_view asks = lexicon_.value(*lexicon_.meaning(last->word, selector.of));
  if (asks == "quoted" || asks == "never") return std::nullopt;
  if (cut_across(spot.trigger.start, name_stop_)) return std::nullopt;
  while (start > floor && is_name_sign(a_.text[start - 1])) {
    const std::uint32_t place = place_before(start);
    if (place == start && name_stops(start)) break;
    start = place == start ? start - 1 : std::max(floor, place);
  }
  while (const Hit* skip = lexicon_.longest(a_.scan, start, name_skip_)) {
    if (start + skip->length > spot.trigger.start || place_begins(start)) break;
    start += skip->length;
  }
  if (place_before(end) < spot.trigger.start) return std::nullopt;
  start = before_range(start, floor);
  const Span span{start, end};
  const bool named = asks == "placed" ? holds_place(span) : has_proper_part(span, selector.of);
  return named ? std::optional<Span>(span) : std::nullopt;
}

std::optional<Value> Selection::around_town(const Value& town) const {
  const auto place = std::lower_bound(
      a_.places.begin(), a_.places.end(), town.span.start,
      [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
  if (place == a_.places.end() || place->outer == Mention::none) return std::nullopt;
  return Value{places_[place->outer].name, places_[place->outer].entity, place->span};
}

// Whether a place stands inside a name.
bool Selection::holds_place(Span span) const {
  const auto place = std::lower_bound(
      a_.places.begin(), a_.places.end(), span.start,
      [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
  return place != a_.places.end() && place->span.end <= span.end &&
         place->form != mention::PlaceForm::pointed;
}

// Whether a word that points to a place ("our district") was left out right before a name.
bool Selection::cut_place(std::uint32_t start) const {
  const auto after = std::lower_bound(
      a_.places.begin(), a_.places.end(), start,
      [](const Mention& mention, std::uint32_t end) { return mention.span.start < end; });
  return after != a_.places.begin() && std::prev(after)->span.end == start &&
         std::prev(after)->form == mention::PlaceForm::pointed;
}

// Whether a word of the class begins before this place and ends behind it.
bool Selection::cut_across(std::uint32_t at, lexicon::ClassId of) const {
  for (std::uint32_t length = 1; length <= 3 && length <= at; ++length) {
    for (const Hit& hit : a_.scan.at(at - length)) {
      if (hit.length > length && lexicon_.meaning(hit.word, of) != nullptr) return true;
    }
  }
  return false;
}

// Where the place that ends here begins; the same position where none does.
std::uint32_t Selection::place_before(std::uint32_t at) const {
  const auto after = std::lower_bound(
      a_.places.begin(), a_.places.end(), at,
      [](const Mention& mention, std::uint32_t end) { return mention.span.start < end; });
  if (after == a_.places.begin()) return at;
  const Mention& last = *std::prev(after);
  const bool whole = last.form == mention::PlaceForm::named ||
                     last.form == mention::PlaceForm::town ||
                     last.form == mention::PlaceForm::inside;
  return whole && last.span.end == at ? last.span.start : at;
}

// "The road from A to B": where A begins, for a name that begins with B.
std::uint32_t Selection::before_range(std::uint32_t start, std::uint32_t floor) const {
  if (start <= floor + 1 || !place_begins(start)) return start;
  const lexicon::Hit* joiner = lexicon_.longest(a_.scan, start - 1, range_);
  if (joiner == nullptr || joiner->length != 1) return start;
  const std::uint32_t first = place_before(start - 1);
  return first == start - 1 || first < floor ? start : first;
}

// Whether a place under its own name begins here: no word that would cut it is read at this spot.
bool Selection::place_begins(std::uint32_t at) const {
  const auto place = std::lower_bound(
      a_.places.begin(), a_.places.end(), at,
      [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
  return place != a_.places.end() && place->span.start == at &&
         place->form == mention::PlaceForm::named;
}

// Whether something of the span is a place, or neither a word of the class nor common to such
// names.
bool Selection::has_proper_part(Span span, lexicon::ClassId of) const {
  bool placed = span.length() >= told_name_length_least && cut_place(span.start);
  for (std::uint32_t at = span.start; at < span.end;) {
    const auto place = std::lower_bound(
        a_.places.begin(), a_.places.end(), at,
        [](const Mention& mention, std::uint32_t from) { return mention.span.start < from; });
    if (place != a_.places.end() && place->span.start == at && place->span.end <= span.end) {
      placed = placed || place->form != mention::PlaceForm::pointed;
      at = place->span.end;
      continue;
    }
    const Hit* known = lexicon_.longest(a_.scan, at, of);
    if (known == nullptr) known = lexicon_.longest(a_.scan, at, facility_);
    if (known == nullptr) known = lexicon_.longest(a_.scan, at, name_common_);
    if (known == nullptr) return true;
    at += known->length;
  }
  return placed;
}

// The lines of a stretch, the last one first.
Selection::Zones Selection::lines_upward(Span whole) const {
  Zones out;
  std::uint32_t end = whole.end;
  for (std::uint32_t at = whole.end; at > whole.start; --at) {
    if (a_.text[at - 1] != u'\n') continue;
    if (at < end) out.push_back({at, end});
    end = at - 1;
  }
  if (whole.start < end) out.push_back({whole.start, end});
  return out;
}

// What is said of a sum or number alone: up to the next one, within the sentence and a semicolon.
Span Selection::tail_of(const Spot& spot) const {
  const Span whole = to_semicolon(zones(Where::ahead, spot)[0]);
  std::uint32_t end = whole.end;
  for (const auto* mentions : {&a_.amounts, &a_.counts}) {
    const auto next = std::lower_bound(
        mentions->begin(), mentions->end(), whole.start,
        [](const Mention& mention, std::uint32_t at) { return mention.span.start < at; });
    if (next == mentions->end() || spot.mention == nullptr || next->type != spot.mention->type) {
      continue;
    }
    // What opens the next one's clause is said of that one.
    const std::uint32_t clause = a_.clause_at(next->span.start);
    end = std::min(end, clause == spot.clause ? next->span.start : a_.clauses[clause].span.start);
  }
  if (spot.mention == nullptr) {
    const Hit* next = a_.words.first_in({whole.start, end}, facility_);
    if (next != nullptr) end = next->start;
  }
  return {whole.start, std::max(whole.start, end)};
}

bool Selection::on_side(const Group& group, const Selector& selector) const {
  const Actor& head = a_.actors[group.first];
  const Side side = head.side;
  // Supporters are told by their towns hardly ever, recipients all the time.
  const bool town = selector.side == Side::recipient && side == Side::unknown &&
                    head.form == mention::PlaceForm::town;
  if (selector.side != Side::unknown && side != selector.side && !town) return false;
  if (selector.side == Side::supporter && group.role == Case::departure) return false;
  const bool gives = group.role == Case::agent || group.role == Case::source;
  return !selector.by || (gives && side != Side::recipient);
}

// What the last claim of the kind told before the trigger, in its sentence or its line, has in a
// role.
std::vector<Value> Selection::take_told(const Selector& selector, const Spot& spot,
                                        const RoleOfKind* role,
                                        const std::vector<Draft>& before) const {
  constexpr int told_back_most = 60;
  // What is told with a day of its own takes none from before.
  const bool dated = role->type == ValueType::date && selector.where == Where::previous;
  if (dated && begins_in(a_.dates, a_.clauses[spot.clause].span)) return {};
  const std::uint32_t here = a_.clauses[spot.clause].sentence;
  int looked_at = 0;
  for (auto other = before.rbegin(); other != before.rend(); ++other) {
    const std::uint32_t there = a_.clauses[other->clause].sentence;
    const bool near = selector.where == Where::told
                          ? a_.sentences[there].line == a_.sentences[here].line
                          : there == here;
    if (!near || ++looked_at > told_back_most) break;
    const std::vector<RoleOfKind>& roles = other->kind->roles;
    const bool same = role >= roles.data() && role < roles.data() + roles.size();
    if (!same || other->trigger == spot.trigger) continue;
    const std::vector<Value>& values = other->roles[static_cast<std::size_t>(role - roles.data())];
    if (!values.empty()) return values;
  }
  return {};
}

}  // namespace duikou::claim
