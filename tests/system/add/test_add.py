# SPDX-License-Identifier: Apache-2.0
"""duikou add: once is enough, and a foreign file is left alone."""
import json
import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import PROGRAM, Case, REPORTS, ndjson  # noqa: E402


class Add(Case):
    def tally(self, *arguments, **options):
        return json.loads(self.good("add", "--json", *arguments, **options))

    def test_twice_is_once(self):
        first = self.tally("reports.ndjson")
        self.assertEqual((first["new"], first["known"]), (3, 0))
        self.assertGreater(first["facts"], 0)
        facts = self.good("list", "pairing", "--json")
        again = self.tally("reports.ndjson")
        self.assertEqual((again["new"], again["known"], again["new_claims"]), (0, 3, 0))
        self.assertEqual(self.good("list", "pairing", "--json"), facts)

    def test_place_of_the_record(self):
        self.tally("reports.ndjson", env={"DUIKOU_RECORD": str(self.at / "e.db")})
        self.tally("--record", "o.db", "reports.ndjson", env={"DUIKOU_RECORD": "unused.db"})
        self.tally("reports.ndjson")
        made = {path.name for path in self.at.glob("*.db")}
        self.assertEqual(made, {"e.db", "o.db", "duikou.db"})

    def test_some_refused(self):
        self.write("mixed.ndjson", ndjson(REPORTS[:1]) + "no json\n" + ndjson(REPORTS[1:]))
        out, errors, status = self.run_program("add", "--json", "mixed.ndjson")
        self.assertEqual(status, 1)
        self.assertIn("mixed.ndjson:2: ", errors)
        self.assertEqual((json.loads(out)["new"], json.loads(out)["refused"]), (3, 1))

    def test_foreign_file_is_left_alone(self):
        path = self.write("notes.db", "my notes" * 100)
        before = path.read_bytes()
        self.assertIn("notes.db: is not a record", self.refused(3, "add", "--record", "notes.db",
                                                                 "reports.ndjson"))
        self.assertEqual(path.read_bytes(), before)
        self.assertIn("--record", self.refused(2, "add", "--record", "postgresql://host/x",
                                               "reports.ndjson"))

    def test_killed_and_run_again(self):
        many = [dict(report, id=f"{report['id']}-{i}", text=report["text"] + f"其{i}。")
                for i in range(400) for report in REPORTS]
        self.write("many.ndjson", ndjson(many))
        self.good("add", "--record", "whole.db", "many.ndjson")
        wanted = [self.good("list", kind, "--json", "--record", "whole.db")
                  for kind in ("visit", "pairing", "funding")]
        for delay in (0.3, 0.8, 1.6):
            record = self.at / f"killed-{delay}.db"
            with subprocess.Popen([str(PROGRAM), "add", "--record", record, "many.ndjson"],
                                  cwd=self.at, stdout=subprocess.DEVNULL) as process:
                time.sleep(delay)
                process.send_signal(signal.SIGKILL)
            self.good("add", "--record", record, "many.ndjson")
            self.assertEqual([self.good("list", kind, "--json", "--record", record)
                              for kind in ("visit", "pairing", "funding")], wanted, delay)


if __name__ == "__main__":
    unittest.main()
