// SPDX-License-Identifier: Apache-2.0
#include "claim/ties.h"

#include <algorithm>
#include <set>

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
  if (a_.home == none) return;
  year_ = Date::parse(a_.report->published).value_or(Date{}).year;
  std::set<std::uint32_t> provinces = {places.province_of(a_.home)};  // at most as many as exist
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
}

Side Ties::side_of(std::uint32_t place) const {
  if (place == none) return Side::unknown;
  const std::uint32_t province = places_.province_of(place);
  const bool supports = holds(supporters_, province);
  if (supports == holds(recipients_, province)) return Side::unknown;
  return supports ? Side::supporter : Side::recipient;
}

bool Ties::tied_to_home(std::uint32_t place) const {
  if (place == none) return false;
  const std::uint32_t home = places_.province_of(a_.home);
  const std::uint32_t other = places_.province_of(place);
  return programmes_.ties(home, other, year_) || programmes_.ties(other, home, year_);
}

bool Ties::tied_beside(const lexicon::Hit& word) const {
  constexpr std::uint32_t far = 60;    // code points: a sentence, or two short ones
  constexpr std::ptrdiff_t most = 16;  // actors on either side
  const auto behind =
      std::lower_bound(a_.actors.begin(), a_.actors.end(), word.start,
                       [](const Actor& actor, std::uint32_t at) { return actor.span.start < at; });
  const auto begin = behind - std::min(most, behind - a_.actors.begin());
  const auto end = behind + std::min(most, a_.actors.end() - behind);
  return std::any_of(begin, end, [&](const Actor& actor) {
    const std::uint32_t low = std::min(actor.span.start, word.start);
    const std::uint32_t between = std::max(actor.span.start, word.start) - low;
    return between <= far && tied_to_home(actor.place) &&
           a_.text.units().substr(low, between).find(u'\n') == std::u16string_view::npos;
  });
}

std::vector<Span> Ties::hints(const lexicon::Lexicon& lexicon) const {
  std::vector<Span> out;
  if (supporters_.empty()) return out;
  const lexicon::ClassId of = lexicon.class_named("partnership.hint");
  for (const std::uint32_t index : a_.scan.watched) {
    const lexicon::Hit& hit = a_.scan.hits[index];
    if (lexicon.meaning(hit.word, of) != nullptr && tied_beside(hit)) out.push_back(hit.span());
  }
  return out;
}

}  // namespace duikou::claim
