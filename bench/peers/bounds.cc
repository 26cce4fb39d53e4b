// SPDX-License-Identifier: Apache-2.0
// What no reader can do without: finding the strings of NDJSON, and checking that bytes are UTF-8.
// bounds FILE REPEAT prints the seconds of processor time of each, of one pass over the file.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

template <class Work>
double seconds(int repeat, Work&& work) {
  const double start = now();
  for (int i = 0; i < repeat; ++i) work();
  return (now() - start) / repeat;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const simdjson::padded_string bytes = simdjson::padded_string::load(words[1]);
  const int repeat = std::atoi(words[2]);
  simdjson::ondemand::parser parser;
  std::size_t length = 0;
  const double json = seconds(repeat, [&] {
    simdjson::ondemand::document_stream lines = parser.iterate_many(bytes, 1 << 24);
    for (auto line : lines) {
      std::string_view text;
      if (line.find_field_unordered("text").get_string().get(text) == simdjson::SUCCESS) {
        length += text.size();
      }
    }
  });
  bool valid = true;
  const double utf8 =
      seconds(repeat, [&] { valid &= simdjson::validate_utf8(bytes.data(), bytes.size()); });
  std::printf("%.6f %.6f %zu %d\n", json, utf8, length, valid);
  return 0;
}
