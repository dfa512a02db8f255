"""Complaints with a day of receipt and no closing day."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

SOURCE = "cfpb_complaints_small/consumer_complaints.csv"
with open(path(SOURCE), newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
april = sum(row["date_received"].startswith("2017-04") for row in rows)
write([{
    "name": "complaints",
    "month": "2017-04",
    "files": {"tickets.csv": SOURCE},
    "rows": (len(rows), len(rows), 0, 0, 0),
    "figures": {"ticket_volume": april, "complaint_count": april, "complaint_closed_on_time": "absent"},
}])
