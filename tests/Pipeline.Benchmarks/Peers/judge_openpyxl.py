"""Reads one workbook a line of standard input with openpyxl, read-only; answers with its totals and the processor time."""
import io
import json
import sys
import time

import openpyxl


def sums(workbook, sheet, *headers):
    rows = workbook[sheet].iter_rows(min_row=3, values_only=True)
    names = next(rows)
    places = [names.index(header) for header in headers]
    totals = [0] * len(places)
    for row in rows:
        if row[0] is None or row[0] == "合计":
            continue
        for i, place in enumerate(places):
            totals[i] += row[place] or 0
    return totals


def read(content):
    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    (students,) = sums(workbook, "学生人数", "合计")
    times, amount = sums(workbook, "补助资金", "受助人次", "补助金额")
    (awards,) = sums(workbook, "获奖", "数量")
    return {"students": students, "times": times, "fen": round(amount * 100), "awards": awards}


contents = [open(path, "rb").read() for path in sys.argv[1:]]
for line in sys.stdin:
    before = time.process_time()
    totals = read(contents[int(line)])
    totals["seconds"] = time.process_time() - before
    print(json.dumps(totals), flush=True)
