// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "claim/claim.h"
#include "record/fact.h"
#include "record/vocabulary.h"

namespace duikou::record {

// A claim's part in a fact. The handle is the id the fact would have if it held this part alone; of
// all its parts' handles the least one is the fact's id, the others go on to find it.
struct FactPart {
  const claim::Claim* claim = nullptr;  // borrowed from the call
  std::string role;                     // by whose values the claim was taken apart; or empty
  std::string value;                    // the one that counts here
  std::string handle;
};

struct United {
  Fact fact;                    // but for `independent`, which is the store's to know: 0 here
  std::vector<FactPart> parts;  // sorted by handle
};

// Unites claims into facts: a pure function of the set of claims. Their order does not matter, and
// uniting two sets that have no key (record/sameness.h) in common is the same as uniting each
// alone, so that a store needs to unite anew only what new claims touch. Sorted by the facts' ids.
[[nodiscard]] std::vector<United> unite(std::span<const claim::Claim* const> claims,
                                        const Vocabulary& vocabulary);

}  // namespace duikou::record
