"""Messages of citizens, in three encodings: no status, no category."""
import csv
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

FOLDER = "zh_citizen_messages_open"
FILES = {
    "messages_first600.utf8bom.csv": ("utf-8-sig", ",", "UTF-8-BOM"),
    "messages_first600.gb18030.csv": ("gb18030", ",", "GB18030"),
    "messages_first600.utf16le.tsv": ("utf-16-le", "\t", "UTF-16LE"),
    "messages.gb18030.csv": ("gb18030", ",", "GB18030"),
}


def run(file):
    encoding, delimiter, name = FILES[file]
    with open(path(FOLDER, file), newline="", encoding=encoding) as text:
        rows = list(csv.DictReader((line.lstrip("\ufeff") for line in text), delimiter=delimiter))
    months = [tuple(map(int, row["留言时间"].split(" ")[0].split("/")[:2])) for row in rows]
    target = "tickets" + file[-4:]
    return {
        "name": file,
        "month": "2019-07",
        "files": {target: f"{FOLDER}/{file}"},
        "encodings": {target: name},
        "rows": (len(rows), len(rows), 0, 0, 0),
        "figures": {
            "ticket_volume": months.count((2019, 7)),
            "resolution_on_time": "absent",
            "resolution_time": "absent",
            "first_response_on_time": "absent",
            # The header 一级分类 is there and its cells are empty: nobody knows which messages are complaints.
            "complaint_count": "absent",
        },
    }


runs = [run(file) for file in FILES]
assert runs[0]["figures"] == runs[1]["figures"] == runs[2]["figures"]
write(runs)
