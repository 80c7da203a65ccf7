"""Adds up a folder of workbooks as openpyxl's tutorials do; --read-only uses its streaming mode."""
import glob
import json
import os
import sys

import openpyxl

folder = sys.argv[1]
read_only = "--read-only" in sys.argv


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


students = times = fen = awards = 0
for path in sorted(glob.glob(os.path.join(folder, "*.xlsx"))):
    workbook = openpyxl.load_workbook(path, data_only=True, read_only=read_only)
    students += sums(workbook, "学生人数", "合计")[0]
    more_times, amount = sums(workbook, "补助资金", "受助人次", "补助金额")
    times += more_times
    fen += round(amount * 100)
    awards += sums(workbook, "获奖", "数量")[0]
    workbook.close()
print(json.dumps({"students": students, "times": times, "fen": fen, "awards": awards}))
