"""What the computations of the expectations share: the default working clock without holidays, and how they are written.

Nothing here is taken from the program: the rules are those that the methods page prints.
`python3 tests/real/<name>/compute.py "$JIANDU_REAL_DATA" > tests/real/<name>/expected.toml`
"""
import datetime as dt
import os
import sys
from fractions import Fraction

DATA = sys.argv[1] if len(sys.argv) > 1 else os.environ["JIANDU_REAL_DATA"]
SPANS = ((9, 12), (13, 18))
LIMITS = {"p1": 240, "p2": 480, "p3": 1440, "p4": 2400}


def path(*parts):
    return os.path.join(DATA, *parts)


def spans(start):
    """Working intervals from the day of a moment on."""
    day = start.replace(hour=0, minute=0, second=0, microsecond=0)
    while True:
        if day.weekday() < 5:
            for begin, end in SPANS:
                yield day + dt.timedelta(hours=begin), day + dt.timedelta(hours=end)
        day += dt.timedelta(days=1)


def elapsed(start, end):
    total = dt.timedelta()
    for begin, close in spans(start):
        if begin >= end:
            return int(total.total_seconds())
        total += max(min(close, end) - max(begin, start), dt.timedelta())


def deadline(start, priority):
    left = dt.timedelta(minutes=LIMITS[priority])
    if priority == "p1":
        return start + left
    for begin, close in spans(start):
        begin = max(begin, start)
        if close > begin:
            if close - begin >= left:
                return begin + left
            left -= close - begin


def durations(seconds):
    """Number, twice the median, nearest-rank P90 from ten on."""
    seconds = sorted(seconds)
    n = len(seconds)
    if n == 0:
        return "0: none none"
    twice = seconds[(n - 1) // 2] + seconds[n // 2]
    return f"{n}: {twice} {seconds[-(-9 * n // 10) - 1] if n >= 10 else 'none'}"


def tenths(value):
    """A fraction in tenths, half away from zero."""
    scaled = abs(Fraction(value)) * 10
    whole = int(scaled + Fraction(1, 2))
    return -whole if value < 0 else whole


def ticket_figures(tickets, year, month):
    """Figures of tickets given as dicts: opened, resolved or None, priority; dates only are `datetime.date`."""
    start = dt.datetime(year, month, 1)
    end = dt.datetime(year + month // 12, month % 12 + 1, 1)
    due = kept = 0
    lengths = []
    for ticket in tickets:
        opened, resolved = ticket["opened"], ticket["resolved"]
        if opened >= end:
            continue
        limit = deadline(opened, ticket["priority"])
        if start <= limit < end:
            due += 1
            kept += resolved is not None and resolved <= limit
        if resolved is not None and start <= resolved < end:
            wall = ticket["priority"] == "p1"
            lengths.append(int((resolved - opened).total_seconds()) if wall else elapsed(opened, resolved))
    return {
        "ticket_volume": sum(start <= t["opened"] < end for t in tickets),
        "backlog_open": sum(t["opened"] < end and (t["resolved"] is None or t["resolved"] >= end) for t in tickets),
        "resolution_on_time": f"{kept}/{due}",
        "resolution_time": durations(lengths),
    }


def quoted(value):
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(runs):
    for run in runs:
        print("[[run]]")
        for key in ("name", "month", "shared_with"):
            if key in run:
                print(f"{key} = {quoted(run[key])}")
        if "rows" in run:
            print(f"rows = {list(run['rows'])}")
        for key in ("files", "encodings", "problems", "figures"):
            if key in run:
                print(f"[run.{key}]")
                for name, value in run[key].items():
                    value = value if key == "problems" else quoted(value)
                    print(f"{quoted(name)} = {value}")
        print()

# Steps of a hundred, so that fractions stay exact until the last rounding.
WEIGHTS = {"install": 15, "operation": 25, "implement": 15, "aftersales": 30, "training": 15}


def composite(scores, low, high):
    """The weighted score of one answer; none if less than half of the weight was answered."""
    answered = {name: int(text) for name, text in scores.items() if text != "" and low <= int(text) <= high}
    weight = sum(WEIGHTS[name] for name in answered)
    if 2 * weight < 100:
        return None
    return sum(Fraction(WEIGHTS[name] * (score - low) * 100, high - low) for name, score in answered.items()) / weight


def index(scores, low, high):
    """The index over all answers, in tenths."""
    values = [value for value in (composite(answer, low, high) for answer in scores) if value is not None]
    return f"{len(values)}: {tenths(sum(values) / len(values))}"

