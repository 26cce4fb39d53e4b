# SPDX-License-Identifier: Apache-2.0
"""Hostile shapes: each a way of writing a file of any length that has tempted some reader into
doing more than linear work. SHAPES: name -> (ending of the file, function from bytes to content).
"""
import json

CLAUSE = "江苏省对口支援克州，安排资金3000万元，"
PLACES = ["喀什地区", "和田地区", "克州", "阿克苏地区", "哈密市", "伊犁州", "塔城地区", "博州"]
REPORT = "2021年3月5日，江苏省对口支援克孜勒苏柯尔克孜自治州，安排援助资金3000万元，实施项目12个。\n"


def repeat(piece, size):
    """The piece again and again, up to about `size` bytes of UTF-8, never cut inside it."""
    return piece * max(1, size // len(piece.encode()))


def counted(make, size):
    """make(0) + make(1) + ... up to about `size` bytes."""
    out, length, i = [], 0, 0
    while length < size:
        out.append(make(i))
        length += len(out[-1].encode())
        i += 1
    return "".join(out)


def nested(open_mark, inside, close_mark, size):
    depth = size // (len(open_mark.encode()) + len(close_mark.encode()))
    return open_mark * depth + inside + close_mark * depth


def person(i):
    given = "伟芳娜秀敏静丽强磊军洋勇艳杰涛明超刚平辉"
    return "王李张刘陈杨赵黄周吴"[i % 10] + given[i // 10 % 20] + given[i // 200 % 20]


def page(body):
    return f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>"


def ndjson(text):
    return json.dumps({"id": "a", "title": "t", "text": text}, ensure_ascii=False) + "\n"


TEXT = {
    "plain reports": lambda n: repeat(REPORT, n),
    "a sentence without a stop": lambda n: repeat(CLAUSE, n),
    "no punctuation at all": lambda n: repeat("江苏省对口支援克州安排资金", n),
    "a million digits": lambda n: repeat("7", n),
    "a million full-width digits": lambda n: repeat("７", n),
    "Chinese numerals": lambda n: repeat("三千五百万二十一亿", n),
    "numbers with commas": lambda n: "1" + repeat(",000", n) + "万元",
    "years without end": lambda n: repeat("2014年", n),
    "names in a row": lambda n: "出席会议的有" + counted(lambda i: person(i) + "、", n) + "等。",
    "names behind one title": lambda n: "出席会议的县委书记有" + counted(lambda i: person(i) + "、", n)
    + "等。",
    "names with titles": lambda n: counted(lambda i: f"县委书记{person(i)}、副县长{person(i + 7)}、",
                                           n),
    "stacked titles": lambda n: repeat("新疆维吾尔自治区党委副书记、自治区主席、", n) + "王伟",
    "a name with many dots": lambda n: "县长" + repeat("艾买提·", n) + "同志说。",
    "places in a row": lambda n: counted(lambda i: PLACES[i % 8] + "、", n),
    "places in one another": lambda n: repeat("新疆维吾尔自治区喀什地区莎车县", n),
    "dates in a row": lambda n: counted(lambda i: f"{2010 + i % 12}年{1 + i % 12}月{1 + i % 28}日、",
                                        n),
    "ranges of dates": lambda n: counted(lambda i: f"{1 + i % 12}月{1 + i % 28}日至", n),
    "amounts in a row": lambda n: counted(lambda i: f"{i}.{i % 10}亿元、", n),
    "brackets in brackets": lambda n: nested("（", REPORT, "）", n),
    "open brackets": lambda n: repeat("（江苏", n),
    "close brackets": lambda n: repeat("江苏）", n),
    "quotes in quotes": lambda n: nested("“‘", REPORT, "’”", n),
    "open quotes": lambda n: repeat("“对口支援", n),
    "close quotes": lambda n: repeat("对口支援”", n),
    "straight quotes": lambda n: repeat('"江苏省', n),
    "speeches": lambda n: repeat("省长王伟说：“要做好对口支援工作。”", n),
    "talk in talk": lambda n: nested("网传“有人说江苏省对口支援克州，", CLAUSE, "”不实", n),
    "talk about talk": lambda n: repeat("听说网传江苏省对口支援克州“安排资金3000万元”，", n) + "？",
    "talk that is denied": lambda n: repeat("有人说江苏省援建克州12所学校，这话不实。", n),
    "one word": lambda n: repeat("对口支援", n),
    "words that only seem to be one": lambda n: repeat("江苏省克州专业对口，", n),
    "hints that lead nowhere": lambda n: repeat("江苏省克州捐款联席会议", n),
    "one character": lambda n: repeat("援", n),
    "a trigger without its roles": lambda n: repeat("率团赴", n),
    "triggers that start one another": lambda n: repeat("对口对口支援对口协作结对帮扶", n),
    "respectively": lambda n: counted(lambda i: PLACES[i % 8] + "、", n // 2) + "分别由"
    + counted(lambda i: "江苏省、山东省、"[i % 2 * 4:i % 2 * 4 + 4], n // 2) + "对口支援。",
    "prefixes of words": lambda n: repeat("新疆生产建设兵", n),
    "long words nearly": lambda n: repeat("克孜勒苏柯尔克孜自治", n),
    "empty lines": lambda n: repeat("\n", n),
    "short lines": lambda n: repeat("江\n", n),
    "blanks": lambda n: "江苏" + repeat(" ", n) + "对口支援克州",
    "wide blanks": lambda n: repeat("　", n) + REPORT,
    "tabs that part cells": lambda n: repeat("江苏省\t克州\t3000\n", n),
    "one line of cells": lambda n: repeat("江苏省｜", n),
    "bidi controls": lambda n: repeat("\u202e江苏\u202c\u2066克州\u2069", n),
    "zero-width characters": lambda n: repeat("江\u200b苏\u200d\ufeff省", n),
    "combining marks": lambda n: "e" + repeat("\u0301", n),
    "beyond the BMP": lambda n: repeat("\U00020000\U0001f600", n),
    "unassigned and private characters": lambda n: repeat("\u0378\ue000江\U000f0000\U000e0fff", n),
    "controls": lambda n: repeat("江\x01\x02\x1b[2J", n),
    "traditional characters": lambda n: repeat("江蘇省對口支援喀什地區，", n),
    "Latin letters": lambda n: repeat("a", n),
    "source lines": lambda n: repeat("2023-08-28 来源：新华社\n", n),
    "datelines": lambda n: repeat("新华社乌鲁木齐8月28日电（记者王伟）", n),
}

HTML = {
    "nested div": lambda n: page(nested("<div>", REPORT, "</div>", n)),
    "unclosed div": lambda n: page(repeat("<div>", n) + REPORT),
    "unclosed p": lambda n: page(repeat("<p>江苏", n)),
    "unclosed b": lambda n: page(repeat("<b>江苏", n)),
    "misnested a and b": lambda n: page(repeat("<a><b></a>江苏", n)),
    "misnested formats in blocks": lambda n: page(repeat("<b><p><i></b>江苏</p>", n)),
    "nested tables": lambda n: page(nested("<table><tr><td>", REPORT, "</td></tr></table>", n)),
    "open tables": lambda n: page(repeat("<table>江苏", n)),
    "a wide table": lambda n: page("<table><tr>" + repeat("<td>江苏</td>", n) + "</tr></table>"),
    "a long table": lambda n: page("<table>" + repeat("<tr><td>江苏省<td>克州", n) + "</table>"),
    "nested lists": lambda n: page(nested("<ul><li>", REPORT, "</li></ul>", n)),
    "close tags alone": lambda n: page(repeat("</div>", n)),
    "attributes": lambda n: page("<p " + counted(lambda i: f"a{i}=1 ", n) + ">江苏</p>"),
    "attributes of one name": lambda n: page("<p " + repeat("a=1 ", n) + ">江苏</p>"),
    "an attribute without end": lambda n: page('<p class="' + repeat("x ", n) + REPORT),
    "a tag without end": lambda n: page("<p " + repeat("x", n)),
    "less-than signs": lambda n: page(repeat("<", n)),
    "ampersands": lambda n: page(repeat("&", n)),
    "character references": lambda n: page(repeat("&nbsp;&#27743;&amp", n)),
    "a number reference without end": lambda n: page("&#" + repeat("1", n) + ";"),
    "a comment without end": lambda n: page("<!-- " + repeat("江苏 -", n)),
    "comments": lambda n: page(repeat("<!--x-->江", n)),
    "open comments": lambda n: page(repeat("<!--", n)),
    "scripts": lambda n: page(repeat("<script>a</script>", n)),
    "a script without end": lambda n: page("<script>" + repeat("<a ", n)),
    "script in script": lambda n: page("<script>" + repeat("<!--<script>", n)),
    "declarations": lambda n: page(repeat("<!DOCTYPE a>", n)),
    "meta elements": lambda n: "<html><head>" + repeat('<meta name="a" content="b">', n) + "</head>",
    "select and options": lambda n: page(repeat("<select><option>", n)),
    "nested svg": lambda n: page(nested("<svg>", "江苏", "</svg>", n)),
    "templates": lambda n: page(repeat("<template>", n)),
    "headings": lambda n: page(repeat("<h1>江苏<h2>", n)),
}

MARKDOWN = {
    "stars": lambda n: repeat("*", n),
    "emphasis that opens": lambda n: repeat("*a **b ", n),
    "emphasis that closes": lambda n: repeat("a* b** ", n),
    "emphasis in emphasis": lambda n: repeat("*a _b ", n // 2) + repeat("c_ d* ", n // 2),
    "links that open": lambda n: repeat("[a", n),
    "links half done": lambda n: repeat("[a](", n),
    "links in links": lambda n: nested("[", "a", "](b)", n),
    "images": lambda n: repeat("![a](b ", n),
    "references": lambda n: counted(lambda i: f"[a{i}]: /b\n", n // 2)
    + counted(lambda i: f"[a{i}] ", n // 2),
    "reference of a long name": lambda n: "[" + repeat("a", n) + "]",
    "backquotes": lambda n: counted(lambda i: "a" + "`" * (i % 200 + 1), n),
    "quotes in quotes": lambda n: repeat(">", n) + "a",
    "quotes line by line": lambda n: repeat("> > > > a\n", n),
    "lists in lists": lambda n: repeat("- ", n) + "a",
    "lists by indent": lambda n: counted(lambda i: "  " * (i % 60) + "- a\n", n),
    "tables": lambda n: "|a|b|\n|-|-|\n" + repeat("|江苏|克州|\n", n),
    "a table of many columns": lambda n: repeat("|a", n // 3) + "\n" + repeat("|-", n // 3) + "\n"
    + repeat("|b", n // 3),
    "lines that may be tables": lambda n: repeat("a|b\n", n),
    "fences": lambda n: repeat("```\n", n),
    "rules or lists": lambda n: repeat("* * * a\n", n),
    "raw HTML": lambda n: repeat("<a href='", n),
    "comments": lambda n: repeat("a <!-- ", n),
    "autolinks": lambda n: repeat("<a:", n),
    "references to characters": lambda n: repeat("&#x110000;&amp", n),
    "backslashes": lambda n: repeat("\\", n),
    "front matter without end": lambda n: "---\n" + repeat("title: a\n", n),
    "underlines of headings": lambda n: repeat("a\n===\n", n),
    "hard breaks": lambda n: repeat("a  \n", n),
}

NDJSON = {
    "many lines": lambda n: counted(lambda i: json.dumps({"id": f"r{i}", "text": REPORT}) + "\n", n),
    "one line": lambda n: ndjson(repeat(REPORT, n)),
    "escapes": lambda n: json.dumps({"id": "a", "text": repeat("\x01\n\"", n // 4)}) + "\n",
    "nested arrays": lambda n: '{"id": "a", "x": ' + nested("[", "", "]", n) + ', "text": "江苏"}\n',
    "many keys": lambda n: "{" + counted(lambda i: f'"k{i}": 1, ', n) + '"text": "江苏"}\n',
    "broken lines": lambda n: repeat("{\n", n),
    "empty lines": lambda n: repeat("\n", n),
    "numbers": lambda n: '{"id": "a", "x": ' + repeat("1", n) + ', "text": "江苏"}\n',
}

SHAPES = {f"{ending}: {name}": (ending, make)
          for ending, group in (("txt", TEXT), ("html", HTML), ("md", MARKDOWN), ("ndjson", NDJSON))
          for name, make in group.items()}
