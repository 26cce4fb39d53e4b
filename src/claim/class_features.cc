// SPDX-License-Identifier: Apache-2.0
#include "claim/class_features.h"

#include <algorithm>
#include <array>
#include <string>

namespace duikou::claim {

using lexicon::ClassId;

ClassFeatures::ClassFeatures(const lexicon::Lexicon& lexicon, const Judges& judges) {
  find_weights(lexicon, judges);
  sort_words(lexicon);
}

void ClassFeatures::find_weights(const lexicon::Lexicon& lexicon, const Judges& judges) {
  const std::vector<std::string>& names = lexicon.class_names();
  const std::size_t rows = judges.size() * places;
  // Class by class first, because one that nobody knows has no row.
  std::vector<std::int32_t> by_class;
  for (const std::string& name : names) {
    std::array<std::uint64_t, places> numbers{};
    for (std::size_t place = 0; place < places; ++place) {
      numbers[place] = feature(name, static_cast<Place>(place)).number();
    }
    bool known = false;
    for (std::uint32_t judge = 0; judge < judges.size(); ++judge) {
      for (const std::uint64_t number : numbers) {
        by_class.push_back(judges[judge].weight(number));
        known = known || by_class.back() != 0;
      }
    }
    if (!known) by_class.resize(by_class.size() - rows);
    number_of_.push_back(known ? static_cast<std::uint16_t>(known_++) : unknown);
  }
  weights_.reserve(by_class.size());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t of = 0; of < known_; ++of) weights_.push_back(by_class[of * rows + row]);
  }
}

void ClassFeatures::sort_words(const lexicon::Lexicon& lexicon) {
  first_.reserve(lexicon.size() + std::size_t{1});
  for (std::uint32_t word = 0; word < lexicon.size(); ++word) {
    first_.push_back(static_cast<std::uint32_t>(of_words_.size()));
    for (const lexicon::Meaning& meaning : lexicon.meanings(word)) {
      if (number_of_[meaning.of] != unknown) of_words_.push_back(number_of_[meaning.of]);
    }
  }
  first_.push_back(static_cast<std::uint32_t>(of_words_.size()));
}

std::span<const std::uint16_t> ClassesInText::in(Span zone) {
  if (first_.empty()) read();
  const std::size_t last = first_.size() - 1;
  const std::size_t start = std::min<std::size_t>(zone.start, last);
  const std::size_t end = std::min<std::size_t>(zone.end, last);
  if (start >= end) return {};
  return {all_.data() + first_[start], first_[end] - first_[start]};
}

void ClassesInText::read() {
  const std::size_t places = std::max<std::size_t>(scan_->first.size(), 1) - 1;
  first_.resize(places + 1);
  // Counted first: a text of megabytes has several times as many classes as words.
  std::size_t size = 0;
  for (const lexicon::Hit& hit : scan_->hits) size += features_->of_word(hit.word).size();
  all_.reserve(size);
  for (std::uint32_t at = 0; at < places; ++at) {
    first_[at] = static_cast<std::uint32_t>(all_.size());
    for (const lexicon::Hit& hit : scan_->at(at)) {
      const std::span<const std::uint16_t> of = features_->of_word(hit.word);
      all_.insert(all_.end(), of.begin(), of.end());
    }
  }
  first_[places] = static_cast<std::uint32_t>(all_.size());
}

}  // namespace duikou::claim
