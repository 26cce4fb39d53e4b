// SPDX-License-Identifier: Apache-2.0
#include "claim/finishing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "claim/asides.h"
#include "claim/attribution.h"
#include "claim/claim_view.h"
#include "claim/hearsay.h"

namespace duikou::claim {

using lexicon::Programme;

namespace {

constexpr std::size_t evidence_most = 8;
constexpr std::size_t actors_most = 16;  // of a sentence, looked at beside a word

bool is_edge(char16_t c) {
  switch (c) {
    case u' ':
    case u'*':
    case u'#':
    case u'\n':
    case u'\r':
    case u'\t':
    case 0x3000:  // ideographic space
    case 0x3002:  // ideographic full stop
    case 0xFF0C:  // full-width comma
    case 0xFF1B:  // full-width semicolon
      return true;
    default:
      return false;
  }
}

std::vector<ClaimView::EvidenceView> quoted(const Analysis& a, std::vector<Span> spans) {
  for (Span& span : spans) {
    while (span.start < span.end && is_edge(a.text[span.start])) ++span.start;
    while (span.end > span.start && is_edge(a.text[span.end - 1])) --span.end;
  }
  std::sort(spans.begin(), spans.end());
  std::vector<ClaimView::EvidenceView> out;
  for (const Span span : spans) {
    if (span.empty()) continue;
    if (!out.empty() && span.start < out.back().span.end) {
      out.back().span.end = std::max(out.back().span.end, span.end);
    } else if (out.size() < evidence_most) {
      out.push_back({span, {}});
    }
  }
  for (ClaimView::EvidenceView& piece : out) piece.quote = a.quote(piece.span);
  return out;
}

bool ran(const Programme& programme, int year) {
  return year == 0 || ((programme.start_year == 0 || programme.start_year <= year) &&
                       (programme.end_year == 0 || year <= programme.end_year));
}

// What the words of a clause make of what it tells: the words before a draft's trigger, or where
// none stands there, the first behind it. The first of several counts, until a word of something
// new ("reported") takes an end back. Each clause is looked at once, however many drafts it has:
// one without an end may have thousands.
class ClauseModality {
 public:
  ClauseModality(const Analysis& a, const lexicon::Lexicon& lexicon)
      : a_(a), lexicon_(lexicon), of_(lexicon.class_named("modality")) {}

  struct Told {
    std::uint32_t start = 0;
    Modality modality = Modality::reported;  // of what stands behind it
    Span word;                               // that makes it so: an earlier one where that counts
  };

  Told of(std::uint32_t clause, std::uint32_t trigger) {
    const auto [known, fresh] = known_.try_emplace(clause);
    if (fresh) known->second = told_in(a_.clauses[clause].span);
    const std::vector<Told>& told = known->second;
    if (told.empty()) return {};
    const auto behind =
        std::upper_bound(told.begin(), told.end(), trigger,
                         [](std::uint32_t at, const Told& one) { return at < one.start; });
    return behind == told.begin() ? told.front() : *std::prev(behind);
  }

 private:
  [[nodiscard]] std::vector<Told> told_in(Span clause) const {
    std::vector<Told> out;
    std::uint32_t covered = clause.start;
    for (std::uint32_t i = a_.scan.first[clause.start]; i < a_.scan.first[clause.end]; ++i) {
      const lexicon::Hit& one = a_.scan.hits[i];
      if (one.start < covered || lexicon_.meaning(one.word, of_) == nullptr) continue;
      const lexicon::Hit* hit = lexicon_.longest(a_.scan, one.start, of_);
      if (hit->start + hit->length > clause.end) continue;
      const auto told = modality_named(lexicon_.value(*lexicon_.meaning(hit->word, of_)));
      if (!told) continue;
      covered = hit->start + hit->length;
      const Modality last = out.empty() ? Modality::reported : out.back().modality;
      const bool takes_back = *told == Modality::reported && last == Modality::ended;
      const bool counts = last == Modality::reported || takes_back;
      const Span word = counts || out.empty() ? hit->span() : out.back().word;
      out.push_back({hit->start, counts ? *told : last, word});
    }
    return out;
  }

  const Analysis& a_;
  const lexicon::Lexicon& lexicon_;
  lexicon::ClassId of_;
  std::map<std::uint32_t, std::vector<Told>> known_;
};

// Whether a sentence names a region beside a word for a partnership: what is told there may be told
// in words that no rule reads, and what people say of it still belongs to it.
bool ties_regions(const Analysis& a, const lexicon::Lexicon& lexicon) {
  const lexicon::ClassId of = lexicon.class_named("partnership");
  std::size_t actor = 0;
  for (const Sentence& sentence : a.sentences) {
    const std::uint32_t end = a.scan.first[std::min(sentence.span.end, a.text.size())];
    for (std::uint32_t i = a.scan.first[sentence.span.start]; i < end; ++i) {
      if (lexicon.meaning(a.scan.hits[i].word, of) == nullptr) continue;
      const Span word = a.scan.hits[i].span();
      while (actor < a.actors.size() && a.actors[actor].span.start < sentence.span.start) ++actor;
      for (std::size_t j = actor; j < a.actors.size() && j - actor < actors_most &&
                                  a.actors[j].span.end <= sentence.span.end;
           ++j) {
        if (a.actors[j].kind == Actor::Kind::region && !word.contains(a.actors[j].span))
          return true;
      }
    }
  }
  return false;
}

// A region stands there only where nothing finer in it does.
void keep_finest(std::vector<Value>& values, const lexicon::Places& places) {
  const auto holds_another = [&](const Value& outer) {
    const std::uint32_t place = places.find(outer.entity);
    return place != lexicon::Places::none &&
           std::any_of(values.begin(), values.end(), [&](const Value& inner) {
             const std::uint32_t other = places.find(inner.entity);
             return other != lexicon::Places::none && other != place && places.within(other, place);
           });
  };
  std::vector<Value> kept;
  for (const Value& value : values) {
    if (!holds_another(value)) kept.push_back(value);
  }
  values = std::move(kept);
}

// What is to begin or to be finished on a day after the report is planned, whatever its verb says.
void plan_what_is_to_come(const Analysis& a, Draft& draft) {
  if (draft.kind->role("status") == nullptr || draft.kind->role("date") == nullptr) return;
  const std::vector<Value>& told = draft.of("date");
  if (draft.of("status").empty() || told.empty()) return;
  const auto published = Date::parse(a.report->published);
  const auto date = Date::parse(told[0].value);
  if (!published || !date || !published->has_year() || !date->has_year()) return;
  if (date->compatible(*published) || *date < *published) return;
  for (Value& value : draft.of("status")) {
    if (value.value == "started" || value.value == "completed") value.value = "planned";
  }
}

// "On 15 April, in all 30 million": a sum that adds up to a day has its end there, no beginning.
void end_what_adds_up(const Analysis& a, const std::vector<Claim::Aside>& asides, Draft& draft) {
  if (draft.kind->beside != Beside::scope || draft.kind->role("end") == nullptr) return;
  std::vector<Value>& start = draft.of("start");
  std::vector<Value>& end = draft.of("end");
  if (start.size() != 1 || !end.empty()) return;
  const bool adds_up = std::any_of(asides.begin(), asides.end(), [](const Claim::Aside& aside) {
    return aside.key == "period" && aside.value.value == "cumulative";
  });
  const auto day = Date::parse(start[0].value);
  if (!adds_up || !day || day->month == 0) return;
  const auto told = std::find_if(a.dates.begin(), a.dates.end(), [&](const auto& mention) {
    return mention.span == start[0].span;
  });
  const bool plain = told != a.dates.end() && told->use == mention::DateUse::plain;
  if (plain && told->date.end.empty()) end.swap(start);
}

// What makes the modality of a draft, in this order: its rule, the words of its clause, on whose
// word it is told. A title beside a name is told by the report itself.
class Modalities {
 public:
  Modalities(const Analysis& a, const lexicon::Lexicon& lexicon)
      : a_(a), lexicon_(lexicon), words_(a, lexicon) {}

  Attribution::Told of(const Draft& draft) {
    if (draft.modality != Modality::reported) return {draft.modality, {}};
    const ClauseModality::Told told = words_.of(draft.clause, draft.trigger.start);
    const bool plain = told.modality == Modality::reported && draft.kind->name != "office";
    const Attribution::Told attributed = plain ? attribution().of(draft) : Attribution::Told{};
    if (attributed.modality != Modality::reported) return attributed;
    return {told.modality, told.word};
  }
  // Whether it is told only to be put right, or as talk.
  bool unsaid(const Draft& draft) {
    if (attribution().taken_back(draft)) return true;
    if (!hearsay_) hearsay_.emplace(a_, lexicon_);
    return hearsay_->tells(draft);
  }

 private:
  // Most reports tell nothing but titles, and have no use for it.
  Attribution& attribution() {
    if (!attribution_) attribution_.emplace(a_, lexicon_);
    return *attribution_;
  }

  const Analysis& a_;
  const lexicon::Lexicon& lexicon_;
  ClauseModality words_;
  std::optional<Attribution> attribution_;
  std::optional<Hearsay> hearsay_;
};

// Whether what people say counts: where a partnership is told, or its words stand beside regions.
bool counts_statements(const Analysis& a, const std::vector<Draft>& drafts,
                       const lexicon::Lexicon& lexicon) {
  const auto states = [](const Draft& draft) { return draft.kind->name == "statement"; };
  if (std::none_of(drafts.begin(), drafts.end(), states)) return false;
  return std::any_of(drafts.begin(), drafts.end(),
                     [](const Draft& draft) { return draft.kind->partnership; }) ||
         ties_regions(a, lexicon);
}

std::vector<Claim::Aside> sorted_asides(const Analysis& a, const Draft& draft,
                                        const Finish& finish) {
  std::vector<Claim::Aside> out;
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    if (draft.roles[i].empty() || draft.bounds[i] == Bound::exact) continue;
    const std::string bound(name(draft.bounds[i]));
    out.push_back({"bound", draft.kind->roles[i].name, {bound, "", draft.roles[i][0].span}});
  }
  for (Claim::Aside& aside : asides_of(a, finish.lexicon, draft)) out.push_back(std::move(aside));
  std::sort(out.begin(), out.end(), [](const auto& x, const auto& y) {
    return std::tie(x.group, x.key) < std::tie(y.group, y.key);
  });
  return out;
}

// The claim that a draft has become; borrows its values, which are brought into their last form.
ClaimView view_of(const Analysis& a, Draft& draft, const Finish& finish, Modality modality) {
  ClaimView claim;
  claim.kind = draft.kind->name;
  claim.asides = sorted_asides(a, draft, finish);
  claim.modality = modality;
  if (draft.kind->partnership) {
    const Programme* programme = finish.programmes.of(draft, finish.places);
    if (programme != nullptr) claim.programme = programme->id;
  }
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    const RoleOfKind& role = draft.kind->roles[i];
    if (role.identity == Identity::finest) keep_finest(draft.roles[i], finish.places);
  }
  plan_what_is_to_come(a, draft);
  end_what_adds_up(a, claim.asides, draft);
  claim.roles.reserve(draft.roles.size());
  for (std::size_t i = 0; i < draft.roles.size(); ++i) {
    // Regions and persons are in simplified characters already, bodies stay as written.
    if (!draft.roles[i].empty()) claim.roles.push_back({draft.kind->roles[i].name, draft.roles[i]});
  }
  claim.evidence = quoted(a, draft.evidence);
  for (const Rule* rule : draft.rules) claim.rules.push_back(rule->name);
  std::sort(claim.rules.begin(), claim.rules.end());
  claim.rules.erase(std::unique(claim.rules.begin(), claim.rules.end()), claim.rules.end());
  return claim;
}

// A claim with its id, and where its content stands among those of the report.
struct Finished {
  ClaimView claim;
  std::string id;
  ContentSpot content;
};

// The claims of a report in their order, each once. They borrow from the drafts; their contents go
// into the analysis, one behind the other.
std::vector<Finished> finished_views(const Analysis& analysis, std::vector<Draft>& drafts,
                                     const Finish& finish) {
  std::string& contents = analysis.contents;
  const bool statements = counts_statements(analysis, drafts, finish.lexicon);
  Modalities modalities(analysis, finish.lexicon);
  const std::string source = source_json(*analysis.report);
  std::vector<Finished> out;
  out.reserve(drafts.size());
  for (Draft& draft : drafts) {
    if (!statements && draft.kind->name == "statement") continue;
    if (draft.kind->partnership && modalities.unsaid(draft)) continue;
    const Attribution::Told told = modalities.of(draft);
    ClaimView claim = view_of(analysis, draft, finish, told.modality);
    if (claim.evidence.empty()) continue;
    claim.source = source;
    const ContentSpot spot = append_content(contents, claim);
    std::string id = id_of(std::string_view(contents).substr(spot.begin, spot.end - spot.begin));
    if (finish.trace != nullptr) finish.trace->made.push_back({id, draft.firings, told.word});
    claim.source = {};  // it is in the content, and goes with this call
    out.push_back({std::move(claim), std::move(id), spot});
  }
  std::sort(out.begin(), out.end(), [](const Finished& x, const Finished& y) {
    return std::tie(x.claim.evidence[0].span, x.claim.kind, x.id) <
           std::tie(y.claim.evidence[0].span, y.claim.kind, y.id);
  });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Finished& x, const Finished& y) { return x.id == y.id; }),
            out.end());
  return out;
}

}  // namespace

ProgrammeWords::ProgrammeWords(const Analysis& analysis, const lexicon::Lexicon& lexicon,
                               const lexicon::Programmes& programmes,
                               const lexicon::Places& places) {
  const lexicon::ClassId of = lexicon.class_named("programme");
  const auto published = Date::parse(analysis.report->published);
  const int year = published ? published->year : 0;
  // A programme counts only where the report names a region that it serves: many share their words.
  std::set<std::uint32_t> regions;
  for (const Actor& actor : analysis.actors) {
    if (actor.place != lexicon::Places::none) regions.insert(actor.place);
  }
  std::map<std::uint32_t, bool> served;
  const auto is_served = [&](std::uint32_t row) {
    const auto known = served.find(row);
    if (known != served.end()) return known->second;
    const Programme& one = programmes[row];
    return served[row] = std::any_of(regions.begin(), regions.end(), [&](std::uint32_t region) {
             return one.served.holds(region, places);
           });
  };
  std::map<std::uint32_t, std::uint32_t> counts;
  std::uint32_t covered = 0;
  for (const lexicon::Hit& found : analysis.words.of(of)) {
    if (found.start < covered) continue;
    const lexicon::Hit* hit = lexicon.longest(analysis.scan, found.start, of);
    covered = hit->start + hit->length;
    // Of programmes with the same words the latest that ran; without one, the latest of all.
    const lexicon::Meaning* best = nullptr;
    for (const lexicon::Meaning& meaning : lexicon.meanings(hit->word)) {
      if (meaning.of != of || !is_served(meaning.row)) continue;
      const Programme& one = programmes[meaning.row];
      const auto rank = [&](const Programme& p) {
        return std::tuple(ran(p, year), !p.part, p.start_year);
      };
      if (best == nullptr || rank(one) > rank(programmes[best->row])) best = &meaning;
    }
    if (best == nullptr) continue;
    words_.push_back({hit->span(), &programmes[best->row]});
    ++counts[best->row];
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& x, const auto& y) { return x.second > y.second; });
  for (const auto& [row, count] : ranked) told_.push_back(&programmes[row]);
}

std::vector<std::pair<Span, std::string>> ProgrammeWords::words() const {
  std::vector<std::pair<Span, std::string>> out;
  for (const Told& told : words_) out.emplace_back(told.span, told.programme->id);
  return out;
}

const Programme* ProgrammeWords::of(const Draft& draft, const lexicon::Places& places) const {
  const auto concerns = [&](const Programme& programme) {
    for (const auto& role : draft.roles) {
      for (const Value& value : role) {
        if (value.entity.empty()) continue;
        // Near is a region that the programme serves, lies in one or has one in it.
        const std::uint32_t place = places.find(value.entity);
        if (place != lexicon::Places::none && programme.served.near(place, places)) return true;
      }
    }
    return false;
  };
  // The last word before the end of the evidence that concerns the places, else any of the report.
  const std::uint32_t end = draft.evidence.empty() ? draft.trigger.end : draft.evidence[0].end;
  const auto after =
      std::upper_bound(words_.begin(), words_.end(), end,
                       [](std::uint32_t at, const Told& told) { return at < told.span.start; });
  constexpr std::ptrdiff_t words_back_most = 8;
  for (auto at = after; at != words_.begin() && after - at < words_back_most; --at) {
    if (concerns(*std::prev(at)->programme)) return std::prev(at)->programme;
  }
  for (const Programme* programme : told_) {
    if (concerns(*programme)) return programme;
  }
  return nullptr;
}

std::vector<Claim> finished(const Analysis& analysis, std::vector<Draft> drafts,
                            const Finish& finish) {
  std::vector<Claim> out;
  for (Finished& one : finished_views(analysis, drafts, finish)) {
    out.push_back(owned(one.claim, std::move(one.id), *analysis.report));
  }
  return out;
}

void append_finished(std::string& out, const Analysis& analysis, std::vector<Draft> drafts,
                     const Finish& finish) {
  for (const Finished& one : finished_views(analysis, drafts, finish)) {
    append_line(out, one.id, analysis.contents, one.content, one.claim.rules);
    out += '\n';
  }
}

}  // namespace duikou::claim
