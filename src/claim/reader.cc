// SPDX-License-Identifier: Apache-2.0
// The way of one report through the reader: text -> words -> mentions -> actors and clauses ->
// drafts of claims, in three rounds -> claims. Nothing is kept between reports.
#include "claim/reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "claim/actors.h"
#include "claim/finishing.h"
#include "claim/merging.h"
#include "claim/opening.h"
#include "claim/references.h"
#include "claim/rule_set.h"
#include "claim/table.h"
#include "claim/ties.h"
#include "claim/trace.h"
#include "lexicon/programmes.h"
#include "mention/amount.h"
#include "mention/count.h"
#include "mention/date.h"
#include "mention/organisation.h"
#include "mention/place.h"
#include "value/json.h"

namespace duikou::claim {
namespace {

constexpr std::string_view reader_version = "0.1.0";

Result<std::string_view> table(const lexicon::DataFiles& data, std::string_view name) {
  const auto found = data.find(name);
  if (found == data.end()) {
    return Error{Error::Kind::io, std::string(name), "table is missing",
                 "install the data folder or set DUIKOU_DATA to it"};
  }
  return std::string_view(found->second);
}

template <class T>
bool keep(Result<T>&& made, std::unique_ptr<T>& into, Error& error) {
  if (!made) {
    error = std::move(made).error();
    return false;
  }
  into = std::make_unique<T>(std::move(made).value());
  return true;
}

// Of all types, by start; owned by the analysis.
std::vector<const mention::Mention*> all_mentions(const Analysis& a) {
  std::vector<const mention::Mention*> out;
  for (const auto* mentions :
       {&a.dates, &a.periods, &a.amounts, &a.counts, &a.places, &a.organisations, &a.people}) {
    for (const mention::Mention& mention : *mentions) out.push_back(&mention);
  }
  std::stable_sort(out.begin(), out.end(), [](const auto* x, const auto* y) {
    return std::pair(x->span.start, x->span.end) < std::pair(y->span.start, y->span.end);
  });
  return out;
}

bool done(Status&& status, Error& error) {
  if (status) return true;
  error = std::move(status).error();
  return false;
}

// The classes of words that the way of a report asks for itself.
struct ReaderClasses {
  lexicon::ClassId chronicle, dateline, office, people, partnership, aid;

  explicit ReaderClasses(const lexicon::Lexicon& lexicon)
      : chronicle(lexicon.class_named("chronicle")),
        dateline(lexicon.class_named("dateline")),
        office(lexicon.class_named("office.head")),
        people(lexicon.class_named("office.people")),
        partnership(lexicon.class_named("partnership")),
        aid(lexicon.class_named("aid")) {}
};

}  // namespace

struct Workspace::Parts {
  Buffers buffers;
};

Workspace::Workspace() : parts_(std::make_unique<Parts>()) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

struct Reader::Parts {
  std::string version;
  std::unique_ptr<text::Folding> folding;
  std::unique_ptr<lexicon::Lexicon> lexicon;
  std::unique_ptr<lexicon::Places> places;
  std::unique_ptr<lexicon::Programmes> programmes;
  std::unique_ptr<Kinds> kinds;
  std::unique_ptr<mention::DateFinder> dates;
  std::unique_ptr<mention::NumberReader> numbers;
  std::unique_ptr<mention::AmountFinder> amounts;
  std::unique_ptr<mention::CountFinder> counts;
  std::unique_ptr<mention::PlaceFinder> place_finder;
  std::unique_ptr<mention::HolderFinder> holders;
  std::unique_ptr<mention::OrganisationFinder> organisations;
  std::unique_ptr<ActorFinder> actors;
  std::unique_ptr<RuleSet> rules;
  std::unique_ptr<AskedClasses> asked;
  std::unique_ptr<SelectionWords> selection_words;
  std::unique_ptr<ReaderClasses> classes;
  std::unique_ptr<Opening> opening;

  bool offices_by_sentence = false;

  // What a report tells, before it becomes claims.
  struct Found {
    std::vector<Draft> drafts;
    ProgrammeWords programmes;
    bool said = false;  // words of a partnership opened the report, not hints
  };
  // Nothing where the report has nothing that a rule looks for; with a trace always something.
  [[nodiscard]] std::optional<Found> find(Analysis& analysis, Trace* trace) const;

  [[nodiscard]] std::optional<Opening::Speaks> open(Analysis& analysis, bool all) const;
  void index_words(Analysis& analysis) const;
  void find_places(Analysis& analysis) const;
  void find_holders(Analysis& analysis) const;
  void find_mentions(Analysis& analysis) const;
  static void drop_names_in_names(Analysis& analysis);
  void drop_datelines(Analysis& analysis) const;
  void find_actors(Analysis& analysis) const;
  // What the name of a publisher or a title tells.
  struct Named {
    std::uint32_t place = mention::Mention::none;
    bool chronicle = false;  // yearbooks and gazetteers are known by either
  };
  [[nodiscard]] Named named_in(std::string_view name) const;
  [[nodiscard]] std::int16_t year_told_of(std::string_view title, const Date& published) const;
};

Reader::Reader(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

const std::string& Reader::version() const {
  return parts_->version;
}

Result<Reader> Reader::make(const lexicon::DataFiles& data) {
  auto parts = std::make_unique<Parts>();
  Error error;
  auto traditional = table(data, "lexicon/traditional.tsv");
  if (!traditional) return std::move(traditional).error();
  auto kinds = table(data, "kinds.tsv");
  if (!kinds) return std::move(kinds).error();
  Parts& p = *parts;
  // Words first, because finders and rules ask the lexicon for the numbers of their classes.
  if (!keep(text::Folding::parse(*traditional), p.folding, error) ||
      !keep(lexicon::Lexicon::make(data), p.lexicon, error) ||
      !keep(lexicon::Places::make(data, *p.lexicon), p.places, error) ||
      !keep(lexicon::Programmes::make(data, *p.places, *p.lexicon), p.programmes, error) ||
      !done(mention::add_office_words(data, *p.lexicon), error) ||
      !done(mention::add_organisation_words(data, *p.lexicon), error) ||
      !keep(Kinds::parse(*kinds), p.kinds, error) ||
      !keep(mention::HolderFinder::make(*p.lexicon, data), p.holders, error) ||
      !keep(mention::OrganisationFinder::make(*p.lexicon), p.organisations, error) ||
      !keep(mention::DateFinder::make(*p.lexicon), p.dates, error) ||
      !keep(mention::NumberReader::make(*p.lexicon), p.numbers, error) ||
      !keep(mention::AmountFinder::make(*p.lexicon), p.amounts, error) ||
      !keep(mention::CountFinder::make(*p.lexicon), p.counts, error) ||
      !keep(mention::PlaceFinder::make(*p.lexicon, *p.places), p.place_finder, error) ||
      !keep(RuleSet::make(data, *p.kinds, *p.lexicon, *p.places), p.rules, error)) {
    return error;
  }
  p.actors = std::make_unique<ActorFinder>(*p.lexicon, *p.places);
  p.selection_words = std::make_unique<SelectionWords>(*p.lexicon);
  p.classes = std::make_unique<ReaderClasses>(*p.lexicon);
  Opening::watch(*p.lexicon);
  p.opening = std::make_unique<Opening>(*p.lexicon, *p.places, *p.programmes, *p.folding);
  p.asked = std::make_unique<AskedClasses>(*p.lexicon, p.rules->classes());
  p.offices_by_sentence = p.rules->offices_by_sentence();
  Sha256 hash;
  for (const auto& [name, bytes] : data) {
    // Where a user's own files stand does not matter, what they are called does.
    const std::string_view label = lexicon::label_of(name);
    hash.add(std::string(label.empty() ? name : label) + '\n' + std::to_string(bytes.size()) +
             '\n');
    hash.add(bytes);
  }
  p.version = std::string(reader_version) + "+" + hash.hex(12);
  return Reader(std::move(parts));
}

Reader::Parts::Named Reader::Parts::named_in(std::string_view name) const {
  if (name.empty()) return {};
  const text::Folded folded(*folding, name);
  lexicon::Scan scan;
  lexicon->scan(folded, scan);
  return {place_finder->first_place(folded, scan),
          std::any_of(scan.hits.begin(), scan.hits.end(), [&](const lexicon::Hit& hit) {
            return lexicon->meaning(hit.word, classes->chronicle) != nullptr;
          })};
}

// Which year a yearbook or gazetteer tells of that names none: the one in its title ("events of
// 2014"), no range and no volume's number; else the one before it was published. 0 where neither is
// known.
std::int16_t Reader::Parts::year_told_of(std::string_view title, const Date& published) const {
  if (!published.has_year()) return 0;
  const text::Folded folded(*folding, title);
  constexpr std::uint32_t digits = 4;
  for (std::uint32_t i = 0; i + digits < folded.size(); ++i) {
    std::int16_t year = 0;
    std::uint32_t read = 0;
    for (; read < digits && folded[i + read] >= u'0' && folded[i + read] <= u'9'; ++read) {
      year = static_cast<std::int16_t>(10 * year + folded[i + read] - u'0');
    }
    const char16_t before = i == 0 ? u' ' : folded[i - 1];
    const bool ranged = before == u'-' || before == u'\u2014' || before == u'\u81F3';
    if (read == digits && folded[i + digits] == u'\u5E74' && !ranged && year <= published.year) {
      return year;
    }
  }
  return static_cast<std::int16_t>(published.year - 1);
}

void Reader::Parts::find_holders(Analysis& a) const {
  holders->find(a.text, a.scan, a.holders);
  a.offices = holders->offices(a.text, a.holders);
  // "Leaders of the city" in front of names makes them people that count, and names no office.
  constexpr std::uint32_t word_length_most = 6;
  std::erase_if(a.offices, [&](const mention::Office& office) {
    return lexicon->longest_before(a.scan, office.title.end,
                                   std::min(office.title.length(), word_length_most),
                                   classes->people) != nullptr;
  });
}

// Of the whole text's words; where the report is of a place that is told, too.
void Reader::Parts::find_places(Analysis& a) const {
  const Named publisher = named_in(a.report->publisher);
  const Named title = named_in(a.report->title);
  const Date published = Date::parse(a.report->published).value_or(Date{});
  a.chronicle = publisher.chronicle || title.chronicle;
  a.published_at_home = publisher.place != mention::Mention::none;
  a.home = a.published_at_home ? publisher.place : title.place;
  place_finder->find(a.text, a.scan, {publisher.place, title.place, published.year}, a.places);
}

void Reader::Parts::find_mentions(Analysis& a) const {
  holders->mention_all(a.text, a.scan, a.holders, a.people);
  drop_names_in_names(a);
  const Date published = Date::parse(a.report->published).value_or(Date{});
  const std::int16_t tells_of = a.chronicle ? year_told_of(a.report->title, published) : 0;
  dates->find(a.text, a.scan, {published, a.chronicle, tells_of}, a.dates);
  amounts->find(a.text, a.scan, a.amounts);
  std::vector<mention::Mention> taken;
  std::merge(a.dates.begin(), a.dates.end(), a.amounts.begin(), a.amounts.end(),
             std::back_inserter(taken),
             [](const auto& x, const auto& y) { return x.span.start < y.span.start; });
  counts->find(a.text, a.scan, taken, a.counts);
  const auto usable = [](const mention::Mention& date) { return !date.date.start.empty(); };
  const auto rest = std::stable_partition(a.dates.begin(), a.dates.end(), usable);
  a.periods.assign(rest, a.dates.end());
  a.dates.erase(rest, a.dates.end());
  organisations->find(a.text, a.scan, a.organisations);
}

void Reader::Parts::find_actors(Analysis& a) const {
  find_mentions(a);
  drop_datelines(a);
  actors->find(a);
  add_references(a, *lexicon);
}

// A person whose name holds that of a town comes from nowhere.
void Reader::Parts::drop_names_in_names(Analysis& a) {
  std::erase_if(a.places, [&](const mention::Mention& place) {
    const auto behind = std::upper_bound(
        a.people.begin(), a.people.end(), place.span.start,
        [](std::uint32_t at, const mention::Mention& one) { return at < one.span.start; });
    if (behind == a.people.begin()) return false;
    const mention::Mention& one = *std::prev(behind);
    return one.type == mention::Type::person && place.span.start > one.span.start &&
           place.span.end <= one.span.end;
  });
}

// The day of a dispatch is no day of what it tells.
void Reader::Parts::drop_datelines(Analysis& a) const {
  std::erase_if(a.dates, [&](const mention::Mention& date) {
    return lexicon->longest(a.scan, date.span.end, classes->dateline) != nullptr;
  });
}

void Reader::Parts::index_words(Analysis& a) const {
  a.words.index(a.scan, *asked);
  a.words.drop(classes->partnership, opening->asides(a.scan));
}

// Finds words, places, people and, where a partnership may be told, everything else that is
// mentioned. Nothing where the report has nothing that a rule looks for.
std::optional<Opening::Speaks> Reader::Parts::open(Analysis& a, bool all) const {
  // Most reports of an archive speak of no partnership: they have people in office and nothing else
  // that a rule asks for.
  lexicon->glance(a.text, a.scan);
  if (a.scan.watched.empty() && !all) return std::nullopt;
  Opening::Speaks speaks = opening->of(a, all);
  bool opened = speaks != Opening::Speaks::of_none;
  if (opened || all || !offices_by_sentence) {
    lexicon->scan(a.text, a.scan);
  } else {
    // Where nothing but offices can be told, only sentences with a title need all of their words.
    lexicon->scan_sentences(a.text, classes->office, a.scan);
  }
  if (opened) find_places(a);
  if (speaks == Opening::Speaks::by_hints && !all && !Ties::may_hint(a, *places, *programmes)) {
    speaks = Opening::Speaks::of_none;
    opened = false;
    a.places.clear();
  }
  if (opened || all || !offices_by_sentence) index_words(a);
  find_holders(a);
  if (!opened && a.offices.empty() && !all) return std::nullopt;
  if (opened) find_actors(a);
  return speaks;
}

std::optional<Reader::Parts::Found> Reader::Parts::find(Analysis& a, Trace* trace) const {
  const std::optional<Opening::Speaks> speaks = open(a, trace != nullptr);
  if (!speaks) return std::nullopt;
  Found out;
  out.said = *speaks == Opening::Speaks::in_words;
  const Ties ties(a, *places, *programmes);
  if (*speaks != Opening::Speaks::of_none) {
    a.hints = ties.hints(*lexicon, opening->asides(a.scan));
    for (const lexicon::ClassId of : {classes->partnership, classes->aid}) {
      a.words.add(of, a.hints);
    }
  }
  const bool partnership = out.said || !a.hints.empty();
  if (partnership) {
    find_rows(a);
    read_bare_numbers(a, *lexicon, *numbers);
  } else if (trace != nullptr) {
    holders->mention_all(a.text, a.scan, a.holders, a.people);
  }
  divide(a);
  std::vector<Draft> drafts;
  Sides sides;  // of the round at hand
  const Selection selection(a, *selection_words, *places, sides);
  std::optional<ClassesInText> in_text(std::in_place, a.scan, rules->class_features());
  const auto fire = [&](RuleSet::Round round) {
    std::vector<Draft> found = rules->fire(a, selection, round, *in_text, trace);
    // As large as the text's words, and hardly asked for again: the drafts need the room.
    if (round == RuleSet::Round::others) in_text.emplace(a.scan, rules->class_features());
    drafts.insert(drafts.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
  };
  if (partnership) {
    out.programmes = ProgrammeWords(a, *lexicon, *programmes, *places);
    a.tied = ties.all();
    const Sides::Grounds grounds = {*programmes, out.programmes.of_report(), ties};
    sides = Sides::decide(a, *places, grounds, {});
    fire(RuleSet::Round::pairings);
    sides = Sides::decide(a, *places, grounds, drafts);
    std::erase_if(drafts, [](const Draft& draft) { return draft.rules[0]->sides_only; });
    fire(RuleSet::Round::others);
  }
  sides = Sides();
  fire(RuleSet::Round::offices);
  out.drafts = merged(std::move(drafts));
  return out;
}

std::vector<Claim> Reader::read(const text::Report& report, Trace* trace) const {
  Workspace workspace;
  return read(report, workspace, trace);
}

std::vector<Claim> Reader::read(const text::Report& report, Workspace& workspace,
                                Trace* trace) const {
  const Parts& p = *parts_;
  Analysis a(report, *p.folding, workspace.parts_->buffers);
  std::optional<Parts::Found> found = p.find(a, trace);
  if (!found) return {};
  std::vector<Claim> claims = finished(
      a, std::move(found->drafts), {*p.lexicon, *p.places, *p.folding, found->programmes, trace});
  if (trace != nullptr) {
    for (const mention::Mention* mention : all_mentions(a)) trace->mentions.push_back(*mention);
    trace->actors = std::move(a.actors);
    trace->clauses = std::move(a.clauses);
    trace->sentences = std::move(a.sentences);
    trace->programmes = found->programmes.words();
    if (!found->said) trace->hints = a.hints;
  }
  return claims;
}

void Reader::append_claims(std::string& out, const text::Report& report,
                           Workspace& workspace) const {
  const Parts& p = *parts_;
  Analysis a(report, *p.folding, workspace.parts_->buffers);
  std::optional<Parts::Found> found = p.find(a, nullptr);
  if (!found) return;
  append_finished(out, a, std::move(found->drafts),
                  {*p.lexicon, *p.places, *p.folding, found->programmes});
}

const Judges& Reader::judges() const {
  return parts_->rules->judges();
}

const std::vector<Rule>& Reader::rules() const {
  return parts_->rules->rules();
}

void Reader::append_mentions(std::string& out, const text::Report& report) const {
  const Parts& p = *parts_;
  Buffers buffers;
  Analysis a(report, *p.folding, buffers);
  p.lexicon->scan(a.text, a.scan);
  p.find_places(a);
  p.index_words(a);
  p.find_holders(a);
  p.find_mentions(a);
  for (const mention::Mention* mention : all_mentions(a)) {
    JsonWriter json(out);
    json.open('{').key("source").open('{').key("id").text(report.id).close('}');
    json.key("type").text(mention::name(mention->type)).key("text").text(a.quote(mention->span));
    json.key("start").number(mention->span.start).key("end").number(mention->span.end);
    json.key("value").text(mention->value).close('}');
    out += '\n';
  }
}

}  // namespace duikou::claim
