// SPDX-License-Identifier: Apache-2.0
#include "cli/claim_lines.h"

#include <filesystem>
#include <utility>

namespace duikou::cli {
namespace {

Result<Inputs> lines_of(const std::string& path) {
  InputRequest request{{path}, "ndjson"};
  request.empty = InputRequest::Empty::allowed;
  return Inputs::make(request);
}

}  // namespace

Result<ClaimLines> ClaimLines::open(const std::string& path) {
  std::error_code failed;
  const bool standard = path == "-";
  if (!standard && !std::filesystem::exists(path, failed)) {
    return Error{Error::Kind::usage, path, "there is no such file of claims",
                 "duikou read REPORTS > FILE writes one"};
  }
  auto inputs = lines_of(path);
  if (!inputs) return std::move(inputs).error();
  ClaimLines out(std::move(inputs).value());
  if (standard || !std::filesystem::is_regular_file(path, failed)) return out;
  auto looked_through = lines_of(path);
  if (!looked_through) return std::move(looked_through).error();
  out.runs_.emplace();
  std::string last;
  while (const auto line = looked_through->next()) {
    std::string report = line->error ? "" : out.parser_.source_of(line->bytes);
    if (report.empty() || report == last) continue;
    ++(*out.runs_)[report];
    last = std::move(report);
  }
  return out;
}

std::optional<claim::Claim> ClaimLines::next_claim(Session& session) {
  if (ahead_) return std::exchange(ahead_, std::nullopt);
  while (const auto line = inputs_.next()) {
    if (line->error) {
      session.refuse(*line->error);
      continue;
    }
    auto claim = parser_.parse(line->bytes, line->place);
    if (claim) return std::move(claim).value();
    session.refuse(claim.error());
  }
  return std::nullopt;
}

std::optional<ReportClaims> ClaimLines::next(Session& session) {
  auto first = next_claim(session);
  if (!first) return std::nullopt;
  ReportClaims out;
  out.report = first->source.id;
  out.run = runs_read_[out.report]++;
  out.claims.push_back(std::move(*first));
  while (auto claim = next_claim(session)) {
    if (claim->source.id != out.report) {
      ahead_ = std::move(claim);
      break;
    }
    out.claims.push_back(std::move(*claim));
  }
  return out;
}

bool ClaimLines::may_have(const ReportClaims& of) const {
  if (!runs_) return true;
  const auto known = runs_->find(of.report);
  return known != runs_->end() && known->second > of.run;
}

}  // namespace duikou::cli
