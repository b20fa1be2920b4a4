# Rules of a mission, how they are broken, how they can be loosened
mission-moment = { $day } at { $hour }
mission-one-after-another = { $one }; { $other }
mission-meeting = { $x } and { $y } ({ $when }, table { $table })

mission-rule-one-at-a-time = { $name } has one meeting at a time.
mission-rule-available = { $name } is not available: { $when }.
mission-rule-in-a-row = { $name } has no more than { $in_a_row } meetings in a row.
mission-rule-maximum = { $name } has { $most } meetings at most.
mission-rule-minimum = { $name } has { $least } meetings at least.
mission-rule-obliged = { $x } and { $y } must meet.
mission-rule-forbidden = { $x } and { $y } must not meet.
mission-rule-not-again = { $x } and { $y } have already met.
mission-rule-once = Two participants meet only once.
mission-rule-worth-meeting = Nobody meets below a score of { $percent }%.
mission-rule-total = There are { $most } meetings at most in all.
mission-rule-floor = There are at least { $least } meetings on “{ $subject }”, shared by both sides.
mission-rule-tables = The session “{ $session }” has no more meetings at once than tables.
mission-rule-booth = The meetings of { $name } are at its booth, { $table }, one at a time.
mission-rule-pinned = This meeting is past or confirmed and stays: { $meeting }.
mission-rule-one-per-table = A table has one meeting at a time.
mission-rule-table-there = A meeting is at a table that is available then.
mission-rule-at-its-booth = Whoever has a booth meets there, and nobody else does.

mission-broken-one-at-a-time = { $name } has { $count } meetings at once: { $meetings }.
mission-broken-available = { $name } is not available then: { $meetings }.
mission-broken-in-a-row = { $name } has { $count } meetings in a row, for { $in_a_row } at most: { $meetings }.
mission-broken-maximum = { $name } has { $count } meetings, for { $most } at most.
mission-broken-minimum = { $name } has { $count } meetings, for { $least } at least.
mission-broken-obliged = { $x } and { $y } must meet, and do not.
mission-broken-forbidden = { $x } and { $y } must not meet: { $meetings }.
mission-broken-not-again = { $x } and { $y } have already met: { $meetings }.
mission-broken-once = These two participants meet { $count } times: { $meetings }.
mission-broken-worth-meeting = The score of this meeting is below { $percent }%: { $meetings }.
mission-broken-total = There are { $count } meetings in all, for { $most } at most.
mission-broken-floor = There are { $count } meetings on “{ $subject }”, for { $least } at least.
mission-broken-tables = The session “{ $session }” has more meetings at once ({ $count }) than tables: { $meetings }.
mission-broken-booth = The booth of { $name }, { $table }, is not free for { $count } meetings: { $meetings }.
mission-broken-pinned = A meeting that is past or confirmed is gone or has moved: { $meeting }.
mission-broken-one-per-table = { $count } meetings are at the same table at the same time: { $meetings }.
mission-broken-table-there = The table is not available then: { $meetings }.
mission-broken-at-its-booth = This meeting is not at the booth it should be at, or takes somebody else's: { $meetings }.

mission-repair-minimum = lower the minimum of meetings of { $name } from { $before } to { $after }
mission-repair-maximum = raise the maximum of meetings of { $name } from { $before } to { $after }
mission-repair-availability = make { $name } available on { $when }
mission-repair-tables = { $count ->
    [one] one more table in the session “{ $session }”
   *[other] { $count } more tables in the session “{ $session }”
}
mission-repair-obligation = drop the obligation for { $x } and { $y } to meet
mission-repair-exclusion = allow { $x } and { $y } to meet
mission-repair-score = accept the meeting of { $x } and { $y }, in spite of a score of { $percent }%
mission-repair-floor = lower the number of meetings asked for on “{ $subject }” from { $before } to { $after }
mission-repair-run = no longer limit meetings in a row to { $most }
mission-repair-total = raise the number of meetings allowed in all from { $before } to { $after }

mission-step-allocate = Choosing who meets whom
mission-step-place = Placing meetings in time
mission-step-compact = Closing gaps
mission-infeasible = No timetable keeps every rule of this mission.
mission-unsolved = No timetable was found within the limits of work, nor any proof that there is none: raise these limits (--effort 3), or loosen some rules.
mission-clash-smallest = { $count ->
    [one] This rule cannot be kept:
   *[other] These { $count } rules clash, and none of them could be spared:
}
mission-clash-kinds = { $count ->
    [one] This rule cannot be kept together with the others:
   *[other] These { $count } rules clash together:
}
mission-clash-more = { $count ->
    [one] – and one more rule of the same sort
   *[other] – and { $count } more rules of the same sorts
}
mission-remedies = { $count ->
    [0] No relaxation was found.
    [one] This would make it possible:
   *[other] Each of these would make it possible, the least first:
}
mission-stopped-allocation = The choice of who meets whom stopped at the limit of work: the total is good, and its distance from the best is given.
mission-stopped-placing = Placing the best meetings in time stopped at the limit of work.
mission-stopped-joint = The choice of meetings and times stopped at the limit of work: the distance from the best is given.
mission-stopped-fairness = The fairness asked for is out of reach with these times: it is not guaranteed.
mission-stopped-clock = The emergency stop by the clock cut the search short: another run may give another result.
mission-unknown-party = No such participant in this mission: { $given }.
mission-unknown-meeting = { $x } and { $y } have no meeting in this plan.
mission-unknown-table = There is no table “{ $given }” in this mission; tables known: { $known }.
mission-nothing-holds = The meetings that are past or confirmed cannot all be held any more with the tables and the presences left: give back a table, or let one of them move.
mission-confirmed-and-not = The meeting of { $x } and { $y } cannot be both confirmed and declined, or confirmed with somebody who is absent: choose.
