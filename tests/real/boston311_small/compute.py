"""One export in eight variants: dates by day or month first, without times, with duplicates, with tabs."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

FOLDER = "boston311_small"


def moment(text):
    text = text.strip()
    if not text:
        return None
    for form in ("%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, form)
        except ValueError:
            pass
    raise ValueError(text)


def run(file, dated=True):
    with open(path(FOLDER, file), newline="", encoding="utf-8") as text:
        rows = list(csv.DictReader(text, delimiter="\t" if file.endswith("tsv") else ","))
    cases = {row["case_enquiry_id"]: row for row in rows}
    tickets = []
    for row in cases.values():
        opened, resolved = moment(row["open_dt"]), moment(row["closed_dt"])
        if resolved and resolved < opened:
            resolved = None
        tickets.append({"opened": opened, "resolved": resolved, "priority": "p3"})
    figures = ticket_figures(tickets, 2022, 1)
    if not dated:
        figures["resolution_on_time"], figures["resolution_time"] = "0/0", durations([])
    return {
        "name": file,
        "month": "2022-01",
        "files": {"tickets" + file[-4:]: f"{FOLDER}/{file}"},
        "rows": (len(rows), len(cases), len(rows) - len(cases), 0, 0),
        "problems": {"row_shape": 1 if "bad" in file else 0},
        "figures": figures,
    }


runs = [run(file, "notime" not in file) for file in sorted(os.listdir(path(FOLDER)))]
write(runs)
