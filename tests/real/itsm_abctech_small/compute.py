"""Day before month, and a handling time that a spreadsheet has mangled."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

SOURCE = "itsm_abctech_small/ITSM_data.csv"
with open(path(SOURCE), newline="") as file:
    rows = list(csv.DictReader(file))
tickets = [
    {
        "opened": dt.datetime.strptime(row["Open_Time"], "%d/%m/%Y %H:%M"),
        "resolved": dt.datetime.strptime(row["Resolved_Time"], "%d/%m/%Y %H:%M") if row["Resolved_Time"] else None,
        "priority": {"3": "p3", "4": "p4", "NA": "p3"}[row["Priority"]],
    }
    for row in rows
]
write([{
    "name": "incidents",
    "month": "2013-11",
    "files": {"tickets.csv": SOURCE},
    "rows": (len(rows), len(rows), 0, 0, 0),
    "problems": {"value_not_understood": sum(row["Handle_Time_hrs"] != "" for row in rows)},
    "figures": ticket_figures(tickets, 2013, 11),
}])
