// SPDX-License-Identifier: Apache-2.0
// Requests, as the server hands them over: a line each for method, target and Host headers.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "claim/reader.h"
#include "data_for_fuzzing.h"
#include "record/store.h"
#include "record/vocabulary.h"
#include "serve/api.h"
#include "serve/host_rule.h"
#include "serve/pages.h"
#include "serve/site.h"
#include "text/document.h"
#include "text/report.h"
#include "text/utf8.h"

namespace duikou {
namespace {

namespace fs = std::filesystem;

constexpr const char* told =
    "2023-08-28 \xE8\xAE\xAF\xEF\xBC\x9A"
    "\xE6\xB1\x9F\xE8\x8B\x8F\xE7\x9C\x81\xE5\xAF\xB9\xE5\x8F\xA3"
    "\xE6\x94\xAF\xE6\x8F\xB4\xE5\x96\x80\xE4\xBB\x80"
    "\xE5\x9C\xB0\xE5\x8C\xBA\xE3\x80\x82";  // Jiangsu supports Kashgar

// A record of one report in a folder of its own, which goes with the process.
class Record {
 public:
  Record() {
    std::string name = (fs::temp_directory_path() / "duikou-fuzz-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    const auto words = record::Vocabulary::make(data_for_fuzzing()).value();
    const auto reader = claim::Reader::make(data_for_fuzzing()).value();
    const auto store = record::Store::open(place(), record::OpenMode::create, words).value();
    text::Report report;
    report.id = "r";
    report.published = "2023-08-29";
    report.text = told;
    report.blocks = text::blocks_of_lines(report.text);
    const std::vector<record::Reading> readings = {{&report, reader.read(report)}};
    must(store->add(readings, reader.version(), "2023-08-30T00:00:00Z").ok(), "it can be added");
  }
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;
  ~Record() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::string place() const { return (folder_ / "record.db").string(); }

 private:
  fs::path folder_;
};

const serve::Site& site() {
  static const Record record;
  static const auto api = serve::Api::open(record.place(), data_for_fuzzing()).value();
  static const serve::Site out(serve::HostRule::make(8765, {"record.example.org"}).value(),
                               serve::Pages::not_built(), *api);
  return out;
}

std::string line_of(std::string& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string out = rest.substr(0, end);
  rest.erase(0, end + 1);
  return out;
}

}  // namespace
}  // namespace duikou

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou;
  std::string rest(reinterpret_cast<const char*>(data), size);
  serve::RawRequest request;
  request.method = line_of(rest);
  request.target = line_of(rest);
  while (!rest.empty()) request.hosts.push_back(line_of(rest));
  const serve::Response answer = site().answer(request);
  must(answer.status >= 200 && answer.status < 600, "the status is one of HTTP's");
  must(answer.status != 500, "nothing that is asked for breaks the server");
  const bool json = answer.content_type.starts_with("application/json");
  must(!json || text::valid_utf8(answer.body), "JSON is UTF-8");
  must(!json || answer.body.empty() || answer.body.front() == '{', "JSON is an object");
  const auto target = serve::parse_target(request.target);
  must(!target || target->path.starts_with('/'), "a target is an absolute path");
  return 0;
}
