// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/document.h"
#include "text/ndjson.h"

namespace duikou::cli {

// What the command line names to be read.
struct InputRequest {
  std::vector<std::string> paths;  // files, folders, "-"; none means "-"
  std::string format;              // "txt", "md", "html", "ndjson"; empty: by the file's name
  // Whether NDJSON without a line is refused: no reports are a mistake, no claims are not.
  enum class Empty : unsigned char { refused, allowed };
  Empty empty = Empty::refused;
};

// One report before it is drawn: the bytes of a file, or a line of NDJSON; or why there is none.
struct RawReport {
  std::string bytes;
  text::Format format = text::Format::text;
  std::string place;  // "reports.ndjson:12", a path, "standard input"
  std::optional<Error> error;
};

// Goes through the inputs in order and hands out one raw report after another; folders in the order
// of their paths. Memory stays at one report (or one line), however large the input is: what is
// above the limits is refused before it is loaded. Used by one thread at a time.
class Inputs {
 public:
  // Fails as usage for a format that does not exist, and for standard input without one.
  [[nodiscard]] static Result<Inputs> make(const InputRequest& request);
  // The next one; nothing at the end.
  [[nodiscard]] std::optional<RawReport> next();
  // Files of folders that are no reports by their names, and hidden ones.
  [[nodiscard]] std::size_t skipped() const { return skipped_; }

 private:
  struct Entry {
    std::string path;
    std::optional<text::Format> format;
  };
  [[nodiscard]] std::optional<RawReport> open(const Entry& entry);
  void open_folder(const Entry& entry, std::deque<Entry>& into, std::optional<Error>& error);
  [[nodiscard]] RawReport whole_file(const Entry& entry, text::Format format);
  [[nodiscard]] std::optional<RawReport> next_line();

  std::optional<text::Format> format_;
  std::deque<Entry> entries_;
  std::size_t skipped_ = 0;
  // The NDJSON that is being read.
  std::unique_ptr<std::istream> lines_from_;
  std::string lines_place_;
  std::unique_ptr<text::LineSplitter> lines_;
  std::string chunk_;
  bool lines_given_ = false;
  InputRequest::Empty empty_ = InputRequest::Empty::refused;
};

}  // namespace duikou::cli
