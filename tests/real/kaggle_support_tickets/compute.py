"""Tickets without an opening time, half of them closed before they were answered; a score on the closed ones."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

SOURCE = "kaggle_support_tickets/customer_support_tickets.csv"


def moment(text):
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M") if text else None


with open(path(SOURCE), newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
# Compared as moments: hours stand without a leading zero, so a comparison of texts finds 1,350 instead of 1,365.
backwards = sum(
    bool(row["Time to Resolution"]) and moment(row["Time to Resolution"]) < moment(row["First Response Time"])
    for row in rows
)
scores = [
    int(row["Customer Satisfaction Rating"])
    for row in rows
    if row["Customer Satisfaction Rating"] and moment(row["Time to Resolution"]).month == 6
]
write([
    {
        "name": "by day of purchase",
        "month": "2021-12",
        "files": {"tickets.csv": SOURCE},
        "encodings": {"tickets.csv": "UTF-8"},
        "rows": (len(rows), len(rows), 0, 0, 0),
        "problems": {"out_of_order": backwards},
        "figures": {
            "ticket_volume": sum(row["Date of Purchase"].startswith("2021-12") for row in rows),
            "resolution_on_time": "0/0",
            "complaint_count": 0,
        },
    },
    {
        "name": "scores",
        "month": "2023-06",
        "files": {"surveys.csv": SOURCE},
        "rows": (len(rows), len(rows), 0, 0, 0),
        "figures": {"satisfied_rate": f"{sum(score >= 4 for score in scores)}/{len(scores)}"},
    },
])
