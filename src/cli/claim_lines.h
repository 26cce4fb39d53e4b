// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "claim/claim_parser.h"
#include "cli/command.h"
#include "cli/inputs.h"

namespace duikou::cli {

// The claims that follow one another in a file and are of one report.
struct ReportClaims {
  std::string report;     // its id
  std::uint32_t run = 0;  // how often such a run of this report came before in the file
  std::vector<claim::Claim> claims;
};

// A file of claims, as `duikou read` writes it, report by report. In memory are the ids of its
// reports and the claims of one.
class ClaimLines {
 public:
  // `path` is a file, or "-" for standard input. A file is looked through once for its reports;
  // what comes on standard input is not known before it is there. Fails as usage where there is
  // none.
  [[nodiscard]] static Result<ClaimLines> open(const std::string& path);

  // The next report's claims; nothing at the end. Lines that are no claims are refused through the
  // session.
  [[nodiscard]] std::optional<ReportClaims> next(Session& session);

  // Whether the file has, or may have, this run of this report.
  [[nodiscard]] bool may_have(const ReportClaims& of) const;

 private:
  explicit ClaimLines(Inputs inputs) : inputs_(std::move(inputs)) {}
  [[nodiscard]] std::optional<claim::Claim> next_claim(Session& session);

  Inputs inputs_;
  claim::ClaimParser parser_;
  std::optional<claim::Claim> ahead_;  // the first claim of the next report
  std::map<std::string, std::uint32_t> runs_read_;
  std::optional<std::map<std::string, std::uint32_t>> runs_;  // of the whole file, where known
};

}  // namespace duikou::cli
