// SPDX-License-Identifier: Apache-2.0
#include "claim/actors.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "mention/organisation.h"

namespace duikou::claim {

using lexicon::Hit;
using mention::Mention;
using mention::PlaceForm;

namespace {

constexpr std::uint32_t none = Mention::none;
constexpr std::uint32_t case_word_length_most = 4;
constexpr std::uint32_t name_length_most = 64;  // of who stands right before a collective

Case case_named(std::string_view name) {
  constexpr std::array<std::string_view, 8> names = {"",   "agent",  "goal", "to",
                                                     "at", "source", "with", "object"};
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? Case::none : static_cast<Case>(found - names.begin());
}

// The first of the mentions, which are sorted, that starts at `position` or behind it.
std::vector<Mention>::const_iterator first_from(const std::vector<Mention>& mentions,
                                                std::uint32_t position) {
  return std::lower_bound(
      mentions.begin(), mentions.end(), position,
      [](const Mention& mention, std::uint32_t at) { return mention.span.start < at; });
}

// Brackets of the labels that lines open with.
bool is_opening(char16_t sign) {
  return sign == 0x3010 || sign == 0x3014 || sign == 0xFF3B || sign == u'[';
}

bool is_closing(char16_t sign) {
  return sign == 0x3011 || sign == 0x3015 || sign == 0xFF3D || sign == u']';
}

Actor region_actor(const lexicon::Places& places, const Mention& place) {
  Actor actor;
  actor.span = place.span;
  actor.place = place.row;
  actor.form = place.form;
  if (place.row == none) {
    actor.value = place.value;
  } else {
    actor.value = places[place.row].name;
    actor.entity = places[place.row].entity;
  }
  return actor;
}

}  // namespace

ActorFinder::ActorFinder(const lexicon::Lexicon& lexicon, const lexicon::Places& places)
    : lexicon_(&lexicon),
      places_(&places),
      case_(lexicon.class_named("case")),
      joiner_(lexicon.class_named("joiner")),
      tail_(lexicon.class_named("tail")),
      support_(lexicon.class_named("support")),
      forward_(lexicon.class_named("link.forward")),
      collective_(lexicon.class_named("collective")),
      meeting_(lexicon.class_named("meeting")),
      delegation_(lexicon.class_named("delegation")),
      counted_(lexicon.class_named("place.counted")),
      pointed_body_(lexicon.class_named("body.pointed")),
      title_here_(lexicon.class_named("title.here")),
      depart_(lexicon.class_named("place.depart")),
      central_body_(lexicon.class_named("organisation.body")),
      body_own_(lexicon.class_named("body.own")) {}

void ActorFinder::find(Analysis& analysis) const {
  find_actors(analysis);
  find_counted(analysis);
  find_collectives(analysis);
  find_groups(analysis);
  find_persons(analysis);
}

// A body that acts for its region (a delegation, a front headquarters) is the region it names; any
// other body stands under its own name and keeps the place it names, because a recipient school
// stands for its place.
void ActorFinder::find_actors(Analysis& a) const {
  std::size_t place = 0;
  const auto take_places_until = [&](std::uint32_t end) {
    for (; place < a.places.size() && a.places[place].span.start < end; ++place) {
      a.actors.push_back(region_actor(*places_, a.places[place]));
    }
  };
  for (const Mention& body : a.organisations) {
    if (is_no_body(a, body.span)) continue;
    // What is the name of a place, or ends inside one, is no body.
    const auto behind = first_from(a.places, body.span.end);
    if (behind != a.places.begin() &&
        (std::prev(behind)->span.end > body.span.end || std::prev(behind)->span == body.span)) {
      continue;
    }
    take_places_until(body.span.start);
    // A front's name tells its region, and often where it works: both stay what they are.
    // A hospital's team is the hospital.
    const Span sender = without_delegation(a, body.span);
    const bool front =
        static_cast<mention::OrganisationClass>(body.row) == mention::OrganisationClass::front;
    if (front && !ends_own(a, sender)) {
      take_places_until(body.span.end);
      continue;
    }
    std::uint32_t inside = none;
    std::string town;
    for (; place < a.places.size() && a.places[place].span.end <= body.span.end; ++place) {
      // "a school of B, built by A" is named after both: the first counts, or what lies in it.
      const std::uint32_t row = a.places[place].row;
      if (row != none && (inside == none || places_->within(row, inside))) inside = row;
      if (a.places[place].form == PlaceForm::town) town = a.places[place].value;
    }
    if (inside == none && town.empty()) inside = region_of_level(a, sender.start);
    Actor actor;
    actor.town = std::move(town);
    actor.kind = Actor::Kind::body;
    actor.facility =
        static_cast<mention::OrganisationClass>(body.row) == mention::OrganisationClass::facility;
    actor.span = sender;
    actor.value = std::string(a.quote(actor.span));
    actor.place = inside;
    if (inside != none) actor.entity = (*places_)[inside].entity;
    a.actors.push_back(std::move(actor));
  }
  take_places_until(a.text.size() + 1);
}

// A ministry's delegation is the ministry.
Span ActorFinder::without_delegation(const Analysis& a, Span body) const {
  constexpr std::uint32_t word_length_most = 6;
  constexpr std::uint32_t name_length_least = 3;
  for (std::uint32_t length = word_length_most; length >= 2; --length) {
    if (body.length() < length + name_length_least) continue;
    const Hit* hit = lexicon_->longest(a.scan, body.end - length, delegation_);
    if (hit != nullptr && hit->length == length) return {body.start, body.end - length};
  }
  return body;
}

// Whether a body sends people under its own name, and not for its region.
bool ActorFinder::ends_own(const Analysis& a, Span body) const {
  constexpr std::uint32_t word_length_most = 5;
  const std::uint32_t most = std::min(word_length_most, body.length());
  const Hit* word = lexicon_->longest_before(a.scan, body.end, most, body_own_);
  if (word != nullptr && word->length >= 2) return true;
  const Hit* central = lexicon_->longest(a.scan, body.start, central_body_);
  return central != nullptr && central->length == body.length();
}

// A meeting's name ends like a society's, and a person's name is no part of a body's.
bool ActorFinder::is_no_body(const Analysis& a, Span span) const {
  for (auto person = first_from(a.people, span.start);
       person != a.people.end() && person->span.start < span.end; ++person) {
    if (person->type == mention::Type::person) return true;
  }
  constexpr std::uint32_t word_length_most = 6;
  const std::uint32_t most = std::min(word_length_most, span.length());
  const Hit* word = lexicon_->longest_before(a.scan, span.end, most, meeting_);
  return word != nullptr && word->length >= 2;
}

// The words of the two classes in text order, each once.
std::vector<Hit> ActorFinder::words_that_count(const Analysis& a) const {
  const auto bodies = a.words.of(pointed_body_);
  const auto regions = a.words.of(counted_);
  std::vector<Hit> out;
  std::merge(bodies.begin(), bodies.end(), regions.begin(), regions.end(), std::back_inserter(out),
             [](const Hit& x, const Hit& y) { return x.span() < y.span(); });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Hit& x, const Hit& y) { return x.span() == y.span(); }),
            out.end());
  return out;
}

// "The two counties" are the last two places told whose names end like the word, "the company" at
// the head of a clause the last body that does. The word's value is their number, "province" where
// they are of that rank, and the endings.
void ActorFinder::find_counted(Analysis& a) const {
  std::vector<Actor> found;
  std::size_t told = 0;  // actors before the word
  for (const Hit& hit : words_that_count(a)) {
    const bool body = lexicon_->meaning(hit.word, pointed_body_) != nullptr;
    const lexicon::ClassId of = body ? pointed_body_ : counted_;
    const lexicon::Meaning* meaning = lexicon_->meaning(hit.word, of);
    if (lexicon_->longest(a.scan, hit.start, of)->length != hit.length) continue;
    if (body && !opens_clause(a, hit.start)) continue;
    while (told < a.actors.size() && a.actors[told].span.start < hit.start) ++told;
    const bool beside = told > 0 && a.actors[told - 1].span.end >= hit.start;
    const bool covered = told < a.actors.size() && a.actors[told].span.overlaps(hit.span());
    if (beside || covered) continue;
    const Actor::Kind kind = body ? Actor::Kind::body : Actor::Kind::region;
    for (Actor& actor : last_told(a, {told, kind}, hit, lexicon_->value(*meaning))) {
      found.push_back(std::move(actor));
    }
  }
  if (found.empty()) return;
  const auto middle = static_cast<std::ptrdiff_t>(a.actors.size());
  a.actors.insert(a.actors.end(), found.begin(), found.end());
  std::inplace_merge(a.actors.begin(), a.actors.begin() + middle, a.actors.end(),
                     [](const Actor& x, const Actor& y) { return x.span.start < y.span.start; });
}

// As many of the last places before a word as its value tells, the first told first; none where
// fewer are near.
std::vector<Actor> ActorFinder::last_told(const Analysis& a, Wanted what, const Hit& word,
                                          std::string_view value) const {
  constexpr std::uint32_t far = 600;
  constexpr std::size_t actors_most = 40;
  std::vector<Actor> out;
  if (value.empty() || value[0] < '1' || value[0] > '9') return out;
  const auto wanted = static_cast<std::size_t>(value[0] - '0');
  // "Three provinces and cities" are of one rank: a city below the province is none of them.
  const bool provinces = value.find(" province ") != std::string_view::npos;
  const auto ends_alike = [&](const Actor& actor) {
    if (provinces &&
        (actor.place == none || (*places_)[actor.place].level != lexicon::PlaceLevel::province)) {
      return false;
    }
    for (std::size_t at = 1; at < value.size(); at = value.find(' ', at)) {
      ++at;
      const std::string_view ending = value.substr(at, value.find(' ', at) - at);
      if (std::string_view(actor.value).ends_with(ending)) return true;
    }
    return false;
  };
  for (std::size_t i = what.before; i > 0 && what.before - i < actors_most && out.size() < wanted;
       --i) {
    const Actor& actor = a.actors[i - 1];
    if (actor.span.start + far < word.start) break;
    const bool fits = actor.kind == what.kind && !actor.facility && actor.form != PlaceForm::goal &&
                      actor.form != PlaceForm::inside;
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const Actor& one) { return one.value == actor.value; });
    if (!fits || known || !ends_alike(actor)) continue;
    out.push_back(actor);
    out.back().span = word.span();
  }
  if (out.size() < wanted) return {};
  std::reverse(out.begin(), out.end());
  return out;
}

// Whether nothing but a date, or a mark, stands before a word.
bool ActorFinder::opens_clause(const Analysis& a, std::uint32_t start) const {
  if (start == 0) return true;
  const auto date = first_from(a.dates, start);
  if (date != a.dates.begin() && std::prev(date)->span.end == start) return true;
  const char16_t before = a.text[start - 1];
  const bool han = before >= 0x4E00 && before <= 0x9FFF;
  const bool letter = (before >= u'a' && before <= u'z') || (before >= u'A' && before <= u'Z');
  return !han && !letter && before != 0x3001;
}

void ActorFinder::find_collectives(Analysis& a) const {
  std::vector<Actor> found;
  std::uint32_t covered = 0;
  for (const Hit& hit : a.words.of(collective_)) {
    if (hit.start < covered) continue;
    const Hit* longest = lexicon_->longest(a.scan, hit.start, collective_);
    Actor actor;
    actor.kind = Actor::Kind::collective;
    actor.span = longest->span();
    // "19 provinces" with a measure word before the collective, or with the collective as one.
    const auto after = first_from(a.counts, actor.span.start);
    if (after != a.counts.begin() && std::prev(after)->span.end >= actor.span.start &&
        std::prev(after)->type != mention::Type::ordinal) {
      actor.span.start = std::prev(after)->span.start;
    }
    // Right behind a list it only says how many were listed: "A, B two enterprises".
    const auto starts = [](const Actor& one, std::uint32_t at) { return one.span.start < at; };
    const std::uint32_t low = actor.span.start - std::min(actor.span.start, name_length_most);
    const bool listed =
        std::any_of(std::lower_bound(a.actors.begin(), a.actors.end(), low, starts),
                    std::lower_bound(a.actors.begin(), a.actors.end(), actor.span.start, starts),
                    [&](const Actor& one) {
                      return one.span.end == actor.span.start && one.form != PlaceForm::inside;
                    });
    if (listed) continue;
    actor.value = std::string(a.quote(actor.span));
    covered = actor.span.end;
    found.push_back(std::move(actor));
  }
  if (found.empty()) return;
  std::erase_if(a.actors, [&](const Actor& actor) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Actor& c) { return c.span.overlaps(actor.span); });
  });
  a.actors.insert(a.actors.end(), found.begin(), found.end());
  std::sort(a.actors.begin(), a.actors.end(),
            [](const Actor& x, const Actor& y) { return x.span.start < y.span.start; });
}

Case ActorFinder::case_before(const Analysis& a, std::uint32_t start) const {
  const Hit* word = lexicon_->longest_before(a.scan, start, case_word_length_most, case_);
  return word == nullptr ? Case::none
                         : case_named(lexicon_->value(*lexicon_->meaning(word->word, case_)));
}

Case ActorFinder::case_at(const Analysis& a, Span span) const {
  const Hit* verb = lexicon_->longest(a.scan, span.start, case_);
  if (verb == nullptr || verb->length >= span.length()) return Case::none;
  return case_named(lexicon_->value(*lexicon_->meaning(verb->word, case_)));
}

// Whether the text between two actors is nothing, a joiner, or a tail and a joiner: the end of what
// was read, or none. The two may not be farther apart.
std::uint32_t ActorFinder::joined(const Analysis& a, std::uint32_t from, std::uint32_t to) const {
  if (from == to) return to;
  if (const Hit* tail = lexicon_->longest(a.scan, from, tail_);
      tail != nullptr && from + tail->length < to) {
    from += tail->length;
  }
  const Hit* joiner = lexicon_->longest(a.scan, from, joiner_);
  return joiner != nullptr && from + joiner->length == to ? to : none;
}

// Whether the word that ties what stands before it to what stands behind is the same right before
// `head` and at `behind`: in "A supports X, B supports Y" X and B are no list.
bool ActorFinder::repeats(const Analysis& a, std::uint32_t head, std::uint32_t behind) const {
  const Hit* word = lexicon_->longest(a.scan, behind, support_);
  if (word == nullptr) word = lexicon_->longest(a.scan, behind, forward_);
  return word != nullptr && head >= word->length &&
         a.text.units().substr(head - word->length, word->length) ==
             a.text.units().substr(behind, word->length);
}

void ActorFinder::find_groups(Analysis& a) const {
  for (std::uint32_t i = 0; i < a.actors.size(); ++i) {
    if (a.actors[i].form == PlaceForm::goal || a.actors[i].form == PlaceForm::inside) continue;
    const bool together = i > 0 && a.actors[i - 1].span == a.actors[i].span;  // "the two counties"
    // "Our county" right before a region's name is the place of what follows, no member of a list.
    const bool led = i > 0 && !together && a.actors[i - 1].form == PlaceForm::pointed &&
                     a.actors[i].form == PlaceForm::named &&
                     a.actors[i - 1].span.end == a.actors[i].span.start;
    const bool continues =
        !a.groups.empty() && a.groups.back().last == i && !led &&
        !repeats(a, a.groups.back().span.start, a.actors[i].span.end) &&
        (together || joined(a, a.actors[i - 1].span.end, a.actors[i].span.start) != none);
    if (continues) {
      Group& group = a.groups.back();
      const std::uint32_t gap = a.actors[i - 1].span.end;
      const Hit* joiner = lexicon_->longest(a.scan, gap, joiner_);
      const bool signs = a.actors[i].form == PlaceForm::sign &&
                         a.actors[i - 1].form == PlaceForm::sign && gap == a.actors[i].span.start;
      const bool with =
          joiner != nullptr && !together && a.text[gap] != 0x3001;  // any but the comma of lists
      if (signs || with) group.split = i;
      group.last = i + 1;
      group.span.end = a.actors[i].span.end;
    } else {
      Case role = case_before(a, a.actors[i].span.start);
      // A word that points to a place may begin with the verb: "came (to the) county".
      if (role == Case::none && a.actors[i].form == PlaceForm::pointed) {
        role = case_at(a, a.actors[i].span);
      }
      const bool from = role == Case::source || role == Case::agent;
      if (from && lexicon_->longest(a.scan, a.actors[i].span.end, depart_) != nullptr) {
        role = Case::departure;
      }
      a.groups.push_back({i, i + 1, 0, role, a.actors[i].span});
    }
  }
  for (Group& group : a.groups) {
    if (const Hit* tail = lexicon_->longest(a.scan, group.span.end, tail_)) {
      group.span.end += tail->length;
    }
  }
}

// The region of a level that the sentence names last before a title. Labels at the head of a line
// and places that people go to tell where somebody is, and not whose office it is.
std::uint32_t ActorFinder::told_before(const Analysis& a, std::uint32_t title,
                                       std::string_view ending) const {
  constexpr std::uint32_t far = 40;  // code points
  constexpr int places_most = 8;
  auto place = first_from(a.places, title);
  for (int seen = 0; place != a.places.begin() && seen < places_most; ++seen) {
    --place;
    if (place->span.end + far < title) break;
    const auto between = a.text.units().substr(place->span.end, title - place->span.end);
    if (between.find_first_of(u"\u3002\uff01\uff1f\n") != std::u16string_view::npos) break;
    const bool label = place->span.start > 0 && is_opening(a.text.at(place->span.start - 1)) &&
                       is_closing(a.text.at(place->span.end));
    if (label || case_before(a, place->span.start) == Case::to) continue;
    const bool region = place->row != none && place->form == PlaceForm::named;
    if (region && (*places_)[place->row].name.ends_with(ending)) return place->row;
  }
  return none;
}

// The region of the level that a name begins with ("head of the county", "the county's hospital"):
// the one that the sentence tells, else the nearest one around the publisher whose name ends with
// that word.
std::uint32_t ActorFinder::region_of_level(const Analysis& a, std::uint32_t at) const {
  const Hit* level = lexicon_->longest(a.scan, at, title_here_);
  if (level == nullptr) return none;
  const std::string_view ending = lexicon_->value(*lexicon_->meaning(level->word, title_here_));
  const std::uint32_t told = ending.empty() ? none : told_before(a, at, ending);
  if (a.home == none || told != none) return told;
  constexpr int levels_most = 5;
  std::uint32_t home = a.home;
  for (int step = 0; step < levels_most; ++step) {
    const lexicon::Place& place = (*places_)[home];
    if (place.name.ends_with(ending)) return home;
    if (place.parent == home) break;
    home = place.parent;
  }
  return none;
}

// A title without a place is held in a central body that it names first, or in the region of the
// level that it begins with.
void ActorFinder::find_employer(const Analysis& a, Span title, Person& person) const {
  const Hit* body = lexicon_->longest(a.scan, title.start, central_body_);
  if (body != nullptr && body->span().end <= title.end) {
    if (person.body.empty()) person.body = body->span();
    return;
  }
  const std::uint32_t region = region_of_level(a, title.start);
  if (region != none) person.region = region;
}

void ActorFinder::find_persons(Analysis& a) const {
  std::size_t holder = 0;
  for (const Mention& mention : a.people) {
    if (mention.type != mention::Type::person) continue;
    Person person;
    person.span = person.unit = mention.span;
    person.name = mention.value;
    while (holder < a.holders.size() && a.holders[holder].person.start < mention.span.start) {
      ++holder;
    }
    if (holder < a.holders.size() && a.holders[holder].person == mention.span) {
      const mention::Holder& with = a.holders[holder];
      person.office = true;
      const std::uint32_t before = a.persons.empty() ? 0 : a.persons.back().span.end;
      for (const Span title : with.titles) {
        // A title told once for a list of names stands with the first of them.
        if (title.start >= before) person.unit.start = std::min(person.unit.start, title.start);
        const auto place = first_from(a.places, title.start);
        const bool inside = place != a.places.end() && place->span.start < title.end;
        if (inside && person.region == none) person.region = place->row;
        if (!inside && person.region == none) find_employer(a, title, person);
      }
    }
    a.persons.push_back(std::move(person));
  }
}

}  // namespace duikou::claim
