// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "claim/analysis.h"
#include "claim/draft.h"
#include "lexicon/lexicon.h"

namespace duikou::claim {

// The classes of words about speech. Made once for all reports.
//
// Classes: speech.verb (value "addressee" where whom one speaks to follows the verb, "cue" where
// only a colon or a quotation makes it one, "comma" where at least a comma does), speech.idle (what
// right behind a verb means that no words follow), speech.back
// (pronouns for the last speaker), speech.lead (what may stand before a verb without a subject),
// speech.answer (who answers in an interview without being named), speech.none (longer words that
// a verb of speech only seems to stand in), speech.other (people without an office, and bodies,
// who are heard too), speech.formal (verbs that give a whole line to who speaks), speech.when (ends
// a clause that tells when or where), case.
struct SpeechWords {
  explicit SpeechWords(const lexicon::Lexicon& lexicon);

  lexicon::ClassId verb_, back_, lead_, answer_, none_, other_, idle_, list_, on_, caption_, when_,
      case_, formal_;
};

// Who speaks at a verb of speech (or at a colon that stands for one) and which words are his.
// Borrows the analysis; made once for a report.
class Speech : private SpeechWords {
 public:
  Speech(const Analysis& analysis, const lexicon::Lexicon& lexicon, const SpeechWords& words)
      : SpeechWords(words), a_(analysis), lexicon_(lexicon) {}

  // Index into Analysis::persons. The subject of the clause, else, where the clause opens with a
  // pronoun or with the verb, the last subject before it; nobody where somebody without an office
  // speaks, and inside a quotation. `before` are the drafts made earlier.
  [[nodiscard]] std::optional<std::uint32_t> speaker(Span trigger, std::uint32_t clause,
                                                     const std::vector<Draft>& before) const;
  // The longest run of words of this speech: a quotation on either side of the verb, else what
  // follows to the end of the sentence or to the next speaker. Empty where nothing is told.
  [[nodiscard]] Span words(Span trigger, std::uint32_t clause) const;

 private:
  struct Past {
    std::optional<std::uint32_t> person;
    bool over = false;  // nobody can be found further back
  };
  [[nodiscard]] const Span* quotation_at(std::uint32_t position) const;
  [[nodiscard]] std::uint32_t head(std::uint32_t clause, std::uint32_t trigger) const;
  [[nodiscard]] std::optional<std::uint32_t> subject(Span stretch, bool anybody = false) const;
  [[nodiscard]] bool begins(Span stretch, lexicon::ClassId of, std::uint32_t* end) const;
  [[nodiscard]] bool points_back(Span stretch, bool& pronoun) const;
  [[nodiscard]] bool has(Span zone, lexicon::ClassId of) const;
  [[nodiscard]] bool only_seems(Span trigger) const;
  [[nodiscard]] bool only_tells_of(Span trigger, std::uint32_t clause) const;
  [[nodiscard]] bool opens_words(Span trigger, std::uint32_t clause) const;
  [[nodiscard]] Span longer_piece(const Span& first) const;
  [[nodiscard]] Past past_speaker(std::uint32_t clause) const;
  [[nodiscard]] std::optional<std::uint32_t> speaker_at_colon(
      Span stretch, Span trigger, const std::vector<Draft>& before) const;
  [[nodiscard]] Span caption_at(Span trigger) const;
  [[nodiscard]] bool acts(std::uint32_t person, Span stretch) const;
  [[nodiscard]] bool addresses(Span stretch) const;
  [[nodiscard]] bool tells_when(Span clause) const;
  [[nodiscard]] bool opens_sentence(std::uint32_t person, Span stretch) const;
  [[nodiscard]] bool opens_line(std::uint32_t start, Span trigger) const;
  [[nodiscard]] std::optional<std::uint32_t> speaker_alone(Span trigger, std::uint32_t clause,
                                                           const std::vector<Draft>& before) const;
  [[nodiscard]] std::optional<std::uint32_t> speaker_at_dash(Span trigger) const;
  [[nodiscard]] std::optional<std::uint32_t> speaker_behind(Span quotation,
                                                            const std::vector<Draft>& before) const;
  [[nodiscard]] std::optional<std::uint32_t> who_answers(std::uint32_t at,
                                                         const std::vector<Draft>& before) const;
  [[nodiscard]] std::optional<std::uint32_t> subject_of_sentence(
      std::uint32_t clause, const std::vector<Draft>& before) const;
  [[nodiscard]] std::optional<std::uint32_t> speaker_before(std::uint32_t clause, bool pronoun,
                                                            const std::vector<Draft>& before) const;
  [[nodiscard]] std::uint32_t start_of_words(Span trigger, std::uint32_t clause, bool quoted) const;
  [[nodiscard]] bool lectures(Span trigger, std::uint32_t clause) const;
  [[nodiscard]] std::uint32_t end_of_words(std::uint32_t start, std::uint32_t clause,
                                           bool whole) const;
  [[nodiscard]] bool dated(Span span) const;
  [[nodiscard]] Span line_from(std::uint32_t start) const;
  [[nodiscard]] std::uint32_t end_of_run(std::uint32_t sentence, bool whole) const;
  [[nodiscard]] const Span* quotation_apart(std::uint32_t clause, std::uint32_t from) const;
  [[nodiscard]] const Span* quotation_soon(std::uint32_t start) const;
  [[nodiscard]] Span words_after(Span trigger, std::uint32_t clause, bool quoted) const;
  [[nodiscard]] bool speaks_anew(std::uint32_t clause) const;

  const Analysis& a_;
  const lexicon::Lexicon& lexicon_;
  // Outermost, with their marks, by start; looked for when somebody first asks.
  mutable std::optional<std::vector<Span>> quotations_;
};

}  // namespace duikou::claim
