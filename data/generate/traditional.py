#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/lexicon/traditional.tsv from OpenCC's table of characters.

Needs the Debian packages opencc (the tool opencc_dict) and libopencc-data. Run from anywhere:

    data/generate/traditional.py > data/lexicon/traditional.tsv

A pair enters when
  - both characters are single code points of the basic multilingual plane, so that folding never
    moves an offset and fits a flat table;
  - the simplified character is the first that OpenCC gives;
  - the traditional character is not an ordinary simplified one as well, which GB 2312 tells: the
    first character of Qianxian county, say, must stay itself.
The exceptions to the last point stand below, each with its reason.
"""

import subprocess
import sys
import tempfile

SOURCE = "/usr/share/opencc/TSCharacters.ocd2"

# In GB 2312, but in simplified text met only in a handful of proper names, while traditional text
# cannot be read without them.
FOLDED_NEVERTHELESS = "\u5925\u5f8c\u5fb5\u647a\u65bc\u83f8"  # 夥 後 徵 摺 於 菸

# Written in names of persons and places by the standard table of 2013 though not in GB 2312.
NAME_CHARACTERS = "\u6607\u752f"  # 昇 甯


def pairs():
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", suffix=".txt") as out:
        subprocess.run(
            ["opencc_dict", "-i", SOURCE, "-f", "ocd2", "-o", out.name, "-t", "text"],
            check=True, stdout=subprocess.DEVNULL)
        for line in open(out.name, encoding="utf-8"):
            traditional, _, simplified = line.rstrip("\n").partition("\t")
            yield traditional, simplified.split(" ")


def in_gb2312(character):
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def enters(traditional, simplified):
    if len(traditional) != 1 or len(simplified[0]) != 1 or traditional == simplified[0]:
        return False
    if max(ord(traditional), ord(simplified[0])) > 0xFFFF or traditional in NAME_CHARACTERS:
        return False
    return not in_gb2312(traditional) or traditional in FOLDED_NEVERTHELESS


def main():
    rows = sorted((t, s[0]) for t, s in pairs() if enters(t, s))
    sys.stdout.write("traditional\tsimplified\tsource\n")
    for traditional, simplified in rows:
        sys.stdout.write(f"{traditional}\t{simplified}\tOpenCC TSCharacters\n")


if __name__ == "__main__":
    main()
