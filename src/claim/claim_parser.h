// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "claim/claim.h"

namespace duikou::claim {

// Reads claims back from the lines that append_json() writes (docs/claims.md). Unknown members are
// passed over, so that lines of later versions can be read; a bound comes back without its span,
// which its line does not tell. The id is taken as it stands.
//
// Owns buffers: make one for each thread and use it for all lines.
class ClaimParser {
 public:
  ClaimParser();
  ClaimParser(ClaimParser&&) noexcept;
  ClaimParser& operator=(ClaimParser&&) noexcept;
  ~ClaimParser();

  // `line` without its line feed; `place`, "file:12", stands in errors. Refused: what is no JSON
  // object, or has no id, kind, source, roles or evidence, or one of another type.
  [[nodiscard]] Result<Claim> parse(std::string_view line, std::string_view place);
  // The id of the report of a line; empty where the line is no claim. Cheaper than parse().
  [[nodiscard]] std::string source_of(std::string_view line);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace duikou::claim
