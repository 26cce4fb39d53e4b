// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <gtest/gtest.h>

#include <string>

namespace duikou {
namespace {

// The examples that NIST publishes beside FIPS 180-4.
TEST(Hash, GivesThePublishedDigests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnop"
                       "jklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// Padding begins anew at every length around the ends of blocks.
TEST(Hash, PiecesGiveTheSameAsTheWhole) {
  for (std::size_t length : {0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000}) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(i * 31 + 7);
    const std::string whole = sha256_hex(bytes);
    for (std::size_t piece : {1, 3, 55, 64, 65, 200}) {
      Sha256 hash;
      for (std::size_t i = 0; i < length; i += piece) hash.add(bytes.substr(i, piece));
      EXPECT_EQ(hash.hex(), whole) << length << " in pieces of " << piece;
    }
  }
}

TEST(Hash, IsCutToTheDigitsWanted) {
  EXPECT_EQ(sha256_hex("abc", 12), "ba7816bf8f01");
  EXPECT_EQ(sha256_hex("abc", 1), "b");
  EXPECT_EQ(sha256_hex("abc", 0), "");
}

TEST(Hash, DigestIsWhatHexPrints) {
  Sha256 hash;
  hash.add("abc");
  const auto digest = hash.digest();
  EXPECT_EQ(digest[0], 0xBA);
  EXPECT_EQ(digest[31], 0xAD);
}

}  // namespace
}  // namespace duikou
