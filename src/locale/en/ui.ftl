# The frame of a page, states, units
ui-language = English
ui-report = Service supervision report
ui-report-quoted = Service supervision report
ui-skip = Skip to content
ui-nav = Pages
ui-you-are-here = You are here
ui-contents = On this page
ui-other-language = Language
ui-months = Months
ui-all-months = All issues
ui-previous-month = Previous month
ui-next-month = Next month
ui-issued-by = Prepared by
ui-as-of = Data as of
ui-issued-at = Issued
ui-version = Edition { $n }
ui-draft = Draft, not published
ui-home = Overview
ui-more = More
ui-rows = Rows
ui-definition = Definition
ui-target = Target
ui-floor = Floor
ui-target-is = target { $value }
ui-floor-is = floor { $value }
ui-set-by-regulation = set by the regulation
ui-set-by-department = set by the department
ui-interval-95 = 95% interval { $low } to { $high }
ui-range = range
ui-sample = n = { $n }
ui-uncertain = uncertain
ui-uncertain-why = The 95% interval crosses the limit that decides the colour, which may be chance
ui-change-up = up on last month
ui-change-down = down on last month
ui-change-up-by = up { $by } pts on last month
ui-change-down-by = down { $by } pts on last month
ui-change-none = no change established since last month
ui-change-by = { $word } by { $by }
ui-none = none
ui-nothing-here = There is nothing to list this month.
ui-data-table = Data table
ui-chart-of = Chart
ui-search = Search
ui-filter-all = All
ui-clear = Clear
ui-rows-shown = { "{n}" } of { "{all}" } rows shown
ui-sorted-up = sorted by “{ "{column}" }”, ascending
ui-sorted-down = sorted by “{ "{column}" }”, descending
ui-sort-hint = Choose a column title to sort
ui-owner = Responsible
ui-due = Due
ui-was-due = Was due
ui-asked = To do by
ui-overdue-days = Days overdue
ui-next-step = Next step
ui-clause = Clause
ui-signed-prepared = Prepared
ui-signed-reviewed = Reviewed
ui-signed-approved = Approved
ui-signed-name = Signature
ui-signed-date = Date
ui-definitions-version = Definitions, version { $version }
ui-mail = Everything on one page
ui-print-edition = Print edition
ui-figure = Figure
ui-value = Value
ui-pair = Cases
ui-interval = 95% interval
ui-status = State
ui-change = On last month
ui-count-of-lists = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
ui-see-all = { $n ->
    [one] The one item
   *[other] All { $n } items
}

# States: word, letter
status-green = on target
status-yellow = watch
status-red = off target
status-none_due = none due
status-not_measured = not measured
status-partly_measured = partly measured
status-small_sample = small sample
status-uncoloured = not rated
letter-green = G
letter-yellow = Y
letter-red = R
letter-none_due = N
letter-not_measured = U
letter-partly_measured = P
letter-small_sample = S
letter-uncoloured = I

# Navigation
nav-overview = Overview
nav-scorecard = Scorecard
nav-actions = Actions
nav-tickets = Tickets
nav-complaints = Complaints
nav-satisfaction = Satisfaction
nav-faults = Faults
nav-proactive = Proactive service
nav-teamwork = Teamwork
nav-shop = Shop desk
nav-customers = Customers
nav-engineers = Engineers
nav-year = Year
nav-quality = Data quality
nav-methods = Methods
nav-print = Print edition

# Time and units
month-of-year = { $name } { $year }
month-name-1 = January
month-name-2 = February
month-name-3 = March
month-name-4 = April
month-name-5 = May
month-name-6 = June
month-name-7 = July
month-name-8 = August
month-name-9 = September
month-name-10 = October
month-name-11 = November
month-name-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
duration-s = { $a } s
duration-m = { $a } min
duration-m-s = { $a } min { $b } s
duration-h = { $a } h
duration-h-m = { $a } h { $b } min
duration-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
unit-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
unit-tickets = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
unit-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
unit-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
unit-points = { $n } points
yes = yes
no = no
colon = :{" "}
separator = ,{" "}
ui-made-with-short = made with
ui-signed = Signatures

# Beside a value
figure-p90 = nine in ten within { $value }
figure-promoters = { $promoters } promoters · { $passives } passives · { $detractors } detractors
figure-late = { $n } late
figure-missing = { $n } not done
figure-excluded = { $n } left out

# The list of problems on a terminal
check-error = error
check-warning = warning
check-note = note
check-expected = expected:
check-help = help:
check-unmeasured = Not measured this month, by what is missing:
check-spoiled = the records of the month are missing, or too many of them were rejected
check-sum = { $month }{ $chosen ->
    [yes] {" "}(the newest month that the exports cover)
   *[other] {""}
}: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] 1 note
   *[other] { $notes } notes
} in { $files ->
    [one] 1 file
   *[other] { $files } files
}
figure-per-hundred-tickets = { $n } in a hundred tickets
figure-per-hundred-resolved = { $n } in a hundred resolutions
figure-each = year to date, { $people } agents, { $least } to { $most } each
check-more = … and { $n ->
    [one] 1 more
   *[other] { $n } more
}: `jiandu check` lists them all
check-alike = { $n } more like it, as in line { $places }
