// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "record/subject.h"
#include "record/ways.h"

namespace duikou::record {

// Two subjects of one kind, compared as data/uniting.tsv says. Both are symmetric.
// Something parts them, whatever else they share. A correction is never parted by date or size from
// what it corrects.
[[nodiscard]] bool never_one(const Subject& a, const Subject& b, const Vocabulary& vocabulary);
// Some way unites them (never_one() is not asked).
[[nodiscard]] bool may_be_one(const Subject& a, const Subject& b, const Vocabulary& vocabulary);

// Whether `a` is a correction of what its publisher said in `b`, on the same day or before.
[[nodiscard]] bool corrects(const Subject& a, const Subject& b);

// The keys of a subject: two subjects that some way unites have at least one key in common, so that
// claims find one another through an index and not by comparing each with each. (For texts: those
// that share a run of 12 characters, or are equal.) Sorted, each once; at most 4096.
[[nodiscard]] std::vector<std::uint64_t> keys_of(const Subject& subject,
                                                 const Vocabulary& vocabulary);

// Whether two values of one role contradict each other: dates without a common day, numbers that no
// bound explains, places of which neither lies in the other. Names, texts, words and persons never.
[[nodiscard]] bool contradict(const SubjectRole& a, const SubjectRole& b,
                              const lexicon::Places& places);

// Length of the longest common subsequence over the length of the longer one.
[[nodiscard]] double common_share(std::u16string_view a, std::u16string_view b);

}  // namespace duikou::record
