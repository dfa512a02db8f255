"""Analyses without front matter: nothing says which fault they are about."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from common import *

FOLDER = "postmortems_posthog"
found = sum(name.endswith(".md") for _, _, names in os.walk(path(FOLDER)) for name in names)
write([{
    "name": "post-mortems",
    "month": "2025-10",
    "files": {"fault_analyses": FOLDER},
    "rows": (found, 0, 0, 0, found),
    "figures": {"ticket_volume": "absent", "fault_mttr": "absent"},
}])
