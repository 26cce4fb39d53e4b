// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

// Every bound on what comes from outside, in one place. A bound that is met is reported as
// Error::Kind::limit with the name of the input; nothing is cut off in silence.
namespace duikou::limits {

// One report, as bytes of its file. Official documents stay under 1 MB; a scanned yearbook as text
// stays under 50 MB. Larger files are collections and belong into NDJSON.
inline constexpr std::size_t report_bytes = std::size_t{64} << 20;

// One line of NDJSON: a report and the cost of escaping it.
inline constexpr std::size_t ndjson_line_bytes = std::size_t{96} << 20;

// A file of rules or of a user's own words; the longest of our own has some twenty thousand bytes.
inline constexpr std::size_t rule_file_bytes = std::size_t{1} << 20;

// Markup is flattened to text below this depth, because HTML parsers are not linear in it.
inline constexpr std::size_t open_tags = 200;
inline constexpr std::size_t attributes_of_a_tag = 256;

// One claim never carries more values than this in one role: a longer list is a table of names,
// which is data for another door.
inline constexpr std::size_t values_of_a_role = 200;

// A request to the server, and its header.
inline constexpr std::size_t request_body_bytes = std::size_t{8} << 20;
inline constexpr std::size_t request_header_bytes = std::size_t{64} << 10;

}  // namespace duikou::limits
