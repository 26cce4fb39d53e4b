// SPDX-License-Identifier: Apache-2.0
#include "claim/choosing.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include "claim/reach.h"
#include "text/folded.h"

namespace duikou::claim {
namespace {

constexpr std::int32_t unset = std::numeric_limits<std::int32_t>::min();
constexpr std::uint32_t before_most = 250;  // code points
constexpr std::uint32_t sentences_back_most = 3;
constexpr std::size_t candidates_each_way = 7;
constexpr std::uint32_t none = 0xFFFFFFFF;

// The name of a feature in the making: letters, one behind the other.
class Name {
 public:
  Name(char16_t where, std::string_view what) {
    add(where);
    add(what);
  }
  Name& add(char16_t unit) {
    if (size_ < units_.size()) units_[size_++] = unit;
    return *this;
  }
  Name& add(std::string_view letters) {
    for (const char letter : letters)
      add(static_cast<char16_t>(static_cast<unsigned char>(letter)));
    return *this;
  }
  Name& add(std::u16string_view units) {
    for (const char16_t unit : units) add(unit);
    return *this;
  }
  [[nodiscard]] std::u16string_view view() const { return {units_.data(), size_}; }

 private:
  std::array<char16_t, 40> units_{};
  std::size_t size_ = 0;
};

char16_t digit(std::size_t number, std::size_t most) {
  return static_cast<char16_t>(u'0' + std::min(number, most));
}

template <class Enum>
char16_t letter(Enum value) {
  return static_cast<char16_t>(u'a' + static_cast<int>(value));
}

char16_t side_letter(const Actor& actor) {
  if (actor.kind == Actor::Kind::body) return u'B';
  if (actor.kind == Actor::Kind::collective) return u'Q';
  if (actor.side == Side::supporter) return u'S';
  return actor.side == Side::recipient ? u'R' : u'P';
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
  char16_t level = u'-';  // of a place; how fine a date is
  bool again = false;     // the report names it more than once
  bool home = false;      // the place of the publisher or title
  bool found = false;     // by the rule's own places to look
  std::string_view by;    // which of them
};

bool Choosing::named_again(std::string_view value) {
  if (times_.empty()) {
    for (const Actor& actor : a_->actors) ++times_[actor.value];
  }
  return times_.at(value) > 1;
}

Choosing::Option Choosing::group_option(std::uint32_t index, What what) {
  const Group& group = a_->groups[index];
  const Actor& first = a_->actors[group.first];
  Option out;
  out.span = group.span;
  out.index = index;
  for (std::uint32_t i = group.first; i < group.last; ++i) {
    auto value = selection_->value_of(a_->actors[i], what);
    if (value) add_once(out.values, std::move(*value));
  }
  out.how = letter(group.role);
  out.side = side_letter(first);
  out.form = letter(first.form);
  const bool placed = first.place != mention::Mention::none;
  if (placed) out.level = letter((*places_)[first.place].level);
  out.again = named_again(first.value);
  out.home = placed && first.place == a_->home;
  return out;
}

void Choosing::add_groups(Span window, What what, const Selection::Spot& spot, Options& out) {
  const auto starts = [](const Group& group, std::uint32_t at) { return group.span.start < at; };
  const auto& groups = a_->groups;
  auto group = std::lower_bound(groups.begin(), groups.end(), window.start, starts);
  for (; group != groups.end() && group->span.end <= window.end; ++group) {
    if (group->span.overlaps(spot.trigger)) continue;
    Option option = group_option(static_cast<std::uint32_t>(group - groups.begin()), what);
    if (!option.values.empty()) out.push_back(std::move(option));
  }
}

void Choosing::add_far_groups(What what, const Selection::Spot& spot, Options& out) {
  for (const auto& index : {selection_->group_main(Side::supporter),
                            selection_->group_main(Side::recipient), selection_->group_home()}) {
    if (!index) continue;
    const bool there =
        std::any_of(out.begin(), out.end(), [&](const Option& one) { return one.index == *index; });
    if (there || a_->groups[*index].span.overlaps(spot.trigger)) continue;
    Option option = group_option(*index, what);
    if (!option.values.empty()) out.push_back(std::move(option));
  }
}

void Choosing::add_dates(Span window, DateWanted wanted, Options& out) const {
  const auto starts = [](const mention::Mention& date, std::uint32_t at) {
    return date.span.start < at;
  };
  const auto& dates = a_->dates;
  auto date = std::lower_bound(dates.begin(), dates.end(), window.start, starts);
  for (; date != dates.end() && date->span.end <= window.end; ++date) {
    Option option;
    option.span = date->span;
    option.index = static_cast<std::uint32_t>(date - dates.begin());
    if (auto value = Selection::date_value(*date, wanted)) option.values = {std::move(*value)};
    if (option.values.empty()) continue;
    option.how = letter(date->use);
    option.side = date->date.end.empty() ? u'D' : u'E';
    option.form = letter(date->supplied);
    option.level = digit(option.values[0].value.size() / 3, 9);
    out.push_back(std::move(option));
  }
}

// The nearest candidates on either side of the trigger, by start.
Choosing::Options Choosing::options(const RoleFill& fill, const Selection::Spot& spot) {
  const std::uint32_t own = a_->clauses[spot.clause].sentence;
  const std::uint32_t first = own - std::min(own, sentences_back_most);
  const std::uint32_t low = spot.trigger.start - std::min(spot.trigger.start, before_most);
  const Span window{std::max(low, a_->sentences[first].span.start),
                    std::min(a_->sentences[own].span.end, spot.trigger.end + before_most)};
  Options out;
  if (fill.candidates == What::date) {
    add_dates(window, fill.date, out);
  } else {
    add_groups(window, fill.candidates, spot, out);
  }
  const auto behind = std::partition_point(out.begin(), out.end(), [&](const Option& one) {
    return one.span.start < spot.trigger.start;
  });
  const auto before = static_cast<std::size_t>(behind - out.begin());
  if (out.size() > before + candidates_each_way) {
    out.erase(out.begin() + static_cast<std::ptrdiff_t>(before + candidates_each_way), out.end());
  }
  if (before > candidates_each_way) {
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(before - candidates_each_way));
  }
  if (fill.candidates != What::date) add_far_groups(fill.candidates, spot, out);
  return out;
}

template <class Sink>
void Choosing::visit_itself(const Option& option, Sink&& sink) {
  const auto tell = [&](const Name& name) { sink(name.view()); };
  tell(Name(u'g', "how").add(option.how));
  tell(Name(u'g', "side").add(option.side));
  tell(Name(u'g', "howside").add(option.how).add(option.side));
  tell(Name(u'g', "form").add(option.form));
  tell(Name(u'g', "level").add(option.level).add(option.side));
  tell(Name(u'g', "size").add(digit(option.values.size(), 3)).add(option.side));
  tell(Name(u'g', "home").add(option.home ? u'1' : u'0').add(option.side));
  tell(Name(u'g', "again").add(option.again ? u'1' : u'0').add(option.side));
  const Sketch& sketch = judging_->sketch();
  const std::u16string_view units = sketch.units();
  const std::uint32_t start = sketch.at(option.span.start);
  const std::uint32_t end = std::max(sketch.at(option.span.end), start + 1);
  for (std::uint32_t n = 1; n <= 3; ++n) {
    if (start >= n) tell(Name(u'g', "<").add(units.substr(start - n, n)));
    if (end + n <= units.size()) tell(Name(u'g', ">").add(units.substr(end, n)));
  }
}

template <class Sink>
void Choosing::visit_seen(const Option& option, const Selection::Spot& spot, const Options& all,
                          Sink&& sink) {
  const auto tell = [&](const Name& name) { sink(name.view()); };
  const bool before = option.span.start < spot.trigger.start;
  const std::uint32_t clause = a_->clause_at(option.span.start);
  const std::uint32_t own = a_->clauses[spot.clause].sentence;
  const std::uint32_t of_it = a_->clauses[clause].sentence;
  const std::uint32_t back = of_it < own ? own - of_it : of_it - own;
  std::array<char16_t, 2> at = {u'k', before ? u'<' : u'>'};
  if (clause != spot.clause) at[0] = back == 0 ? u's' : digit(back, 3);
  const std::u16string_view where(at.data(), at.size());
  const auto between = [&](const Option& other) {
    return before ? other.span.start > option.span.start && other.span.start < spot.trigger.start
                  : other.span.start < option.span.start && other.span.start >= spot.trigger.end;
  };
  const char16_t rank =
      digit(static_cast<std::size_t>(std::count_if(all.begin(), all.end(), between)), 3);
  const bool only = std::none_of(all.begin(), all.end(), [&](const Option& other) {
    return other.side == option.side && !same_values(other.values, option.values);
  });
  Name by(u'h', "by");
  const bool any = std::any_of(all.begin(), all.end(), [](const Option& one) { return one.found; });
  by.add(option.found ? option.by : any ? std::string_view("-") : std::string_view("0"));
  tell(Name(u'h', "at").add(where));
  tell(Name(u'h', "at").add(where).add(option.side));
  tell(Name(u'h', "at").add(where).add(option.side).add(option.how));
  tell(Name(u'h', "far").add(where).add(far_letter(distance(option.span, spot.trigger))));
  tell(Name(u'h', "rank").add(rank).add(where));
  tell(Name(u'h', "rank").add(rank).add(where).add(option.side));
  tell(Name(u'h', "only").add(only ? u'1' : u'0').add(option.side));
  tell(by);
  tell(Name(by).add(option.side));
  tell(Name(by).add(where));
  tell(Name(by).add(rank));
  if (at[0] != u'k') return;
  const Sketch& sketch = judging_->sketch();
  const std::uint32_t from = sketch.at(before ? option.span.end : spot.trigger.end);
  const std::uint32_t to = sketch.at(before ? spot.trigger.start : option.span.start);
  constexpr std::uint32_t between_most = 10;
  if (to < from || to - from > between_most) return;
  const std::u16string_view text = sketch.units().substr(from, to - from);
  if (text.size() <= 4) tell(Name(u'h', "all").add(at[1]).add(text));
  for (std::size_t i = 0; i < text.size(); ++i) {
    tell(Name(u'h', "mid").add(at[1]).add(text.substr(i, 1)));
    if (i + 1 < text.size()) tell(Name(u'h', "mid").add(at[1]).add(text.substr(i, 2)));
  }
}

std::int32_t Choosing::of_itself(std::uint32_t judge, const Option& option) {
  const Judge& of = (*judges_)[judge];
  const auto sum = [&] {
    std::int32_t out = 0;
    visit_itself(
        option, [&](std::u16string_view name) { out += of.weight(Feature::named(name).number()); });
    return out;
  };
  if (option.index == none) return sum();
  if (itself_.size() <= judge) itself_.resize(judge + std::size_t{1});
  std::vector<std::int32_t>& known = itself_[judge];
  if (known.empty()) known.assign(std::max(a_->groups.size(), a_->dates.size()), unset);
  if (known[option.index] == unset) known[option.index] = sum();
  return known[option.index];
}

std::vector<Value> Choosing::choose(const RoleFill& fill, const Selection::Spot& spot,
                                    std::vector<Value> found, const Selector* by,
                                    std::vector<Candidate>* told) {
  Options all = options(fill, spot);
  bool stands = found.empty();
  for (Option& option : all) {
    if (found.empty() || !same_values(option.values, found)) continue;
    option.found = stands = true;
    option.by = where_of(*by);
  }
  if (!stands) {
    Option option;
    option.span = found.front().span;
    option.values = found;
    option.found = true;
    option.by = where_of(*by);
    all.push_back(std::move(option));
  }
  const Judge& of = (*judges_)[fill.judge];
  const Option* best = nullptr;
  std::int32_t best_score = 0;
  for (const Option& option : all) {
    if (opposes(option.side, by)) continue;
    std::int32_t score = of.everywhere() + of_itself(fill.judge, option);
    visit_seen(option, spot, all, [&](std::u16string_view name) {
      score += of.weight(Feature::named(name).number());
    });
    if (told != nullptr) {
      std::vector<Judging::Reason> reasons;
      const auto keep = [&](std::u16string_view name) {
        reasons.push_back({text::utf8_of(name), of.weight(Feature::named(name).number())});
      };
      visit_itself(option, keep);
      visit_seen(option, spot, all, keep);
      told->push_back({option.values, score, option.found, std::move(reasons)});
    }
    // At even odds what the rule found stays.
    if (score > best_score || (score == best_score && option.found)) {
      best = &option;
      best_score = score;
    }
  }
  if (best == nullptr) return {};
  // Where the rule found the same values, its spans stay.
  if (best->found) return found;
  return best->values;
}

}  // namespace duikou::claim
