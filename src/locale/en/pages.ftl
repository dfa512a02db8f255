# Overview
overview-findings = Findings of the month
overview-no-findings = Nothing this month calls for attention.
overview-strip = Clauses
overview-trust = Can the data be believed?
overview-actions = Most urgent actions
overview-no-actions = Nothing is overdue or falls due within seven days.
overview-overdue = Overdue actions
overview-description = Service supervision report for { $month }: seven figures, findings, clauses and actions.

# Scorecard
scorecard-lead = One row for each clause of the regulation. One figure off target puts the clause off target; otherwise one figure not measured makes it partly measured; otherwise it has the state of its worst. Small samples do not count.
scorecard-obligation = Clause and obligation
scorecard-primary = Main figure
scorecard-six-months = Six months
scorecard-range = { $low } to { $high }
scorecard-steady = always { $low }
scorecard-others = Other figures
scorecard-score = Score

# Actions
actions-lead = One table for each kind, overdue first, oldest first. A kind without any says “none”, so that absence can be seen.
actions-asked-planned = “To do by” is the new date that this report asks for: { $days } working days after the day on which the report is due, { $waiting } where a customer waits for an answer. The department set these dates, the regulation has none; the old date stays, and so do its days overdue.
actions-asked-issued = “To do by” is the new date that this report asks for: { $days } working days after the report was issued, { $waiting } where a customer waits for an answer. The department set these dates, the regulation has none; the old date stays, and so do its days overdue.
actions-overdue = Overdue
actions-new = New this month
actions-next = Falling due next month

# Tickets
tickets-volume = Volume
    .lead = How many came, more or fewer than usual? Compared per working day.
tickets-backlog = Backlog
    .lead = How many are still open, and for how long?
tickets-response = First response
    .lead = How long did customers wait until somebody responded?
tickets-resolution = Resolution
    .lead = Were problems solved on time? Look at each priority: the total also changes with the mix.
tickets-levels = Hotline, remote, on site
    .lead = Where were problems solved? It depends on the problems, so these are counts without a colour.
tickets-zones = On-site punctuality
    .lead = How long from dispatch to departure and arrival, against the limits of each zone?
tickets-first_contact = First contact
    .lead = Was the first contact recorded, settled in one go, and the customer spared a second call?
tickets-hours = When tickets come
    .lead = When is it busiest? Counts only.
tickets-rows = Tickets not on time
    .lead = Every ticket behind the misses above. All records stand in rows/.

# Complaints
complaints-figures = Complaints of the month
    .lead = How many, were they answered in time and closed by their date?
complaints-trend = Twelve months
    .lead = Is the number of this month beyond the usual ups and downs?
complaints-causes = Causes
    .lead = Why did they complain? Few cases, hence a table and no chart.
complaints-rows = Every complaint
    .lead = Opened, answered, closed, upheld, cause, reply.

# Satisfaction
satisfaction-response = Response
    .lead = How many were sent, how many came back? Those who were silent may be happier or unhappier, so both extremes are shown.
satisfaction-overall = Overall
    .lead = Of those who answered, how many are satisfied or very satisfied?
satisfaction-distribution = Every item
    .lead = All answers to each item, not the mean alone.
satisfaction-index = Satisfaction index
    .lead = The dimensions on 0 to 100, weighted; the convention stands beside it.
satisfaction-priorities = What to improve first
    .lead = Heavy weight and low index come first.
satisfaction-low_scores = Low scores and unmet expectations
    .lead = Did somebody call, find the cause and answer?
satisfaction-comments = Comments
    .lead = Masked, without names.

# Faults
faults-figures = This month
    .lead = How many, how soon recovered, were notice, analysis and feedback in place?
faults-timeline = The year
    .lead = How many days lie between faults?
faults-register = Register
    .lead = Notice, filing, relay, recovery, analysis and feedback of each fault.
faults-repeats = Possible repeats
    .lead = The same project and class of cause within 180 days.
faults-actions = Corrective and preventive actions
    .lead = Were the measures of the analyses closed by their date?
fault-course = Course and limits
    .lead = When each step came, how long it took, when it was due at the latest, over by how much.
fault-measures = Measures
    .lead = What the analysis promises; posts stand for names.
fault-before-title = Earlier faults and tickets
    .lead = Were there signs before?
fault-checklist = What must be there
    .lead = What the regulation asks of notice and analysis, and whether it is there.
fault-analysis = Analysis
    .lead = As the technical service handed it in, contact details masked.
fault-actions = Open for this fault
    .lead = Who does what by when.
fault-source = Source file

# Proactive service
proactive-summary = The three together
    .lead = Visits, inspections, research visits: was what was promised done?
proactive-visits = Return visits
    .lead = Monthly in the first year, quarterly afterwards; an attempt that reached nobody is no visit.
proactive-inspections = Inspections and findings
    .lead = Were the planned ones made, their findings handed in and rectified?
proactive-research = Research visits
    .lead = Were leaders and senior engineers there, and did suggestions get a plan and a result?
proactive-yearend = Year-end gifts and needs
    .lead = By 31 December one gift and one conversation about needs for each customer.
proactive-holidays = Holiday watch
    .lead = Was every date watched, and how often?

# Teamwork
teamwork-weekly = Weekly reports
    .lead = Handed in by Friday noon? Counts by department.
teamwork-liaison = Liaison forms
    .lead = Signed for, and answered by the required date?
teamwork-rulings = Disputes and rulings
    .lead = Were disputes ruled on, and the rulings carried out?
teamwork-report = This report
    .lead = Was the issue before submitted on time?

# Shop desk
shop-chats = Chats
    .lead = How long did buyers wait for a reply?
shop-shipments = Shipments
    .lead = Were buyers told before they had to ask?
shop-shifts = Shifts
    .lead = Was every required shift manned? Counts, no names.
shop-handovers = Handovers
    .lead = Are the handover logs complete?
shop-requests = Leave, swaps, extra shifts
    .lead = Asked ahead, and no more than two a month?

# Customers and engineers
customers-lead = In alphabetical order. A name opens projects, tickets, visits and open actions.
customer-projects = Projects
    .lead = Projects in use, their age and rhythm of visits.
customer-tickets = Tickets
    .lead = How many, and how fast?
customer-complaints = Complaints
    .lead = Complaints in the window of this report.
customer-faults = Major faults
    .lead = Faults that touched this customer.
customer-visits = Visits and inspections
    .lead = When was the last contact, when is the next?
customer-survey = Satisfaction
    .lead = Anonymous answers and fewer than five are published in the total only.
customer-actions = Open actions
    .lead = What is not yet done.
engineer-mix = Mix of tickets
    .lead = First the mix, then the comparison: hard tickets take longer.
engineer-workload = Workload
    .lead = Handled, on site, open.
engineer-quality = Quality
    .lead = Beside the department's value of the same mix; counts only where cases are few.
engineer-remark = Remark

# Year
year-restated = Published and restated
    .lead = Published numbers stay; where late or corrected rows change one, both stand here with the reason.

# Data quality
quality-lead = The data comes from the supervised side, so every file is listed with its fingerprint, its rows and where they went: read = kept + deduplicated + skipped + rejected.
quality-help = What to do
quality-missing = Missing records
    .lead = Record types that were not received, and the figures that this leaves not measured.
quality-problems = Problems
    .lead = By kind, those that cost rows first.
quality-files = Files
    .lead = Every file that was read.
quality-columns = Columns
    .lead = Our name of each field ← the header over it in the files; the last column lists what files lack.
quality-exclusions = From rows read to cases counted
    .lead = How the denominator of each figure comes from the rows that were read: what was left out by code, what is not due yet.
quality-exemptions = Projects that owe no visits
quality-cross = Cross-checks
    .lead = Where different records do not agree.
quality-completeness = Completeness
    .lead = The records that each figure needs: how many files have all the columns, how many rows can be used.
quality-choices = Choices made in reading
    .lead = Scales, encodings, the direction of priorities; the settings can change them.

# Methods
methods-lead = How each number is counted: numerator, denominator, month, target and who set it. The links of all figures lead here.
methods-seen = Shown in
methods-rules = Months and kinds
    .lead = Each figure follows one rule for its month and is of one kind.
methods-statistics = Statistics
    .lead = When there is an interval, when an arrow, and when silence.
methods-readings = Readings of the regulation
    .lead = Where its text is open: the reading taken, and why.
methods-settings = Settings in force
    .lead = Targets, limits, calendar, weights; who set them, and since when.
methods-glossary = Glossary
    .lead = The words of this report.
methods-fact-rule = Month
methods-fact-kind = Kind
methods-fact-target = Target
methods-fact-floor = Floor
methods-fact-set-by = Set by
methods-fact-direction = Direction
methods-fact-records = Records needed
methods-fact-exclusions = Exclusion codes
methods-fact-population = This month
methods-direction-up = higher is better
methods-direction-down = lower is better
methods-statistics-display = Rates are kept as numerator and denominator and shown with one decimal; less than all is never 100%, more than none never 0%; nothing due says “none due”. Below ten cases (five opinions) only the counts are shown.
methods-statistics-colour = Colours compare counts, not rounded percentages; below ten cases no miss is green, one yellow, two or more red.
methods-statistics-wilson = Process rates and satisfied rates carry 95% Wilson intervals; a census is complete and has none.
methods-statistics-change = Differences between months carry Newcombe intervals; an arrow is drawn only if the 99% interval excludes zero, else “no change established”, which is not “unchanged”.
methods-statistics-poisson = Counts carry exact Poisson intervals: none in a month does not contradict a level of three.
methods-statistics-control = Control charts take the first 12 months since the last change of a limit or of the working hours as their baseline, at least 8; exact binomial limits for rates, exact Poisson limits for counts, XmR for medians and the index. A signal is a point outside, or eight in a row on one side.
methods-statistics-quantile = Durations are shown as median and P90 (nearest rank), never as mean; what is not finished is listed beside it.
methods-statistics-index = The satisfaction index follows the convention printed with it; a change of convention recomputes all history and never mixes two in a chart.
methods-statistics-findings = At most five findings, in this order: what is not tolerated at all (missing fault analyses, major matters not reported, holidays without watch, overdue complaints; then what customers bear before what stays inside the department, most cases first); promises that are off target, most broken ones first, of equals what customers bear; signals of control charts; effects of the mix; caveats on the data; the last place is for an established improvement. “Most harm” in the first line of the overview is the longest major fault of the month, else complaints past their date, else the promise to customers that was broken most often.
methods-statistics-deadlines = New dates for what is overdue count in working days from the day on which the report is due (once issued, from that day); the department sets them in the settings under actions, while the regulation sets the first date alone. The first date and its days overdue are not changed by the new one.
methods-statistics-nonresponse = Beside the satisfied rate stand both extremes: all who were silent dissatisfied, and all satisfied.
period-rule-V = Volume: opened in the month
    .means = The record was opened in the month.
period-rule-P = Promise: due in the month
    .means = The promise fell due in the month; it is judged then, once, neither before nor again.
period-rule-D = Duration: ended in the month
    .means = The end (response, resolution, recovery) lies in the month.
period-rule-S = State: at month end
    .means = The condition at the closing instant.
period-rule-E = Event: happened in the month
    .means = The date of the event lies in the month.
period-rule-O = Opinion: returned in the month
    .means = The answer was submitted in the month.
kind-C = Census
    .means = Obligations that can be listed one by one; the list is the population and nothing is estimated.
kind-R = Process
    .means = A rate that stands for how a process behaves, with interval and control chart.
kind-Q = Opinion
    .means = What those who answered said, with interval, response rate and both extremes of the silent.
kind-N = Count
    .means = A number of cases.
kind-T = Duration
    .means = Median and P90.
kind-I = Information
    .means = For information, never coloured.
kind-Z = Zero tolerance
    .means = One miss is off target, whatever the number of cases.
family-acceptance = Acceptance, first contact, complaints
family-levels = Levels of passive service
family-proactive = Proactive service
family-faults = Major faults
family-satisfaction = Satisfaction
family-communication = Communication
family-shop = Shop desk

# Print edition and issues
print-contents = Contents
issues-description = All issues of the service supervision report, newest first.
issues-none = No report has been published yet.
overview-complaints = { $n ->
    [one] { $n } complaint this month
   *[other] { $n } complaints this month
}
overview-analyses-missing = { $n ->
    [one] { $n } analysis missing
   *[other] { $n } analyses missing
}
overview-recovery = median recovery { $value }
overview-overdue-new = { $n } of them new this month
overview-trust-rows = { $files } files, { $read } rows read, { $rejected } rejected ({ $share })
overview-trust-measured = { $n ->
    [0] all { $all } coloured clauses are measured
   *[other] { $n } of { $all } coloured clauses not fully measured
}
overview-trust-late = { $share } of visits entered over { $days } days late
scorecard-coverage = { $share } measured by weight
scorecard-too-little = too little measured for a score
actions-more = { $n ->
    [one] { $n } more stands in rows/actions.csv
   *[other] { $n } more stand in rows/actions.csv
}
actions-absent = no { $records } supplied
methods-example = Worked example ({ $month }): the result is { $result }
methods-column-number = No.
methods-column-text = Text
methods-column-reading = Reading in force
methods-column-why = Why
methods-column-key = Setting
methods-column-value = In force
methods-column-meaning = Meaning
methods-settings-changes = Some settings changed in { $months }; earlier months are judged by what held then.
year-to-date-caption = Year to date: January to { $month } { $year }
year-column-this = Year to date
year-column-last = Same months last year
year-column-same = Same month last year
quality-read = Read
quality-kept = Kept
quality-deduplicated = Duplicates
quality-skipped = Skipped
quality-rejected = Rejected
quality-files-note = The whole of each SHA-256 and every problem stand in figures.json.
quality-times = { $n } ×
quality-not-supplied = not supplied
quality-column-missing = column missing:
quality-constant = (constant of the settings)
quality-lacking = { $column } ({ $n ->
    [one] { $n } file
   *[other] { $n } files
})
quality-excluded = Left out
quality-pending = Not yet due
quality-counted = Counted
quality-codes = Reasons
quality-column-file = File
quality-column-kind = Records
quality-column-encoding = Encoding
quality-column-span = Dates
quality-column-disabled = Figures not measured
quality-column-metrics = Which
quality-column-fed = Field ← header
quality-column-lacking = Columns missing
quality-column-check = Check
quality-column-count = Cases
quality-column-places = Where
quality-column-usable = Usable rows
quality-column-share = Share
quality-column-choice = Choice
quality-column-value = In force
quality-choice-encoding = Encodings of the files
quality-choice-index = Points of the satisfaction index
quality-choice-scales = Scales of the questions
quality-choice-name = Short name and full name
list-separator = ;{" "}
quality-downloads = Rows to download
    .lead = A row a record, a column of outcome a figure; of more than 50,000 records only the exceptions. Ids, times, outcomes and codes only.
year-column-published = As published
year-column-revised = Revised
year-column-why = Why
year-edition-changes = Changes against edition { $n }
cause-late-rows = late records: { $n } more in { $path }
cause-corrected-rows = corrected records in { $path }
cause-withdrawn-rows = records taken away: { $n } from { $path }
cause-target = another target
cause-setting = another setting: { $key }, { $was } before, { $now } now
cause-definition = another definition
cause-scope = the figure stands only on one side
cause-deferred = { $n } promises were waiting or not yet due when it was published
cause-program = another version of the program: { $was } before, { $now } now
cause-later-close = later close of the data: inputs and definitions are the same, but more is known about the old records
cause-unknown = cause unknown: inputs and definitions are as published
year-reading = Each picture runs from { $from } to { $to }; the grey band lies within the control limits, the flat line is their centre, a red ring marks an unusual month, a hollow dot one with few cases. Look at the course, not at two points.
year-column-cases = Numerator/denominator or cases
year-column-spring = January and February
quality-field = { $name } ({ $field })
quality-not-kept = Not kept
quality-outside = Other months or not concerned
quality-exclusions-note = Rows read, less those not kept, of other months, left out and not yet due, are those counted. “—”: what is owed comes from rules, or a row holds several things, so that rows cannot be matched one by one.
quality-column-needs = Records needed
quality-column-full = Files with all columns
quality-measured = measured
print-overview = The month at a glance
print-contents-note = The foot of every sheet names its part and its number.
methods-index = All figures
    .lead = Every figure with its value this month; search by name, follow the name to its definition.
methods-column-family = Domain
overview-trust-yes = Yes
overview-trust-partly = Yes, but incomplete
overview-trust-care = With care
# The verdict of the overview
verdict-separator = {", "}
verdict-comma = {"; "}
verdict-unchanged = ; no change established
verdict-clauses = { $n } clauses: { $list }.
verdict-kept = { $n } kept
verdict-missed = { $n } missed
verdict-watched = { $n } to watch
verdict-unmeasured = { $n } unmeasured
verdict-small = { $n } with too few answers
verdict-none-due = { $n } not due
verdict-satisfaction = { $value } satisfied ({ $pair }){ $change }.
verdict-satisfaction-green = { $value } satisfied ({ $pair }), target { $level } reached{ $change }.
verdict-satisfaction-yellow = { $value } satisfied ({ $pair }), below target { $level }{ $change }.
verdict-satisfaction-red = { $value } satisfied ({ $pair }), below floor { $level }{ $change }.
verdict-satisfaction-small = Too few answers on satisfaction (n={ $n }).
verdict-satisfaction-unmeasured = Satisfaction was not measured.
verdict-harm-fault = { $n ->
    [one] Most harm: { $n } major fault, of { $took } ({ $id }).
   *[other] Most harm: { $n } major faults, up to { $took } ({ $id }).
}
verdict-harm-fault-open = { $n ->
    [one] Most harm: { $n } major fault; { $id } has no recovery on record.
   *[other] Most harm: { $n } major faults; { $id } has no recovery on record.
}
verdict-harm-fault-day = { $n ->
    [one] Most harm: { $n } major fault ({ $id }).
   *[other] Most harm: { $n } major faults ({ $id }).
}
verdict-harm-complaints = { $n ->
    [one] Most harm: { $n } complaint open past its date.
   *[other] Most harm: { $n } complaints open past their date.
}
verdict-harm-promise = Most harm: “{ $metric }” broken { $n ->
    [one] once
   *[other] { $n } times
}.
verdict-harm-none = No major fault, no overdue complaint, no broken promise.
overview-key = Range: 95% interval. Uncertain: the range crosses a limit, so the colour may be chance. Arrows: established changes only; counted duties show last month instead.
overview-before = last month { $value }
overview-asked = new dates are asked for by this report and set by the department
