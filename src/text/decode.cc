// SPDX-License-Identifier: Apache-2.0
#include "text/decode.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "text/utf8.h"

namespace duikou::text {
namespace {

using std::string_view_literals::operator""sv;

struct Magic {
  std::string_view bytes;
  NotText answer;
};

constexpr std::string_view as_text = "save or export it as text, HTML or Markdown first";
constexpr Magic magics[] = {
    {"%PDF-"sv, {"a PDF file", "draw its text first: pdftotext FILE.pdf"}},
    {"PK\x03\x04"sv,
     {"a ZIP archive or an office file (docx, xlsx, odt, epub)", "unpack it, or save it as text"}},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, {"an older office file (doc, xls, ppt)", as_text}},
    {"{\\rtf"sv, {"an RTF file", as_text}},
    {"\x7F"
     "ELF"sv,
     {"a program", "name the report itself"}},
    {"MZ\x90\x00"sv, {"a program", "name the report itself"}},
    {"\x89PNG\r\n\x1A\n"sv, {"a PNG picture", "recognise its text first (OCR)"}},
    {"\xFF\xD8\xFF"sv, {"a JPEG picture", "recognise its text first (OCR)"}},
    {"GIF87a"sv, {"a GIF picture", "recognise its text first (OCR)"}},
    {"GIF89a"sv, {"a GIF picture", "recognise its text first (OCR)"}},
    {"\x1F\x8B\x08"sv, {"a gzip archive", "unpack it first: gunzip FILE.gz"}},
    {"\xFD"
     "7zXZ\x00"sv,
     {"an xz archive", "unpack it first: unxz FILE.xz"}},
    {"7z\xBC\xAF\x27\x1C"sv, {"a 7z archive", "unpack it first"}},
    {"Rar!\x1A\x07"sv, {"a RAR archive", "unpack it first"}},
    {"SQLite format 3\x00"sv, {"an SQLite database", "name the report itself"}},
    {"\xFF\xFE\x00\x00"sv, {"UTF-32 text", "save it as UTF-8 first"}},
    {"\x00\x00\xFE\xFF"sv, {"UTF-32 text", "save it as UTF-8 first"}},
};

struct Label {
  std::string_view label;
  std::string_view encoding;
};

// Labels of the web and of uchardet. GB 2312 and GBK are parts of GB 18030, and pages labelled with
// them use the rest as well.
constexpr Label labels[] = {
    {"gb2312", "gb18030"},    {"gbk", "gb18030"},        {"gb18030", "gb18030"},
    {"x-gbk", "gb18030"},     {"cp936", "gb18030"},      {"windows-936", "gb18030"},
    {"gb_2312", "gb18030"},   {"gb_2312-80", "gb18030"}, {"euc-cn", "gb18030"},
    {"chinese", "gb18030"},   {"hz-gb-2312", ""},        {"big5", "big5"},
    {"big5-hkscs", "big5"},   {"cp950", "big5"},         {"x-x-big5", "big5"},
    {"utf-16le", "utf-16le"}, {"utf-16be", "utf-16be"},
};

// A page may write any bytes where its label should stand; those that are no characters name none.
std::string_view encoding_labelled(std::string_view label) {
  if (!valid_utf8(label)) return {};
  const std::string small = lower_ascii(trimmed(label));
  for (const Label& row : labels) {
    if (row.label == small) return row.encoding;
  }
  return {};
}

const char* converter_name(std::string_view encoding) {
  if (encoding == "gb18030") return "gb18030";
  if (encoding == "big5") return "Big5-HKSCS";
  return encoding == "utf-16le" ? "UTF-16LE" : "UTF-16BE";
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Collects the pieces of one conversion.
class Conversion {
 public:
  Conversion(std::string_view encoding, std::size_t skipped) : encoding_(encoding) {
    out_.pieces.push_back({0, static_cast<std::uint32_t>(skipped), false});
  }

  // `bytes` source bytes from `source` on gave one more character. None: the character came out of
  // the same bytes as the one before it.
  void add(char32_t c, std::size_t source, std::size_t bytes) {
    if (bytes == 0) {
      if (!out_.pieces.back().replaced) replace_from(code_points_ - 1, last_source_);
    } else if (bytes != source_length(encoding_, c)) {
      replace_from(code_points_, source);
    } else if (out_.pieces.back().replaced) {
      out_.pieces.push_back({code_points_, static_cast<std::uint32_t>(source), false});
    }
    if (bytes != 0) last_source_ = source;
    ++code_points_;
    append_utf8(out_.utf8, c);
  }

  Decoded end(std::size_t source) {
    out_.pieces.push_back({code_points_, static_cast<std::uint32_t>(source), false});
    out_.encoding = encoding_;
    return std::move(out_);
  }

 private:
  void replace_from(std::uint32_t code_point, std::size_t source) {
    if (out_.pieces.back().code_point == code_point) out_.pieces.pop_back();
    out_.pieces.push_back({code_point, static_cast<std::uint32_t>(source), true});
  }

  std::string_view encoding_;
  Decoded out_;
  std::uint32_t code_points_ = 0;
  std::size_t last_source_ = 0;
};

// Nothing where one sequence of bytes is not a character of the encoding.
std::optional<Decoded> convert(std::string_view bytes, std::string_view encoding,
                               std::size_t skipped) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(converter_name(encoding), &error));
  if (U_FAILURE(error)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  Conversion out(encoding, skipped);
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const char* at = begin + skipped;
  while (true) {
    const char* const before = at;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &error);
    if (error == U_INDEX_OUTOFBOUNDS_ERROR) break;
    // U+FFFF and its like are no characters; U+FFFD in a strict reading is a converter's shrug.
    if (U_FAILURE(error) || c == 0xFFFD || c == 0xFFFF || c < 0) return std::nullopt;
    out.add(static_cast<char32_t>(c), static_cast<std::size_t>(before - begin),
            static_cast<std::size_t>(at - before));
  }
  return out.end(bytes.size());
}

Decoded as_utf8(std::string_view bytes, std::size_t skipped) {
  Decoded out;
  out.utf8 = bytes.substr(skipped);
  out.encoding = "utf-8";
  if (skipped == 0) return out;
  const auto count =
      std::count_if(out.utf8.begin(), out.utf8.end(), [](char c) { return (c & 0xC0) != 0x80; });
  out.pieces = {
      {0, static_cast<std::uint32_t>(skipped), false},
      {static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(bytes.size()), false}};
  return out;
}

// The high byte of a unit of Chinese text: Han, CJK and general punctuation, full-width forms, and
// ASCII or Latin-1 (zero).
bool usual_high_byte(unsigned char high, unsigned char low) {
  if (high == 0) return low >= 0x20 || (low >= '\t' && low <= '\r');
  return (high >= 0x4E && high <= 0x9F) || high == 0x30 || high == 0x20 || high == 0xFF;
}

// Whether one byte other than zero stands at four of ten even (odd) places. Shift_JIS writes all
// its hiragana with one first byte, which would pass for the high byte of a Han character.
bool one_byte_prevails(std::string_view bytes, std::size_t first) {
  constexpr std::size_t too_short_to_tell = 32;
  std::array<std::size_t, 256> times{};
  for (std::size_t i = first; i < bytes.size(); i += 2) {
    ++times[static_cast<unsigned char>(bytes[i])];
  }
  times[0] = 0;
  return bytes.size() >= too_short_to_tell &&
         *std::max_element(times.begin(), times.end()) * 5 >= bytes.size();
}

std::string_view utf16_by_shares(std::string_view bytes) {
  if (bytes.size() < 2 || bytes.size() % 2 != 0) return {};
  const std::size_t pairs = std::min(bytes.size(), std::size_t{65536}) / 2;
  std::array<std::size_t, 2> usual{};  // with the high byte at even, at odd places
  for (std::size_t i = 0; i < pairs; ++i) {
    const auto first = static_cast<unsigned char>(bytes[2 * i]);
    const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
    usual[0] += usual_high_byte(first, second);
    usual[1] += usual_high_byte(second, first);
  }
  const std::size_t best = usual[0] > usual[1] ? 0 : 1;
  if (usual[best] * 10 < pairs * 9 || usual[0] == usual[1]) return {};
  if (one_byte_prevails(bytes.substr(0, pairs * 2), best)) return {};
  return best == 0 ? "utf-16be" : "utf-16le";
}

struct CloseDetector {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

// uchardet's answer in small letters; empty where there is too little to go by.
std::string guessed_label(std::string_view bytes) {
  constexpr std::ptrdiff_t least_bytes = 2 * 30;  // of 30 characters of two bytes each
  const auto beyond_ascii =
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  if (beyond_ascii < least_bytes) return {};
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, CloseDetector> detector(uchardet_new());
  uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), std::size_t{1} << 20));
  uchardet_data_end(detector.get());
  return lower_ascii(uchardet_get_charset(detector.get()));
}

bool neighbours_encoding(std::string_view label) {
  constexpr std::string_view neighbours[] = {"shift_jis", "euc-jp", "iso-2022-jp", "euc-kr",
                                             "uhc",       "johab",  "iso-2022-kr", "cp932"};
  return std::find(std::begin(neighbours), std::end(neighbours), label) != std::end(neighbours);
}

Error refusal(std::string_view name, std::string cause, std::string_view cure) {
  return Error{Error::Kind::refused, std::string(name), std::move(cause), std::string(cure)};
}

Result<Decoded> grounded(Decoded decoded, std::string_view ground, std::string_view name) {
  if (decoded.utf8.find('\0') != std::string::npos) {
    return refusal(name, "has NUL bytes, so it is no text", "name the report itself");
  }
  const auto controls = std::count_if(decoded.utf8.begin(), decoded.utf8.end(), [](char c) {
    return (c >= 0 && c < '\t') || (c > '\r' && c < ' ') || c == 127;
  });
  if (static_cast<std::size_t>(controls) > decoded.utf8.size() / 50) {
    return refusal(name, "is full of control characters, so it is no text",
                   "name the report itself");
  }
  decoded.ground = ground;
  return decoded;
}

// Steps 3 to 6 of the header.
Result<Decoded> without_mark(std::string_view bytes, std::string_view declared,
                             std::string_view name) {
  const auto attempt = [&](std::string_view encoding) -> std::optional<Decoded> {
    if (encoding.empty()) return std::nullopt;
    return convert(bytes, encoding, 0);
  };
  if (auto out = attempt(encoding_labelled(declared)))
    return grounded(*std::move(out), "declared", name);
  if (auto out = attempt(utf16_by_shares(bytes))) return grounded(*std::move(out), "zeros", name);
  if (bytes.find('\0') != std::string_view::npos) {
    return refusal(name, "has NUL bytes, so it is no text", "name the report itself");
  }
  const std::string guess = guessed_label(bytes);
  if (neighbours_encoding(guess)) {
    return refusal(name, "looks like " + guess + ", which is not read",
                   "convert it first: iconv -f " + guess + " -t utf-8");
  }
  if (auto out = attempt(encoding_labelled(guess)))
    return grounded(*std::move(out), "guessed", name);
  for (const std::string_view encoding : {"gb18030"sv, "big5"sv}) {
    if (auto out = attempt(encoding)) return grounded(*std::move(out), "last", name);
  }
  return refusal(name, "is neither UTF-8, UTF-16, GB18030 nor Big5 from beginning to end",
                 "save it as UTF-8 again; it may be cut off or damaged");
}

}  // namespace

NotText not_text(std::string_view bytes) {
  for (const Magic& magic : magics) {
    if (bytes.starts_with(magic.bytes)) return magic.answer;
  }
  return {};
}

std::size_t source_length(std::string_view encoding, char32_t code_point) {
  if (encoding == "utf-8" || encoding.empty()) return utf8_length(code_point);
  if (encoding.starts_with("utf-16")) return code_point < 0x10000 ? 2 : 4;
  return code_point < 0x80 ? 1 : 2;
}

std::string_view declared_label(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  const std::string small = lower_ascii(head);
  const std::string_view key = small.starts_with("<?xml") ? "encoding=" : "charset=";
  const std::size_t found = small.find(key);
  if (found == std::string::npos) return {};
  std::size_t start = found + key.size();
  if (start < small.size() && (small[start] == '"' || small[start] == '\'')) ++start;
  const std::size_t end = small.find_first_of("\"'>;/? \t\r\n", start);
  return head.substr(start, end == std::string::npos ? 0 : end - start);
}

Result<Decoded> decode(std::string_view bytes, std::string_view declared, std::string_view name) {
  if (bytes.size() > limits::report_bytes) {
    return Error{Error::Kind::limit, std::string(name),
                 "has more than " + std::to_string(limits::report_bytes >> 20) + " MB",
                 "cut it into reports, or write it as NDJSON"};
  }
  if (const NotText other = not_text(bytes); !other.looks_like.empty()) {
    return refusal(name, "is " + std::string(other.looks_like), other.cure);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    if (valid_utf8(bytes)) return grounded(as_utf8(bytes, 3), "mark", name);
    return refusal(name, "has the mark of UTF-8 but is not valid UTF-8", "save it as UTF-8 again");
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes.starts_with("\xFF\xFE");
    if (auto out = convert(bytes, little ? "utf-16le" : "utf-16be", 2)) {
      return grounded(*std::move(out), "mark", name);
    }
    return refusal(name, "has the mark of UTF-16 but is not valid UTF-16",
                   "save it as UTF-8 again; it may be cut off");
  }
  if (bytes.find('\0') == std::string_view::npos && valid_utf8(bytes)) {
    return grounded(as_utf8(bytes, 0), "strict", name);
  }
  return without_mark(bytes, declared, name);
}

}  // namespace duikou::text
