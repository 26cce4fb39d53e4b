// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "claim/rule.h"
#include "mention/count.h"

namespace duikou::claim {

// The words of the rule language and what they stand for; docs/rule-language.md explains each.

using CountUnit = mention::CountFinder::Unit;

inline constexpr std::array<CountUnit, 7> all_units = {
    CountUnit::things,  CountUnit::people, CountUnit::person_times, CountUnit::projects,
    CountUnit::batches, CountUnit::places, CountUnit::measure};

inline constexpr std::array<std::pair<std::string_view, Where>, 53> where_names = {{
    {"agent", Where::agent},
    {"goal", Where::goal},
    {"to", Where::to},
    {"at", Where::at},
    {"source", Where::source},
    {"with", Where::with},
    {"subject", Where::subject},
    {"object", Where::object},
    {"head", Where::head},
    {"before", Where::before},
    {"after", Where::after},
    {"clause", Where::clause},
    {"ahead", Where::ahead},
    {"back", Where::back},
    {"item", Where::item},
    {"sentence", Where::sentence},
    {"paragraph", Where::paragraph},
    {"near-supporter", Where::near_supporter},
    {"near-recipient", Where::near_recipient},
    {"trigger", Where::trigger},
    {"title-region", Where::title_region},
    {"split-left", Where::split_left},
    {"split-right", Where::split_right},
    {"here-supporter", Where::here_supporter},
    {"here-recipient", Where::here_recipient},
    {"fresh", Where::fresh},
    {"onward", Where::onward},
    {"previous", Where::previous},
    {"column", Where::column},
    {"caption", Where::caption},
    {"heading", Where::heading},
    {"told", Where::told},
    {"publisher", Where::publisher},
    {"earlier", Where::earlier},
    {"goes-on", Where::goes_on},
    {"home", Where::home},
    {"tail", Where::tail},
    {"above", Where::above},
    {"within", Where::within},
    {"itinerary", Where::itinerary},
    {"line", Where::line},
    {"beside", Where::beside},
    {"both-sides", Where::both_sides},
    {"speaker", Where::speaker},
    {"voice", Where::voice},
    {"said", Where::said},
    {"counted", Where::counted},
    {"left", Where::left},
    {"right", Where::right},
    {"field", Where::field},
    {"opening", Where::opening},
    {"alone", Where::alone},
    {"lasting", Where::lasting},
}};

inline constexpr std::array<std::pair<std::string_view, What>, 15> what_names = {{
    {"place", What::place},
    {"region", What::region},
    {"actor", What::actor},
    {"body", What::body},
    {"person", What::person},
    {"date", What::date},
    {"amount", What::amount},
    {"count", What::count},
    {"ordinal", What::ordinal},
    {"word", What::word},
    {"phrase", What::phrase},
    {"name", What::name},
    {"rest", What::rest},
    {"passage", What::passage},
    {"cell", What::cell},
}};

inline constexpr std::array<std::pair<std::string_view, DateWanted>, 8> date_names = {{
    {"start", DateWanted::start},
    {"end", DateWanted::end},
    {"as-of", DateWanted::as_of},
    {"since", DateWanted::since},
    {"due", DateWanted::due},
    {"last", DateWanted::last},
    {"point", DateWanted::point},
    {"period", DateWanted::period},
}};

inline constexpr std::array<std::pair<std::string_view, Condition::Zone>, 15> zone_names = {{
    {"clause", Condition::Zone::clause},
    {"sentence", Condition::Zone::sentence},
    {"paragraph", Condition::Zone::paragraph},
    {"report", Condition::Zone::report},
    {"above", Condition::Zone::above},
    {"before", Condition::Zone::before},
    {"after", Condition::Zone::after},
    {"back", Condition::Zone::back},
    {"onward", Condition::Zone::onward},
    {"next", Condition::Zone::next},
    {"just-before", Condition::Zone::just_before},
    {"touching", Condition::Zone::touching},
    {"heading", Condition::Zone::heading},
    {"headings", Condition::Zone::headings},
    {"tail", Condition::Zone::tail},
}};

inline constexpr std::array<std::pair<std::string_view, Trigger::Type>, 10> trigger_names = {{
    {"word", Trigger::Type::word},
    {"amount", Trigger::Type::amount},
    {"count", Trigger::Type::count},
    {"ordinal", Trigger::Type::ordinal},
    {"body", Trigger::Type::body},
    {"person", Trigger::Type::person},
    {"office", Trigger::Type::office},
    {"row", Trigger::Type::row},
    {"cell", Trigger::Type::cell},
    {"between", Trigger::Type::between},
}};

}  // namespace duikou::claim
