// SPDX-License-Identifier: Apache-2.0
#include "claim/sides.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

namespace duikou::claim {
namespace {

constexpr std::uint32_t none = mention::Mention::none;

// Names, each once and sorted.
class Names {
 public:
  void add(std::string_view name) { names_.push_back(name); }
  void sort() {
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  }
  [[nodiscard]] bool contains(std::string_view name) const {
    return std::binary_search(names_.begin(), names_.end(), name);
  }
  void erase_all_in(const Names& others) {
    std::erase_if(names_, [&](std::string_view name) { return others.contains(name); });
  }

 private:
  std::vector<std::string_view> names_;
};

// What is known of the sides of places, from one source.
struct Known {
  Names supporters;  // values, not entities: towns and bodies have no entity
  Names recipients;
};

// Borrows the names from the pairings, or from what only tells sides and is no pairing.
Known from_pairings(const std::vector<Draft>& pairings, bool sides_only) {
  Known out;
  for (const Draft& draft : pairings) {
    if (draft.rules[0]->sides_only != sides_only) continue;
    for (const Value& value : draft.of("supporter")) out.supporters.add(value.value);
    for (const Value& value : draft.of("recipient")) out.recipients.add(value.value);
  }
  out.supporters.sort();
  out.recipients.sort();
  // Both at once (a province inside which regions support one another) tells nothing.
  const Names supporters = out.supporters;
  out.supporters.erase_all_in(out.recipients);
  out.recipients.erase_all_in(supporters);
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
  if (programme.served.near(index, places)) return Side::recipient;
  if (programme.giving.near(index, places)) return Side::supporter;
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

// The number of each actor's name among all names, which follow their order.
std::vector<std::uint32_t> numbers_of_names(const std::vector<Actor>& actors) {
  std::vector<std::uint32_t> order(actors.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t x, std::uint32_t y) { return actors[x].value < actors[y].value; });
  std::vector<std::uint32_t> out(actors.size());
  for (std::size_t i = 1; i < order.size(); ++i) {
    const bool fresh = actors[order[i]].value != actors[order[i - 1]].value;
    out[order[i]] = out[order[i - 1]] + (fresh ? 1 : 0);
  }
  return out;
}

// The actor of a side whose name is told most often; the publisher's own counts for three.
std::uint32_t told_most(const Analysis& a, const std::vector<std::uint32_t>& names, Side side) {
  const auto counts = [&](const Actor& actor) {
    return actor.side == side && actor.form != mention::PlaceForm::goal;
  };
  std::vector<int> told(a.actors.size());  // by number of a name
  for (std::size_t i = 0; i < a.actors.size(); ++i) {
    const Actor& actor = a.actors[i];
    const bool home = actor.place != none && actor.place == a.home;
    if (counts(actor)) told[names[i]] += home ? 3 : 1;
  }
  std::uint32_t best = Sides::none;
  int most = 0;
  for (std::uint32_t i = 0; i < a.actors.size(); ++i) {
    if (!counts(a.actors[i]) || told[names[i]] <= most) continue;
    most = told[names[i]];
    best = i;
  }
  return best;
}

}  // namespace

Sides Sides::decide(Analysis& analysis, const lexicon::Places& places, const Grounds& grounds,
                    const std::vector<Draft>& pairings) {
  const std::vector<const lexicon::Programme*>& programmes = grounds.of_report;
  const Known known = from_pairings(pairings, false);
  const Known hinted = from_pairings(pairings, true);
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
      actor.side = side_by_pairings(hinted, actor, places);
      actor.ground = Ground::pairing;
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
  const std::vector<std::uint32_t> names = numbers_of_names(analysis.actors);
  out.of_value_.resize(analysis.actors.size());
  for (std::size_t i = 0; i < analysis.actors.size(); ++i) {
    const Actor& actor = analysis.actors[i];
    auto& [value, side] = out.of_value_[names[i]];
    value = actor.value;
    if (side == Side::unknown) side = actor.side;
  }
  std::erase_if(out.of_value_, [](const auto& one) { return one.second == Side::unknown; });
  // The region told most often stands for its side.
  out.told_ =
      !programmes.empty() || !pairings.empty() || (!analysis.hints.empty() && grounds.ties.opens());
  out.supporter_ = told_most(analysis, names, Side::supporter);
  out.recipient_ = told_most(analysis, names, Side::recipient);
  return out;
}

Side Sides::side_of(std::string_view value) const {
  const auto known =
      std::lower_bound(of_value_.begin(), of_value_.end(), value,
                       [](const auto& one, std::string_view wanted) { return one.first < wanted; });
  return known == of_value_.end() || known->first != value ? Side::unknown : known->second;
}

}  // namespace duikou::claim
