# SPDX-License-Identifier: Apache-2.0
"""duikou read: the same bytes whatever the threads, and one line for what is refused."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import Case, REPORTS, ndjson  # noqa: E402


class Read(Case):
    def test_claims_in_the_order_of_the_reports(self):
        sources = [claim["source"]["id"] for claim in self.objects("read", "reports.ndjson")]
        self.assertEqual(sources, sorted(sources))
        self.assertEqual(set(sources), {"a1", "a2", "a3"})

    def test_spans_are_quotes(self):
        texts = {report["id"]: report["text"] for report in REPORTS}
        for claim in self.objects("read", "reports.ndjson"):
            for piece in claim["evidence"]:
                text = texts[claim["source"]["id"]]
                self.assertEqual(text[piece["start"]:piece["end"]], piece["quote"])

    def test_threads_change_nothing(self):
        many = [dict(report, id=f"{report['id']}-{i:04}") for i in range(300) for report in REPORTS]
        lines = ndjson(many).splitlines(keepends=True)
        lines[100] = "{broken\n"
        self.write("many.ndjson", "".join(lines))
        first = self.run_program("read", "--threads", 1, "many.ndjson")
        self.assertEqual(first[2], 1)
        self.assertIn("many.ndjson:101: ", first[1])
        for threads in (2, 3, 16):
            self.assertEqual(self.run_program("read", "--threads", threads, "many.ndjson"), first)

    def test_standard_input(self):
        wanted = self.good("read", "reports.ndjson")
        self.assertEqual(self.good("read", "--format", "ndjson", "-", stdin=ndjson(REPORTS)), wanted)
        self.assertEqual(self.good("read", "--format", "ndjson", stdin=ndjson(REPORTS)), wanted)
        self.assertIn("--format", self.refused(2, "read", "-"))

    def test_folders(self):
        self.write("f/b.txt", REPORTS[1]["text"])
        self.write("f/a/deep.md", REPORTS[0]["text"])
        self.write("f/.hidden.txt", REPORTS[0]["text"])
        self.write("f/picture.png", b"\x89PNG")
        out, errors, status = self.run_program("read", "f")
        self.assertEqual(status, 0)
        self.assertEqual(errors, "duikou: 2 hidden files and files of other kinds skipped\n")
        self.assertEqual([json.loads(line)["kind"] for line in out.splitlines()].count("visit"), 1)

    def test_refused(self):
        (self.at / "empty").mkdir()
        self.write("name.xyz", "x")
        for path, word in (("missing.txt", "no such file"), ("empty", "no report in this folder"),
                           ("name.xyz", "--format")):
            self.assertIn(f"{path}: ", self.refused(1, "read", path))
            self.assertIn(word, self.refused(1, "read", path))

    def test_encoding_is_explained(self):
        self.write("old.txt", (REPORTS[0]["text"] * 3).encode("gb18030"))
        out, errors, status = self.run_program("read", "--explain-encoding", "old.txt")
        self.assertEqual(status, 0)
        self.assertRegex(errors, r"^duikou: old\.txt: gb18030 \(\w+\)\n$")
        self.assertTrue(out)

    def test_wrong_usage(self):
        self.assertIn("did you mean read?", self.refused(2, "raed", "x.txt"))
        self.assertIn("did you mean --format?", self.refused(2, "read", "--fromat", "txt", "x"))
        self.assertIn("use txt, md, html or ndjson", self.refused(2, "read", "--format", "pdf", "x"))
        self.assertIn("duikou --help", self.refused(2))

    def test_no_data(self):
        errors = self.refused(3, "read", "reports.ndjson", env={"DUIKOU_DATA": str(self.at)})
        self.assertIn("DUIKOU_DATA", errors)


if __name__ == "__main__":
    unittest.main()
