// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "claim/analysis.h"

namespace duikou::claim {

// Whether the side of a body counts, or bodies are alike.
enum class BodySide : std::uint8_t { ignored, told };

// The letter by which features tell who an actor is: S who supports, R who receives, P a region of
// neither side, B a body, Q several regions. Where sides of bodies are told, B is one of neither.
[[nodiscard]] inline char16_t side_letter(const Actor& actor, BodySide of_body) {
  const bool body = actor.kind == Actor::Kind::body;
  if (body && of_body == BodySide::ignored) return u'B';
  if (actor.kind == Actor::Kind::collective) return u'Q';
  if (actor.side == Side::supporter) return u'S';
  if (actor.side == Side::recipient) return u'R';
  return body ? u'B' : u'P';
}

}  // namespace duikou::claim
