// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "lexicon/files.h"
#include "serve/api.h"

namespace duikou::serve {

// A record of three invented reports in a folder of its own, and an Api over it. The folder goes
// with the object.
//
//   east   Lin leads a delegation of 上海市 to 喀什地区, 27 to 28 August 2023; its words stand
//   behind
//          a character beyond the basic plane, so that offsets in code points and in units differ
//   west   the same visit, ending on the 29th
//   odd    a title and an address that try to be markup and script; no claims
class ServedRecord {
 public:
  ServedRecord();
  ~ServedRecord();
  ServedRecord(const ServedRecord&) = delete;
  ServedRecord& operator=(const ServedRecord&) = delete;

  [[nodiscard]] const Api& api() const { return *api_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] std::string record() const { return (folder_ / "record.db").string(); }
  [[nodiscard]] static const lexicon::DataFiles& data();

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Api> api_;
};

}  // namespace duikou::serve
