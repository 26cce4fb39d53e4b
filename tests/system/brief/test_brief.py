# SPDX-License-Identifier: Apache-2.0
"""The brief from the sample reports alone, as the program writes it."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("DUIKOU", ROOT / "build" / "duikou"))
SAMPLES = ROOT / "data" / "samples" / "reports"
WINDOW = ["--programme", "援疆", "--since", "2023-07-01", "--until", "2023-08-31"]

# Who, when, where the symposium was held, and some of the words.
VISITS = [
    ("广东省委书记黄坤明", "Huang Kunming", "7月9日至11日", "7月11日", "喀什市", "全面援疆、精准援疆、长期援疆"),
    ("浙江省委书记易炼红", "Yi Lianhong", "7月18日至19日", "7月18日", "阿拉尔市", "对口援疆标志性成果"),
    ("江苏省委书记信长星", "Xin Changxing", "8月4日至7日", "8月7日", "乌鲁木齐市", "分内之事"),
    ("湖南省委书记沈晓明", "Shen Xiaoming", "8月15日至17日", "8月15日", "乌鲁木齐市", "牢记中央所托"),
    ("上海市委书记陈吉宁", "Chen Jining", "8月27日至28日", "8月28日", "喀什", "光荣政治任务"),
]


def run(*arguments, record):
    return subprocess.run([str(PROGRAM), *arguments, "--record", record], capture_output=True,
                          text=True, timeout=120, env={**os.environ, "NO_COLOR": "1"})


@unittest.skipUnless(PROGRAM.exists(), "no build/duikou: run ./run build first")
class BriefFromSamples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.record = str(pathlib.Path(cls.folder.name) / "samples.db")
        cls.added = run("add", str(SAMPLES), record=cls.record)
        cls.zh = run("brief", *WINDOW, record=cls.record).stdout
        cls.en = run("brief", *WINDOW, "--lang", "en", record=cls.record).stdout
        cls.plain = re.sub(r"\[\^[\w-]+\]", "", cls.zh).replace("\\", "")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def section(self, heading):
        found = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", self.plain, re.MULTILINE | re.DOTALL)
        self.assertIsNotNone(found, heading)
        return found.group(1)

    def test_samples_are_read_without_refusal(self):
        self.assertEqual(self.added.returncode, 0, self.added.stderr)

    def test_five_secretaries_are_counted(self):
        self.assertIn("两个月内，五位省级党委书记率队赴新疆维吾尔自治区", self.plain)
        self.assertIn("five provincial party secretaries", self.en)

    def test_each_visit_is_told_with_symposium_and_words(self):
        text = self.section("谁带队，何时，何地")
        for leader, english, days, held, place, words in VISITS:
            with self.subTest(leader):
                self.assertRegex(text, f"报道，{days}，{leader}")
                self.assertRegex(text, f"报道，{held}，[^。]*座谈会在{place}[^。]*举行")
                self.assertIn(words, text)
                self.assertIn(english, self.en)

    def test_second_in_line_travels_along(self):
        self.assertIn("省长王伟中", self.plain)
        self.assertIn("江苏省省长许昆林参加", self.plain)

    def test_series_with_the_doubtful_date(self):
        text = self.section("历次会议")
        for meeting, date in [("第五次", "2015年9月23日"), ("第六次", "2017年7月9日至11日"),
                              ("第七次", "2019年7月14日至16日"), ("第八次", "2021年7月")]:
            self.assertRegex(text, rf"{meeting}：据[^。]*报道，{date}")
        self.assertRegex(text, "［说法不一］\\** 第四次[^\n]*2013年9月[^\n]*2014年9月")
        self.assertRegex(text, "第九次：据[^。]*报道，计划于2023年召开")

    def test_pairings_of_the_delegations(self):
        text = self.section("结对关系")
        for supporter, recipient in [("上海市", "克拉玛依市"), ("浙江省", "阿克苏地区"),
                                     ("广东省", "疏附县"), ("江苏省", "伊犁哈萨克自治州"),
                                     ("湖南省", "吐鲁番市"), ("北京市", "和田")]:
            self.assertRegex(text, rf"{supporter}：据[^\n]*{recipient}")

    def test_money_by_whose_figure(self):
        self.assertRegex(self.section("资金"), "据昆仑时评网[^。]*2010年以来[^。]*近1200亿元")

    def test_other_programmes_and_distractors_stay_out(self):
        for stranger in ["拉萨", "汶川县", "绵竹", "气温", "博览会", "古某", "麦某", "吴某"]:
            self.assertNotIn(stranger, self.plain)

    def test_every_note_quotes_its_report(self):
        notes = re.findall(r"^\[\^\d+\]: (.*)$", self.zh, re.MULTILINE)
        self.assertGreater(len(notes), 30)
        for note in notes:
            self.assertRegex(note, r"：《.+》，(\d{4}|日期不详).*“.+”")

    def test_same_record_same_bytes(self):
        self.assertEqual(self.zh, run("brief", *WINDOW, record=self.record).stdout)

    def test_html_holds_both_languages(self):
        html = run("brief", *WINDOW, "--lang", "both", "--format", "html", record=self.record).stdout
        self.assertTrue(html.startswith("<!DOCTYPE html>"))
        self.assertEqual(html.count("<article"), 2)
        self.assertNotIn("<script", html)

    def test_wrong_requests(self):
        for wrong in (["--programme", "无此", "--since", "2023-07-01", "--until", "2023-08-31"],
                      ["--programme", "援疆", "--since", "2023-07", "--until", "2023-08-31"],
                      ["--programme", "援疆", "--since", "2023-09-01", "--until", "2023-08-31"]):
            done = run("brief", *wrong, record=self.record)
            self.assertEqual(done.returncode, 2, wrong)
            self.assertEqual(done.stdout, "")
        gone = run("brief", *WINDOW, record=self.record + ".gone")
        self.assertEqual(gone.returncode, 3)


if __name__ == "__main__":
    unittest.main()
