// SPDX-License-Identifier: Apache-2.0
// Counts what reading costs, file by file, for test_linear.py. Under callgrind's --instr-atstart=no
// the making of the reader is not counted; the counts of each file go into a dump of their own
// whose trigger is the file's name.
//
//   valgrind --tool=callgrind --instr-atstart=no --callgrind-out-file=OUT build/instructions DATA
//   FILE...
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "claim/claim.h"
#include "claim/reader.h"
#include "lexicon/files.h"
#include "text/document.h"
#include "text/ndjson.h"
#include "text/page_words.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else  // without valgrind's header the program runs, and counts nothing
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name)
#endif

namespace duikou {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

lexicon::DataFiles data_files(const std::filesystem::path& folder) {
  lexicon::DataFiles files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_regular_file() && !name.starts_with("samples/")) files[name] = content(entry);
  }
  return files;
}

// The whole way of one report: words, claims, mentions and their JSON.
std::size_t read(const claim::Reader& reader, const text::Report& report) {
  std::string out;
  for (const claim::Claim& claim : reader.read(report)) claim::append_json(out, claim);
  reader.append_mentions(out, report);
  return out.size();
}

std::size_t read_lines(const claim::Reader& reader, const text::PageWords& words,
                       const std::string& bytes) {
  text::NdjsonParser parser(words);
  text::LineSplitter lines;
  std::size_t written = 0;
  const auto read_all = [&] {
    while (const auto line = lines.next()) {
      const Result<text::Report> report = parser.parse(line->bytes, "line");
      if (report) written += read(reader, *report);
    }
  };
  lines.feed(bytes);
  read_all();
  lines.end();
  read_all();
  return written;
}

std::size_t read_file(const claim::Reader& reader, const text::PageWords& words,
                      const std::string& name, const std::string& bytes) {
  const text::Format format = text::format_of_name(name).value_or(text::Format::text);
  if (format == text::Format::ndjson) return read_lines(reader, words, bytes);
  const Result<text::Report> report = text::draw(bytes, format, {name, ""}, words);
  return report ? read(reader, *report) : 0;
}

int count(int argc, char** argv) {
  const lexicon::DataFiles data = data_files(argv[1]);
  const Result<claim::Reader> reader = claim::Reader::make(data);
  const Result<text::PageWords> words =
      text::PageWords::parse(data.at("lexicon/page_parts.tsv"), data.at("lexicon/entities.tsv"));
  if (!reader || !words) {
    std::printf("%s\n", (reader ? words.error() : reader.error()).text().c_str());
    return 3;
  }
  for (int i = 2; i < argc; ++i) {
    const std::string bytes = content(argv[i]);
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    const std::size_t written = read_file(*reader, *words, argv[i], bytes);
    CALLGRIND_DUMP_STATS_AT(argv[i]);
    CALLGRIND_STOP_INSTRUMENTATION;
    std::printf("%s %zu\n", argv[i], written);
  }
  return 0;
}

}  // namespace
}  // namespace duikou

int main(int argc, char** argv) {
  return argc < 3 ? 2 : duikou::count(argc, argv);
}
