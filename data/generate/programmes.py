#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of data/programmes/ from the collected facts.

    python3 data/generate/programmes.py ../shared/facts

The folder given holds programmes.csv, pairings.csv and conferences.csv. The words by which a text
names a programme, and the shorthand of the facts (an area without a code), stand in the hand tables
programme_words.tsv and programme_codes.tsv beside this file. Pairings that nobody has a page for
(basis recalled) are left out, and so are the dates of conferences without a page.
"""

import csv
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "programmes"
PLACES = HERE.parent / "places"


def tsv(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")),
                               delimiter="\t", quoting=csv.QUOTE_NONE))


def facts(folder, name):
    with open(folder / name, encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def write(name, comment, columns, rows):
    with open(OUT / name, "w", encoding="utf-8", newline="\n") as out:
        out.write("# " + comment + "; made by data/generate/programmes.py.\n")
        out.write("\t".join(columns) + "\n")
        for row in sorted(rows):
            out.write("\t".join(" ".join(cell.replace('"', "").split()) for cell in row) + "\n")


def source_of(row, table):
    return row["source_url"].strip() or "facts/" + table


class Codes:
    """Codes of names: of the divisions, the corps, the zones, then of the hand table."""

    def __init__(self):
        self.by_name = {}
        self.past = {}
        for row in tsv(PLACES / "divisions.tsv"):
            if row["until"]:
                self.past.setdefault(row["name"], []).append((row["until"], row["code"]))
            elif row["level"] != "county":
                self.by_name[row["name"]] = row["code"]
        for name in ("corps.tsv", "zones.tsv"):
            for row in tsv(PLACES / name):
                self.by_name[row["name"]] = row["code"]
        for row in tsv(HERE / "programme_codes.tsv"):
            self.by_name[row["name"]] = row["codes"]
        self.present = {row["code"] for row in tsv(PLACES / "divisions.tsv")}

    def of(self, name, given):
        """The code given where there is one, else the code of the name; empty where none is."""
        if given in self.present:
            return given
        if name in self.by_name:
            return self.by_name[name]
        if name in self.past:
            return max(self.past[name])[1]
        return given


def pairings(folder, codes):
    rows, missing = [], []
    for row in facts(folder, "pairings.csv"):
        if row["basis"] not in ("source", "derived"):
            continue
        supporter = codes.of(row["donor"], row["donor_code"])
        recipient = codes.of(row["recipient"], row["recipient_code"])
        if not supporter or not recipient:
            missing.append(row["donor"] + " - " + row["recipient"])
            continue
        for code in recipient.split("|"):
            rows.append([row["programme_id"], supporter, code, row["start"], row["end"],
                         row["basis"], row["certainty"], row["donor"], row["recipient"],
                         source_of(row, "pairings")])
    return rows, missing


def programmes(folder, pairs):
    words = {row["id"]: row for row in tsv(HERE / "programme_words.tsv")}
    rows = []
    for row in facts(folder, "programmes.csv"):
        sides = [sorted({p[i] for p in pairs if p[0] == row["id"]}) for i in (1, 2)]
        extra = words[row["id"]]
        sides[1] = sides[1] or extra["recipients"].split("|")
        whole = extra["whole"]
        rows.append([row["id"], row["name_zh"], row["name_en"], row["kind"], row["start"],
                     row["end"], "|".join(sides[0]), "|".join(sides[1]), whole, extra["words"],
                     extra["parent"], row["certainty"], source_of(row, "programmes")])
    return rows


def conferences(folder):
    """A row for each conference and date that a page states; the seed report counts as a page."""
    kept = {}
    for row in facts(folder, "conferences.csv"):
        noted = row["source_url"].strip() or ("seed report of 2023-08-29"
                                              if "seed report" in row["note"] else "")
        if not noted:
            continue
        key = (row["series"], row["ordinal"], row["name_zh"], row["start"], row["end"],
               row["place_code"])
        sources = kept.setdefault(key, (row["certainty"], []))[1]
        if noted not in sources:
            sources.append(noted)
    return [list(key) + [certainty, "|".join(sources)]
            for key, (certainty, sources) in kept.items()]


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: programmes.py FOLDER-OF-FACTS")
    folder = pathlib.Path(sys.argv[1])
    pairs, missing = pairings(folder, Codes())
    unique = sorted({tuple(row) for row in pairs})
    write("pairings.tsv", "Who supports whom: pairings that a page states (source) or that follow "
          "from one (derived)",
          ["programme", "supporter", "recipient", "start", "end", "basis", "certainty",
           "supporter_name", "recipient_name", "source"], unique)
    write("programmes.tsv", "Programmes of paired assistance and the words that mark them in a "
          "text",
          ["id", "name", "name_en", "kind", "start", "end", "supporters", "recipients", "whole",
           "words", "parent", "certainty", "source"], programmes(folder, pairs))
    write("conferences.tsv", "Meetings of numbered series with the dates that pages state",
          ["series", "ordinal", "name", "start", "end", "place", "certainty", "source"],
          conferences(folder))
    print("left out, a side has no code:", ", ".join(missing), file=sys.stderr)


if __name__ == "__main__":
    main()
