// SPDX-License-Identifier: Apache-2.0
// A brief as Markdown and as HTML. What comes from reports is text and nothing else: no character
// of it reaches the output as markup.
#include <string>
#include <string_view>

#include "answer/brief.h"

namespace duikou::answer {
namespace {

// The bytes of a control, a line break or a sign that turns the direction of writing at `at`; 0
// where something else stands. The signs are U+2028 to U+202E and U+2066 to U+2069.
std::size_t stray_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at), second = byte(at + 1), third = byte(at + 2);
  if (first < 0x20 || first == 0x7F) return 1;
  if (first == 0xC2 && second >= 0x80 && second < 0xA0) return 2;
  if (first != 0xE2) return 0;
  const bool turns = (second == 0x80 && third >= 0xA8 && third <= 0xAE) ||
                     (second == 0x81 && third >= 0xA6 && third <= 0xA9);
  return turns ? 3 : 0;
}

// What has no business in a line becomes a blank.
std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t stray = stray_length(text, i);
    if (stray == 0) {
      out += text[i++];
      continue;
    }
    if (!out.empty() && out.back() != ' ') out += ' ';
    i += stray;
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>#!|~&$^";
  std::string out;
  for (const char c : one_line(text)) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// At the start of a block "-", "+", "1." and the like would begin a list.
std::string markdown_block(std::string_view text) {
  std::string out = markdown_text(text);
  if (out.empty()) return out;
  if (out[0] == '-' || out[0] == '+' || out[0] == '=') return "\\" + out;
  std::size_t digits = 0;
  while (digits < out.size() && out[digits] >= '0' && out[digits] <= '9') ++digits;
  if (digits > 0 && digits < out.size() && out[digits] == '.') out.insert(digits, "\\");
  return out;
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string note_anchor(const Brief& brief, std::size_t number) {
  return std::string(brief.language == Language::zh ? "zh" : "en") + "-note-" +
         std::to_string(number);
}

// What stands before the quotes: publisher, title, date, origin of a reprint.
std::string note_source(const Note& note, const Phrases& say) {
  return say.fill(
             "note.source",
             {{"publisher", note.publisher.empty() ? say.fill("source.unnamed") : note.publisher},
              {"title", note.title.empty() ? say.fill("note.untitled") : note.title},
              {"published", note.published.empty() ? say.fill("note.undated") : note.published}}) +
         (note.reprint_of.empty() ? "" : say.fill("note.reprint", {{"origin", note.reprint_of}}));
}

// Footnotes of one file share one space of names.
std::string footnote(const Brief& brief, std::size_t number) {
  return (brief.language == Language::zh ? "[^" : "[^en-") + std::to_string(number) + "]";
}

void append_markdown(std::string& out, const Brief& brief, const Block& block, const Phrases& say) {
  const bool item = block.kind != Block::Kind::paragraph;
  if (item) out += "- ";
  if (block.kind == Block::Kind::differing) {
    out += "**" + markdown_text(say.fill("mark.differing")) + "** ";
  }
  if (block.kind == Block::Kind::unknown) {
    out += "*" + markdown_text(say.fill("mark.unknown")) + "* ";
  }
  bool first = true;
  for (const Run& run : block.runs) {
    out += first && !item ? markdown_block(run.text) : markdown_text(run.text);
    for (const std::uint32_t number : run.notes) out += footnote(brief, number);
    first = false;
  }
  out += '\n';
}

std::string markdown_of(const Brief& brief, const BriefWords& words) {
  const Phrases& say = words.phrases(brief.language);
  std::string out = "# " + markdown_text(brief.title) + "\n";
  bool in_list = false;
  for (const Section& section : brief.sections) {
    if (!section.heading.empty()) out += "\n## " + markdown_text(section.heading) + "\n";
    in_list = false;
    for (const Block& block : section.blocks) {
      const bool item = block.kind != Block::Kind::paragraph;
      if (!item || !in_list) out += '\n';
      append_markdown(out, brief, block, say);
      in_list = item;
    }
  }
  out += "\n## " + markdown_text(say.fill("heading.notes")) + "\n\n";
  for (std::size_t i = 0; i < brief.notes.size(); ++i) {
    const Note& note = brief.notes[i];
    out += footnote(brief, i + 1) + ": " + markdown_text(note_source(note, say));
    for (const std::string& quote : note.quotes) {
      out += markdown_text(say.fill("note.quote", {{"quote", quote}}));
    }
    if (is_web_address(note.url)) out += " " + markdown_text(note.url);
    out += '\n';
  }
  return out;
}

void append_note(std::string& out, const Brief& brief, std::size_t number, const Phrases& say) {
  const Note& note = brief.notes[number - 1];
  out += "<li class=\"brief-note\" id=\"" + note_anchor(brief, number) + "\" value=\"" +
         std::to_string(number) + "\" data-report=\"" + html_text(note.report) +
         "\" data-claim=\"" + html_text(note.claim) + "\"><span class=\"brief-source\">" +
         html_text(note_source(note, say)) + "</span>";
  for (const std::string& quote : note.quotes) {
    out += " <q class=\"brief-quote\" lang=\"zh\"><bdi>" + html_text(quote) + "</bdi></q>";
  }
  if (is_web_address(note.url)) {
    const std::string url = html_text(note.url);
    out += " <a class=\"brief-link\" rel=\"noopener noreferrer nofollow\" href=\"" + url + "\">" +
           url + "</a>";
  }
  out += "</li>\n";
}

void append_block(std::string& out, const Brief& brief, const Block& block, const Phrases& say) {
  const bool item = block.kind != Block::Kind::paragraph;
  out += item ? "<li class=\"brief-item" : "<p class=\"brief-paragraph";
  if (block.kind == Block::Kind::differing) out += " brief-differing";
  if (block.kind == Block::Kind::unknown) out += " brief-unknown";
  out += "\">";
  if (block.kind == Block::Kind::differing) {
    out += "<strong class=\"brief-mark\">" + html_text(say.fill("mark.differing")) + "</strong> ";
  }
  if (block.kind == Block::Kind::unknown) {
    out += "<em class=\"brief-mark\">" + html_text(say.fill("mark.unknown")) + "</em> ";
  }
  for (const Run& run : block.runs) {
    out += html_text(run.text);
    for (const std::uint32_t number : run.notes) {
      out += "<sup class=\"brief-ref\"><a href=\"#" + note_anchor(brief, number) + "\">[" +
             std::to_string(number) + "]</a></sup>";
    }
  }
  out += item ? "</li>\n" : "</p>\n";
}

}  // namespace

std::string brief_markdown(const std::vector<Brief>& briefs, const BriefWords& words) {
  std::string out;
  for (const Brief& brief : briefs) {
    if (!out.empty()) out += "\n---\n\n";
    out += markdown_of(brief, words);
  }
  return out;
}

std::string brief_html_article(const Brief& brief, const BriefWords& words) {
  const Phrases& say = words.phrases(brief.language);
  std::string out = std::string("<article class=\"brief\" lang=\"") +
                    (brief.language == Language::zh ? "zh-CN" : "en") + "\">\n<h1>" +
                    html_text(brief.title) + "</h1>\n";
  for (const Section& section : brief.sections) {
    out += "<section class=\"brief-section\">\n";
    if (!section.heading.empty()) out += "<h2>" + html_text(section.heading) + "</h2>\n";
    bool in_list = false;
    for (const Block& block : section.blocks) {
      const bool item = block.kind != Block::Kind::paragraph;
      if (item != in_list) out += item ? "<ul class=\"brief-list\">\n" : "</ul>\n";
      in_list = item;
      append_block(out, brief, block, say);
    }
    if (in_list) out += "</ul>\n";
    out += "</section>\n";
  }
  out += "<section class=\"brief-notes\">\n<h2>" + html_text(say.fill("heading.notes")) +
         "</h2>\n<ol>\n";
  for (std::size_t i = 1; i <= brief.notes.size(); ++i) append_note(out, brief, i, say);
  return out + "</ol>\n</section>\n</article>\n";
}

std::string brief_html(const std::vector<Brief>& briefs, const BriefWords& words) {
  const bool chinese = !briefs.empty() && briefs.front().language == Language::zh;
  std::string out = std::string("<!DOCTYPE html>\n<html lang=\"") + (chinese ? "zh-CN" : "en") +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>" +
                    (briefs.empty() ? "" : html_text(briefs.front().title)) +
                    "</title>\n<style>\n" + words.style_sheet() + "</style>\n</head>\n<body>\n";
  for (const Brief& brief : briefs) out += brief_html_article(brief, words);
  return out + "</body>\n</html>\n";
}

}  // namespace duikou::answer
