#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes data/lexicon/entities.tsv: the named character references of HTML.

Python's html.entities carries the list of the HTML standard; names that HTML accepts without a
semicolon stand there twice. Run from anywhere:

    data/generate/entities.py > data/lexicon/entities.tsv
"""

import html.entities
import sys


def main():
    sys.stdout.write("entity\tcode_points\tsource\n")
    for name, text in sorted(html.entities.html5.items()):
        code_points = " ".join(f"{ord(c):04X}" for c in text)
        sys.stdout.write(f"{name}\t{code_points}\tHTML standard\n")


if __name__ == "__main__":
    main()
