// SPDX-License-Identifier: Apache-2.0
#include "answer/explain_judgement.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace duikou::answer {
namespace {

constexpr std::size_t parts_most = 4;

// Where a feature stands, by the letters that claim/judging.h gives them.
Weighed::Place place_of(const std::string& feature) {
  using Place = Weighed::Place;
  switch (feature.front()) {
    case 'a':
      return Place::before;
    case 'b':
      return Place::behind;
    case 'c':
      return Place::just_before;
    case 'd':
      return Place::just_behind;
    case 'e':
      return Place::clauses_before;
    case 'f':
      return Place::clauses_behind;
    case 'x':
      return Place::class_before;
    case 'y':
      return Place::class_behind;
    case 'z':
      return Place::class_beside;
    case 'w':
      return Place::class_inside;
    case 'p':
      return Place::regions;
    case 'r':
      if (feature.size() > 1 && feature[1] == 'S') return Place::supporters;
      if (feature.size() > 1 && feature[1] == 'R') return Place::recipients;
      return Place::partnership;
    default:
      return Place::itself;
  }
}

}  // namespace

Judgement judgement_of(const claim::Trace::Tested& tested, const claim::Judges& judges) {
  Judgement out;
  if (!tested.condition->asks_judge()) return out;
  out.name = judges[tested.condition->judge].name();
  out.score = tested.score;
  out.least = tested.condition->least;
  // What stands several times counts several times.
  std::map<std::string, std::int32_t> sums;
  for (const claim::Judging::Reason& reason : tested.reasons) sums[reason.feature] += reason.weight;
  std::vector<std::pair<std::string, std::int32_t>> parts(sums.begin(), sums.end());
  std::stable_sort(parts.begin(), parts.end(), [](const auto& x, const auto& y) {
    return std::abs(x.second) > std::abs(y.second);
  });
  for (const auto& [feature, weight] : parts) {
    std::vector<Weighed>& side = weight > 0 ? out.speak_for : out.against;
    const Weighed::Place place = place_of(feature);
    const bool counted = place >= Weighed::Place::supporters;
    if (weight == 0 || side.size() == parts_most) continue;
    side.push_back({feature.substr(counted ? 2 : 1), weight, place});
  }
  return out;
}

std::vector<Stood> stood_for(const claim::Trace::Taken& taken) {
  std::vector<Stood> out;
  const auto same = [&](const claim::Value& x, const claim::Value& y) {
    return x.value == y.value;
  };
  for (const claim::Candidate& candidate : taken.candidates) {
    Stood one;
    for (const claim::Value& value : candidate.values) one.values.push_back(value.value);
    one.score = candidate.score;
    one.found = candidate.found;
    one.chosen = std::equal(candidate.values.begin(), candidate.values.end(), taken.values.begin(),
                            taken.values.end(), same);
    // One region may be named several times: its likeliest place stands for all.
    const auto told = std::find_if(out.begin(), out.end(),
                                   [&](const Stood& other) { return other.values == one.values; });
    if (told == out.end()) {
      out.push_back(std::move(one));
    } else {
      told->score = std::max(told->score, one.score);
      told->found = told->found || one.found;
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Stood& x, const Stood& y) { return x.score > y.score; });
  return out;
}

}  // namespace duikou::answer
