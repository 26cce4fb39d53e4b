// SPDX-License-Identifier: Apache-2.0
#include "claim/sides.h"

#include <algorithm>
#include <map>

namespace duikou::claim {
namespace {

constexpr std::uint32_t none = mention::Mention::none;

// What is known of the sides of places, from one source.
struct Known {
  std::set<std::string> supporters;  // values, not entities: towns and bodies have no entity
  std::set<std::string> recipients;
};

Known from_pairings(const std::vector<Draft>& pairings) {
  Known out;
  for (const Draft& draft : pairings) {
    for (const Value& value : draft.of("supporter")) out.supporters.insert(value.value);
    for (const Value& value : draft.of("recipient")) out.recipients.insert(value.value);
  }
  // Both at once (a province inside which regions support one another) tells nothing.
  for (auto it = out.supporters.begin(); it != out.supporters.end();) {
    it = out.recipients.erase(*it) != 0 ? out.supporters.erase(it) : std::next(it);
  }
  return out;
}

Side side_by_pairings(const Known& known, const Actor& actor, const lexicon::Places& places) {
  if (known.supporters.contains(actor.value)) return Side::supporter;
  if (known.recipients.contains(actor.value)) return Side::recipient;
  // What lies in a recipient is one, and so is what lies in a supporter.
  for (std::uint32_t at = actor.place; at != none;) {
    const lexicon::Place& place = places[at];
    if (known.recipients.contains(place.name)) return Side::recipient;
    if (known.supporters.contains(place.name)) return Side::supporter;
    if (place.parent == at) break;
    at = place.parent;
  }
  return Side::unknown;
}

Side side_by_programme(const lexicon::Programme& programme, std::uint32_t index,
                       const lexicon::Places& places) {
  if (index == none) return Side::unknown;
  const auto lies_in = [&](const std::vector<std::uint32_t>& outer) {
    return std::any_of(outer.begin(), outer.end(), [&](std::uint32_t of) {
      return places.within(index, of) || places.within(of, index);
    });
  };
  if (lies_in(programme.recipients) || lies_in(programme.whole)) return Side::recipient;
  if (lies_in(programme.supporters)) return Side::supporter;
  return Side::unknown;
}

// The regions that words like "aid to Xinjiang" name, each once.
std::vector<std::uint32_t> goals_of(const Analysis& analysis) {
  constexpr std::size_t goals_most = 8;
  std::vector<std::uint32_t> out;
  for (const Actor& actor : analysis.actors) {
    if (actor.form != mention::PlaceForm::goal || actor.place == none) continue;
    const bool known = std::find(out.begin(), out.end(), actor.place) != out.end();
    if (!known && out.size() < goals_most) out.push_back(actor.place);
  }
  return out;
}

// Where neither pairings nor programme tell: who lies in the region that aid goes to receives it,
// who lies outside of it gives it.
Side side_by_goals(const std::vector<std::uint32_t>& goals, std::uint32_t index,
                   const lexicon::Places& places) {
  if (goals.empty() || index == none) return Side::unknown;
  for (const std::uint32_t goal : goals) {
    if (places.within(index, goal)) return Side::recipient;
    if (places.within(goal, index)) return Side::unknown;
  }
  return Side::supporter;
}

}  // namespace

Sides Sides::decide(Analysis& analysis, const lexicon::Places& places, const Grounds& grounds,
                    const std::vector<Draft>& pairings) {
  const std::vector<const lexicon::Programme*>& programmes = grounds.of_report;
  const Known known = from_pairings(pairings);
  const std::vector<std::uint32_t> goals = goals_of(analysis);
  for (Actor& actor : analysis.actors) {
    if (actor.kind == Actor::Kind::collective) {
      actor.side = Side::supporter;
      actor.ground = Ground::number;
      continue;
    }
    actor.whole = std::any_of(programmes.begin(), programmes.end(), [&](const auto* programme) {
      return std::find(programme->whole.begin(), programme->whole.end(), actor.place) !=
             programme->whole.end();
    });
    actor.side = side_by_pairings(known, actor, places);
    actor.ground = Ground::pairing;
    if (actor.place != none) actor.leaning = grounds.all.leaning(places.province_of(actor.place));
    for (std::size_t i = 0; i < programmes.size() && actor.side == Side::unknown; ++i) {
      actor.side = side_by_programme(*programmes[i], actor.place, places);
      actor.ground = Ground::programme;
    }
    if (actor.side == Side::unknown) {
      actor.side = side_by_goals(goals, actor.place, places);
      actor.ground = Ground::goal;
    }
    if (actor.side == Side::unknown) {
      actor.side = grounds.ties.side_of(actor.place);
      actor.ground = Ground::tables;
    }
    if (actor.side == Side::unknown) actor.ground = Ground::untold;
  }
  Sides out;
  for (const Actor& actor : analysis.actors) {
    if (actor.side != Side::unknown) out.of_value_.emplace(actor.value, actor.side);
  }
  // The region told most often stands for its side; the publisher's own counts for three.
  out.told_ =
      !programmes.empty() || !pairings.empty() || (!analysis.hints.empty() && grounds.ties.opens());
  for (const Side side : {Side::supporter, Side::recipient}) {
    std::map<std::string_view, int> told;
    std::uint32_t& best = side == Side::supporter ? out.supporter_ : out.recipient_;
    int most = 0;
    for (const Actor& actor : analysis.actors) {
      if (actor.side != side || actor.form == mention::PlaceForm::goal) continue;
      const bool home = actor.place != none && actor.place == analysis.home;
      told[actor.value] += home ? 3 : 1;
    }
    for (std::uint32_t i = 0; i < analysis.actors.size(); ++i) {
      const Actor& actor = analysis.actors[i];
      const auto count = told.find(actor.value);
      if (actor.side != side || actor.form == mention::PlaceForm::goal) continue;
      if (count != told.end() && count->second > most) most = count->second, best = i;
    }
  }
  return out;
}

}  // namespace duikou::claim
