#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/lexicon/name_characters.tsv: what a character is worth as part of a person's name.

    data/generate/name_characters.py JIEBA-DICT REPORTS.ndjson.gz > data/lexicon/name_characters.tsv

JIEBA-DICT is jieba/dict.txt of PyPI jieba 0.42.1 (MIT licence), whose words carry a part of speech:
nr and nrfg are names of persons, nrt names written by their sound. REPORTS is any large collection
of news in the form that `duikou read` takes; only counts of single characters are kept of it, no
name and no sentence. Parts of Tibetan, Uyghur, Kazakh and Mongolian names, which both know badly,
stand in name_parts.txt, collected by hand.

The value is eight times the binary logarithm of how much more often the character stands in the
place than anywhere, drawn towards nothing where a few cases are all there is:
  surname        first character of a name after a title
  given          a character of the rest of it
  transcription  a character of a name written by its sound
  after          the character right after a name
"""
import collections
import gzip
import json
import math
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(HERE, "..", "lexicon")
HAN = "[\u4e00-\u9fff]"
MARK = "[，。、；：）（,\n]"
VERB = "(?:表示|指出|强调|说|主持|出席|会见|介绍|率|分别)"
NO_NAME = "[会部办室选称表示今天第在将就和与同的]"


def column(path, test=lambda cells: True):
    with open(os.path.join(LEXICON, path), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return [cells[0] for cells in rows[1:] if test(cells)]


def mixed(counters):
    totals = [sum(c.values()) for c in counters]
    return lambda key: sum(c[key] / t for c, t in zip(counters, totals)) / len(counters)


class Counts:
    """Names found in the dictionary and after the titles of the reports."""

    def __init__(self, dictionary, reports):
        self.common = set(column("surnames.tsv", lambda c: c[1] == "common"))
        self.surnames = set(column("surnames.tsv"))
        heads = sorted(column("offices.tsv"), key=len, reverse=True)
        self.head = "(?:%s)" % "|".join(heads)
        self.texts = [json.loads(line)["text"] for line in gzip.open(reports, "rt")]
        self.everywhere = collections.Counter()
        for text in self.texts:
            self.everywhere.update(text)
        self.total = sum(self.everywhere.values())
        self.read_dictionary(dictionary)
        self.read_titles()

    def read_dictionary(self, path):
        self.given, self.sound = collections.Counter(), collections.Counter()
        for line in open(path, encoding="utf-8"):
            word, _, kind = line.split()
            if kind in ("nr", "nrfg") and 2 <= len(word) <= 3 and word[0] in self.common:
                self.given.update(word[1:])
            if kind == "nrt" and not re.search("[岛国州省市家人军一二三四五六七八九十]", word):
                self.sound.update(word)
        for part in open(os.path.join(HERE, "name_parts.txt"), encoding="utf-8").read().split():
            for character in part:
                self.sound[character] += 6

    def read_titles(self):
        name = re.compile(f"{self.head}((?:{HAN}{{2,4}}、)*)({HAN}{{2,4}})(?={MARK}|{VERB})")
        dotted = re.compile(f"{HAN}{{1,4}}(?:[·•・]{HAN}{{2,4}}){{1,3}}(?=[，、。]|表示|说|在)")
        states = "|".join(column("words/offices.tsv", lambda c: c[1] == "office.country"))
        foreign = re.compile(
            f"(?:{states})[^，。、]{{0,6}}{self.head}({HAN}{{2,6}})(?={MARK}|{VERB}|\\d)")
        head = re.compile(self.head)
        self.chinese, strangers = collections.Counter(), collections.Counter()
        parts = set()
        for text in self.texts:
            for match in dotted.finditer(text):
                parts.update(re.split("[·•・]", match.group(0))[1:])
            for match in name.finditer(text):
                for one in match.group(1).split("、") + [match.group(2)]:
                    known = one[:1] in self.surnames or one[:2] in self.surnames
                    if 2 <= len(one) <= 3 and known and not head.search(one):
                        self.chinese[one] += 1
            for match in foreign.finditer(text):
                one = match.group(1)
                if not head.search(one) and not (one[0] in self.common and len(one) < 4):
                    strangers[one] += 1
        for part in parts:
            self.sound.update(part)
        self.abroad = collections.Counter()
        for one, times in strangers.items():
            if times >= 2 and not re.search(NO_NAME, one):
                for character in one:
                    self.abroad[character] += times ** 0.5
        self.first, self.rest = collections.Counter(), collections.Counter()
        for one, times in self.chinese.items():
            length = 2 if one[:2] in self.surnames else 1
            if length == 1:
                self.first[one[0]] += times ** 0.5
            for character in one[length:]:
                self.rest[character] += times ** 0.5

    def odds(self, character, share, size, faith, mean=1.0, least=-40):
        rate = (self.everywhere[character] + 1) / self.total
        value = (share(character) * size + faith * mean) / (rate * size + faith)
        return max(least, min(60, round(8 * math.log2(value))))

    def following(self, given):
        names = {n for n in self.chinese
                 if sum(self.odds(c, given, 60000, 3) for c in n[1:]) > 0}
        out = collections.Counter()
        start = re.compile(f"{self.head}(?=({HAN}{{2,3}}))")
        for text in self.texts:
            for match in start.finditer(text):
                for length in (3, 2):
                    if match.group(1)[:length] in names and len(match.group(1)) >= length:
                        end = match.end() + length
                        if re.match(HAN, text[end:end + 1]):
                            out[text[end]] += 1
                        break
        return out


def main():
    counts = Counts(sys.argv[1], sys.argv[2])
    given, first = mixed([counts.given, counts.rest]), mixed([counts.first])
    sound, after_counts = mixed([counts.sound, counts.abroad]), counts.following(given)
    after = mixed([after_counts])
    characters = {c for c, n in counts.everywhere.items() if n > 200}
    for counter in (counts.given, counts.rest, counts.sound, counts.abroad, counts.first,
                    after_counts):
        characters.update(counter)
    print("character\tsurname\tgiven\ttranscription\tafter")
    for c in sorted(characters):
        if re.match(HAN, c):
            print(c, counts.odds(c, first, 6000, 1, 1.0, -50), counts.odds(c, given, 60000, 2, 2.0),
                  counts.odds(c, sound, 20000, 2, 0.8), counts.odds(c, after, 5000, 3), sep="\t")


main()
