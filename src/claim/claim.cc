// SPDX-License-Identifier: Apache-2.0
#include "claim/claim.h"

#include <array>

#include "claim/claim_view.h"

namespace duikou::claim {
namespace {

constexpr std::array<std::string_view, 6> modality_names = {"reported",  "planned", "denied",
                                                            "corrected", "quoted",  "ended"};

}  // namespace

std::string_view name(Modality modality) {
  return modality_names[static_cast<std::size_t>(modality)];
}

std::optional<Modality> modality_named(std::string_view wanted) {
  for (std::size_t i = 0; i < modality_names.size(); ++i) {
    if (modality_names[i] == wanted) return static_cast<Modality>(i);
  }
  return std::nullopt;
}

const Role* Claim::role(std::string_view wanted) const {
  for (const Role& role : roles) {
    if (role.name == wanted) return &role;
  }
  return nullptr;
}

std::string content_id(const Claim& claim) {
  const std::string source = source_json(claim.source);
  std::string content;
  const ContentSpot spot = append_content(content, view_of(claim, source));
  return id_of(std::string_view(content).substr(spot.begin, spot.end - spot.begin));
}

void append_json(std::string& out, const Claim& claim) {
  const std::string source = source_json(claim.source);
  const ClaimView view = view_of(claim, source);
  std::string content;
  const ContentSpot spot = append_content(content, view);
  append_line(out, claim.id, content, spot, view.rules);
}

}  // namespace duikou::claim
