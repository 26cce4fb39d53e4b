#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/lexicon/following_words.tsv: words that go on behind the name of a person.

    data/generate/following_words.py JIEBA-DICT > data/lexicon/following_words.tsv

JIEBA-DICT is jieba/dict.txt of PyPI jieba 0.42.1 (MIT licence), whose words carry a count and a
part of speech. Behind a name a verb, an adverb, a preposition, a conjunction or a set phrase
begins; nouns do not. Words of two to four characters that were counted often enough enter, and
verbs of one.
"""
import re
import sys

PARTS = {"v": 8, "vn": 8, "vd": 1, "vi": 1, "d": 3, "ad": 3, "p": 1, "c": 1, "z": 9, "i": 90, "l": 60,
         "f": 3, "r": 1}
ONE_CHARACTER_LEAST = 300


def main():
    words = set()
    for line in open(sys.argv[1], encoding="utf-8"):
        word, count, part = line.split()
        if part in PARTS and int(count) >= PARTS[part] and re.fullmatch("[\u4e00-\u9fff]{2,4}", word):
            words.add(word)
        if part == "v" and int(count) >= ONE_CHARACTER_LEAST and re.fullmatch("[\u4e00-\u9fff]", word):
            words.add(word)
    print("# Words that go on behind the name of a person: verbs, adverbs, prepositions, set phrases.")
    print("word")
    for word in sorted(words):
        print(word)


main()
