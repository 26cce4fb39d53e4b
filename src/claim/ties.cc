// SPDX-License-Identifier: Apache-2.0
#include "claim/ties.h"

#include <algorithm>
#include <map>
#include <set>

#include "claim/reach.h"
#include "value/date.h"

namespace duikou::claim {
namespace {

constexpr std::uint32_t none = mention::Mention::none;

bool holds(const std::vector<std::uint32_t>& sorted, std::uint32_t value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

}  // namespace

Ties::Ties(const Analysis& analysis, const lexicon::Places& places,
           const lexicon::Programmes& programmes)
    : a_(analysis), places_(places), programmes_(programmes) {
  year_ = Date::parse(a_.report->published).value_or(Date{}).year;
  std::set<std::uint32_t> provinces;  // at most as many as exist
  if (a_.home != none) provinces.insert(places.province_of(a_.home));
  for (const Actor& actor : a_.actors) {
    if (actor.place != none) provinces.insert(places.province_of(actor.place));
  }
  for (const std::uint32_t one : provinces) {
    const auto some = [&](auto&& fits) {
      return std::any_of(provinces.begin(), provinces.end(), fits);
    };
    if (some([&](std::uint32_t other) { return programmes.ties(one, other, year_); })) {
      supporters_.push_back(one);
    }
    if (some([&](std::uint32_t other) { return programmes.ties(other, one, year_); })) {
      recipients_.push_back(one);
    }
  }
  find_two();
}

bool Ties::may_hint(const Analysis& a, const lexicon::Places& places,
                    const lexicon::Programmes& programmes) {
  const int year = Date::parse(a.report->published).value_or(Date{}).year;
  const auto tied = [&](std::uint32_t one, std::uint32_t other) {
    return programmes.ties(one, other, year) || programmes.ties(other, one, year);
  };
  std::map<std::uint32_t, std::size_t> named;  // how often, by province
  std::size_t all = 0;
  const mention::Mention* before = nullptr;
  for (const mention::Mention& place : a.places) {
    if (place.row == none) continue;
    const std::uint32_t province = places.province_of(place.row);
    ++named[province];
    ++all;
    const bool signs = before != nullptr && before->form == mention::PlaceForm::sign &&
                       place.form == mention::PlaceForm::sign &&
                       before->span.end == place.span.start;
    if (signs && tied(places.province_of(before->row), province)) return true;
    before = &place;
  }
  const auto some = [&](auto&& fits) { return std::any_of(named.begin(), named.end(), fits); };
  if (a.home != none) {
    const std::uint32_t home = places.province_of(a.home);
    if (some([&](const auto& one) { return tied(home, one.first); })) return true;
  }
  // Words that stand for places add to those that are counted later: half of what find_two() asks.
  return some([&](const auto& one) {
    return some([&](const auto& other) {
      const bool often =
          one.second >= 2 && other.second >= 2 && (one.second + other.second) * 2 >= all;
      return (often || a.published_at_home) && tied(one.first, other.first);
    });
  });
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> Ties::all() const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const std::uint32_t one : supporters_) {
    for (const std::uint32_t other : recipients_) {
      if (programmes_.ties(one, other, year_)) out.emplace_back(one, other);
    }
  }
  return out;
}

void Ties::find_two() {
  constexpr std::size_t least = 2, together = 5;  // mentions of either, and of both
  std::map<std::uint32_t, std::size_t> named;
  std::size_t all = 0;
  for (const Actor& actor : a_.actors) {
    if (actor.place == none) continue;
    ++named[places_.province_of(actor.place)];
    ++all;
  }
  for (const std::uint32_t one : supporters_) {
    for (const std::uint32_t other : recipients_) {
      const std::size_t times = named[one], more = named[other];
      const bool both = times >= least && more >= least && times + more >= together &&
                        (times + more) * 4 >= all * 3;
      const auto reached = [&](const Actor& actor) {
        return actor.place != none && programmes_.reaches(one, other, actor.place, places_, year_);
      };
      if (both && std::any_of(a_.actors.begin(), a_.actors.end(), reached)) two_ = {one, other};
    }
  }
}

Side Ties::side_of(std::uint32_t place) const {
  if (place == none || (a_.home == none && a_.hints.empty())) return Side::unknown;
  const std::uint32_t province = places_.province_of(place);
  const bool supports = holds(supporters_, province);
  if (supports == holds(recipients_, province)) return Side::unknown;
  return supports ? Side::supporter : Side::recipient;
}

bool Ties::tied(std::uint32_t one, std::uint32_t other) const {
  if (one == none || other == none) return false;
  one = places_.province_of(one);
  other = places_.province_of(other);
  return programmes_.ties(one, other, year_) || programmes_.ties(other, one, year_);
}

// Two signs side by side of regions that are tied, as the name of their partnership has them.
bool Ties::tied_signs(const Actor& first, const Actor& second) const {
  return first.form == mention::PlaceForm::sign && second.form == mention::PlaceForm::sign &&
         first.span.end == second.span.start && tied(first.place, second.place);
}

bool Ties::tied_beside(const lexicon::Hit& word, bool strong, bool signs) const {
  constexpr std::ptrdiff_t most = 16;  // actors on either side
  const auto behind =
      std::lower_bound(a_.actors.begin(), a_.actors.end(), word.start,
                       [](const Actor& actor, std::uint32_t at) { return actor.span.start < at; });
  const auto begin = behind - std::min(most, behind - a_.actors.begin());
  const auto end = behind + std::min(most, a_.actors.end() - behind);
  const auto near = [&](const Actor& actor) {
    const std::uint32_t low = std::min(actor.span.start, word.start);
    const std::uint32_t between = std::max(actor.span.start, word.start) - low;
    return between <= far &&
           a_.text.units().substr(low, between).find(u'\n') == std::u16string_view::npos;
  };
  std::vector<std::uint32_t> others;  // that a region close by may be tied to
  if (a_.home != none) others.push_back(a_.home);
  if (strong) others.insert(others.end(), two_.begin(), two_.end());
  for (auto actor = begin; actor != end; ++actor) {
    if (actor->place == none || !near(*actor)) continue;
    if (signs && actor != begin && tied_signs(*std::prev(actor), *actor)) return true;
    if (std::any_of(others.begin(), others.end(),
                    [&](std::uint32_t other) { return tied(actor->place, other); })) {
      return true;
    }
    if (strong) others.push_back(actor->place);
  }
  return false;
}

std::vector<lexicon::Hit> Ties::hints(const lexicon::Lexicon& lexicon,
                                      const std::vector<Span>& asides) const {
  std::vector<lexicon::Hit> out;
  const bool open = opens();
  if (supporters_.empty()) return out;
  const lexicon::ClassId of = lexicon.class_named("partnership.hint");
  const lexicon::ClassId sure = lexicon.class_named("partnership");
  for (const std::uint32_t index : a_.scan.watched) {
    const lexicon::Hit& hit = a_.scan.hits[index];
    const lexicon::Meaning* meaning = lexicon.meaning(hit.word, of);
    if (meaning == nullptr && (!open || lexicon.meaning(hit.word, sure) == nullptr)) continue;
    if (one_holds(asides, hit.span())) continue;
    const bool strong = meaning == nullptr || lexicon.value(*meaning) == "strong";
    if (tied_beside(hit, strong && open, strong || a_.home != none)) out.push_back(hit);
  }
  return out;
}

}  // namespace duikou::claim
