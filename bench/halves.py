#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well reports are read whose annotation the learned judgements have not seen: halves.py PROGRAM

The annotated reports that may be read are parted in two by their ids. For each half the judgements
are learned from the other one (and from the examples of the rules), into a copy of data/ in a
temporary folder, and the half is read with these. Prints F1 as tests/system/evaluation does, by
collection. `pip install scikit-learn` first; takes some five minutes.
"""
import collections
import os
import pathlib
import shutil
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "data" / "generate"), str(ROOT / "tests" / "system" / "evaluation")]
import learned  # noqa: E402  (beside other tools, not a package)
import scorer  # noqa: E402


def half_of(report):
    return zlib.crc32(report["id"].encode()) & 1


def tables(reports, to):
    """Learns each judgement without each half of the reports; to[half] is a folder for its tables."""
    half = {report["id"]: half_of(report) for report in reports}
    names = (*learned.JUDGEMENTS, *learned.ELECTIONS)
    for name, found in learned.examples_of_all(reports, names):
        for number, folder in enumerate(to):
            others = [one for one in found if half.get(one[0]) != number]
            learned.OUT = folder
            learned.write(name, *learned.learn([f[1] for f in others], [f[2] for f in others]))
        print(f"{name}: learned from each half", file=sys.stderr)


def collections_of():
    """Collection -> its reports that may be read."""
    out = collections.defaultdict(list)
    for report in learned.reports([]):
        out[report["set"]].append(report)
    return out


def main():
    learned.PROGRAM = pathlib.Path(sys.argv[1]).resolve()
    by_set = collections_of()
    reports = [report for of_set in by_set.values() for report in of_set]
    with tempfile.TemporaryDirectory() as folder:
        data = [pathlib.Path(folder) / str(half) for half in (0, 1)]
        for half in data:
            shutil.copytree(ROOT / "data", half,
                            ignore=shutil.ignore_patterns("learned", "samples", "generate"))
        tables(reports, [half / "learned" for half in data])
        print("set                    partnership  statement  office  evidence  invented in bare reports")
        totals = [scorer.Scores() for _ in data]
        for name, of_set in by_set.items():
            scores = scorer.Scores()
            for half, where in enumerate(data):
                os.environ["DUIKOU_DATA"] = str(where)
                mine = [report for report in of_set if half_of(report) == half]
                if not mine:
                    continue
                claims = collections.defaultdict(list)
                for claim in learned.run("read", "--format", "ndjson", lines=[
                        {key: report.get(key, "") for key in learned.KEYS} for report in mine]):
                    claims[claim["source"]["id"]].append(claim)
                for report in mine:
                    for into in (scores, totals[half]):
                        into.add(report, claims[report["id"]])
            print(f"{name:<22} {scores.row()}")
        for half, scores in enumerate(totals):
            print(f"{f'half {half}':<22} {scores.row()}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main())
