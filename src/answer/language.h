// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace duikou::answer {

// A language in which answers are written.
enum class Language : unsigned char { zh, en };

}  // namespace duikou::answer
