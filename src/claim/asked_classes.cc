// SPDX-License-Identifier: Apache-2.0
#include "claim/asked_classes.h"

#include <array>
#include <string_view>

namespace duikou::claim {
namespace {

// What is looked for by its name. One that is missing here is found as well, but by a look at all
// words of the report (WordsByClass::of).
constexpr std::array<std::string_view, 34> named = {"partnership",       "aid",
                                                    "programme",         "collective",
                                                    "body.pointed",      "place.counted",
                                                    "facility",          "column-money",
                                                    "column-none",       "column-project",
                                                    "head-people",       "pledge.undertake",
                                                    "pledge.done",       "travel",
                                                    "journey.other",     "journey.pause",
                                                    "journey.been",      "journey.end",
                                                    "lasting.days",      "lasting.nth",
                                                    "speech.verb",       "speech.colon",
                                                    "speech.quote",      "speech.dash",
                                                    "hearsay",           "hearsay.verdict",
                                                    "quoted.opens",      "quoted.says",
                                                    "quoted.own",        "corrected",
                                                    "corrected.because", "scope.corps",
                                                    "scope.money",       "scope.period"};

}  // namespace

AskedClasses::AskedClasses(const lexicon::Lexicon& lexicon)
    : lexicon_(&lexicon), asked_(lexicon.class_names().size(), true) {
  sort_words();
}

AskedClasses::AskedClasses(const lexicon::Lexicon& lexicon,
                           std::span<const lexicon::ClassId> of_rules)
    : lexicon_(&lexicon), asked_(lexicon.class_names().size(), false) {
  for (const lexicon::ClassId of : of_rules) ask(of);
  for (const std::string_view name : named) ask(lexicon.class_named(name));
  sort_words();
}

void AskedClasses::ask(lexicon::ClassId of) {
  if (of < asked_.size()) asked_[of] = true;
}

void AskedClasses::sort_words() {
  not_asked_.resize((asked_.size() + 63) / 64);
  for (std::size_t of = 0; of < asked_.size(); ++of) {
    if (!asked_[of]) not_asked_[of / 64] |= std::uint64_t{1} << of % 64;
  }
  first_.reserve(lexicon_->size() + std::size_t{1});
  for (std::uint32_t word = 0; word < lexicon_->size(); ++word) {
    first_.push_back(static_cast<std::uint32_t>(of_words_.size()));
    for (const lexicon::Meaning& meaning : lexicon_->meanings(word)) {
      if (asked_[meaning.of]) of_words_.push_back(meaning.of);
    }
  }
  first_.push_back(static_cast<std::uint32_t>(of_words_.size()));
}

}  // namespace duikou::claim
