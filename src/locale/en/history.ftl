# What the last published month left open
past-column-item = Matter
past-column-since = Since
past-column-fate = Now
past-carried = Carried over
    .lead = What the last report ({ $month }) found and left to be done, and what has become of it. What neither evidence nor data explains is unaccounted for.
past-fate-open = still open
past-fate-unaccounted = unaccounted for
past-fate-evidence = closed: { $text }
past-fate-figure = closed: { $value } this month
past-fate-done = closed: done, as its record shows
remark-exemption = exemption
remark-closing = evidence
remark-note = note
remark-approver = approved by { $who }
remark-approver-unnamed = a person whose name is not published
quality-exemption-ground = Ground and approval
quality-exemption-unapproved = no approved remark
# Posts, which stand for names that are not published
post-technician = technician
post-service = customer-service officer
post-project_manager = project manager
post-shop_agent = shop agent
post-shop_manager = shop manager
post-leader = senior leader
post-senior_engineer = senior engineer
post-manager = manager in charge
