// SPDX-License-Identifier: Apache-2.0
#include "claim/choosing.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

#include "claim/reach.h"
#include "claim/side_letter.h"
#include "text/folded.h"

namespace duikou::claim {
namespace {

constexpr std::int32_t unset = std::numeric_limits<std::int32_t>::min();
constexpr std::uint32_t before_most = 250;  // code points
constexpr std::uint32_t sentences_back_most = 3;
constexpr std::size_t candidates_each_way = 7;
// What is right twice in five adds more right values than wrong ones to what reports are scored by.
constexpr std::int32_t odds_least = -400;
constexpr std::size_t candidates_most = 24;  // with those from afar and what the rule found
constexpr std::uint32_t none = 0xFFFFFFFF;

char16_t digit(std::size_t number, std::size_t most) {
  return static_cast<char16_t>(u'0' + std::min(number, most));
}

template <class Enum>
char16_t letter(Enum value) {
  return static_cast<char16_t>(u'a' + static_cast<int>(value));
}

// How far, in steps that double.
char16_t far_letter(std::uint32_t apart) {
  constexpr std::array<std::uint32_t, 6> steps = {0, 3, 8, 15, 30, 80};
  const auto step = std::lower_bound(steps.begin(), steps.end(), apart);
  return digit(static_cast<std::size_t>(step - steps.begin()), 9);
}

// The place to look alone, without what it takes.
std::string_view where_of(const Selector& choice) {
  const std::string_view text = choice.text;
  return text.substr(0, text.find_first_of(" :"));
}

// Whether a region stands on the side that is not the one a place to look asks for.
bool opposes(char16_t side, const Selector* by) {
  if (by == nullptr || by->side == Side::unknown) return false;
  return side == (by->side == Side::supporter ? u'R' : u'S');
}

bool same_values(const std::vector<Value>& x, const std::vector<Value>& y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](const Value& a, const Value& b) { return a.value == b.value; });
}

}  // namespace

struct Choosing::Option {
  Span span;
  std::uint32_t index = none;  // of the group or date; none of what only the rule found
  std::vector<Value> values;
  char16_t how = u'-';   // case of a group, use of a date
  char16_t side = u'-';  // of the group's first actor; D of a date
  char16_t form = u'-';
  char16_t level = u'-';       // of a place; how fine a date is
  bool again = false;          // the report names it more than once
  bool home = false;           // the place of the publisher or title
  std::uint32_t place = none;  // of the group's first actor
};

// Where a candidate stands, seen from the trigger.
enum class Choosing::Zone : std::uint8_t { clause, sentence, further, nowhere };

char16_t Choosing::letter_of(Zone zone) {
  constexpr std::array<char16_t, 4> letters = {u'k', u's', u'p', u'-'};
  return letters[static_cast<std::size_t>(zone)];
}

struct Choosing::Standing {
  const Option* option;
  bool found = false;  // by the rule's own places to look
  bool only = true;    // no other of its side has other values
  Zone zone = Zone::further;
  std::uint8_t nth = 0;         // as many stand nearer with the same values
  std::uint8_t value_rank = 0;  // as many other values stand nearer
  Zone finer = Zone::nowhere;   // the nearest zone of one that lies in it
  bool finer_behind = false;    // one that does stands behind the trigger in its sentence
};

struct Choosing::Election {
  const Selection::Spot& spot;
  std::vector<Standing> all;
  bool of_places;  // or bodies; else of dates
  bool any_found = false;
  std::string_view by;  // which of them
  Option by_rule;       // what only the rule found

  // What the rule found stands, too.
  void add_found(const std::vector<Value>& values, const Selector& choice) {
    bool stands = false;
    for (Standing& one : all) {
      one.found = same_values(one.option->values, values);
      stands = stands || one.found;
    }
    if (!stands) {
      by_rule.span = values.front().span;
      by_rule.values = values;
      all.push_back({&by_rule, true});
    }
    any_found = true;
    by = where_of(choice);
  }
  // All of a side have the same values, or there are others for each.
  void find_only() {
    const auto first_of = [&](const Standing& one) {
      return std::find_if(all.begin(), all.end(), [&](const Standing& other) {
        return other.option->side == one.option->side;
      });
    };
    for (const Standing& one : all) {
      const auto first = first_of(one);
      first->only = first->only && same_values(first->option->values, one.option->values);
    }
    for (Standing& one : all) one.only = first_of(one)->only;
  }
  // Counts for each which values stand nearer.
  void rank_values() {
    std::array<std::uint8_t, candidates_most> order;
    const auto count = static_cast<std::uint8_t>(std::min(all.size(), candidates_most));
    std::iota(order.begin(), order.begin() + count, std::uint8_t{0});
    const auto nearness = [&](const Standing& one) {
      return std::pair(one.zone, distance(one.option->span, spot.trigger));
    };
    std::stable_sort(order.begin(), order.begin() + count, [&](std::uint8_t x, std::uint8_t y) {
      return nearness(all[x]) < nearness(all[y]);
    });
    std::uint8_t values = 0;
    for (std::uint8_t i = 0; i < count; ++i) {
      Standing& one = all[order[i]];
      one.value_rank = values;
      for (std::uint8_t j = i; j > 0 && one.nth == 0; --j) {
        const Standing& nearer = all[order[j - 1]];
        if (!same_values(nearer.option->values, one.option->values)) continue;
        one.nth = static_cast<std::uint8_t>(nearer.nth + 1);
        one.value_rank = nearer.value_rank;
      }
      values = static_cast<std::uint8_t>(values + (one.nth == 0 ? 1 : 0));
    }
  }
  // Reports name the finest place: whether one that lies in another is told too.
  void find_finer(const lexicon::Places& places) {
    for (Standing& wide : all) {
      const std::uint32_t outer = wide.option->place;
      if (outer == none) continue;
      for (const Standing& one : all) {
        const std::uint32_t inner = one.option->place;
        if (inner == none || inner == outer || one.option->level <= wide.option->level ||
            !places.within(inner, outer)) {
          continue;
        }
        wide.finer = std::min(wide.finer, one.zone);
        const bool behind = one.option->span.start > spot.trigger.start;
        wide.finer_behind = wide.finer_behind || (behind && one.zone != Zone::further);
      }
    }
  }
};

Choosing::Choosing(const Analysis& analysis, const Selection& selection,
                   const lexicon::Places& places, const Judges& judges, Judging& judging)
    : a_(&analysis),
      selection_(&selection),
      places_(&places),
      judges_(&judges),
      judging_(&judging) {}

Choosing::~Choosing() = default;

bool Choosing::named_again(std::string_view value) {
  if (times_.empty()) {
    for (const Actor& actor : a_->actors) ++times_[actor.value];
  }
  return times_.at(value) > 1;
}

namespace {

// The option of an index among those of one sort, all of which get their places with the first.
template <class Option, class Sort>
Option& option_at(std::vector<std::vector<Option>>& all, Sort sort, std::uint32_t index,
                  std::size_t size) {
  const auto row = static_cast<std::size_t>(sort);
  if (all.size() <= row) all.resize(row + 1);
  if (all[row].empty()) all[row].resize(size);
  return all[row][index];
}

}  // namespace

const Choosing::Option& Choosing::group_option(std::uint32_t index, What what) {
  Option& out = option_at(groups_, what, index, a_->groups.size());
  if (out.index == index) return out;
  const Group& group = a_->groups[index];
  const Actor& first = a_->actors[group.first];
  out.span = group.span;
  out.index = index;
  for (std::uint32_t i = group.first; i < group.last; ++i) {
    auto value = selection_->value_of(a_->actors[i], what);
    if (value) add_once(out.values, std::move(*value));
  }
  out.how = letter(group.role);
  out.side = side_letter(first, BodySide::ignored);
  out.form = letter(first.form);
  const bool placed = first.place != mention::Mention::none;
  if (placed) out.level = letter((*places_)[first.place].level);
  out.place = first.place;
  out.again = named_again(first.value);
  out.home = placed && first.place == a_->home;
  return out;
}

const Choosing::Option& Choosing::date_option(std::uint32_t index, DateWanted wanted) {
  Option& out = option_at(dates_, wanted, index, a_->dates.size());
  if (out.index == index) return out;
  const mention::Mention& date = a_->dates[index];
  out.span = date.span;
  out.index = index;
  if (auto value = Selection::date_value(date, wanted)) out.values.push_back(std::move(*value));
  if (out.values.empty()) return out;
  out.how = letter(date.use);
  out.side = date.date.end.empty() ? u'D' : u'E';
  out.form = letter(date.supplied);
  out.level = digit(out.values[0].value.size() / 3, 9);
  return out;
}

void Choosing::add_groups(Span window, What what, Election& to) {
  const auto starts = [](const Group& group, std::uint32_t at) { return group.span.start < at; };
  const auto& groups = a_->groups;
  auto group = std::lower_bound(groups.begin(), groups.end(), window.start, starts);
  for (; group != groups.end() && group->span.end <= window.end; ++group) {
    if (group->span.overlaps(to.spot.trigger)) continue;
    // Where people only set out is neither where they come from nor where they go; a rule that
    // takes it for want of anything else still may.
    if (group->role == Case::departure) continue;
    const Option& option = group_option(static_cast<std::uint32_t>(group - groups.begin()), what);
    if (!option.values.empty()) to.all.push_back({&option});
  }
}

void Choosing::add_far_groups(What what, Election& to) {
  for (const auto& index : {selection_->group_main(Side::supporter),
                            selection_->group_main(Side::recipient), selection_->group_home()}) {
    if (!index) continue;
    const bool there = std::any_of(to.all.begin(), to.all.end(),
                                   [&](const auto& one) { return one.option->index == *index; });
    if (there || a_->groups[*index].span.overlaps(to.spot.trigger)) continue;
    const Option& option = group_option(*index, what);
    if (!option.values.empty()) to.all.push_back({&option});
  }
}

void Choosing::add_dates(Span window, DateWanted wanted, Election& to) {
  const auto starts = [](const mention::Mention& date, std::uint32_t at) {
    return date.span.start < at;
  };
  const auto& dates = a_->dates;
  auto date = std::lower_bound(dates.begin(), dates.end(), window.start, starts);
  for (; date != dates.end() && date->span.end <= window.end; ++date) {
    const Option& option = date_option(static_cast<std::uint32_t>(date - dates.begin()), wanted);
    if (!option.values.empty()) to.all.push_back({&option});
  }
}

// The nearest candidates on either side of the trigger, by start.
Choosing::Election Choosing::candidates(const RoleFill& fill, const Selection::Spot& spot) {
  const std::uint32_t own = a_->clauses[spot.clause].sentence;
  const std::uint32_t first = own - std::min(own, sentences_back_most);
  const std::uint32_t low = spot.trigger.start - std::min(spot.trigger.start, before_most);
  const Span window{std::max(low, a_->sentences[first].span.start),
                    std::min(a_->sentences[own].span.end, spot.trigger.end + before_most)};
  Election out{spot, {}, fill.candidates != What::date, false, {}, {}};
  out.all.reserve(candidates_most);
  if (fill.candidates == What::date) {
    add_dates(window, fill.date, out);
  } else {
    add_groups(window, fill.candidates, out);
  }
  const auto behind = std::partition_point(out.all.begin(), out.all.end(), [&](const auto& one) {
    return one.option->span.start < spot.trigger.start;
  });
  const auto before = static_cast<std::size_t>(behind - out.all.begin());
  if (out.all.size() > before + candidates_each_way) out.all.resize(before + candidates_each_way);
  if (before > candidates_each_way) {
    const auto extra = static_cast<std::ptrdiff_t>(before - candidates_each_way);
    out.all.erase(out.all.begin(), out.all.begin() + extra);
  }
  if (fill.candidates != What::date) add_far_groups(fill.candidates, out);
  return out;
}

template <class Word, class Sink>
void Choosing::visit_itself(const Option& option, Sink&& sink) {
  sink(begun<Word>(u"ghow").add(option.how));
  sink(begun<Word>(u"gside").add(option.side));
  sink(begun<Word>(u"ghowside").add(option.how).add(option.side));
  sink(begun<Word>(u"gform").add(option.form));
  sink(begun<Word>(u"glevel").add(option.level).add(option.side));
  sink(begun<Word>(u"gsize").add(digit(option.values.size(), 3)).add(option.side));
  sink(begun<Word>(u"ghome").add(option.home ? u'1' : u'0').add(option.side));
  sink(begun<Word>(u"gagain").add(option.again ? u'1' : u'0').add(option.side));
  const Sketch& sketch = judging_->sketch();
  const std::u16string_view units = sketch.units();
  const std::uint32_t start = sketch.at(option.span.start);
  const std::uint32_t end = std::max(sketch.at(option.span.end), start + 1);
  for (std::uint32_t n = 1; n <= 3; ++n) {
    if (start >= n) sink(begun<Word>(u"g<").add(units.substr(start - n, n)));
    if (end + n <= units.size()) sink(begun<Word>(u"g>").add(units.substr(end, n)));
  }
}

// The words between a candidate and a trigger of one clause.
template <class Word, class Sink>
void Choosing::visit_between(const Option& option, const Selection::Spot& spot, Sink&& sink) {
  constexpr std::uint32_t between_most = 10;
  const bool before = option.span.start < spot.trigger.start;
  const Sketch& sketch = judging_->sketch();
  const std::uint32_t from = sketch.at(before ? option.span.end : spot.trigger.end);
  const std::uint32_t to = sketch.at(before ? spot.trigger.start : option.span.start);
  if (to < from || to - from > between_most) return;
  const char16_t way = before ? u'<' : u'>';
  const std::u16string_view text = sketch.units().substr(from, to - from);
  if (text.size() <= 4) sink(begun<Word>(u"hall").add(way).add(text));
  const Word mid = begun<Word>(u"hmid").add(way);
  for (std::size_t i = 0; i < text.size(); ++i) {
    Word one = mid;
    sink(one.add(text[i]));
    if (i + 1 < text.size()) sink(one.add(text[i + 1]));
  }
}

template <class Word, class Sink>
void Choosing::visit_seen(const Standing& one, const Election& in, Sink&& sink) {
  const Option& option = *one.option;
  const Selection::Spot& spot = in.spot;
  const bool before = option.span.start < spot.trigger.start;
  const std::uint32_t own = a_->clauses[spot.clause].sentence;
  const std::uint32_t of_it = a_->clauses[a_->clause_at(option.span.start)].sentence;
  const std::uint32_t back = of_it < own ? own - of_it : of_it - own;
  std::array<char16_t, 2> at = {letter_of(one.zone), before ? u'<' : u'>'};
  if (one.zone == Zone::further) at[0] = digit(back, 3);
  const std::u16string_view where(at.data(), at.size());
  std::size_t between = 0;
  for (const Standing& other : in.all) {
    const std::uint32_t start = other.option->span.start;
    between += before ? start > option.span.start && start < spot.trigger.start
                      : start < option.span.start && start >= spot.trigger.end;
  }
  Word told = begun<Word>(u"hat").add(where);
  sink(told);
  sink(told.add(option.side));
  sink(told.add(option.how));
  sink(begun<Word>(u"hfar").add(where).add(far_letter(distance(option.span, spot.trigger))));
  const char16_t rank = digit(between, 3);
  Word ranked = begun<Word>(u"hrank").add(rank).add(where);
  sink(ranked);
  sink(ranked.add(option.side));
  sink(begun<Word>(u"honly").add(one.only ? u'1' : u'0').add(option.side));
  Word by = begun<Word>(u"hby");
  sink(one.found ? by.add_ascii(in.by) : by.add(in.any_found ? u'-' : u'0'));
  sink(Word(by).add(option.side));
  sink(Word(by).add(where));
  sink(Word(by).add(rank));
  if (one.zone == Zone::clause) visit_between<Word>(option, spot, sink);
  if (!in.of_places) return;
  sink(begun<Word>(u"hnth").add(digit(one.nth, 2)));
  Word value = begun<Word>(u"hvalue").add(digit(one.value_rank, 4));
  sink(value);
  sink(value.add(option.side));
  Word finer = begun<Word>(u"hfiner").add(at[0]).add(letter_of(one.finer));
  sink(finer);
  sink(finer.add(at[1]).add(one.finer_behind ? u'>' : u'-'));
}

std::int32_t Choosing::of_itself(std::uint32_t judge, const Option& option) {
  const Judge& of = (*judges_)[judge];
  const auto sum = [&] {
    std::int32_t out = 0;
    visit_itself<Feature>(option, [&](Feature one) { out += of.weight(one.number()); });
    return out;
  };
  if (option.index == none) return sum();
  if (itself_.size() <= judge) itself_.resize(judge + std::size_t{1});
  std::vector<std::int32_t>& known = itself_[judge];
  if (known.empty()) known.assign(std::max(a_->groups.size(), a_->dates.size()), unset);
  if (known[option.index] == unset) known[option.index] = sum();
  return known[option.index];
}

Choosing::Zone Choosing::zone_of(Span candidate, const Selection::Spot& spot) const {
  const std::uint32_t clause = a_->clause_at(candidate.start);
  if (clause == spot.clause) return Zone::clause;
  const bool beside = a_->clauses[clause].sentence == a_->clauses[spot.clause].sentence;
  return beside ? Zone::sentence : Zone::further;
}

Candidate Choosing::told(const Judge& of, const Standing& one, const Election& in) {
  Candidate out{one.option->values, 0, one.found, {}};
  const auto keep = [&](const FeatureName& name) {
    out.reasons.push_back({text::utf8_of(name.view()), of.weight(Feature(name.view()).number())});
  };
  visit_itself<FeatureName>(*one.option, keep);
  visit_seen<FeatureName>(one, in, keep);
  return out;
}

std::optional<std::vector<Value>> Choosing::choose(const RoleFill& fill,
                                                   const Selection::Spot& spot,
                                                   const std::vector<Value>& found,
                                                   const Selector* by,
                                                   std::vector<Candidate>* told) {
  Election in = candidates(fill, spot);
  if (!found.empty()) in.add_found(found, *by);
  in.find_only();
  for (Standing& one : in.all) one.zone = zone_of(one.option->span, spot);
  if (in.of_places) {
    in.rank_values();
    in.find_finer(*places_);
  }
  const Judge& of = (*judges_)[fill.judge];
  const Standing* best = nullptr;
  std::int32_t best_score = odds_least;
  for (const Standing& one : in.all) {
    if (opposes(one.option->side, by)) continue;
    std::int32_t score = of.everywhere() + of_itself(fill.judge, *one.option);
    visit_seen<Feature>(one, in, [&](Feature feature) { score += of.weight(feature.number()); });
    if (told != nullptr) {
      told->push_back(this->told(of, one, in));
      told->back().score = score;
    }
    // Of equals what the rule found stays.
    if (score > best_score || (score == best_score && one.found)) {
      best = &one;
      best_score = score;
    }
  }
  if (best == nullptr) return std::vector<Value>{};
  // Where the rule found the same values, its spans stay.
  if (best->found) return std::nullopt;
  return best->option->values;
}

}  // namespace duikou::claim
