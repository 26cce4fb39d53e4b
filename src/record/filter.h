// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace duikou::record {

// A place as asked for. It finds values of its entity, of entities that lie inside it (their code
// begins with its own, trailing pairs of zeros left out), and values that are spelt like `name`.
//
//   place:650000  finds  place:650000, place:653100, place:653101
//   place:653100  finds  place:653100, place:653101
struct PlaceTerm {
  std::string entity;  // may be empty
  std::string name;    // may be empty
};

// Which facts are asked for; members that are empty ask for nothing. All that are set must hold; in
// a list any one element suffices.
struct FactFilter {
  std::string kind;
  std::vector<PlaceTerm> from;   // roles from, supporter, payer, by
  std::vector<PlaceTerm> to;     // roles to, recipient
  std::vector<PlaceTerm> place;  // any role whose values are places
  std::string person;            // any role whose values are persons: the name alone
  // Persons that hold an office of the rank asked for, as the caller knows it; used where
  // `has_persons` is set (an empty list then finds nothing).
  std::vector<std::string> persons;
  bool has_persons = false;
  std::vector<std::string> programmes;  // ids; any of them
  std::string since;                    // EDTF: facts whose dates reach this day or later
  std::string until;                    // EDTF: facts that begin on this day or earlier
  std::string source;                   // id, publisher or URL of a report behind it
  // The record as it stood at this moment (UTC): "2026-11-23" (end of that day) or
  // "2026-11-23T21:14:24Z".
  std::string as_of;
  std::size_t limit = std::numeric_limits<std::size_t>::max();
  std::size_t offset = 0;
};

struct ClaimFilter {
  std::string kind;
  std::string report;        // id of a report
  std::string entity;        // some value's entity
  bool current_only = true;  // leaves out claims of superseded readings
  std::size_t limit = std::numeric_limits<std::size_t>::max();
  std::size_t offset = 0;
};

}  // namespace duikou::record
