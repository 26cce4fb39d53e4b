# SPDX-License-Identifier: Apache-2.0
"""duikou explain: why the reader makes a claim, of a record and of reports without one."""
import json
import pathlib
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import Case, REPORTS, ndjson  # noqa: E402


class OfARecord(Case):
    def setUp(self):
        super().setUp()
        self.good("add", "reports.ndjson")
        self.fact = self.objects("list", "funding", "--json")[0]
        self.claim = self.fact["roles"]["amount"][0]["claims"][0]

    def test_claim_with_rule_words_and_why(self):
        page = self.good("explain", self.claim)
        self.assertTrue(page.startswith(f"funding {self.claim}\n"), page)
        [told] = self.objects("explain", self.claim, "--json")
        [telling] = told["tellings"]
        self.assertEqual(told["standing"], "same")
        for word in (telling["rule"]["name"], telling["rule"]["why"], "[payer: 江苏省]", "乙报",
                     "克孜勒苏柯尔克孜自治州", '"3000万元"'):
            self.assertIn(word, page)
        self.assertEqual([telling["rule"]["name"]], told["claim"]["rules"])

    def test_spans_are_of_the_report(self):
        text = REPORTS[1]["text"]
        [told] = self.objects("explain", self.claim, "--json")

        def check(node):
            if isinstance(node, dict):
                if "quote" in node:
                    self.assertEqual(text[node["start"]:node["end"]], node["quote"])
                for value in node.values():
                    check(value)
            elif isinstance(node, list):
                for value in node:
                    check(value)

        check(told)

    def test_fact_leads_to_its_claims(self):
        fact = self.objects("list", "pairing", "--json")[0]
        told = self.objects("explain", fact["id"], "--json")
        claims = sorted({c for values in fact["roles"].values() for v in values for c in v["claims"]})
        self.assertEqual([one["claim"]["id"] for one in told], claims)

    def test_languages(self):
        self.assertIn("触发处", self.good("explain", self.claim, "--lang", "zh"))
        [zh] = self.objects("explain", self.claim, "--json", "--lang", "zh")
        [en] = self.objects("explain", self.claim, "--json", "--lang", "en")
        self.assertEqual(zh["tellings"][0]["marks"], en["tellings"][0]["marks"])

    def test_verbose_tells_what_was_tried_in_vain(self):
        short = self.good("explain", self.claim)
        long = self.good("explain", self.claim, "--verbose")
        self.assertIn("tried before in vain", long)
        self.assertNotIn("tried before in vain", short)
        self.assertGreater(long.count("\n"), short.count("\n"))

    def test_rules_of_today_may_read_otherwise(self):
        with sqlite3.connect(self.at / "duikou.db") as record:
            versions = record.execute("SELECT DISTINCT reader_version FROM reading").fetchall()
            self.assertEqual(len(versions), 1)
        self.write("mine/words.tsv", "word\tclass\tvalue\n对口支援克州\tpartnership.none\t\n")
        page = self.good("explain", self.claim, "--rules", "mine")
        self.assertIn("no longer make this claim", page)
        self.assertIn(versions[0][0], page)
        self.assertIn("nothing here sets it off", page)
        self.write("mine/words.tsv", "word\tclass\tvalue\n从未见过的词\tdenial\t\n")
        self.assertIn("make this claim too", self.good("explain", self.claim, "--rules", "mine"))

    def test_unknown_ids(self):
        self.assertIn("no claim or fact", self.refused(2, "explain", "c_0"))
        self.assertIn("which claim?", self.refused(2, "explain"))


class OfReports(Case):
    def test_every_claim_needs_no_record(self):
        told = self.objects("explain", "--in", "reports.ndjson", "--json")
        read = self.objects("read", "reports.ndjson")
        self.assertEqual([one["claim"] for one in told], read)
        self.assertFalse((self.at / "duikou.db").exists())

    def test_ids_choose(self):
        wanted = self.objects("read", "reports.ndjson")[-1]["id"]
        told = self.objects("explain", wanted, "--in", "reports.ndjson", "--json")
        self.assertEqual([one["claim"]["id"] for one in told], [wanted])
        out, errors, status = self.run_program("explain", "c_0", "--in", "reports.ndjson")
        self.assertEqual((out, status), ("", 2), errors)

    def test_same_with_any_number_of_threads(self):
        outs = {self.good("explain", "--in", "reports.ndjson", "--json", "--threads", n)
                for n in (1, 2, 16)}
        self.assertEqual(len(outs), 1)

    def test_year_of_publication_is_told(self):
        self.write("one.ndjson", ndjson([{
            "id": "b1", "publisher": "克州日报", "published": "2021-08-30",
            "text": "8月27日，江苏省委书记林某某率江苏省代表团赴我州考察对口支援工作。"}]))
        [visit] = [one for one in self.objects("explain", "--in", "one.ndjson", "--json")
                   if one["claim"]["kind"] == "visit"]
        found = {(one["role"], one["from"]) for telling in visit["tellings"]
                 for one in telling["inferences"]}
        self.assertLessEqual({("start", "publication"), ("to", "publisher")}, found)

    def test_learned_judgements_are_told_in_words(self):
        self.write("one.ndjson", ndjson([{
            "id": "b1", "publisher": "", "published": "2020-03-01",
            "text": "辽宁省对口支援塔城地区。去年，辽宁省派来教师12名。"}]))
        [told] = [one for one in self.objects("explain", "--in", "one.ndjson", "--json")
                  if one["claim"]["kind"] == "personnel"]
        judged = [one["judgement"] for telling in told["tellings"]
                  for one in telling["conditions"] if "judgement" in one]
        self.assertTrue(judged)
        for judgement in judged:
            self.assertEqual(judgement["name"], "personnel.number")
            self.assertIn(" of log-odds", judgement["told"])
            self.assertTrue(judgement["for"])
            self.assertTrue(all(part["weight"] > 0 for part in judgement["for"]))
        chosen = {role["role"]: role["chosen"] for telling in told["tellings"]
                  for role in telling["roles"] if "chosen" in role}
        self.assertIn("辽宁省", [value for one in chosen["from"]["from"] if one["chosen"]
                              for value in one["values"]])
        page = self.good("explain", "--in", "one.ndjson")
        self.assertIn(judged[0]["told"], page)
        self.assertIn("(personnel.from)", page)
        self.assertIn("比1", self.good("explain", "--in", "one.ndjson", "--lang", "zh"))

    def test_controls_are_made_visible(self):
        evil = dict(REPORTS[1], title="\u001b[2J\u202e", text="\u001b]0;x\u0007" + REPORTS[1]["text"])
        self.write("evil.ndjson", ndjson([evil]))
        for options in ([], ["--verbose", "--lang", "zh"]):
            out = self.good("explain", "--in", "evil.ndjson", *options)
            self.assertFalse(set(out) & set("\u001b\u0007\u202e"))
        self.assertFalse(set(self.good("explain", "--in", "evil.ndjson", "--json"))
                         & set("\u001b\u0007"))


if __name__ == "__main__":
    unittest.main()
