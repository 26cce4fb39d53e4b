# SPDX-License-Identifier: Apache-2.0
"""duikou show: a fact, a claim, a report, each with the words behind it."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import Case, REPORTS, ndjson  # noqa: E402


class Show(Case):
    def setUp(self):
        super().setUp()
        self.good("add", "reports.ndjson")
        self.fact = self.objects("list", "pairing", "--json")[0]

    def test_fact(self):
        text = self.good("show", self.fact["id"])
        for word in ("江苏省", "place:653000", "乙报", "丙报", "2 independent", "江苏省对口支援克州"):
            self.assertIn(word, text)
        shown = json.loads(self.good("show", "--json", self.fact["id"]))
        self.assertEqual({key: shown[key] for key in self.fact}, self.fact)
        self.assertEqual(sorted(c["id"] for c in shown["evidence"]), sorted(
            {c for values in self.fact["roles"].values() for v in values for c in v["claims"]}))

    def test_claim(self):
        claim = self.fact["roles"]["supporter"][0]["claims"][0]
        self.assertIn(self.fact["id"], self.good("show", claim))
        shown = json.loads(self.good("show", "--json", claim))
        self.assertEqual(shown["record"]["facts"], [self.fact["id"]])

    def test_report(self):
        self.assertNotIn(REPORTS[0]["text"], self.good("show", "a1"))
        self.assertIn(REPORTS[0]["text"], self.good("show", "--text", "a1"))
        self.assertEqual(json.loads(self.good("show", "--json", "a1"))["publisher"], "甲报")

    def test_unknown(self):
        self.assertIn("no fact, claim or report", self.refused(2, "show", "f_0"))

    def test_controls_are_made_visible(self):
        evil = dict(REPORTS[1], id="evil", title="\u001b[2Jx\u202e\u009b", text="正文\u001b]0;x\u0007。")
        self.good("add", "--format", "ndjson", "-", stdin=ndjson([evil]))
        out = self.good("show", "--text", "evil")
        self.assertFalse(set(out) & set("\u001b\u0007\u202e\u009b"))
        self.assertIn("\\u{1B}[2J", out)


if __name__ == "__main__":
    unittest.main()
