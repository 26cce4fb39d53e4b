// SPDX-License-Identifier: Apache-2.0
#include "text/document.h"

#include <cassert>
#include <utility>

#include "base/hash.h"
#include "text/decode.h"
#include "text/head_lines.h"
#include "text/html.h"
#include "text/markdown.h"
#include "text/utf8.h"

namespace duikou::text {
namespace {

Report plain(const PageWords& words, Decoded decoded) {
  Report out;
  out.text = std::move(decoded.utf8);
  out.source = std::move(decoded.pieces);
  out.blocks = blocks_of_lines(out.text);
  read_head(words, TitleFromText::yes, out);
  return out;
}

}  // namespace

std::optional<Format> format_of_name(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string ending = lower_ascii(file_name.substr(dot + 1));
  if (ending == "txt" || ending == "text") return Format::text;
  if (ending == "md" || ending == "markdown") return Format::markdown;
  if (ending == "html" || ending == "htm" || ending == "xhtml" || ending == "shtml") {
    return Format::html;
  }
  if (ending == "ndjson" || ending == "jsonl") return Format::ndjson;
  return std::nullopt;
}

std::string content_id(const Report& report) {
  Sha256 hash;
  for (const std::string* part :
       {&report.title, &report.publisher, &report.published, &report.text}) {
    // The length goes first, so that no two lists of parts run together into the same bytes.
    hash.add(std::to_string(part->size()) + ":");
    hash.add(*part);
  }
  return "r_" + hash.hex(20);
}

Result<Report> draw(std::string_view bytes, Format format, const DrawOptions& options,
                    const PageWords& words) {
  assert(format != Format::ndjson);
  std::string_view declared = options.declared_encoding;
  if (declared.empty() && format == Format::html) declared = declared_label(bytes);
  Result<Decoded> decoded = decode(bytes, declared, options.name);
  if (!decoded) return decoded.error();
  std::string encoding = decoded->encoding;
  std::string ground = decoded->ground;
  Report out;
  if (format == Format::text) out = plain(words, std::move(*decoded));
  if (format == Format::markdown) out = draw_markdown(words, *decoded);
  if (format == Format::html) out = draw_html(words, *decoded);
  if (out.blocks.empty()) {
    return Error{Error::Kind::refused, options.name, "holds no text",
                 "check that it is the report"};
  }
  out.encoding = std::move(encoding);
  out.encoding_ground = std::move(ground);
  out.id = content_id(out);
  return out;
}

}  // namespace duikou::text
