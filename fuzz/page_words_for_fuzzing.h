// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text/page_words.h"

namespace duikou::text {

// A few words of every part that the doors look at, so that a fuzzer needs no files.
inline const PageWords& page_words_for_fuzzing() {
  static const PageWords words =
      PageWords::parse(
          "part\tword\nlabel.publisher\tsource\nlabel.published\tdate\nnoise\tprint\n"
          "dateline.end\tdian\ndateline.bare\tbenbaoxun\nclass.left_out\tnav\n"
          "class.content\tarticle\nclass.title\theadline\nmeta.title\ttitle\n"
          "meta.published\tpubdate\nfront.title\ttitle\nfront.published\tdate\n",
          "entity\tcode_points\namp\t26\namp;\t26\nnbsp;\tA0\nNotEqualTilde;\t2242 338\n")
          .value();
  return words;
}

}  // namespace duikou::text
