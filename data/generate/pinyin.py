#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/places/pinyin.tsv: a reading without tones for each character of names.

The characters: those of data/places/*.tsv and data/lexicon/surnames.tsv, and the 3,500 that are
commonest in the word counts of PyPI jieba 0.42.1. The readings: PyPI pypinyin 0.55.0, but for
characters that names read otherwise (single characters in spellings.tsv beside this file).

    python3 data/generate/pinyin.py --pypinyin DIR --words DIR/jieba/dict.txt
"""

import argparse
import collections
import csv
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent
COMMONEST = 3500


def tsv(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")),
                               delimiter="\t", quoting=csv.QUOTE_NONE))


def is_han(sign):
    return "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf"


def signs_of_names():
    signs = set()
    for name in ("divisions.tsv", "corps.tsv", "zones.tsv", "groups.tsv"):
        for row in tsv(DATA / "places" / name):
            signs.update(row["name"] + (row.get("short") or "") + (row.get("aliases") or ""))
    for row in tsv(DATA / "lexicon" / "surnames.tsv"):
        signs.update(row["surname"])
    return {sign for sign in signs if is_han(sign)}


def commonest(path):
    counts = collections.Counter()
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        word, count = line.split()[:2]
        for sign in word:
            if is_han(sign):
                counts[sign] += int(count)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {sign for sign, _ in ranked[:COMMONEST]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pypinyin", required=True)
    parser.add_argument("--words", required=True)
    options = parser.parse_args()
    sys.path.insert(0, options.pypinyin)
    from pypinyin import lazy_pinyin  # pylint: disable=import-outside-toplevel

    names = {row["name"]: row for row in tsv(HERE / "spellings.tsv") if len(row["name"]) == 1}
    with open(DATA / "places" / "pinyin.tsv", "w", encoding="utf-8", newline="\n") as out:
        out.write("# Readings of the characters of names, without tones; made by "
                  "data/generate/pinyin.py.\n")
        out.write("character\tpinyin\tsource\n")
        for sign in sorted(signs_of_names() | commonest(options.words)):
            reading = lazy_pinyin(sign, v_to_u=True)[0]
            source = "PyPI pypinyin 0.55.0"
            if sign in names:
                reading, source = names[sign]["spelling"], "own knowledge, reading in names"
            if not reading.isalpha():
                sys.exit("no reading for " + sign)
            out.write(f"{sign}\t{reading}\t{source}\n")


if __name__ == "__main__":
    main()
