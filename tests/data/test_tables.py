# SPDX-License-Identifier: Apache-2.0
"""The tables of places, programmes and words: form, order, sources, and the ties between them.

    python3 -m unittest discover -s tests/data

Each table is UTF-8, tab-separated, with comment lines only at the top, a header row, and rows that
are sorted and unique by the key named here.
"""

import pathlib
import re
import unittest

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"

# Table -> its columns; the key is the first N of them.
TABLES = {
    "places/divisions.tsv": (1, "code name short parent level aliases former english until "
                                "successor source"),
    "places/corps.tsv": (1, "code name parent aliases city prefecture english source"),
    "places/zones.tsv": (1, "code name aliases parent english source"),
    "places/stems.tsv": (2, "stem code source"),
    "places/groups.tsv": (1, "name members whole source"),
    "places/signs.tsv": (2, "sign code use source"),
    "places/pinyin.tsv": (1, "character pinyin source"),
    "lexicon/surnames.tsv": (1, "surname weight pinyin source"),
    "lexicon/offices.tsv": (1, "word class rank source"),
    "lexicon/bodies.tsv": (1, "word class source"),
    "lexicon/organisations.tsv": (1, "word class name source"),
    "programmes/programmes.tsv": (1, "id name name_en kind start end supporters recipients whole "
                                     "words parent certainty source"),
    "programmes/pairings.tsv": (5, "programme supporter recipient start end basis certainty "
                                   "supporter_name recipient_name source"),
    "programmes/conferences.tsv": (6, "series ordinal name start end place certainty source"),
    "generate/added_divisions.tsv": (1, "code name source"),
    "generate/added_past.tsv": (1, "code name until successor source"),
    "generate/common_words.tsv": (1, "word source"),
    "generate/names_by_hand.tsv": (1, "code short aliases english source"),
    "generate/peoples.tsv": (1, "name english source"),
    "generate/programme_codes.tsv": (1, "name codes source"),
    "generate/programme_words.tsv": (1, "id whole recipients words parent source"),
    "generate/spellings.tsv": (1, "name spelling source"),
    "generate/successors.tsv": (2, "code name until successor source"),
}
EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?$")
CODE = re.compile(r"\d{6}(-\d{4}(-\d{2})?)?$")
RANK = re.compile(r"(国级|省部级|厅局级|县处级|乡科级)[正副]职$")


def read(name):
    """Header and rows of a table, as lists of cells."""
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    body = [line for line in lines[:-1] if not line.startswith("#")]
    return body[0].split("\t"), [line.split("\t") for line in body[1:]]


def rows_of(name):
    header, rows = read(name)
    return [dict(zip(header, row)) for row in rows]


def parts(cell):
    return cell.split("|") if cell else []


class Form(unittest.TestCase):
    def each(self):
        for name, (key, columns) in TABLES.items():
            with self.subTest(table=name):
                yield name, key, columns.split()

    def test_header_and_width(self):
        for name, _, columns in self.each():
            header, rows = read(name)
            self.assertEqual(header, columns)
            for row in rows:
                self.assertEqual(len(row), len(columns), row)

    def test_sorted_and_unique_by_key(self):
        for name, key, _ in self.each():
            keys = [row[:key] for row in read(name)[1]]
            self.assertEqual(keys, sorted(keys))
            self.assertEqual(len(keys), len({tuple(k) for k in keys}))

    def test_every_row_has_a_key_and_a_source(self):
        for name, _, _ in self.each():
            for row in read(name)[1]:
                self.assertTrue(row[0] and row[-1], row)

    def test_no_blanks_at_the_ends_no_quotes_no_empty_parts(self):
        for name, _, _ in self.each():
            text = (DATA / name).read_text(encoding="utf-8")
            self.assertTrue(text.endswith("\n") and not text.endswith("\n\n"))
            for forbidden in ("\r", "\ufeff", '"', "\u3000"):
                self.assertNotIn(forbidden, text)
            for row in read(name)[1]:
                for cell in row:
                    self.assertEqual(cell, cell.strip())
                    self.assertFalse(cell and not all(cell.split("|")), row)

    def test_comments_only_at_the_top(self):
        for name, _, _ in self.each():
            lines = (DATA / name).read_text(encoding="utf-8").splitlines()
            marks = [line.startswith("#") for line in lines]
            self.assertEqual(marks, sorted(marks, reverse=True))

    def test_lists_name_nothing_twice(self):
        for name, _, columns in self.each():
            for column in set(columns) & {"aliases", "former", "members", "words", "supporters",
                                          "recipients"}:
                for row in rows_of(name):
                    found = parts(row[column])
                    self.assertEqual(len(found), len(set(found)), row)


class Places(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.divisions = {row["code"]: row for row in rows_of("places/divisions.tsv")}
        cls.corps = {row["code"]: row for row in rows_of("places/corps.tsv")}
        cls.zones = {row["code"]: row for row in rows_of("places/zones.tsv")}
        cls.codes = set(cls.divisions) | set(cls.corps) | set(cls.zones)

    def test_codes_and_levels_agree(self):
        for code, row in self.divisions.items():
            self.assertRegex(code, CODE)
            number = int(code[:6])
            direct = number // 100 % 100 == 90
            level = ("province" if number % 10000 == 0 else
                     "prefecture" if number % 100 == 0 and not direct else "county")
            self.assertEqual(row["level"], level, row)

    def test_parents_exist_and_stand_higher(self):
        order = ["province", "prefecture", "county"]
        for row in self.divisions.values():
            if row["level"] == "province":
                self.assertEqual(row["parent"], "")
                continue
            parent = self.divisions[row["parent"]]
            self.assertLess(order.index(parent["level"]), order.index(row["level"]), row)
        for row in list(self.corps.values()) + list(self.zones.values()):
            self.assertTrue(row["parent"] in self.codes or row["code"] == "xpcc", row)

    def test_abolished_divisions_have_a_year_and_known_successors(self):
        for row in self.divisions.values():
            self.assertFalse(row["successor"] and not row["until"], row)
            if row["until"]:
                self.assertRegex(row["until"], EDTF)
            if row["successor"]:
                self.assertIn(row["successor"], self.divisions)
                self.assertNotEqual(row["successor"], row["code"], row)

    def test_a_present_code_is_six_digits(self):
        for code, row in self.divisions.items():
            if not row["until"]:
                self.assertRegex(code, r"^\d{6}$")

    def test_former_names_are_rows_of_their_own(self):
        past = {row["name"] for row in self.divisions.values() if row["until"]}
        for row in self.divisions.values():
            for name in parts(row["former"]):
                self.assertIn(name, past)

    def test_short_names(self):
        for row in self.divisions.values():
            self.assertNotEqual(row["short"], row["name"])
            if row["short"]:
                self.assertGreaterEqual(len(row["short"]), 2, row)

    def test_a_county_never_bears_the_short_name_of_something_higher(self):
        higher = {row["short"] for row in self.divisions.values()
                  if row["level"] != "county" and row["short"]}
        for row in self.divisions.values():
            if row["level"] == "county":
                self.assertFalse(row["short"] in higher, row)

    def test_counts(self):
        def now(level):
            return sum(1 for row in self.divisions.values()
                       if row["level"] == level and not row["until"])
        self.assertEqual(now("province"), 34)
        self.assertEqual(now("prefecture"), 333)
        self.assertGreater(now("county"), 2840)

    def test_known_names(self):
        table = [
            ("650000", "新疆维吾尔自治区", "新疆"), ("653100", "喀什地区", "喀什"),
            ("653000", "克孜勒苏柯尔克孜自治州", "克州"), ("422800", "恩施土家族苗族自治州", "恩施"),
            ("652902", "库车市", "库车"), ("652923", "库车县", "库车"),
            ("653131", "塔什库尔干塔吉克自治县", "塔什库尔干"), ("653125", "莎车县", "莎车"),
            ("420528", "长阳土家族自治县", "长阳"), ("310115", "浦东新区", "浦东"),
            ("310112", "闵行区", "闵行"), ("659012", "白杨市", ""), ("542200", "山南地区", "山南"),
            ("110103", "崇文区", "崇文"), ("310108", "闸北区", "闸北"), ("340523", "和县", ""),
            ("653101", "喀什市", ""), ("420421", None, None), ("623001", "合作市", ""),
        ]
        for code, name, short in table:
            with self.subTest(code=code):
                row = self.divisions.get(code)
                self.assertEqual((row and row["name"], row and row["short"]), (name, short))

    def test_known_successions(self):
        table = [("542200", "540500"), ("652923", "652902"), ("652201", "650502"),
                 ("420521", "420506"), ("371200", "370116"), ("341400", "340181")]
        for code, successor in table:
            self.assertEqual(self.divisions[code]["successor"], successor)

    def test_corps_cities_are_the_divisions_of_the_corps(self):
        cities = [row["city"] for row in self.corps.values() if row["city"]]
        self.assertEqual(sorted(cities), sorted(f"6590{n:02d}" for n in range(1, 13)))
        for row in self.corps.values():
            self.assertIn(row["prefecture"], self.divisions)

    def test_aliases_of_the_corps_name_one_division(self):
        seen = {}
        for row in self.corps.values():
            for alias in parts(row["aliases"]):
                self.assertNotIn(alias, seen, row["code"])
                seen[alias] = row["code"]

    def test_members_of_groups_and_bearers_of_signs_exist(self):
        for row in rows_of("places/groups.tsv"):
            self.assertTrue(row["members"] or row["whole"], row)
            for code in parts(row["members"]) + parts(row["whole"]):
                self.assertIn(code, self.codes, row)
        for row in rows_of("places/signs.tsv"):
            self.assertEqual(len(row["sign"]), 1)
            self.assertIn(row["use"], ("alone", "pair"))
            self.assertIn(row["code"], self.codes)

    def test_a_sign_that_stands_alone_means_one_place(self):
        bearers = {}
        for row in rows_of("places/signs.tsv"):
            bearers.setdefault((row["sign"], row["use"]), set()).add(row["code"])
        for (sign, use), codes in bearers.items():
            if use == "alone":
                self.assertEqual(len(codes), 1, sign)

    def test_every_name_has_readings(self):
        known = {row["character"] for row in rows_of("places/pinyin.tsv")}
        for row in self.divisions.values():
            for sign in row["name"]:
                self.assertIn(sign, known, row["name"])


class Words(unittest.TestCase):
    def test_classes(self):
        allowed = {"offices": {"head", "stand"},
                   "bodies": {"party", "government", "congress", "consultative", "discipline",
                              "court", "army", "department", "front", "mass", "company"},
                   "organisations": {"facility", "institution", "front", "body"}}
        for name, classes in allowed.items():
            found = {row["class"] for row in rows_of(f"lexicon/{name}.tsv")}
            self.assertEqual(found, classes)

    def test_ranks(self):
        ranks = {row["word"]: row["rank"] for row in rows_of("lexicon/offices.tsv")}
        for word, rank in ranks.items():
            self.assertTrue(rank == "" or RANK.match(rank), word)
        for word, rank in [("省长", "省部级正职"), ("常务副省长", "省部级副职"), ("县长", "县处级正职"),
                           ("副县长", "县处级副职"), ("总书记", ""), ("总理", ""), ("市长", ""),
                           ("国务院总理", "国级正职"), ("行署专员", "厅局级正职")]:
            self.assertEqual(ranks[word], rank, word)

    def test_only_central_bodies_have_a_full_name(self):
        for row in rows_of("lexicon/organisations.tsv"):
            self.assertEqual(bool(row["name"]), row["class"] == "body", row)

    def test_surnames(self):
        rows = {row["surname"]: row for row in rows_of("lexicon/surnames.tsv")}
        self.assertGreaterEqual(len(rows), 500)
        for surname, row in rows.items():
            self.assertIn(row["weight"], ("common", "rare"), surname)
            self.assertRegex(row["pinyin"], r"^[a-zü]+$")
            self.assertLessEqual(len(surname), 4)
        for surname, reading in [("欧阳", "ouyang"), ("单", "shan"), ("曾", "zeng"), ("习", "xi"),
                                 ("诸葛", "zhuge"), ("闻人", "wenren")]:
            self.assertEqual(rows[surname]["pinyin"], reading)


class Programmes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.programmes = {row["id"]: row for row in rows_of("programmes/programmes.tsv")}
        cls.codes = {row["code"] for name in ("divisions", "corps", "zones")
                     for row in rows_of(f"places/{name}.tsv")}
        cls.bodies = {row["word"] for row in rows_of("lexicon/organisations.tsv")
                      if row["class"] == "body"}

    def known(self, code):
        if code.startswith("body:"):
            return code[5:] in self.bodies
        return code in self.codes or re.match(r"jp:\d{2}$", code)

    def test_sides_are_known(self):
        for row in rows_of("programmes/pairings.tsv"):
            self.assertIn(row["programme"], self.programmes)
            self.assertTrue(self.known(row["supporter"]), row)
            self.assertTrue(self.known(row["recipient"]), row)
        for row in self.programmes.values():
            for code in parts(row["supporters"]) + parts(row["recipients"]) + parts(row["whole"]):
                self.assertTrue(self.known(code), (row["id"], code))

    def test_nothing_recalled_is_told(self):
        for row in rows_of("programmes/pairings.tsv"):
            self.assertIn(row["basis"], ("source", "derived"))

    def test_every_programme_has_words_and_a_kind(self):
        for row in self.programmes.values():
            self.assertTrue(row["words"], row["id"])
            self.assertIn(row["kind"], ("support", "cooperation"))
            self.assertTrue(row["parent"] == "" or row["parent"] in self.programmes)

    def test_dates(self):
        for name in ("programmes", "pairings", "conferences"):
            for row in rows_of(f"programmes/{name}.tsv"):
                for date in (row["start"], row["end"]):
                    self.assertTrue(date == "" or EDTF.match(date), row)
                self.assertFalse(row["end"] and row["end"] < row["start"][:len(row["end"])], row)

    def test_conferences_stand_somewhere(self):
        for row in rows_of("programmes/conferences.tsv"):
            self.assertTrue(row["place"] == "" or row["place"] in self.codes, row)
            self.assertTrue(row["ordinal"] == "" or row["ordinal"].isdigit(), row)


if __name__ == "__main__":
    unittest.main()
