# SPDX-License-Identifier: Apache-2.0
"""duikou list: filters, forms, and errors that name the nearest word."""
import csv
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import Case  # noqa: E402


class List(Case):
    def setUp(self):
        super().setUp()
        self.good("add", "reports.ndjson")

    def count(self, *arguments):
        return len(self.objects("list", *arguments, "--json"))

    def test_two_reports_one_pairing(self):
        facts = self.objects("list", "pairing", "--json")
        self.assertEqual(len(facts), 1)
        fact = facts[0]
        self.assertEqual(list(fact), ["id", "kind", "roles", "reports", "independent", "modality",
                                      "programme", "doubtful"])
        self.assertEqual((fact["reports"], fact["independent"]), (["a2", "a3"], 2))
        value = fact["roles"]["supporter"][0]
        self.assertEqual((value["value"], value["entity"], value["reports"]),
                         ("江苏省", "place:320000", ["a2", "a3"]))

    def test_places(self):
        for place in ("江苏省", "江苏", "320000", "place:320000", "Jiangsu"):
            self.assertEqual(self.count("pairing", "--from", place), 1, place)
        for place in ("新疆", "克州", "653000"):
            self.assertEqual(self.count("pairing", "--to", place), 1, place)
        self.assertEqual(self.count("pairing", "--to", "喀什"), 0)
        self.assertEqual(self.count("pairing", "--place", "新疆"), 1)

    def test_time_and_source(self):
        self.assertEqual(self.count("visit", "--since", "2021-08"), 1)
        self.assertEqual(self.count("visit", "--since", "2021-09"), 0)
        self.assertEqual(self.count("visit", "--until", "2021-08-26"), 0)
        self.assertEqual(self.count("visit", "--source", "甲报"), 1)
        self.assertEqual(self.count("visit", "--source", "a2"), 0)
        self.assertEqual(self.count("visit", "--as-of", "2000-01-01"), 0)

    def test_person(self):
        self.assertEqual(self.count("visit", "--person", "甲一鸣"), 1)
        self.assertIn("did you mean 甲一鸣?", self.refused(2, "list", "visit", "--person", "甲一明"))

    def test_unknown_words(self):
        for arguments, word in (
                (("vist",), "did you mean visit?"),
                (("visit", "--to", "喀什市区"), "did you mean 喀什"),
                (("visit", "--rank", "provinse"), "did you mean province?"),
                (("visit", "--programme", "xinjiang-2011"), "did you mean xinjiang-201"),
                (("visit", "--source", "甲报纸"), "did you mean 甲报?"),
                (("visit", "--since", "gestern"), "write 2023"),
                (("visit", "--as-of", "2023-08"), "write 2026")):
            self.assertIn(word, self.refused(2, "list", *arguments), arguments)

    def test_csv(self):
        text = self.run_program("list", "funding", "--csv")[0]
        self.assertTrue(all(line.endswith("\r\n") for line in io.StringIO(text, newline="\n")))
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        self.assertEqual([row["amount"] for row in rows], ["30000000"])
        self.refused(2, "list", "funding", "--csv", "--json")

    def test_table(self):
        table = self.good("list", "funding")
        self.assertEqual(len(table.splitlines()), 2)
        self.assertIn("克孜勒苏柯尔克孜自治州", table)
        out, errors, status = self.run_program("list", "personnel")
        self.assertEqual((out, status), ("", 0))
        self.assertIn("not to say there is none", errors)

    def test_hidden_rows_are_counted(self):
        kinds = self.objects("list", "office", "--json") + self.objects("list", "visit", "--json")
        self.assertTrue(kinds)
        out, errors, status = self.run_program("list", "visit", "--limit", 0)
        self.assertEqual((out, status), ("", 0))
        self.assertIn("1 more of 1 facts are hidden (--limit 1 shows them)", errors)

    def test_no_record(self):
        self.assertIn("duikou add", self.refused(3, "list", "visit", "--record", "none.db"))
        self.assertFalse((self.at / "none.db").exists())


if __name__ == "__main__":
    unittest.main()
