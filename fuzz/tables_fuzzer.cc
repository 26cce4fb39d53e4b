// SPDX-License-Identifier: Apache-2.0
// Tables of words, places, kinds and wordings. The first byte chooses which table the rest is.
#include <cstdint>
#include <string>

#include "answer/office_rank.h"
#include "answer/phrases.h"
#include "claim/kinds.h"
#include "data_for_fuzzing.h"
#include "lexicon/lexicon.h"
#include "lexicon/places.h"
#include "text/folded.h"
#include "text/page_words.h"
#include "text/utf8.h"

namespace duikou {
namespace {

// A text that holds the words of the table itself, so that some of them are found.
void scan(const lexicon::Lexicon& words, const std::string& table) {
  static const text::Folding folding =
      text::Folding::parse(data_for_fuzzing().at("lexicon/traditional.tsv")).value();
  const text::Folded folded(folding, table);
  lexicon::Scan found;
  words.scan(folded, found);
  must(found.first.size() == folded.size() + std::size_t{1}, "a place for every character");
  for (const lexicon::Hit& hit : found.hits) {
    must(hit.length > 0 && hit.span().end <= folded.size(), "a hit lies in the text");
    must(hit.word < words.size(), "a hit is a word");
  }
}

void read_words(const std::string& bytes) {
  const std::string name = "lexicon/words/a.tsv";
  const auto words = lexicon::Lexicon::make({{name, bytes}});
  if (!words) return must_name(words.error(), name);
  scan(*words, bytes);
}

void read_places(const std::string& bytes) {
  lexicon::DataFiles files;
  for (const char* name : {"corps", "zones", "signs", "groups"}) {
    const std::string path = std::string("places/") + name + ".tsv";
    files[path] = data_for_fuzzing().at(path);
  }
  files["places/divisions.tsv"] = bytes;
  auto words = lexicon::Lexicon::make({});
  if (words) (void)lexicon::Places::make(files, *words);
}

}  // namespace
}  // namespace duikou

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace duikou;
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!text::valid_utf8(bytes)) return 0;
  switch (data[0] % 7) {
    case 0:
      read_words(bytes);
      break;
    case 1:
      read_places(bytes);
      break;
    case 2:
      (void)text::PageWords::parse(bytes, "entity\tcode_points\n");
      break;
    case 3:
      (void)text::PageWords::parse("part\tword\n", bytes);
      break;
    case 4:
      (void)claim::Kinds::parse(bytes);
      break;
    case 5:
      (void)answer::Phrases::parse("phrases/zh.tsv", bytes);
      break;
    default:
      (void)answer::Titles::parse(bytes);
      (void)text::Folding::parse(bytes);
  }
  return 0;
}
