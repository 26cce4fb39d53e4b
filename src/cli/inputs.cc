// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/limits.h"

namespace duikou::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk_bytes = std::size_t{256} << 10;
constexpr const char* standard_input = "standard input";

std::optional<text::Format> format_named(const std::string& name) {
  if (name == "txt") return text::Format::text;
  if (name == "md") return text::Format::markdown;
  if (name == "html") return text::Format::html;
  if (name == "ndjson") return text::Format::ndjson;
  return std::nullopt;
}

RawReport refused(std::string place, Error::Kind kind, std::string cause, std::string cure) {
  RawReport out;
  out.error = Error{kind, place, std::move(cause), std::move(cure)};
  out.place = std::move(place);
  return out;
}

std::unique_ptr<std::istream> open_stream(const std::string& path) {
  const std::string real = path == "-" ? "/dev/stdin" : path;
  auto out = std::make_unique<std::ifstream>(real, std::ios::binary);
  return *out ? std::move(out) : nullptr;
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

}  // namespace

Result<Inputs> Inputs::make(const InputRequest& request) {
  Inputs out;
  out.empty_ = request.empty;
  if (!request.format.empty()) {
    out.format_ = format_named(request.format);
    if (!out.format_) {
      return Error{Error::Kind::usage, "--format", "there is no format " + request.format,
                   "use txt, md, html or ndjson"};
    }
  }
  std::vector<std::string> paths = request.paths;
  if (paths.empty()) paths = {"-"};
  for (const std::string& path : paths) {
    if (path == "-" && !out.format_) {
      return Error{Error::Kind::usage, standard_input, "has no name to tell its format",
                   "add --format txt, md, html or ndjson"};
    }
    out.entries_.push_back({path, out.format_});
  }
  return out;
}

std::optional<RawReport> Inputs::next() {
  while (true) {
    if (lines_) {
      if (auto line = next_line()) return line;
      lines_.reset();
      lines_from_.reset();
      if (!lines_given_ && empty_ == InputRequest::Empty::refused) {
        return refused(lines_place_, Error::Kind::refused, "is empty", "give a report a line");
      }
    }
    if (entries_.empty()) return std::nullopt;
    const Entry entry = entries_.front();
    entries_.pop_front();
    if (auto report = open(entry)) return report;
  }
}

// A file's report, or nothing where the entry was a folder or NDJSON that is taken up by next().
std::optional<RawReport> Inputs::open(const Entry& entry) {
  std::error_code failed;
  const bool standard = entry.path == "-";
  const fs::file_status status = standard ? fs::file_status() : fs::status(entry.path, failed);
  if (!standard && !fs::exists(status)) {
    return refused(entry.path, Error::Kind::refused, "there is no such file", "check the path");
  }
  if (!standard && fs::is_directory(status)) {
    std::deque<Entry> found;
    std::optional<Error> error;
    open_folder(entry, found, error);
    std::move(found.rbegin(), found.rend(), std::front_inserter(entries_));
    if (!error) return std::nullopt;
    RawReport out;
    out.place = entry.path;
    out.error = std::move(error);
    return out;
  }
  const auto format = entry.format ? entry.format : text::format_of_name(entry.path);
  if (!format) {
    return refused(entry.path, Error::Kind::refused, "its name tells no format that is read",
                   "add --format txt, md, html or ndjson");
  }
  if (*format != text::Format::ndjson) return whole_file(entry, *format);
  lines_place_ = standard ? standard_input : entry.path;
  lines_from_ = open_stream(entry.path);
  if (!lines_from_) {
    return refused(lines_place_, Error::Kind::refused, "cannot be opened", "check its rights");
  }
  lines_ = std::make_unique<text::LineSplitter>();
  lines_given_ = false;
  return std::nullopt;
}

void Inputs::open_folder(const Entry& entry, std::deque<Entry>& into, std::optional<Error>& error) {
  std::vector<std::string> paths;
  std::error_code failed;
  fs::recursive_directory_iterator at(entry.path, failed);
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    std::error_code no_file;
    if (is_hidden(at->path())) {
      if (at->is_directory(no_file)) at.disable_recursion_pending();
      ++skipped_;
    } else if (at->is_regular_file(no_file)) {
      text::format_of_name(at->path().string()) ? paths.push_back(at->path().string())
                                                : static_cast<void>(++skipped_);
    }
  }
  if (failed) {
    error = Error{Error::Kind::refused, entry.path, "cannot be listed: " + failed.message(),
                  "check its rights"};
  } else if (paths.empty()) {
    error = Error{Error::Kind::refused, entry.path, "there is no report in this folder",
                  "reports end in .txt, .md, .html or .ndjson"};
  }
  std::sort(paths.begin(), paths.end());
  for (std::string& path : paths) into.push_back({std::move(path), std::nullopt});
}

RawReport Inputs::whole_file(const Entry& entry, text::Format format) {
  RawReport out;
  out.place = entry.path == "-" ? standard_input : entry.path;
  out.format = format;
  const auto too_big = [&] {
    return refused(
        out.place, Error::Kind::limit,
        "is larger than a report may be (" + std::to_string(limits::report_bytes >> 20) + " MiB)",
        "split it, or give a collection as NDJSON, a report a line");
  };
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(entry.path, failed);
  if (!failed && size > limits::report_bytes) return too_big();
  const std::unique_ptr<std::istream> file = open_stream(entry.path);
  if (!file) {
    return refused(out.place, Error::Kind::refused, "cannot be opened", "check its rights");
  }
  while (*file && out.bytes.size() <= limits::report_bytes) {
    const std::size_t before = out.bytes.size();
    out.bytes.resize(before + chunk_bytes);
    file->read(out.bytes.data() + before, chunk_bytes);
    out.bytes.resize(before + static_cast<std::size_t>(file->gcount()));
  }
  if (file->bad()) return refused(out.place, Error::Kind::refused, "cannot be read", "try again");
  if (out.bytes.size() > limits::report_bytes) return too_big();
  return out;
}

std::optional<RawReport> Inputs::next_line() {
  std::optional<text::LineSplitter::Line> line = lines_->next();
  while (!line && lines_from_) {
    chunk_.resize(chunk_bytes);
    lines_from_->read(chunk_.data(), chunk_bytes);
    const auto got = static_cast<std::size_t>(lines_from_->gcount());
    if (got == 0) {
      lines_->end();
      lines_from_.reset();
    } else {
      lines_->feed(std::string_view(chunk_).substr(0, got));
    }
    line = lines_->next();
  }
  if (!line) return std::nullopt;
  lines_given_ = true;
  const std::string place = lines_place_ + ":" + std::to_string(line->number);
  if (line->too_long) {
    return refused(
        place, Error::Kind::limit,
        "the line is longer than " + std::to_string(limits::ndjson_line_bytes >> 20) + " MiB",
        "split the report");
  }
  RawReport out;
  out.bytes = std::string(line->bytes);
  out.format = text::Format::ndjson;
  out.place = place;
  return out;
}

}  // namespace duikou::cli
