#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How many cases of another reader's suite duikou reads alike.

    python3 bench/suites/agree.py PROGRAM SUITE... [--list]

PROGRAM is a built duikou. SUITE is a file of a checkout of
  microsoft/Recognizers-Text   Specs/DateTime/Chinese/*Parser.json,
                               Specs/NumberWithUnit/Chinese/CurrencyModel.json
  facebook/duckling            Duckling/Time/ZH/Corpus.hs, Duckling/AmountOfMoney/ZH/Corpus.hs
  dongrixinyu/JioNLP           test/test_time_parser.py, test/test_money_parser.py
None of their cases is kept here. The case's own day of reference is given as the day of publication.
Dates are compared as first and last day: a clock time counts as its day. A case that is a duration,
a clock time alone or has an open end is outside. `--list` prints the cases that differ.
"""

import ast
import calendar
import datetime
import json
import pathlib
import re
import subprocess
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
DUCKLING_DAY = "2013-02-12"
UTC8 = datetime.timezone(datetime.timedelta(hours=8))


class Case:
    """One input; `expected` holds lists of values, any of which is right; None is outside."""

    def __init__(self, text, day, kind, expected):
        self.text, self.day, self.kind, self.expected = text, day, kind, expected


def span_of(edtf):
    """First and last day of an EDTF date or span; as they are where the year is not known."""
    ends = edtf.split("/")
    if "X" in edtf:
        return ends[0], ends[-1]
    return first_day(ends[0]), last_day(ends[-1])


def first_day(date):
    return date + "-01-01"[len(date) - 4:] if len(date) < 10 else date


def last_day(date):
    if len(date) == 4:
        return date + "-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02}"
    return date


def before(date, days=1):
    return (datetime.date.fromisoformat(date) - datetime.timedelta(days)).isoformat()


# Recognizers-Text


def recognizers(path):
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        day = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        if "Currency" in path.name:
            amounts = [(r["Resolution"]["isoCurrency"], r["Resolution"]["value"])
                       for r in case["Results"]]
            yield Case(case["Input"], day, "amount", [amounts])
            continue
        ways = []
        for way in ("PastResolution", "FutureResolution"):
            found = [recognizers_span(r["Value"].get(way, {})) for r in case["Results"]]
            ways.append(found)
        outside = any(None in way for way in ways)
        yield Case(case["Input"], day, "date", None if outside else ways)


def recognizers_span(value):
    if "date" in value:
        return value["date"], value["date"]
    if "startDate" in value and "endDate" in value:
        return value["startDate"], before(value["endDate"])
    if "startDate" in value or "endDate" in value:
        return value.get("startDate", ""), value.get("endDate", "")
    return None


# Duckling


def duckling(path):
    text = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    for head, body in re.findall(r"examples\s*\((.*?)\)\s*\[(.*?)\]", text, re.S):
        money = re.match(r"(simple|under|above|between)\s+(\w+)\s+(.*)", head.strip(), re.S)
        for text_of in re.findall(r'"([^"]*)"', body):
            if money:
                yield Case(text_of, DUCKLING_DAY, "amount", [duckling_amounts(*money.groups())])
            else:
                span = duckling_span(head)
                yield Case(text_of, DUCKLING_DAY, "date", span and [[span]])


def duckling_amounts(_, currency, numbers):
    scale = 100 if currency == "Cent" else 1
    code = "CNY" if currency in ("Dollar", "Cent") else currency
    return [(code, float(n) / scale) for n in re.findall(r"[\d.]+", numbers)]


def duckling_span(head):
    grain = re.search(r"\b(Second|Minute|Hour|Day|Week|Month|Quarter|Year)\b", head)
    dates = re.findall(r"\((\d+),\s*(\d+),\s*(\d+),\s*\d+,\s*\d+,\s*[\d.]+", head)
    if not grain or not dates or grain.group(1) in ("Second", "Minute", "Hour"):
        return None
    days = [datetime.date(int(y), max(int(m), 1), max(int(d), 1)).isoformat() for y, m, d in dates]
    if len(days) == 2:
        return days[0], before(days[1])
    width = {"Day": 10, "Month": 7, "Year": 4}.get(grain.group(1))
    if width:
        return span_of(days[0][:width])
    return days[0], before(days[0], -6)


# JioNLP


def jionlp(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {"datetime": datetime, "time": __import__("time")}
    units = currency_codes()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        name = node.targets[0].id
        if isinstance(node.value, ast.Constant):
            names[name] = node.value.value
        elif name.endswith("_string_list"):
            for row in node.value.elts:
                case = eval(compile(ast.Expression(row), str(path), "eval"), dict(names))
                yield jionlp_amount(case, units) if "money" in name else jionlp_date(case)


def currency_codes():
    rows = (DATA / "lexicon/words/currencies.tsv").read_text(encoding="utf-8").split("\n")
    return {r[0]: r[2] for r in (row.split("\t") for row in rows)
            if len(r) > 2 and r[1] == "amount.unit"}


def jionlp_amount(case, units):
    numbers = case[1]["num"] if isinstance(case[1]["num"], list) else [case[1]["num"]]
    amounts = [(units[case[1]["case"]], number) for number in numbers]
    # A vague number ("3000-odd") has both ends there, and a bound beside its number here.
    return Case(case[0], "", "amount", [amounts, amounts[:1]] if len(amounts) > 1 else [amounts])


def jionlp_day(base):
    if base is None:
        return ""
    if isinstance(base, dict):
        return "-".join(f"{base[k]:02}" for k in ("year", "month", "day") if k in base)
    if isinstance(base, (list, tuple)):
        return "-".join(f"{n:02}" for n in base[:3])
    if isinstance(base, (int, float)):
        return datetime.datetime.fromtimestamp(base, UTC8).date().isoformat()
    return base.date().isoformat()


def jionlp_date(case):
    text, base, value = case[0], case[1], case[2]
    day = jionlp_day(base)
    times = value["time"] if value["type"] in ("time_point", "time_span") else None
    if not times or not all(isinstance(t, str) and "inf" not in t for t in times):
        return Case(text, day, "date", None)
    start, end = (t[:10] for t in times)
    now = "01:06:40"  # the clock of their reference: the side that the words leave open
    if start == day and times[0].endswith(now):
        start = ""
    elif end == day and times[1].endswith(now):
        end = ""
    return Case(text, day, "date", [[(start, end)]])


def same(case, mentions):
    if case.kind == "amount":
        got = []
        for value in mentions:
            code, _, number = value.rpartition(" ")
            got.append((code or "CNY", float(number)))
        return any([(c, float(n)) for c, n in way] == got for way in case.expected)
    got = [span_of(value) for value in mentions]
    for way in case.expected:
        if len(way) == len(got) and all(
                (a[0] in ("", b[0])) and (a[1] in ("", b[1])) for a, b in zip(way, got)):
            return True
        # A list of neighbouring days is one span to some.
        if len(way) == 1 and len(got) > 1 and way[0] == (got[0][0], got[-1][1]):
            return True
    return False


def read(program, cases):
    lines = "".join(json.dumps({"id": str(i), "text": c.text, "published": c.day}) + "\n"
                    for i, c in enumerate(cases))
    out = subprocess.run([program, "mentions", "--format", "ndjson", "-"], input=lines.encode(),
                         stdout=subprocess.PIPE, check=False).stdout
    found = [[] for _ in cases]
    for line in out.decode().splitlines():
        mention = json.loads(line)
        case = int(mention["source"]["id"])
        if mention["type"] == cases[case].kind:
            found[case].append(mention["value"])
    return found


def main(arguments):
    listing = "--list" in arguments
    program, *suites = [a for a in arguments if a != "--list"]
    readers = {".json": recognizers, ".hs": duckling, ".py": jionlp}
    for suite in map(pathlib.Path, suites):
        cases = list(readers[suite.suffix](suite))
        found = read(program, cases)
        inside = [(c, m) for c, m in zip(cases, found) if c.expected]
        differ = [(c, m) for c, m in inside if not same(c, m)]
        print(f"{suite.name}: {len(inside) - len(differ)} of {len(inside)} alike, "
              f"{len(cases) - len(inside)} outside")
        for case, mentions in differ if listing else []:
            print(f"  {case.text} ({case.day}): {case.expected[0]}, here {mentions}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
