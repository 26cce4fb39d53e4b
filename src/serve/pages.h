// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "serve/response.h"

namespace duikou::serve {

// The files of the page, read once at the start and from then on looked up by name alone: no
// address is ever turned into a path, so none can lead out of the folder.
class Pages {
 public:
  // Reads `folder` and its folders: regular files with an ending that a page has (.html .js .css
  // .svg .png .json .txt); links and hidden files are left out. index.html also answers "/".
  // Refuses a folder without index.html.
  [[nodiscard]] static Result<Pages> load(const std::string& folder);

  // Stands in where no page was built: one page that says how to build it. The API works.
  [[nodiscard]] static Pages not_built();

  // `path` as sent; null where there is no such file. Valid as long as the object.
  [[nodiscard]] const Response* find(std::string_view path) const;

 private:
  std::map<std::string, Response, std::less<>> files_;
};

}  // namespace duikou::serve
