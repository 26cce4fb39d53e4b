# SPDX-License-Identifier: Apache-2.0
"""Scores on the annotated reports of ../shared/evaluation, which is no part of the project.

Where it is absent the tests say so and are skipped. The thresholds are floors that only rise.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("DUIKOU", ROOT / "build" / "duikou"))
SETS = ROOT.parent / "shared" / "evaluation"
KEYS = ("id", "url", "title", "publisher", "published", "text")

# set -> {score: at least}
FLOORS = {
    "seed_gold.jsonl": {"all": 0.94},
    "gold.jsonl": {"partnership": 0.47, "statement": 0.72, "office": 0.96},
    "authored.jsonl": {"partnership": 0.77, "statement": 0.82, "office": 0.94},
}


def scores(name):
    """What score.py says of the program's claims over one set."""
    reports = [json.loads(line) for line in (SETS / name).open(encoding="utf-8")]
    given = "".join(json.dumps({k: r.get(k, "") for k in KEYS}, ensure_ascii=False) + "\n"
                    for r in reports)
    read = subprocess.run([PROGRAM, "read", "--format", "ndjson", "-"], input=given.encode(),
                          capture_output=True, check=True)
    with tempfile.NamedTemporaryFile(suffix=".ndjson") as claims:
        claims.write(read.stdout)
        claims.flush()
        scored = subprocess.run([sys.executable, SETS / "score.py", SETS / name, claims.name,
                                 "--json"], capture_output=True, text=True, check=True)
    return json.loads(scored.stdout)


class Scores(unittest.TestCase):
    def check(self, name):
        if not (SETS / name).exists():
            self.skipTest(f"../shared/evaluation/{name} is not here")
        got = scores(name)
        line = ", ".join(f"{kind} {got[kind]['f1']:.3f}" for kind in ("all", "partnership",
                                                                     "office", "statement"))
        print(f"{name}: {line}; {got['claims']['ungrounded_values']} ungrounded")
        for kind, least in FLOORS[name].items():
            self.assertGreaterEqual(got[kind]["f1"], least, f"{name}: {kind}")
        self.assertEqual(got["claims"]["ungrounded_values"], 0)

    def test_founding_document(self):
        self.check("seed_gold.jsonl")

    def test_real_reports(self):
        self.check("gold.jsonl")

    def test_written_reports(self):
        self.check("authored.jsonl")


if __name__ == "__main__":
    unittest.main()
