# SPDX-License-Identifier: Apache-2.0
"""duikou compare: what a change of rules or of version does to claims."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import Case, ndjson  # noqa: E402


def moved(claims):
    """The claims as another version might read them: one gone, one new, one changed."""
    out = [dict(claim) for claim in claims]
    changed = json.loads(json.dumps(out[0]))
    role, values = next(iter(changed["roles"].items()))
    values[0]["value"] = "别处"
    changed["id"] = "c_changed"
    new = json.loads(json.dumps(out[1]))
    new.update(id="c_new", kind="pledge")
    new["roles"] = {}
    return [changed, out[1], new, *out[3:]], role, out[2]


class Files(Case):
    def setUp(self):
        super().setUp()
        self.old = self.good("read", "reports.ndjson")
        self.claims = [json.loads(line) for line in self.old.splitlines()]
        self.write("old.ndjson", self.old)

    def counted(self, *arguments, **options):
        lines = self.objects("compare", *arguments, "--json", **options)
        counts = {one["kind"]: one for one in lines if one["what"] == "counts"}
        return counts, [one for one in lines if one["what"] != "counts"]

    def test_same(self):
        counts, differences = self.counted("old.ndjson", "old.ndjson")
        self.assertEqual(differences, [])
        self.assertEqual(sum(one["same"] for one in counts.values()), len(self.claims))
        self.assertRegex(self.good("compare", "old.ndjson", "old.ndjson"),
                         rf"(?m)^all +0 +0 +0 +{len(self.claims)}$")

    def test_came_went_and_changed(self):
        now, role, gone = moved(self.claims)
        self.write("new.ndjson", ndjson(now))
        counts, differences = self.counted("old.ndjson", "new.ndjson")
        by = {one["what"]: one for one in differences}
        self.assertEqual(by["changed"]["old"]["id"], self.claims[0]["id"])
        self.assertEqual(by["changed"]["new"]["id"], "c_changed")
        [change] = by["changed"]["changes"]
        self.assertEqual((change["role"], change["came"]), (role, ["别处"]))
        self.assertEqual(by["only-old"]["old"], gone)
        self.assertEqual(by["only-new"]["new"]["id"], "c_new")
        self.assertEqual(counts["pledge"]["only_new"], 1)
        page = self.good("compare", "old.ndjson", "new.ndjson")
        self.assertLess(page.index("all "), page.index("c_changed"))
        for line in (f"{self.claims[0]['id']} -> c_changed", f"- {gone['kind']} {gone['id']}",
                     "+ pledge c_new", "+ 别处"):
            self.assertIn(line, page)

    def test_kind(self):
        self.write("new.ndjson", "")
        counts, differences = self.counted("old.ndjson", "new.ndjson", "--kind", "pairing")
        self.assertEqual(set(counts), {"pairing"})
        self.assertTrue(all(one["old"]["kind"] == "pairing" for one in differences))
        self.assertIn("did you mean pairing",
                      self.refused(2, "compare", "old.ndjson", "new.ndjson", "--kind", "pairng"))

    def test_reports_in_another_order_or_on_one_side_alone(self):
        runs = {}
        for claim in self.claims:
            runs.setdefault(claim["source"]["id"], []).append(claim)
        self.assertGreaterEqual(len(runs), 3)
        backwards = [claim for run in reversed(runs.values()) for claim in run]
        self.write("new.ndjson", ndjson(backwards))
        for files in (("old.ndjson", "new.ndjson"), ("new.ndjson", "old.ndjson")):
            self.assertEqual(self.counted(*files)[1], [])
        first = next(iter(runs))
        self.write("new.ndjson", ndjson([c for c in self.claims if c["source"]["id"] != first]))
        for what, files in (("only-old", ("old.ndjson", "new.ndjson")),
                            ("only-new", ("new.ndjson", "old.ndjson"))):
            differences = self.counted(*files)[1]
            self.assertEqual([one["what"] for one in differences], [what] * len(runs[first]))

    def test_standard_input(self):
        now, _, _ = moved(self.claims)
        self.write("new.ndjson", ndjson(now))
        self.assertEqual(self.counted("-", "new.ndjson", stdin=self.old),
                         self.counted("old.ndjson", "new.ndjson"))
        self.assertEqual(self.counted("old.ndjson", "-", stdin=ndjson(now)),
                         self.counted("old.ndjson", "new.ndjson"))
        self.assertIn("cannot be both", self.refused(2, "compare", "-", "-"))

    def test_bad_lines_are_refused_one_by_one(self):
        self.write("new.ndjson", self.old + "{}\nno claim\n")
        out, errors, status = self.run_program("compare", "old.ndjson", "new.ndjson")
        self.assertEqual(status, 1)
        self.assertEqual(errors.count("\n"), 2, errors)
        self.assertIn("new.ndjson:%d" % (len(self.claims) + 1), errors)
        self.assertRegex(out, rf"(?m)^all +0 +0 +0 +{len(self.claims)}$")

    def test_wrong_use(self):
        for arguments in ([], ["old.ndjson"], ["old.ndjson", "none.ndjson"],
                          ["old.ndjson", "old.ndjson", "--on", "reports.ndjson"]):
            self.refused(2, "compare", *arguments)


class Rules(Case):
    def test_own_rules_on_reports(self):
        self.write("mine/words.tsv", "word\tclass\tvalue\n安排援助\tdenial\t\n")
        lines = self.objects("compare", "--rules", "mine", "--on", "reports.ndjson", "--json")
        differences = [one for one in lines if one["what"] != "counts"]
        self.assertEqual([(one["what"], one["old"]["kind"]) for one in differences],
                         [("only-old", "funding")])
        outs = {self.good("compare", "--rules", "mine", "--on", "reports.ndjson", "--threads", n)
                for n in (1, 2, 16)}
        self.assertEqual(len(outs), 1)
        self.assertIn("no rules of your own", self.refused(
            2, "compare", "--on", "reports.ndjson", env={"DUIKOU_RULES": ""}))


if __name__ == "__main__":
    unittest.main()
