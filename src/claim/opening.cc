// SPDX-License-Identifier: Apache-2.0
#include "claim/opening.h"

#include <algorithm>
#include <string_view>

#include "claim/reach.h"
#include "claim/ties.h"

namespace duikou::claim {
namespace {

// As far to either side of a place as Ties looks; of its line alone, which Ties asks of words that
// stand there themselves.
std::u16string_view close_by(std::u16string_view units, std::uint32_t at, bool in_line) {
  const std::uint32_t low = at - std::min(at, Ties::far);
  const auto around = units.substr(low, at - low + Ties::far);
  if (!in_line) return around;
  const std::size_t feed = around.substr(0, at - low).rfind(u'\n');
  const std::size_t begin = feed == around.npos ? 0 : feed + 1;
  return around.substr(begin, around.find(u'\n', at - low) - begin);
}

}  // namespace

void Opening::watch(lexicon::Lexicon& lexicon) {
  for (const char* of : {"partnership", "partnership.hint", "partnership.none"}) lexicon.watch(of);
}

Opening::Opening(const lexicon::Lexicon& lexicon, const lexicon::Places& places,
                 const lexicon::Programmes& programmes, const text::Folding& folding)
    : lexicon_(lexicon),
      places_(places),
      programmes_(programmes),
      folding_(folding),
      partnership_(lexicon.class_named("partnership")),
      hint_(lexicon.class_named("partnership.hint")),
      none_(lexicon.class_named("partnership.none")) {}

std::vector<Span> Opening::asides(const lexicon::Scan& scan) const {
  std::vector<Span> out;
  for (const std::uint32_t hit : scan.watched) {
    const lexicon::Hit& word = scan.hits[hit];
    if (lexicon_.meaning(word.word, none_) == nullptr) continue;
    const std::uint32_t furthest = out.empty() ? 0 : out.back().end;
    out.push_back({word.start, std::max(word.span().end, furthest)});
  }
  return out;
}

Opening::Speaks Opening::of(const Analysis& a, bool all) const {
  const std::vector<Span> passed = asides(a.scan);
  bool hinted = false;
  for (const std::uint32_t index : a.scan.watched) {
    const lexicon::Hit& hit = a.scan.hits[index];
    const bool said = lexicon_.meaning(hit.word, partnership_) != nullptr;
    if (!said && lexicon_.meaning(hit.word, hint_) == nullptr) continue;
    if (one_holds(passed, hit.span())) continue;
    if (said) return Speaks::in_words;
    hinted = true;
  }
  return hinted && (all || may_be_tied(a)) ? Speaks::by_hints : Speaks::of_none;
}

// Two that are tied are named in what a place publishes; elsewhere close by a strong hint, one at
// least and both of them again, or their signs stand there side by side. Titles of national news
// name places every day: weak hints count there beside signs alone.
bool Opening::may_be_tied(const Analysis& a) const {
  const auto named = [&](std::string_view name) {
    return places_.provinces_named(text::Folded(folding_, name).units());
  };
  const auto tied = [&](std::uint64_t first, std::uint64_t second) {
    return (programmes_.tied_to(first) & second) != 0;
  };
  const std::uint64_t title = named(a.report->title);
  if (const std::uint64_t publisher = named(a.report->publisher); publisher != 0) {
    const std::uint64_t all = publisher | title | places_.provinces_named(a.text.units());
    return tied(all, all);
  }
  std::uint64_t near = 0;
  for (const std::uint32_t index : a.scan.watched) {
    const lexicon::Hit& hit = a.scan.hits[index];
    const lexicon::Meaning* meaning = lexicon_.meaning(hit.word, hint_);
    if (meaning == nullptr) continue;
    const bool strong = lexicon_.value(*meaning) == "strong";
    const auto around = close_by(a.text.units(), hit.start, title == 0);
    if ((strong || title != 0) && places_.any_sign_pair(around, tied)) return true;
    if (strong) near |= places_.provinces_named(around);
  }
  if (near == 0) return false;
  const std::uint64_t again = title | places_.provinces_named_again(a.text.units());
  const std::uint64_t two = again & programmes_.tied_to(again);
  return tied(near | title, two) || (near & two) != 0;
}

}  // namespace duikou::claim
