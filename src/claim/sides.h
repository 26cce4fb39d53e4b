// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "claim/analysis.h"
#include "claim/draft.h"
#include "claim/ties.h"
#include "lexicon/places.h"
#include "lexicon/programmes.h"

namespace duikou::claim {

// Who stands on which side in a report. Reports rarely repeat it: once told that A supports B, they
// go on with money, projects and people. The sides come from the pairings that the report itself
// tells; where it tells none, from the programme that its words name, or from the pairings known of
// the regions that it names. They only decide which of the
// regions that the report names takes which role; no region is added that it does not name.
class Sides {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  // What tells the sides where no pairing of the report does.
  struct Grounds {
    const lexicon::Programmes& all;                    // for the leanings
    std::vector<const lexicon::Programme*> of_report;  // that its words name
    const Ties& ties;
  };

  // Sets Actor::side and Actor::leaning of every actor. `pairings` is what the rules for pairings
  // found in the report. Borrows the names of the actors.
  static Sides decide(Analysis& analysis, const lexicon::Places& places, const Grounds& grounds,
                      const std::vector<Draft>& pairings);

  // Whether the report tells a pairing, names a programme, or speaks of regions that are known to
  // be tied: once where one of them publishes it, else twice.
  [[nodiscard]] bool told() const { return told_; }
  // The side on which a value of the report's actors stands.
  [[nodiscard]] Side side_of(std::string_view value) const;
  // Index of the actor that best stands for a side in the whole report; none where there is none.
  [[nodiscard]] std::uint32_t main(Side side) const {
    return side == Side::supporter ? supporter_ : recipient_;
  }

 private:
  bool told_ = false;
  std::vector<std::pair<std::string_view, Side>> of_value_;  // sorted
  std::uint32_t supporter_ = none;
  std::uint32_t recipient_ = none;
};

}  // namespace duikou::claim
