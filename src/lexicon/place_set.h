// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/places.h"

namespace duikou::lexicon {

// Places of which it is asked, of one place after the other, whether it lies in one of them: a
// programme has hundreds. A question costs the few steps of the way up, whatever their number.
class PlaceSet {
 public:
  PlaceSet() = default;
  PlaceSet(std::vector<std::uint32_t> members, const Places& places);

  // Whether a place, or what it has become, is a member or lies in one: Places::within().
  [[nodiscard]] bool holds(std::uint32_t place, const Places& places) const;
  // Whether it holds the place, or a member lies in the place.
  [[nodiscard]] bool near(std::uint32_t place, const Places& places) const;

 private:
  std::vector<std::uint32_t> members_;  // sorted
  std::vector<std::uint32_t> above_;    // what a member is or lies in; sorted
};

}  // namespace duikou::lexicon
