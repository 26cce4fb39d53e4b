// SPDX-License-Identifier: Apache-2.0
#include "text/decode.h"

#include "base/limits.h"
#include "given.h"

namespace duikou::text {
namespace {

const std::string simplified =
    "某省对口支援工作队于八月二十七日抵达县城，随后召开座谈会，听取援建项目进展情况汇报，并看望援派"
    "干部人才。";
const std::string traditional =
    "某市醫療隊於八月二十七日抵達縣城，隨後召開座談會，聽取支援項目進展情況匯報，並看望隊員與當地居"
    "民代表。";

struct Case {
  const char* what;
  std::string bytes;
  const char* declared;
  const char* encoding;
  const char* ground;
  std::string text;
};

std::vector<Case> cases() {
  const std::string little = encoded(simplified, "UTF-16LE");
  const std::string big = encoded(simplified, "UTF-16BE");
  return {
      {"utf-8", simplified, "", "utf-8", "strict", simplified},
      {"utf-8 with mark", "\xEF\xBB\xBF" + simplified, "", "utf-8", "mark", simplified},
      {"utf-8 under a wrong label", simplified, "gbk", "utf-8", "strict", simplified},
      {"ascii", "plain words", "gb2312", "utf-8", "strict", "plain words"},
      {"empty", "", "", "utf-8", "strict", ""},
      {"utf-16le with mark", "\xFF\xFE" + little, "", "utf-16le", "mark", simplified},
      {"utf-16be with mark", "\xFE\xFF" + big, "", "utf-16be", "mark", simplified},
      {"utf-16le", little, "", "utf-16le", "zeros", simplified},
      {"utf-16be", big, "", "utf-16be", "zeros", simplified},
      {"utf-16le in ascii", encoded("2023 plan\r\n", "UTF-16LE"), "", "utf-16le", "zeros",
       "2023 plan\r\n"},
      {"gb18030", encoded(simplified, "gb18030"), "", "gb18030", "guessed", simplified},
      {"gb18030 declared gb2312", encoded(simplified, "gb18030"), "GB2312", "gb18030", "declared",
       simplified},
      {"gb18030, too short to guess", encoded("援疆干部", "gb18030"), "", "gb18030", "last",
       "援疆干部"},
      {"gb18030 of four bytes", encoded("㑇村𠮷店", "gb18030"), "gbk", "gb18030", "declared",
       "㑇村𠮷店"},
      {"gb18030 under a label cut inside a character", encoded(simplified, "gb18030"), "gbk\xE6",
       "gb18030", "guessed", simplified},
      {"gb18030 under a label of no characters", encoded(simplified, "gb18030"), "\xFF\xFF\xFF",
       "gb18030", "guessed", simplified},
      {"big5", encoded(traditional, "Big5-HKSCS"), "", "big5", "guessed", traditional},
      {"big5 declared", encoded("縣城", "Big5-HKSCS"), "big5", "big5", "declared", "縣城"},
      {"big5 mislabelled utf-8", encoded(traditional, "Big5-HKSCS"), "utf-8", "big5", "guessed",
       traditional},
  };
}

TEST(Decode, TellsTheEncodingAndItsGround) {
  for (const Case& row : cases()) {
    const Result<Decoded> out = decode(row.bytes, row.declared, "given");
    ASSERT_TRUE(out.ok()) << row.what << ": " << out.error().text();
    EXPECT_EQ(out.value().encoding, row.encoding) << row.what;
    EXPECT_EQ(out.value().ground, row.ground) << row.what;
    EXPECT_EQ(out.value().utf8, row.text) << row.what;
  }
}

TEST(Decode, MapsEveryCharacterBack) {
  for (const Case& row : cases()) {
    if (row.text.empty()) continue;  // a report without text is refused
    const Result<Report> report =
        draw(row.bytes, Format::text, {"given", row.declared}, page_words());
    ASSERT_TRUE(report.ok()) << row.what;
    expect_lawful(report.value(), row.bytes.size());
    const std::uint32_t length = length_code_points(row.text);
    std::string again;
    for (std::uint32_t i = 0; i < length; ++i) {
      const ByteRange range = source_span(report.value(), {i, i + 1});
      const std::string_view bytes =
          std::string_view(row.bytes).substr(range.start, range.end - range.start);
      const std::string encoding =
          row.encoding == std::string("big5") ? "Big5-HKSCS" : row.encoding;
      again += decoded_by_icu(bytes, encoding.c_str());
    }
    EXPECT_EQ(again, row.text) << row.what;
  }
}

TEST(Decode, RefusesWhatIsNoText) {
  const struct {
    std::string bytes;
    const char* cause;
  } rows[] = {
      {"%PDF-1.7\n...", "is a PDF file"},
      {std::string("PK\x03\x04zip", 7), "is a ZIP archive or an office file"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...", "is an older office file"},
      {std::string("\x89PNG\r\n\x1A\n\0\0", 10), "is a PNG picture"},
      {"\x7F"
       "ELF\x02\x01",
       "is a program"},
      {std::string("\xFF\xFE\0\0A\0\0\0", 8), "is UTF-32 text"},
      {std::string("ab\0cd efgh", 10), "has NUL bytes"},
      {std::string("\x01\x02\x03\x04\x05\x06\x0E\x0F"), "is full of control characters"},
      {"\xEF\xBB\xBF\xE6\x8F", "has the mark of UTF-8 but"},
      {std::string("\xFF\xFE\x00\xD8", 4), "has the mark of UTF-16 but"},
      {std::string("\xFF\xFE\x41", 3), "has the mark of UTF-16 but"},
      {"\xFF\x80\xFF", "is neither UTF-8"},
  };
  for (const auto& row : rows) {
    const Result<Decoded> out = decode(row.bytes, "", "a.txt");
    ASSERT_FALSE(out.ok()) << row.cause;
    EXPECT_EQ(out.error().place, "a.txt");
    EXPECT_TRUE(out.error().cause.starts_with(row.cause)) << out.error().cause;
    EXPECT_FALSE(out.error().cure.empty());
    EXPECT_EQ(out.error().kind, Error::Kind::refused);
  }
}

TEST(Decode, RefusesTextCutInsideACharacter) {
  for (const char* encoding : {"UTF-8", "gb18030"}) {
    std::string bytes = encoded(simplified, encoding);
    bytes.pop_back();
    bytes.back() = '\xB0';
    EXPECT_FALSE(decode(bytes, "", "given").ok()) << encoding;
  }
}

TEST(Decode, RefusesMixedEncodings) {
  // Two files put together: the bytes of one are not valid in the other.
  const std::string mixed = encoded("援疆\n", "gb18030") + "\xFF\n" + simplified;
  EXPECT_FALSE(decode(mixed, "", "given").ok());
}

TEST(Decode, RefusesJapaneseAndKorean) {
  const std::string japanese =
      "災害の時には、ほかの県の職員がこの町に来て、長い間いっしょに働いてくれました。ありがとうござ"
      "います。";
  const Result<Decoded> out = decode(encoded(japanese, "Shift_JIS"), "", "given");
  ASSERT_FALSE(out.ok());
  EXPECT_NE(out.error().cause.find("shift_jis"), std::string::npos) << out.error().cause;
}

TEST(Decode, RefusesFilesAboveTheLimit) {
  const std::string large(limits::report_bytes + 1, 'a');
  const Result<Decoded> out = decode(large, "", "given");
  ASSERT_FALSE(out.ok());
  EXPECT_EQ(out.error().kind, Error::Kind::limit);
}

TEST(DeclaredLabel, IsFoundInPagesAndXml) {
  const struct {
    const char* page;
    const char* label;
  } rows[] = {
      {"<meta charset=\"gb2312\">", "gb2312"},
      {"<META http-equiv=Content-Type content='text/html; CHARSET=GBK'>", "GBK"},
      {"<?xml version='1.0' encoding='big5'?>", "big5"},
      {"<html>", ""},
      {"<meta charset=", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(declared_label(row.page), row.label) << row.page;
}

}  // namespace
}  // namespace duikou::text
