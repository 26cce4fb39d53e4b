// SPDX-License-Identifier: Apache-2.0
#include "serve/pages.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace duikou::serve {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> types = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".json", "application/json; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view type_of(const fs::path& file) {
  const std::string ending = file.extension().string();
  for (const auto& [known, type] : types)
    if (known == ending) return type;
  return {};
}

Result<Response> read(const fs::path& file, std::string_view address) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return Error{Error::Kind::io, file.string(), "cannot be read", "check its permissions"};
  Response response;
  response.content_type = type_of(file);
  response.body = std::move(bytes).str();
  // The build names what stands in /assets/ by its content, so that it never changes.
  response.cache_control =
      address.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  return response;
}

}  // namespace

Result<Pages> Pages::load(const std::string& folder) {
  Pages pages;
  std::error_code failure;
  fs::recursive_directory_iterator entries(folder, failure);
  for (; !failure && entries != fs::recursive_directory_iterator(); entries.increment(failure)) {
    const fs::directory_entry& entry = *entries;
    if (entry.path().filename().string().starts_with('.')) {
      entries.disable_recursion_pending();
      continue;
    }
    if (entry.is_symlink() || !entry.is_regular_file() || type_of(entry.path()).empty()) continue;
    const std::string address = "/" + entry.path().lexically_relative(folder).generic_string();
    Result<Response> file = read(entry.path(), address);
    if (!file) return file.error();
    pages.files_.emplace(address, std::move(file).value());
  }
  const auto index = pages.files_.find("/index.html");
  if (failure || index == pages.files_.end())
    return Error{Error::Kind::io, folder, "holds no built page",
                 "build it with ./run build, or name its folder in DUIKOU_WEB"};
  pages.files_.emplace("/", index->second);
  return pages;
}

Pages Pages::not_built() {
  Pages pages;
  Response page;
  page.content_type = "text/html; charset=utf-8";
  page.cache_control = "no-cache";
  page.body =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>duikou</title>"
      "<h1>duikou</h1><p>The page has not been built. Build it with <code>./run build</code> "
      "(it needs npm), or name the folder that holds it in <code>DUIKOU_WEB</code>.</p>"
      "<p>The API works: <a href=\"/api/v1/overview\">/api/v1/overview</a>.</p></html>\n";
  pages.files_.emplace("/", std::move(page));
  return pages;
}

const Response* Pages::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace duikou::serve
