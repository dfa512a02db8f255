"""Chinese fault analyses whose front matter has a title and a day."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

FOLDER = "zh_pg_fault_files"
days = {}
for name in sorted(os.listdir(path(FOLDER))):
    with open(path(FOLDER, name), encoding="utf-8") as file:
        text = file.read()
    if text.startswith("---"):
        for line in text.split("---")[1].splitlines():
            if line.startswith("date:"):
                days[name] = line.split(":", 1)[1].strip()
dated = sorted(days.values())
month = dated[-1][:7]
found = len(os.listdir(path(FOLDER)))
write([{
    "name": "faults",
    "month": month,
    "files": {"fault_analyses": FOLDER},
    "rows": (found, len(days), 0, 0, found - len(days)),
    "figures": {"fault_count": sum(day.startswith(month) for day in dated), "fault_mttr": "0: none none"},
}])
