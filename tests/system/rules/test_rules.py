# SPDX-License-Identifier: Apache-2.0
"""duikou rules and --rules: the built-in rules, a user's own, and the errors of a file of rules."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import Case, ndjson  # noqa: E402

WORDS = "word\tclass\tvalue\n倾囊\tmytestgift\t\n"
RULE = """\
rule funding.emptied
  kind funding
  why Who empties the purse for a place gives it the sum.
  trigger word @mytestgift
  amount = clause amount
  recipient = near-recipient place
  need amount recipient
  yes [2020-03-01 塔城日报] 辽宁省对口支援塔城地区。当日倾囊300万元。 => amount=3000000; recipient=塔城地区
  no 塔城地区有300万元。
"""
TEXT = "辽宁省对口支援塔城地区。当日倾囊500万元。"


class Rules(Case):
    def own(self, rule=RULE, words=WORDS):
        self.write("gifts/words.tsv", words)
        self.write("gifts/a.rule", rule)

    def test_built_in_rules_keep_their_examples(self):
        self.assertRegex(self.good("rules", "check", env={"DUIKOU_RULES": ""}),
                         r"(?m)^\d+ rules, \d+ examples, 0 not kept$")

    def test_own_rule_makes_a_claim_under_its_label(self):
        self.own()
        self.write("one.ndjson", ndjson([{"id": "b1", "text": TEXT, "published": "2021-01-02"}]))

        def makers(*arguments, **options):
            return [rule for claim in self.objects("read", "one.ndjson", *arguments, **options)
                    for rule in claim["rules"]]

        name = "gifts:funding.emptied"
        self.assertNotIn(name, makers(env={"DUIKOU_RULES": ""}))
        self.assertIn(name, makers("--rules", "gifts"))
        self.assertIn(name, makers(env={"DUIKOU_RULES": str(self.at / "gifts")}))
        self.assertIn(name, self.good("rules", "list", name, "--rules", "gifts"))
        self.assertIn("倾囊", self.good("rules", "classes", "mytestgift", "--rules", "gifts"))

    def test_own_word_whose_value_is_no_number_of_days(self):
        text = ("吉林省对口支援日喀则市。\n"
                "2019年6月10日，吉林省副省长秦望川率团到白朗县考察，为期好些天。")
        self.write("one.ndjson", ndjson([{"id": "b1", "text": text}]))
        for value, end in (("many", []), ("99999999999", []), ("400000", []), ("", []),
                           ("5", ["2019-06-14"])):
            self.write("days/words.tsv", f"word\tclass\tvalue\n好些天\tlasting.days\t{value}\n")
            ends = [one["value"] for claim in self.objects("read", "one.ndjson", "--rules", "days")
                    if claim["kind"] == "visit" for one in claim["roles"].get("end", [])]
            self.assertEqual(ends, end, value)

    def test_reports_tell_which_rules_never_fired(self):
        self.own()
        self.write("one.ndjson", ndjson([{"id": "b1", "text": TEXT, "published": "2021-01-02"}]))
        uses = {use["rule"]: use for use in self.objects(
            "rules", "check", "--rules", "gifts", "--on", "one.ndjson", "--json")}
        self.assertEqual(uses["gifts:funding.emptied"]["drafts"], 1)
        page = self.good("rules", "check", "--rules", "gifts", "--on", "one.ndjson")
        never = page.split("rules that never fired\n")[1].split("\n\n")[0]
        self.assertNotIn("gifts:funding.emptied", never)
        idle = [name for name, use in uses.items() if use["drafts"] + use["beaten"] == 0]
        self.assertTrue(idle)
        self.assertEqual([line.split()[0] for line in never.splitlines()], idle)

    def test_example_that_is_not_kept(self):
        self.own(RULE.replace("=> amount=3000000", "=> amount=4000000"))
        out, errors, status = self.run_program("rules", "check", "--rules", "gifts")
        self.assertEqual((errors, status), ("", 1))
        self.assertIn("gifts/a.rule:8: gifts:funding.emptied does not keep its yes", out)
        self.assertIn("wanted  amount=4000000", out)
        self.assertIn(" 1 not kept", out)

    def test_broken_files(self):
        for before, after, place, mend in (
                ("trigger word", "trigger wrd", "a.rule:4:11", "did you mean word?"),
                ("@mytestgift", "@mytestgft", "a.rule:4:16", "did you mean @mytestgift?"),
                ("= clause", "= claus", "a.rule:5:12", "did you mean clause?"),
                ("need amount", "need amuont", "a.rule:7:8", "did you mean amount?"),
                ("  need amount recipient", "  yields fundig amount", "a.rule:7:10",
                 "did you mean funding?"),
                ("  need amount recipient", "  yields funding amuont", "a.rule:7:18",
                 "did you mean amount?"),
                ("  need amount", "  nead amount", "a.rule:7:3", "did you mean need?")):
            self.own(RULE.replace(before, after, 1))
            for command in (("rules", "check"), ("read", "reports.ndjson")):
                said = self.refused(3, *command, "--rules", "gifts")
                self.assertIn(f"gifts/{place}: ", said)
                self.assertIn(mend, said)

    def test_no_text_or_no_rules(self):
        self.write("bad/a.rule", b"rule \x00\x01\xff")
        self.assertIn("bad/a.rule: no text in UTF-8",
                      self.refused(3, "rules", "check", "--rules", "bad"))
        self.write("empty/readme.txt", "nothing")
        for folder in ("empty", "missing"):
            self.assertIn(folder, self.refused(2, "rules", "check", "--rules", folder))

    def test_names_that_are_wrong(self):
        self.assertIn("did you mean", self.refused(2, "rules", "classes", "suport"))
        self.own(words=WORDS + "倾囊\tmytestgift\t\n")
        self.assertIn("gifts/words.tsv:3:", self.refused(3, "rules", "check", "--rules", "gifts"))


if __name__ == "__main__":
    unittest.main()
