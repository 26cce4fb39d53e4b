// SPDX-License-Identifier: Apache-2.0
#include "lexicon/place_set.h"

#include <algorithm>
#include <utility>

namespace duikou::lexicon {
namespace {

void sort_once(std::vector<std::uint32_t>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

bool contains(const std::vector<std::uint32_t>& sorted, std::uint32_t place) {
  return std::binary_search(sorted.begin(), sorted.end(), place);
}

}  // namespace

PlaceSet::PlaceSet(std::vector<std::uint32_t> members, const Places& places)
    : members_(std::move(members)) {
  sort_once(members_);
  for (const std::uint32_t member : members_) {
    static_cast<void>(places.any_above(member, [&](std::uint32_t outer) {
      above_.push_back(outer);
      return false;
    }));
  }
  sort_once(above_);
}

bool PlaceSet::holds(std::uint32_t place, const Places& places) const {
  return places.any_above(place, [&](std::uint32_t outer) { return contains(members_, outer); });
}

bool PlaceSet::near(std::uint32_t place, const Places& places) const {
  return contains(above_, place) || holds(place, places);
}

}  // namespace duikou::lexicon
