"""Recommendation scores by month of local time."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

SOURCE = "nps_2017/nps_survey_2017.csv"
with open(path(SOURCE), newline="") as file:
    rows = list(csv.DictReader(file))


def month(row):
    return (dt.datetime.strptime(row["surveyed_at"], "%Y-%m-%dT%H:%M:%SZ") + dt.timedelta(hours=8)).month


def run(number):
    scores = [int(row["score"]) for row in rows if month(row) == number]
    promoters, detractors = sum(s >= 9 for s in scores), sum(s <= 6 for s in scores)
    passives = len(scores) - promoters - detractors
    nps = tenths(Fraction(100 * (promoters - detractors), len(scores)))
    return {
        "name": f"month {number}",
        "month": f"2017-{number:02}",
        "files": {"surveys.csv": SOURCE},
        "rows": (len(rows), len(rows), 0, 0, 0),
        "figures": {"nps": f"{promoters} {passives} {detractors}: {nps}", "satisfied_rate": "absent"},
    }


write([run(2), run(12)])
