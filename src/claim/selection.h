// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/few.h"
#include "claim/analysis.h"
#include "claim/draft.h"
#include "claim/rule.h"
#include "claim/sides.h"
#include "claim/speech.h"

namespace duikou::claim {

// The words that selectors look for beside those that rules name. Made once for all reports;
// borrows the lexicon, which must outlive it.
struct SelectionWords {
  explicit SelectionWords(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  const lexicon::Lexicon& lexicon_;
  lexicon::ClassId partnership_ = lexicon_.class_named("partnership");
  lexicon::ClassId phrase_stop_ = lexicon_.class_named("phrase.stop");
  lexicon::ClassId phrase_skip_ = lexicon_.class_named("phrase.skip");
  lexicon::ClassId phrase_keep_ = lexicon_.class_named("phrase.keep");
  lexicon::ClassId name_stop_ = lexicon_.class_named("name.stop");
  lexicon::ClassId name_skip_ = lexicon_.class_named("name.skip");
  lexicon::ClassId name_site_ = lexicon_.class_named("name.site");
  lexicon::ClassId name_site_of_ = lexicon_.class_named("name.at");
  lexicon::ClassId facility_ = lexicon_.class_named("facility");
  lexicon::ClassId name_common_ = lexicon_.class_named("name.common");
  std::array<lexicon::ClassId, 4> voices_ = {
      lexicon_.class_named("speech.verb"), lexicon_.class_named("speech.colon"),
      lexicon_.class_named("speech.quote"), lexicon_.class_named("speech.dash")};
  lexicon::ClassId undertake_ = lexicon_.class_named("pledge.undertake");
  lexicon::ClassId done_ = lexicon_.class_named("pledge.done");
  lexicon::ClassId both_ = lexicon_.class_named("meeting-both");
  lexicon::ClassId joiner_ = lexicon_.class_named("joiner");
  lexicon::ClassId counted_stop_ = lexicon_.class_named("counted.stop");
  lexicon::ClassId column_none_ = lexicon_.class_named("column-none");
  lexicon::ClassId first_ = lexicon_.class_named("count.first");
  lexicon::ClassId range_ = lexicon_.class_named("range");
  lexicon::ClassId link_skip_ = lexicon_.class_named("link.skip");
  lexicon::ClassId tail_ = lexicon_.class_named("tail");
  lexicon::ClassId travel_ = lexicon_.class_named("travel");
  lexicon::ClassId delegation_ = lexicon_.class_named("delegation");
  lexicon::ClassId journey_pass_ = lexicon_.class_named("journey.pass");
  lexicon::ClassId journey_pause_ = lexicon_.class_named("journey.pause");
  lexicon::ClassId journey_other_ = lexicon_.class_named("journey.other");
  lexicon::ClassId journey_stage_ = lexicon_.class_named("journey.stage");
  lexicon::ClassId journey_been_ = lexicon_.class_named("journey.been");
  lexicon::ClassId journey_end_ = lexicon_.class_named("journey.end");
  lexicon::ClassId batch_ = lexicon_.class_named("unit.batch");
  lexicon::ClassId nth_day_ = lexicon_.class_named("lasting.nth");
  lexicon::ClassId motion_ = lexicon_.class_named("motion");
  lexicon::ClassId days_ = lexicon_.class_named("lasting.days");
  SpeechWords speech_words_ = SpeechWords(lexicon_);
};

// Fills the roles of a draft: looks from a trigger through the clauses around it for what the
// selectors of a rule ask for. One object serves one report; it keeps nothing between selectors.
class Selection : private SelectionWords {
 public:
  Selection(const Analysis& analysis, const SelectionWords& words, const lexicon::Places& places,
            const Sides& sides);

  // Where the trigger of a rule stands.
  struct Spot {
    Span trigger;
    std::uint32_t clause = 0;
    const mention::Mention* mention = nullptr;  // of a trigger that is one
    const mention::Office* office = nullptr;    // of a trigger that is one
  };

  // Values in text order, each once; empty where nothing is found. `draft` is what the rule has
  // filled so far, `before` the drafts made earlier, for the selector `previous`.
  [[nodiscard]] std::vector<Value> take(const Selector& selector, const Spot& spot,
                                        const Draft& draft, std::uint32_t role,
                                        const std::vector<Draft>& before) const;
  // All people, or places, in the stretches that a selector looks through, each by itself.
  [[nodiscard]] std::vector<Value> all_in(const Selector& selector, const Spot& spot) const;
  // Whether a place is, or lies in, another one.
  [[nodiscard]] bool lies_in(const Value& inner, const Value& outer) const;
  // Drops places that hold one of others, or are one: no region supports itself or its province.
  void drop_held(std::vector<Value>& outer, const std::vector<Value>& inner) const;
  // Whether two places are known to stand on the same side of the partnership.
  [[nodiscard]] bool same_side(const Value& x, const Value& y) const {
    const Side side = sides_.side_of(x.value);
    return side != Side::unknown && side == sides_.side_of(y.value);
  }
  // What a date is where a role asks for one; nothing where it has nothing of that.
  [[nodiscard]] static std::optional<Value> date_value(const mention::Mention& date,
                                                       DateWanted wanted);
  // What an actor is called where this is asked for; nothing where it has none.
  [[nodiscard]] std::optional<Value> value_of(const Actor& actor, What what) const;
  // Whether what stands here can belong to a partnership: the report tells one, or the line has a
  // word for it.
  [[nodiscard]] bool in_partnership(const Spot& spot) const;
  // Whether the trigger is the head of its clause.
  [[nodiscard]] bool opens_clause(const Spot& spot) const {
    return spot.trigger.start == a_.clauses[spot.clause].span.start;
  }
  [[nodiscard]] bool holds(const Condition& condition, const Spot& spot) const;
  // The first word of the condition's classes in its zone, or nullptr; owned by the analysis.
  [[nodiscard]] const lexicon::Hit* word_for(const Condition& condition, const Spot& spot) const;

  // Index of the group that best stands for a side in the whole report, and of the first one that
  // begins with the place of the publisher or title; nothing where there is none.
  [[nodiscard]] std::optional<std::uint32_t> group_main(Side side) const;
  [[nodiscard]] std::optional<std::uint32_t> group_home() const { return home_; }

  // The place told right before a town; nothing where none is.
  [[nodiscard]] std::optional<Value> around_town(const Value& town) const;

 private:
  [[nodiscard]] bool may_hold(const Condition& condition, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_what(const Selector& selector, const Spot& spot,
                                             const Draft& draft,
                                             const std::vector<Draft>& before) const;
  [[nodiscard]] std::vector<Value> take_actors(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_both_sides(const Selector& selector,
                                                   const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_persons(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_date(const Selector& selector, const Spot& spot,
                                             const Draft& draft,
                                             const std::vector<Draft>& before) const;
  // Stretches to look through, one after the other.
  using Zones = Few<Span, 7>;
  [[nodiscard]] Zones date_zones(const Selector& selector, const Spot& spot, const Draft& draft,
                                 const std::vector<Draft>& before) const;
  [[nodiscard]] Span fresh_zone(const Spot& spot, const Draft& draft,
                                const std::vector<Draft>& before) const;
  [[nodiscard]] std::optional<Span> quoted_name(Span trigger, std::uint32_t floor,
                                                lexicon::ClassId of) const;
  [[nodiscard]] bool name_stops(std::uint32_t at) const;
  [[nodiscard]] bool holds_place(Span span) const;
  [[nodiscard]] std::vector<Value> take_name(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_name_above(const Selector& selector,
                                                   const Spot& spot) const;
  // The name that ends with the trigger, even where something only happens there.
  [[nodiscard]] std::optional<Span> name_at(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] bool is_giver(const Actor& actor, const Selector& selector) const;
  [[nodiscard]] bool ends_with(std::uint32_t at, std::uint32_t length_most,
                               lexicon::ClassId of) const;
  [[nodiscard]] bool cut_across(std::uint32_t at, lexicon::ClassId of) const;
  [[nodiscard]] std::uint32_t place_before(std::uint32_t at) const;
  [[nodiscard]] bool place_begins(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t before_range(std::uint32_t start, std::uint32_t floor) const;
  [[nodiscard]] Span to_semicolon(Span zone) const;
  [[nodiscard]] bool cut_place(std::uint32_t start) const;
  [[nodiscard]] bool led_by(std::uint32_t at, lexicon::ClassId of) const;
  [[nodiscard]] bool has_proper_part(Span span, lexicon::ClassId of) const;
  [[nodiscard]] std::vector<Value> take_dates(const Selector& selector, const Zones& all) const;
  [[nodiscard]] std::vector<Value> take_ordinals(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_number(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_words(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] bool kept_in_phrase(Span word) const;
  [[nodiscard]] std::vector<Value> take_phrase(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_voice(const Spot& spot,
                                              const std::vector<Draft>& before) const;
  [[nodiscard]] std::vector<Value> take_speaker(const Spot& spot,
                                                const std::vector<Draft>& before) const;
  [[nodiscard]] std::vector<Value> take_said(const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_counted(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] bool count_at(std::uint32_t position) const;
  [[nodiscard]] bool count_ends_at(std::uint32_t position) const;
  [[nodiscard]] std::vector<Span> nouns_after(std::uint32_t at, std::uint32_t end,
                                              lexicon::ClassId of) const;
  [[nodiscard]] std::vector<Span> nouns_before(std::uint32_t position, std::uint32_t floor,
                                               lexicon::ClassId of) const;
  [[nodiscard]] std::uint32_t start_of_deed(std::uint32_t clause) const;
  [[nodiscard]] std::vector<Value> take_rest(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::uint32_t end_of_speech(std::uint32_t start, std::uint32_t sentence_end) const;
  [[nodiscard]] std::vector<Value> take_persons_of(const Selector& selector,
                                                   const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_neighbours(const Selector& selector,
                                                   const Spot& spot) const;
  [[nodiscard]] std::uint32_t beyond_joiner(std::uint32_t at, bool left, lexicon::ClassId of) const;
  [[nodiscard]] bool linked_beyond(const Actor& actor, bool left, lexicon::ClassId of) const;
  [[nodiscard]] const Actor* actor_to(std::uint32_t at, bool left) const;
  [[nodiscard]] std::uint32_t skip_left(std::uint32_t at, std::uint32_t floor) const;
  [[nodiscard]] std::uint32_t skip_right(std::uint32_t at, std::uint32_t ceiling) const;
  [[nodiscard]] std::uint32_t behind_ordinals(Span phrase) const;
  [[nodiscard]] bool listed(std::uint32_t left) const;
  [[nodiscard]] std::vector<Value> take_itinerary(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_home(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] bool is_label(const Clause& clause, lexicon::ClassId of) const;
  [[nodiscard]] std::uint32_t label_at_blank(const Sentence& sentence, lexicon::ClassId of) const;
  [[nodiscard]] bool told_in_full(const std::string& value) const;
  [[nodiscard]] const Actor* region_signed(char16_t sign, Side not_of) const;
  [[nodiscard]] std::vector<Value> signed_pair(Span name) const;
  [[nodiscard]] std::vector<Value> take_alone(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<Span> fields(lexicon::ClassId of, const Spot& spot) const;
  [[nodiscard]] std::vector<Value> take_field(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] static std::vector<Value> take_opening(const Draft& draft, std::uint32_t role,
                                                       const std::vector<Draft>& before);
  [[nodiscard]] std::vector<Value> take_lasting(const Selector& selector, const Spot& spot,
                                                const Draft& draft) const;
  [[nodiscard]] std::vector<Value> take_earlier(const Selector& selector, const Spot& spot,
                                                const Draft& draft, std::uint32_t role,
                                                const std::vector<Draft>& before) const;
  [[nodiscard]] bool goes_on(const Draft& other, const Spot& spot) const;
  [[nodiscard]] bool word_ends_at(std::uint32_t at, std::uint32_t gap, lexicon::ClassId of) const;
  [[nodiscard]] bool tells_number(Span zone) const;
  [[nodiscard]] bool shut_off(Span date, const Spot& spot) const;
  [[nodiscard]] bool told_of_another(Span date, const Spot& spot) const;
  [[nodiscard]] const mention::Mention& whole_of(const mention::Mention& ordinal,
                                                 const Spot& spot) const;
  [[nodiscard]] bool date_suits(const Selector& selector, Span date) const;
  [[nodiscard]] static bool in_name(const Draft& draft, Span span);
  [[nodiscard]] bool changes_subject(const Clause& clause) const;
  [[nodiscard]] bool is_stage(const Group& group) const;
  [[nodiscard]] bool told_of_others(const Group& group) const;
  void add_stops(const Group& group, std::vector<Value> stops, std::vector<Value>& out) const;
  [[nodiscard]] const Actor* actor_around(std::uint32_t position) const;
  [[nodiscard]] bool followed(const Group& group, lexicon::ClassId of) const;
  [[nodiscard]] bool beside_word(const Group& group, const Selector& selector) const;
  [[nodiscard]] std::vector<Value> take_within(const Selector& selector, const Draft& draft) const;
  [[nodiscard]] std::vector<Value> take_beside(const Selector& selector, const Draft& draft) const;
  [[nodiscard]] std::vector<Value> take_told(const Selector& selector, const Spot& spot,
                                             const RoleOfKind* role,
                                             const std::vector<Draft>& before) const;
  [[nodiscard]] std::vector<Value> take_cell(const Spot& spot) const;
  [[nodiscard]] std::vector<Value> date_in_cell(const Selector& selector, Span cell) const;
  [[nodiscard]] std::vector<Value> actors_in_cell(Span cell, const Selector& selector) const;
  [[nodiscard]] std::vector<Value> take_column(const Selector& selector, const Spot& spot) const;
  [[nodiscard]] std::vector<std::uint32_t> splits_of(const Group& group) const;
  [[nodiscard]] std::vector<Value> values_beside(const std::vector<std::uint32_t>& splits,
                                                 bool left, What what) const;
  [[nodiscard]] std::vector<Value> take_title_region(const Selector& selector,
                                                     const Draft& draft) const;

  [[nodiscard]] std::optional<std::uint32_t> group_by_case(const Selector& selector,
                                                           const Spot& spot, Case wanted) const;
  [[nodiscard]] std::optional<std::uint32_t> group_subject(const Spot& spot) const;
  [[nodiscard]] std::optional<std::uint32_t> group_here(const Spot& spot, Side side) const;
  [[nodiscard]] std::optional<std::uint32_t> goal_behind(const Spot& spot) const;
  [[nodiscard]] std::optional<std::uint32_t> group_near(const Spot& spot, Side side) const;
  [[nodiscard]] bool part_of_main(std::uint32_t group, Side side) const;
  [[nodiscard]] bool speaks_of(std::uint32_t actor, const Spot& spot) const;
  [[nodiscard]] bool speaks_of_aid(const Spot& spot) const;
  [[nodiscard]] std::optional<std::uint32_t> group_for(const Selector& selector,
                                                       const Spot& spot) const;
  [[nodiscard]] std::optional<std::uint32_t> group_in(const Selector& selector,
                                                      const Spot& spot) const;
  [[nodiscard]] std::vector<Value> values_of(const Group& group, const Selector& selector,
                                             const Spot& spot) const;
  // The groups of a clause that lie within reach of a position.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> groups_around(const Clause& clause,
                                                                      Span position) const;
  [[nodiscard]] std::optional<std::uint32_t> person_in(Span zone, Span trigger) const;
  // The stretches that a selector looks through, nearest first, cut to what is within reach.
  [[nodiscard]] Zones zones(Where where, const Spot& spot) const;
  [[nodiscard]] Zones narrow_zones(Where where, const Spot& spot) const;
  [[nodiscard]] Zones lines_upward(Span whole) const;
  [[nodiscard]] Span tail_of(const Spot& spot) const;
  [[nodiscard]] bool on_side(const Group& group, const Selector& selector) const;

  const Analysis& a_;
  const lexicon::Places& places_;
  const Sides& sides_;
  Speech speech_;
  std::optional<std::uint32_t> home_;  // the first group that begins with the publisher's place
};

}  // namespace duikou::claim
