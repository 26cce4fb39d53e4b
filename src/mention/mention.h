// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "value/amount.h"
#include "value/date.h"
#include "value/span.h"

namespace duikou::mention {

enum class Type : std::uint8_t {
  date,
  amount,        // of money
  count,         // a number with what it counts: 12名, 943个
  ordinal,       // 第十一批, 首次
  place,
  person,        // the name alone
  office,        // a title beside a person's name
  organisation,
  programme,
};
[[nodiscard]] std::string_view name(Type type);

// What the words around a date make of it.
enum class DateUse : std::uint8_t {
  plain,  // 8月27日; 8月27日至28日
  as_of,  // 截至3月31日: a state at the end of that day
  since,  // 2010年以来, 自2017年起
  due,    // 2026年6月底前, 年底以前: not later than
};

// By what a place is known: its name tells more than a word that points to it.
enum class PlaceForm : std::uint8_t {
  named,    // 喀什地区, 喀什, 兵团第一师
  town,     // 映秀镇: below the county, in no table
  sign,     // 沪 in 沪喀
  pointed,  // 我省, 自治区, 该县: worked out from the publisher or from what was told before
  goal,     // 疆 in 援疆: names the region only where nothing finer does
  inside,   // 上海 in 上海市第六人民医院: part of another name
};

// A stretch of text that names something, with what it names. Mentions of one text are sorted by
// start; those of one type never overlap.
struct Mention {
  Type type = Type::place;
  Span span;                    // all of it, signs of use and bounds left out
  std::string value;            // as `duikou mentions` prints it: EDTF, a plain number, a code, a name
  DateRange date;               // of a date
  DateUse use = DateUse::plain;
  bool refined = false;         // of a date: a part of it was taken from an earlier date or the
                                // date of publication
  std::int64_t parts = 0;       // of amount, count, ordinal: the number times Amount::parts_of_one
  Bound bound = Bound::exact;   // of amount, count
  Span unit;                    // of count, ordinal: the measure word, as 名, 个, 批
  std::uint32_t row = none;     // of place, programme: which; none for a town or village
  PlaceForm form = PlaceForm::named;  // of place
  static constexpr std::uint32_t none = 0xFFFFFFFF;
};

}  // namespace duikou::mention
