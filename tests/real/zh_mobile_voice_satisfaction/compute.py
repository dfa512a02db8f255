"""Scores from 1 to 10 without a date; headers that stand twice."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

SOURCE = "zh_mobile_voice_satisfaction/voice_satisfaction.utf8bom.csv"
with open(path(SOURCE), newline="", encoding="utf-8-sig") as file:
    rows = list(csv.DictReader(file))
overall = [int(row["语音通话整体满意度"]) for row in rows if 1 <= int(row["语音通话整体满意度"]) <= 10]
answers = [
    {"install": row["网络覆盖与信号强度"], "operation": row["语音通话稳定性"], "aftersales": row["语音通话清晰度"]}
    for row in rows
]
write([{
    "name": "voice",
    "month": "2022-10",
    "files": {"surveys.csv": SOURCE},
    "encodings": {"surveys.csv": "UTF-8-BOM"},
    "rows": (len(rows), len({row["用户id"] for row in rows}), len(rows) - len({row["用户id"] for row in rows}), 0, 0),
    "problems": {"duplicate_header": 0},
    "figures": {
        "satisfied_rate": f"{sum(score >= 8 for score in overall)}/{len(overall)}",
        "csi": index(answers, 1, 10),
    },
}])
