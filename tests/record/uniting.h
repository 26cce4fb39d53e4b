// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "record/uniting.h"
#include "sample.h"

// What the tests of uniting share: cases of what reports told and how many facts that is. Each
// table of them stands in the file that tries it, uniting_NAME_test.cc; uniting_test.cc reads all
// of them in one record.
namespace duikou::record::uniting {

std::vector<Fact> facts_of(const std::vector<claim::Claim>& claims);
std::vector<claim::Claim> claims_of(const std::vector<sample::Told>& all);

struct Case {
  std::string why;
  std::vector<sample::Told> told;
  std::size_t facts;
  std::vector<std::string> doubtful;  // of the only fact, or of all facts together
};

std::vector<Case> visits();
std::vector<Case> meetings();
std::vector<Case> money();
std::vector<Case> others();

void check(const std::vector<Case>& cases);

inline const std::string shanghai = "上海市@place:310000";
inline const std::string jiangsu = "江苏省@place:320000";
inline const std::string hunan = "湖南省@place:430000";
inline const std::string kashgar = "喀什地区@place:653100";
inline const std::string zepu = "泽普县@place:653124";
inline const std::string hotan = "和田地区@place:653200";
inline const std::string aksu = "阿克苏地区@place:652900";

}  // namespace duikou::record::uniting
