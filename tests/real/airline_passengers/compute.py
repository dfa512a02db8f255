"""Scores from 0 to 5, of which 0 is no score; no date."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

SOURCE = "airline_passengers/airline_satisfaction.csv"
COLUMNS = {
    "install": "Ease of Online booking",
    "operation": "Inflight wifi service",
    "implement": "Gate location",
    "aftersales": "On-board service",
    "training": "Checkin service",
}
with open(path(SOURCE), newline="") as file:
    rows = list(csv.DictReader(file))
overall = [int(row["Inflight service"]) for row in rows if row["Inflight service"] not in ("", "0")]
answers = [{name: row[column] for name, column in COLUMNS.items()} for row in rows]
write([{
    "name": "passengers",
    "month": "2015-02",
    "files": {"surveys.csv": SOURCE},
    "rows": (len(rows), len(rows), 0, 0, 0),
    "figures": {
        "satisfied_rate": f"{sum(score >= 4 for score in overall)}/{len(overall)}",
        "csi": index(answers, 1, 5),
        "nps": "absent",
    },
}])
