// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "record/vocabulary.h"
#include "value/date.h"

namespace duikou::record {

// The days a date may mean, from the first to the last, counted from 1970-01-01. Dates without a
// year lie in the year 4, where they meet nothing but one another.
struct Days {
  std::int32_t first = 0;
  std::int32_t last = -1;
  [[nodiscard]] bool known() const { return first <= last; }
  [[nodiscard]] bool meets(Days other) const { return first <= other.last && other.first <= last; }
  // Days that lie between the two; 0 where they meet.
  [[nodiscard]] std::int32_t gap(Days other) const {
    if (meets(other)) return 0;
    return first > other.last ? first - other.last : other.first - last;
  }
};
[[nodiscard]] Days days_of(const Date& date);

// A number as a claim gives it.
struct Number {
  double value = 0;
  std::string currency;  // "" for plain numbers and yuan
  bool bounded = false;  // the claim gives it with a bound
};

// One role of a claim in the form in which it is compared.
struct SubjectRole {
  const claim::RoleOfKind* role = nullptr;
  // Sorted, each once: persons; official present names of places; names without their ordinal;
  // numbers, dates and words as they stand; titles without the place in front.
  std::vector<std::string> words;
  std::vector<std::uint32_t> places;  // a word; Places::none where unknown. Empty for other types
  std::vector<std::uint32_t> title_places;  // what the name in front of a title may mean
  std::vector<Number> numbers;
  Days days;            // of a date
  std::u16string text;  // of texts and names, folded
};

// A claim (or the part of it that a split role gives), ready to be compared with others of its
// kind.
struct Subject {
  const claim::Claim* claim = nullptr;  // borrowed
  // Of a split claim, the role and the only value of it that counts here; else empty.
  std::string split_role;
  std::string split_value;
  std::vector<SubjectRole> roles;  // that the claim gives, in the order of the kind
  Days when;       // start to end, or the only date; unknown where the claim gives none
  Days published;  // the days before publication a claim without a date counts for

  [[nodiscard]] const SubjectRole* role(std::string_view name) const;
};

// One subject a claim, or one a value of the role the claim is split by.
[[nodiscard]] std::vector<Subject> subjects_of(const claim::Claim& claim,
                                               const Vocabulary& vocabulary);

// Whether one is the other, or lies in it. Names of unknown places are compared as they are.
struct PlaceWord {
  std::uint32_t place;
  std::string_view word;
};
[[nodiscard]] bool within(PlaceWord a, PlaceWord b, const lexicon::Places& places);

}  // namespace duikou::record
