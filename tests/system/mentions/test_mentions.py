# SPDX-License-Identifier: Apache-2.0
"""duikou mentions: each mention stands where it says it stands, in text order."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import Case, REPORTS  # noqa: E402


class Mentions(Case):
    def test_text_stands_at_its_span(self):
        text = REPORTS[1]["text"]
        found = self.objects("mentions", "--format", "txt", "-", stdin=text)
        self.assertTrue(found)
        for mention in found:
            self.assertEqual(text[mention["start"]:mention["end"]], mention["text"])
        self.assertEqual(found, sorted(found, key=lambda m: m["start"]))
        self.assertIn(("amount", "30000000"), {(m["type"], m["value"]) for m in found})

    def test_source_is_the_report(self):
        found = self.objects("mentions", "reports.ndjson")
        self.assertEqual({m["source"]["id"] for m in found}, {"a1", "a2", "a3"})


if __name__ == "__main__":
    unittest.main()
