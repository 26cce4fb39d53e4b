// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>

namespace duikou::lexicon {

// The files below data/ that the reader is made from: path relative to data/ (with '/') -> content.
// The library opens no file; whoever calls it brings the bytes (cli/data.h does so for the
// program).
using DataFiles = std::map<std::string, std::string, std::less<>>;

}  // namespace duikou::lexicon
