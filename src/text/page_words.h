// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace duikou::text {

// The words by which pages and documents mark what is about the report rather than in it: labels of
// source and date, names of meta elements, class words of navigation, and HTML's named character
// references. Made once, then immutable: any number of threads may share one.
class PageWords {
 public:
  enum class Part : std::uint8_t {
    label_publisher,  // before a publisher's name
    label_published,  // before a date of publication
    label_other,      // before what the reader does not use: author, editor, size of type
    noise,            // buttons that stand in the same line
    dateline_end,     // ends the dateline of an agency
    dateline_bare,    // is a dateline by itself
    class_left_out,   // class or id of navigation, adverts, readers' comments
    class_content,    // class or id of the story
    class_title,      // class or id of its title
    meta_title,       // names or properties of meta elements
    meta_publisher,
    meta_published,
    meta_site,  // the site rather than the source: used when nothing else tells
    meta_url,
    front_title,  // keys of front matter
    front_publisher,
    front_published,
    front_url,
    meta_author,    // often a person; a publisher where it ends like one
    publisher_end,  // ends the name of a paper, a site or an office that publishes
  };
  static constexpr std::size_t parts = 20;

  // `page_parts_tsv` is data/lexicon/page_parts.tsv (columns part, word), `entities_tsv` is
  // data/lexicon/entities.tsv (entity, code_points). Refused with file and line: an unknown part, a
  // row without its cells, a code point that does not exist.
  [[nodiscard]] static Result<PageWords> parse(std::string_view page_parts_tsv,
                                               std::string_view entities_tsv);

  // The words of a part in the file's order, in small letters.
  [[nodiscard]] const std::vector<std::string>& words(Part part) const {
    return words_[static_cast<std::size_t>(part)];
  }
  // Compares in small letters. Linear in the words of the part.
  [[nodiscard]] bool contains(Part part, std::string_view word) const;

  // Whether a name is told to be a publisher's by its end (Part::publisher_end), with something
  // before it.
  [[nodiscard]] bool names_publisher(std::string_view name) const;

  // The character reference at the beginning of `text`, which begins with '&': its length in bytes
  // and what it stands for. Length 0: none, the ampersand stands for itself. Looks at no more than
  // 40 bytes. References to no character (NUL, surrogates, too large) stand for U+FFFD.
  struct Reference {
    std::size_t length = 0;
    std::string utf8;
  };
  [[nodiscard]] Reference reference_at(std::string_view text) const;

 private:
  [[nodiscard]] const std::string* entity(std::string_view name) const;
  std::array<std::vector<std::string>, parts> words_;
  std::vector<std::pair<std::string, std::string>> entities_;  // sorted by name
};

}  // namespace duikou::text
