// SPDX-License-Identifier: Apache-2.0
#include "claim/gaps.h"

#include <algorithm>
#include <array>

#include "claim/side_letter.h"

namespace duikou::claim {
namespace {

constexpr std::uint32_t none = mention::Mention::none;
constexpr std::uint32_t gap_most = 60;  // code points

// What aid words name, and a number of regions together, are on neither side of a pairing.
bool may_pair(const Actor& actor) {
  return actor.kind != Actor::Kind::collective && actor.form != mention::PlaceForm::goal &&
         actor.form != mention::PlaceForm::inside;
}

char16_t letter(std::size_t number) {
  return static_cast<char16_t>(u'0' + std::min<std::size_t>(number, 9));
}

// The last two code points, which tell what sort of body it is.
std::u16string_view ending(const Analysis& a, const Actor& actor) {
  const std::uint32_t length = std::min<std::uint32_t>(actor.span.length(), 2);
  return a.text.units().substr(actor.span.end - length, length);
}

template <class T>
std::size_t others(const std::vector<T>& sorted, const T& value) {
  const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
  return static_cast<std::size_t>(last - first) - (first == last ? 0 : 1);
}

}  // namespace

std::vector<Gap> gaps_in(const Analysis& a) {
  std::vector<Gap> out;
  std::uint32_t left = none;
  for (std::uint32_t i = 0; i < a.actors.size(); ++i) {
    const Actor& actor = a.actors[i];
    if (!may_pair(actor)) {
      if (actor.kind == Actor::Kind::collective) left = none;
      continue;
    }
    const std::uint32_t before = std::exchange(left, i);
    if (before == none) continue;
    const Actor& first = a.actors[before];
    const Span span{first.span.end, actor.span.start};
    if (span.start > span.end || span.length() > gap_most || first.value == actor.value) continue;
    const std::uint32_t sentence = a.clauses[a.clause_at(first.span.start)].sentence;
    if (sentence == a.clauses[a.clause_at(actor.span.start)].sentence) {
      out.push_back({before, i, span});
    }
  }
  return out;
}

GapFeatures::GapFeatures(const Analysis& a, const lexicon::Places& places)
    : a_(&a), places_(&places), gaps_(gaps_in(a)) {
  for (const Gap& gap : gaps_) {
    names_.push_back(names_of(gap));
    texts_.push_back(a.text.units().substr(gap.span.start, gap.span.length()));
  }
  std::sort(names_.begin(), names_.end());
  std::sort(texts_.begin(), texts_.end());
}

const Gap* GapFeatures::at(Span span) const {
  const auto found =
      std::lower_bound(gaps_.begin(), gaps_.end(), span.start,
                       [](const Gap& gap, std::uint32_t start) { return gap.span.start < start; });
  return found != gaps_.end() && found->span == span ? &*found : nullptr;
}

GapFeatures::Named GapFeatures::names_of(const Gap& gap) const {
  const Named names{a_->actors[gap.left].value, a_->actors[gap.right].value};
  return std::minmax(names.first, names.second);
}

const Group* GapFeatures::group_of(std::uint32_t actor) const {
  const auto behind =
      std::upper_bound(a_->groups.begin(), a_->groups.end(), actor,
                       [](std::uint32_t one, const Group& group) { return one < group.first; });
  if (behind == a_->groups.begin()) return nullptr;
  const Group& group = *std::prev(behind);
  return actor < group.last ? &group : nullptr;
}

char16_t GapFeatures::level_of(const Actor& actor) const {
  if (actor.kind == Actor::Kind::body) return actor.place == none ? u'b' : u'B';
  if (actor.place == none) return u't';
  return letter(static_cast<std::size_t>((*places_)[actor.place].level));
}

char16_t GapFeatures::tie_of(const Actor& left, const Actor& right) const {
  if (left.place == none || right.place == none) return u'x';
  const std::pair ways{places_->province_of(left.place), places_->province_of(right.place)};
  if (ways.first == ways.second) return u'=';
  const auto known = [&](std::uint32_t supporter, std::uint32_t recipient) {
    return std::binary_search(a_->tied.begin(), a_->tied.end(), std::pair(supporter, recipient));
  };
  if (known(ways.first, ways.second)) return u'>';
  return known(ways.second, ways.first) ? u'<' : u'0';
}

template <class Word>
std::array<Word, GapFeatures::size> GapFeatures::of(const Gap& gap) const {
  const Actor& left = a_->actors[gap.left];
  const Actor& right = a_->actors[gap.right];
  const Group* first = group_of(gap.left);
  const Group* second = group_of(gap.right);
  const auto role = [](const Group* group) {
    return group == nullptr ? u'x' : letter(static_cast<std::size_t>(group->role));
  };
  const auto size_of = [](const Group* group) {
    return letter(group == nullptr ? 0 : std::min<std::size_t>(group->last - group->first, 3));
  };
  const auto lies_in = [&](const Actor& inner, const Actor& outer) {
    return inner.place != none && outer.place != none && places_->within(inner.place, outer.place);
  };
  const char16_t sides[] = {side_letter(left, BodySide::told), side_letter(right, BodySide::told)};
  const char16_t tie = tie_of(left, right);
  const char16_t held = lies_in(left, right) ? u'<' : lies_in(right, left) ? u'>' : u'n';
  const char16_t joined = first == second ? u'1' : u'2';
  const char16_t cases[] = {role(first), role(second), joined};
  const char16_t leans = left.leaning > right.leaning   ? u'>'
                         : left.leaning < right.leaning ? u'<'
                                                        : u'=';
  const std::size_t told = std::min<std::size_t>(others(names_, names_of(gap)), 3);
  const std::u16string_view text = a_->text.units().substr(gap.span.start, gap.span.length());
  const std::size_t alike = std::min<std::size_t>(others(texts_, text), 3);
  const bool bodies = left.kind == Actor::Kind::body && right.kind == Actor::Kind::body;
  const char16_t ends = bodies ? (ending(*a_, left) == ending(*a_, right) ? u'=' : u'n') : u'x';
  const std::u16string_view side(sides, 2);
  const std::u16string_view by_case(cases, 3);
  const char16_t levels[] = {level_of(left), level_of(right)};
  const std::u16string_view level(levels, 2);
  return {begun<Word>(u"ps").add(side),
          begun<Word>(u"pl").add(level),
          begun<Word>(u"ph").add(held),
          begun<Word>(u"pt").add(tie),
          begun<Word>(u"pT").add(tie).add(leans).add(side),
          begun<Word>(u"pc").add(by_case),
          begun<Word>(u"pC").add(by_case).add(side),
          begun<Word>(u"pL").add(level).add(side),
          begun<Word>(u"pv").add(leans),
          begun<Word>(u"pe").add(ends),
          begun<Word>(u"po").add(letter(told)),
          begun<Word>(u"pw").add(letter(alike)),
          begun<Word>(u"pn").add(size_of(first)).add(size_of(second)),
          begun<Word>(u"pd").add(letter(gap.span.length() / 4))};
}

template std::array<Feature, GapFeatures::size> GapFeatures::of(const Gap&) const;
template std::array<FeatureName, GapFeatures::size> GapFeatures::of(const Gap&) const;

}  // namespace duikou::claim
