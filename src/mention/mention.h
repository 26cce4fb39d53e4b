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
  amount,   // of money
  count,    // a number with what it counts: "12 people", "943 items"
  ordinal,  // "the 11th batch", "for the first time"
  place,
  person,  // the name alone
  office,  // a title beside a person's name
  organisation,
  programme,
};
[[nodiscard]] std::string_view name(Type type);

// What the words around a date make of it.
enum class DateUse : std::uint8_t {
  plain,  // "27 August"; "27 to 28 August"
  as_of,  // "as of 31 March" (jiezhi): a state at the end of that day
  since,  // "since 2010" (yilai), "from 2017 on" (qi)
  due,    // "before the end of June 2026" (qian, yiqian): not later than
};

// By what a place is known: its name tells more than a word that points to it.
enum class PlaceForm : std::uint8_t {
  named,    // "Kashi prefecture", "Kashi", "First Division of the Corps"
  town,     // a town (zhen) or village: below the county, in no table
  sign,     // Hu (Shanghai) in Hu-Ka
  pointed,  // "our province", "the said county": worked out from the publisher or from what was
            // told before
  goal,     // Jiang in "yuan Jiang" (aid Xinjiang): names the region only where nothing finer does
  inside,   // Shanghai in "Shanghai Sixth People's Hospital": part of another name
};

// Where what a date or a place leaves out was taken from: the year of "27 August", the province of
// "our province".
enum class Supplied : std::uint8_t {
  nothing,      // all of it is written
  unknown,      // nowhere: the year stays unknown
  earlier,      // what the text told before
  heading,      // the year or month that heads the lines, or that the title tells
  publication,  // the day of publication
  dateline,     // the day that the dateline gives
  publisher,    // the place of the publisher
  title,        // the place that the title names
};

// A stretch of text that names something, with what it names. Mentions of one text are sorted by
// start; those of one type never overlap.
struct Mention {
  Type type = Type::place;
  Span span;          // all of it, signs of use and bounds left out
  std::string value;  // as `duikou mentions` prints it: EDTF, plain number, code, name
  DateRange date;     // of a date: what a claim may say; empty where that is nothing, as of a
                      // decade, of the time of a plan, of a festival without its year
  DateUse use = DateUse::plain;
  Supplied supplied = Supplied::nothing;  // of a date, of a place that is pointed at
  std::int64_t parts = 0;      // of amount, count, ordinal: the number times Amount::parts_of_one
  Bound bound = Bound::exact;  // of amount, count
  Span unit;                   // of count, ordinal: the measure word: ming (persons), pi (batches)
  std::uint32_t row = none;    // of place, programme: which; none for a town or village
  std::uint32_t outer = none;  // of a town or village: the place told right before it
  PlaceForm form = PlaceForm::named;  // of place
  static constexpr std::uint32_t none = 0xFFFFFFFF;
};

}  // namespace duikou::mention
