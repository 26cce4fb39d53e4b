# SPDX-License-Identifier: Apache-2.0
"""What must hold for every claim of every report, on tens of thousands of real ones.

Reads ../shared/corpus/reports.ndjson.gz where it is there, else the samples, and says which.
"""
import gzip
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("DUIKOU", ROOT / "build" / "duikou"))
CORPUS = ROOT.parent / "shared" / "corpus" / "reports.ndjson.gz"
SAMPLES = ROOT / "data" / "samples"


def read(*arguments, **options):
    return subprocess.run([PROGRAM, "read", *map(str, arguments)], stdout=subprocess.PIPE,
                          check=True, **options).stdout


class Corpus(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not CORPUS.exists():
            raise unittest.SkipTest("../shared/corpus/reports.ndjson.gz is not here")
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name) / "reports.ndjson"
        with gzip.open(CORPUS) as packed, open(cls.path, "wb") as out:
            while block := packed.read(1 << 20):
                out.write(block)
        cls.claims = read("--threads", "1", cls.path)

    @classmethod
    def tearDownClass(cls):
        if CORPUS.exists():
            cls.folder.cleanup()

    def test_quotes_and_values(self):
        # Some reports stand in the collection twice: their claims are the same, ids and all.
        texts = {r["id"]: r["text"] for r in map(json.loads, self.path.open(encoding="utf-8"))}
        bad, seen, ids = [], 0, {}
        for claim in map(json.loads, self.claims.splitlines()):
            seen += 1
            text = texts[claim["source"]["id"]]
            quotes = claim["evidence"]
            values = [v for role in claim["roles"].values() for v in role]
            if (not quotes or not values or ids.setdefault(claim["id"], claim) != claim
                    or any(text[q["start"]:q["end"]] != q["quote"] or not q["quote"] for q in quotes)
                    or any(not 0 <= v["start"] < v["end"] <= len(text) for v in values)):
                bad.append(claim)
        print(f"{seen} claims of {len(texts)} reports")
        self.assertEqual(bad[:3], [], f"{len(bad)} of {seen}")
        self.assertGreater(seen, 1000)

    def test_threads_change_nothing(self):
        self.assertEqual(hashlib.sha256(read("--threads", "2", self.path)).hexdigest(),
                         hashlib.sha256(self.claims).hexdigest())

    def test_locale_changes_nothing(self):
        for locale in ("C", "zh_CN.UTF-8"):
            got = read(self.path, env={**os.environ, "LC_ALL": locale, "TZ": "Asia/Urumqi"})
            self.assertEqual(hashlib.sha256(got).hexdigest(),
                             hashlib.sha256(self.claims).hexdigest(), locale)


class Samples(unittest.TestCase):
    def paths(self):
        return sorted(p for p in SAMPLES.rglob("*") if p.is_file() and p.name != "README.md"
                      and p.suffix in {".txt", ".md", ".html", ".htm", ".ndjson"})

    def test_threads_change_nothing(self):
        self.assertGreaterEqual(len(self.paths()), 20)
        one = read("--threads", "1", *self.paths())
        self.assertTrue(one)
        self.assertEqual(one, read("--threads", "2", *self.paths()))

    def test_each_alone_gives_what_it_gives_among_others(self):
        together = read(*self.paths()).splitlines()
        alone = [line for path in self.paths() for line in read(path).splitlines()]
        self.assertEqual(together, alone)


if __name__ == "__main__":
    unittest.main()
