"""Adds up a folder of workbooks as pandas' tutorials do: read_excel each, concat, sum."""
import glob
import json
import os
import sys

import pandas as pd

SHEETS = ["学生人数", "补助资金", "获奖"]
frames = {sheet: [] for sheet in SHEETS}
for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.xlsx"))):
    for sheet, frame in pd.read_excel(path, sheet_name=SHEETS, header=2).items():
        frames[sheet].append(frame[frame.iloc[:, 0] != "合计"])
students, aid, awards = (pd.concat(frames[sheet], ignore_index=True) for sheet in SHEETS)
print(json.dumps({
    "students": int(students["合计"].sum()),
    "times": int(aid["受助人次"].sum()),
    "fen": int(round(aid["补助金额"].sum() * 100)),
    "awards": int(awards["数量"].sum()),
}))
