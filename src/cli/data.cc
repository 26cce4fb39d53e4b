// SPDX-License-Identifier: Apache-2.0
#include "cli/data.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

namespace duikou::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> places_to_look() {
  const char* named = std::getenv("DUIKOU_DATA");
  if (named && *named) return {fs::path(named)};
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  const fs::path folder = program.parent_path();
  return {folder / "data", folder / ".." / "share" / "duikou" / "data"};
}

bool is_data(const fs::path& relative) {
  const std::string first = relative.begin()->string();
  const fs::path ending = relative.extension();
  return first != "generate" && first != "samples" &&
         (ending == ".tsv" || ending == ".rule" || ending == ".css");
}

}  // namespace

Result<std::string> find_data_folder() {
  std::string looked;
  for (const fs::path& place : places_to_look()) {
    std::error_code failed;
    if (fs::is_regular_file(place / "kinds.tsv", failed)) return place.string();
    looked += (looked.empty() ? "" : ", ") + place.lexically_normal().string();
  }
  return Error{Error::Kind::io, looked, "there is no data folder",
               "set DUIKOU_DATA to the folder that holds kinds.tsv"};
}

Result<lexicon::DataFiles> load_data(const std::string& folder) {
  lexicon::DataFiles out;
  std::error_code failed;
  // Paths of what is found begin with the folder as given, so that the rest is the relative path.
  fs::recursive_directory_iterator at(folder, failed);
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    const fs::path relative = at->path().lexically_relative(folder);
    std::error_code no_file;
    if (!at->is_regular_file(no_file) || !is_data(relative)) continue;
    std::ifstream file(at->path(), std::ios::binary | std::ios::ate);
    const std::streamoff size = file ? static_cast<std::streamoff>(file.tellg()) : -1;
    std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(size, 0)), '\0');
    if (size < 0 || !file.seekg(0).read(bytes.data(), size)) {
      return Error{Error::Kind::io, at->path().string(), "cannot be read", "check its rights"};
    }
    out.emplace(relative.generic_string(), std::move(bytes));
  }
  if (failed) return Error{Error::Kind::io, folder, failed.message(), "check the data folder"};
  return out;
}

Result<lexicon::DataFiles> load_data() {
  auto folder = find_data_folder();
  if (!folder) return std::move(folder).error();
  return load_data(*folder);
}

}  // namespace duikou::cli
