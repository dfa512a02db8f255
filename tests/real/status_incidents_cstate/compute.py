"""Incidents of a status page as fault analyses without a register."""
import re
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

FOLDER = "status_incidents_cstate"


def moment(text):
    # One hour is written without its leading zero.
    text = re.sub(r"T(\d):", r"T0\1:", text.replace("Z", "+00:00"))
    return dt.datetime.fromisoformat(text).astimezone(dt.timezone(dt.timedelta(hours=8))).replace(tzinfo=None)


files, faults = 0, {}
for name in sorted(os.listdir(path(FOLDER))):
    files += 1
    with open(path(FOLDER, name), encoding="utf-8") as file:
        head = file.read().split("---")[1]
    keys = dict(line.split(":", 1) for line in head.splitlines() if ":" in line and line[0] not in "# -")
    keys = {key.strip(): value.split(" #")[0].strip().strip("\"'") for key, value in keys.items()}
    faults.setdefault(keys["title"], []).append(keys)
# One title, several files: which of them counts is not asked here.
down = [keys[-1] for keys in faults.values() if keys[-1].get("severity") == "down"]
months = sorted({moment(keys["date"]).strftime("%Y-%m") for keys in down})


def run(month):
    begun = [keys for keys in down if moment(keys["date"]).strftime("%Y-%m") == month]
    over = [
        int((moment(keys["resolvedWhen"]) - moment(keys["date"])).total_seconds())
        for keys in down
        if keys.get("resolvedWhen") and moment(keys["resolvedWhen"]).strftime("%Y-%m") == month
    ]
    return {
        "name": month,
        "month": month,
        "files": {"fault_analyses": FOLDER},
        "figures": {"fault_count": len(begun), "fault_mttr": durations([length for length in over if length >= 0])},
    }


write([run(month) for month in months[-3:]])
