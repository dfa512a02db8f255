"""One incident, many rows: the latest sys_updated_at wins."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

FOLDER = "uci_incident_log"
SAMPLE, EXCEL = "incident_event_log_sample.csv", "incident_event_log_excel_variant.csv"


def moment(text):
    if text == "?":
        return None
    day, clock = text.replace("-", "/").split(" ")
    d, m, y = map(int, day.split("/"))
    h, minute = map(int, clock.split(":"))
    return dt.datetime(y, m, d, h, minute)


def rows(name, only=None):
    with open(path(FOLDER, name), newline="") as file:
        return [row for row in csv.DictReader(file) if only is None or row["number"] in only]


def run(name, rows, file, **more):
    latest = {}
    for row in rows:
        before = latest.get(row["number"])
        if before is None or moment(row["sys_updated_at"]) >= moment(before["sys_updated_at"]):
            latest[row["number"]] = row
    tickets = []
    for row in latest.values():
        opened, resolved = moment(row["opened_at"]), moment(row["resolved_at"])
        if resolved and resolved < opened:
            resolved = None
        tickets.append({"opened": opened, "resolved": resolved, "priority": "p" + row["priority"][0], "row": row})
    figures = ticket_figures(tickets, 2016, 3)
    march = [t["row"] for t in tickets if dt.datetime(2016, 3, 1) <= t["opened"] < dt.datetime(2016, 4, 1)]
    owned = sum(row["opened_by"] != "?" for row in march)
    figures["first_owner_rate"] = f"{owned}/{len(march)}"
    figures["first_response_on_time"] = figures["csi"] = figures["fault_count"] = "absent"
    return {
        "name": name,
        "month": "2016-03",
        "files": {"tickets.csv": f"{FOLDER}/{file}"},
        "rows": (len(rows), len(latest), len(rows) - len(latest), 0, 0),
        "figures": figures,
        **more,
    }


shared = {row["number"] for row in rows(SAMPLE)} & {row["number"] for row in rows(EXCEL)}
both = [
    run("shared incidents, as found", rows(SAMPLE, shared), SAMPLE, shared_with=f"{FOLDER}/{EXCEL}"),
    run("shared incidents, after Excel", rows(EXCEL, shared), EXCEL, shared_with=f"{FOLDER}/{SAMPLE}"),
]
assert both[0]["figures"] == both[1]["figures"]
write([run("as found", rows(SAMPLE), SAMPLE), run("after Excel", rows(EXCEL), EXCEL), *both])
