# SPDX-License-Identifier: Apache-2.0
"""How well annotated reports are read; what each set is stands in README.md beside this file.

The thresholds are floors that only rise. Sets of ../shared, which is no part of the project, are
skipped where it is absent.
"""
import collections
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import scorer

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PROGRAM = pathlib.Path(os.environ.get("DUIKOU", ROOT / "build" / "duikou"))
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus" / "reports.ndjson.gz"
KEYS = ("id", "url", "title", "publisher", "published", "text")

# set -> {score: at least}
FLOORS = {
    "seed_gold": {"partnership": 0.95, "office": 0.98},
    "gold": {"partnership": 0.76, "statement": 0.88, "office": 0.97},
    "authored": {"partnership": 0.88, "statement": 0.91, "office": 0.97},
    "written, read": {"partnership": 0.83, "statement": 0.88, "office": 0.95},
    "written, only scored": {"partnership": 0.77, "statement": 0.87, "office": 0.94},
    "varied": {"partnership": 0.73, "statement": 0.85, "office": 0.88},
    "news, read": {"partnership": 0.78, "statement": 0.80, "office": 0.93},
    "news, only scored": {"partnership": 0.38, "statement": 0.78, "office": 0.92},
}


def lines(path):
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def of_use(reports, name):
    use = "score" if name.endswith("scored") else "read"
    return [report for report in reports if report["use"] == use]


def from_corpus(annotated):
    """Reports of the news archive that annotations point into: their words stay in the archive."""
    wanted = {report["id"]: report for report in annotated}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as archive:
        for report in map(json.loads, archive):
            if report["id"] not in wanted:
                continue
            marks = wanted[report["id"]]
            text = report["text"][marks["start"]:marks["end"]]
            claims = [{"kind": claim["kind"],
                       "roles": {role: [v if isinstance(v, str) else text[v[0]:v[1]] for v in values]
                                 for role, values in claim["roles"].items()},
                       "evidence": [text[start:end] for start, end in claim["evidence"]]}
                      for claim in marks["claims"]]
            yield {**report, "text": text, "claims": claims}


def reports_of(name):
    """The annotated reports of a set; None where it is not here."""
    if name.startswith("written"):
        return of_use(lines(HERE / "written.jsonl"), name)
    if name.startswith("news"):
        marks = of_use(lines(HERE / "news.jsonl"), name)
        return list(from_corpus(marks)) if CORPUS.exists() else None
    if name == "varied":
        return lines(HERE / "varied.jsonl")
    path = SHARED / "evaluation" / f"{name}.jsonl"
    return lines(path) if path.exists() else None


def claims_of(reports):
    given = "".join(json.dumps({k: r.get(k, "") for k in KEYS}, ensure_ascii=False) + "\n"
                    for r in reports)
    read = subprocess.run([PROGRAM, "read", "--format", "ndjson", "-"], input=given.encode(),
                          capture_output=True, check=True)
    return [json.loads(line) for line in read.stdout.splitlines()]


def scored(reports, claims):
    by_report = collections.defaultdict(list)
    for claim in claims:
        by_report[claim["source"]["id"]].append(claim)
    scores = scorer.Scores()
    for report in reports:
        scores.add(report, by_report[report["id"]])
    return scores


class Evaluation(unittest.TestCase):
    def check(self, name):
        reports = reports_of(name)
        if reports is None:
            self.skipTest(f"the reports of the set '{name}' are not in ../shared")
        claims = claims_of(reports)
        scores = scored(reports, claims)
        print(f"{name:<22} {scores.row()}")
        for kind, least in FLOORS[name].items():
            kinds = scorer.PARTNERSHIP if kind == "partnership" else [kind]
            self.assertGreaterEqual(scores.f1(*kinds), least, f"{name}: {kind}")
        texts = {report["id"]: report["text"] for report in reports}
        for claim in claims:
            for values in claim["roles"].values():
                for value in values:
                    size = len(texts[claim["source"]["id"]])
                    self.assertTrue(0 <= value["start"] < value["end"] <= size, claim["id"])


def add_test(name):
    def test(self):
        self.check(name)
    setattr(Evaluation, "test_" + name.replace(", ", "_").replace(" ", "_"), test)


print("set                    partnership  statement  office  evidence  invented in bare reports")
for set_name in FLOORS:
    add_test(set_name)


class Annotations(unittest.TestCase):
    """The project's own annotations hold together."""

    def test_quotes_and_roles(self):
        with (ROOT / "data" / "kinds.tsv").open(encoding="utf-8") as table:
            rows = [line.split("\t") for line in table if line[0] not in "#\n"]
        roles = {(row[0], row[1]) for row in rows}
        seen = set()
        for report in lines(HERE / "written.jsonl") + lines(HERE / "varied.jsonl"):
            self.assertNotIn(report["id"], seen)
            seen.add(report["id"])
            for claim in report["claims"]:
                self.assertTrue(claim["evidence"], report["id"])
                for quote in claim["evidence"]:
                    self.assertIn(quote, report["text"], report["id"])
                for role in claim["roles"]:
                    self.assertIn((claim["kind"], role), roles, report["id"])

    def test_scorer_agrees_with_the_one_of_the_collection(self):
        name, theirs = "authored", SHARED / "evaluation" / "score.py"
        if not theirs.exists():
            self.skipTest("../shared/evaluation/score.py is not here")
        reports = reports_of(name)
        claims = claims_of(reports)
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as file:
            file.writelines(json.dumps(claim) + "\n" for claim in claims)
            file.flush()
            said = subprocess.run([sys.executable, theirs, SHARED / "evaluation" / f"{name}.jsonl",
                                   file.name, "--json"], capture_output=True, text=True, check=True)
        expected = json.loads(said.stdout)
        ours = scored(reports, claims)
        for kind in scorer.KINDS:
            self.assertAlmostEqual(ours.f1(kind), expected[kind]["f1"], places=3, msg=kind)
        self.assertEqual(ours.overlapping, expected["claims"]["evidence_overlaps"])


if __name__ == "__main__":
    unittest.main()
