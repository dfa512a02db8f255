# Names of the rules and forms of the findings: numbers, names, dates and positions, no adjective that no rule produced.
rule-zero_tolerance = zero tolerance
rule-red_promise = promise off target
rule-control_signal = control-chart signal
rule-mix_effect = effect of the mix
rule-data_caveat = caveat on the data
rule-improvement = improvement
# How numbers are written: a rate always has its pair
finding-pair = { $k }/{ $n }
finding-share = { $share } ({ $pair })
finding-fault_report_missing = { $n ->
    [one] { $n } fault analysis is
   *[other] { $n } fault analyses are
} missing: { $subject } was due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue ({ $owner }).
finding-fault_report_both = { $n ->
    [one] { $n } fault analysis is
   *[other] { $n } fault analyses are
} missing: { $subject } was due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue; { $incomplete ->
    [one] { $incomplete } more is
   *[other] { $incomplete } more are
} incomplete, { $other } for { $other_days ->
    [one] { $other_days } day
   *[other] { $other_days } days
} ({ $owner }).
finding-complaint_overdue = { $n ->
    [one] { $n } complaint is
   *[other] { $n } complaints are
} open past the closing date: { $subject } was due { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue ({ $owner }).
finding-major_late = { $n ->
    [one] { $n } major matter was
   *[other] { $n } major matters were
} not reported to the general manager in time: { $ticket } ({ $date }) was reported after { $took } ({ $owner }).
finding-major_unreported = { $n ->
    [one] { $n } major matter was
   *[other] { $n } major matters were
} not reported to the general manager: no report of { $ticket } ({ $date }) is recorded ({ $owner }).
finding-holiday_unwatched = { $n ->
    [one] { $n } holiday date was
   *[other] { $n } holiday dates were
} not watched: { $dates } ({ $owner }).
finding-zero_tolerance = { $metric }: { $n ->
    [one] { $n } case
   *[other] { $n } cases
} ({ $owner }).
finding-red_promise = { $metric }: { $value }, short of the floor of { $floor }; of { $n } not on time, { $missing } still not done at month end ({ $owner }).
finding-red_promise_few = { $metric }: { $value }; { $n } not on time, { $missing } of them still not done at month end ({ $owner }).
finding-red_rate = { $metric }: { $value }, short of the floor of { $floor }; { $n ->
    [one] { $n } case
   *[other] { $n } cases
} ({ $owner }).
finding-red_rate_few = { $metric }: { $value }; { $n ->
    [one] { $n } case
   *[other] { $n } cases
} ({ $owner }).
finding-control_signal = { $metric }: { $value } lies outside the control limits of { $low } to { $high }.
finding-control_run = { $metric }: { $value }; { $n } months in a row, since { $since }, on the wrong side of the centre line of { $line }.
finding-control_step = { $metric }: { $value }, after { $before } the month before; the step is beyond the limit of the moving range.
finding-mix_fell = { $metric }: down { $total } points in total, while the classes together are up { $within } points; the difference comes from how many there were of each.
finding-mix_rose = { $metric }: up { $total } points in total, while the classes together are down { $within } points; the difference comes from how many there were of each.
finding-mix_fell_open = { $metric }: down { $total } points in total, while the classes together are up { $within } points; the difference comes from how many there were of each, and the fall of the total itself is not established.
finding-mix_rose_open = { $metric }: up { $total } points in total, while the classes together are down { $within } points; the difference comes from how many there were of each, and the rise of the total itself is not established.
finding-survey_small = { $n ->
    [one] { $n } answer was
   *[other] { $n } answers were
} received on overall satisfaction: too few, not computed.
finding-scale_refused = The answers to “{ $question }”{ $more ->
    [0] {""}
    [one] {" "}and { $more } more question
   *[other] {" "}and { $more } more questions
} in { $file } fit no scale, or more than one: not computed until survey.questions names it.
finding-records_missing = Not received: { $records }{ $more ->
    [0] {""}
    [one] {" "}and { $more } more kind of records
   *[other] {" "}and { $more } more kinds of records
}; { $n ->
    [one] { $n } figure is
   *[other] { $n } figures are
} not measured.
finding-volume_jump = { $metric }: { $n } this month, { $median } in the median of the six months before; is the export complete?
finding-rejected = { $share } of the rows of { $file } were rejected; the figures of its months are not measured.
finding-improvement = { $metric } rose from { $before } to { $value }, by { $points } points; the change is established.
finding-improvement_down = { $metric } fell from { $before } to { $value }, by { $points } points; the change is established.
finding-more-rows = See rows
finding-more-list = See list
finding-more-chart = See chart
finding-more-data = See data
# Kinds of records
records-tickets = tickets
records-surveys = questionnaires
records-campaigns = rounds of questionnaires
records-projects = projects
records-visits = return visits
records-faults = major faults
records-fault_analyses = fault analyses
records-inspections = inspections
records-weekly_reports = weekly reports
records-liaison = liaison forms
records-research = service research visits
records-yearend = year-end records
records-holiday_duty = holiday checks
records-shifts = shifts and handovers
records-shift_requests = leave and swap requests
records-chat_sessions = chat sessions
records-orders = order records
records-staff = staff records
records-remarks = remarks
finding-on-page = {" "}({ $page })
