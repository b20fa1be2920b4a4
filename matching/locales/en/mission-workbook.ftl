# The workbook of the mission, and its list of meetings read back once edited

mission-book-sheet-summary = Summary
mission-book-sheet-meetings = Meetings
mission-book-sheet-reserves = Reserves
mission-book-sheet-left-out = Places left out
mission-book-sheet-ledger = Ledger of reciprocity
mission-book-sheet-lists = Lists
mission-book-page = Page

mission-book-column-session = Session
mission-book-column-date = Date
mission-book-column-start = Start
mission-book-column-end = End
mission-book-column-table = Table
mission-book-column-x = Party 1 ({ $territory })
mission-book-column-y = Party 2 ({ $territory })
mission-book-column-x-id = Id 1 ({ $territory })
mission-book-column-y-id = Id 2 ({ $territory })
mission-book-column-status = Status
mission-book-column-score = Reciprocal score
mission-book-column-fit = Fit for { $territory }
mission-book-column-known = Known or estimated
mission-book-column-reason = Sentences that answer each other
mission-book-column-territory = Territory
mission-book-column-party = Party
mission-book-column-meetings = Meetings
mission-book-column-minimum = At least
mission-book-column-maximum = At most
mission-book-column-rank = Rank
mission-book-column-partner = Standby partner
mission-book-column-free = Slots free for both
mission-book-column-lacks = What the other side lacks
mission-book-column-domain = Domain
mission-book-column-value = Value for { $territory }
mission-book-column-balance = Balance
mission-book-status-planned = planned
mission-book-status-confirmed = confirmed
mission-book-known = known
mission-book-estimated = estimated
mission-book-break = Break
mission-book-at-table = table { $table }
mission-book-free = { $session }: { $hours }
mission-book-free-never = none

# What the list of meetings admits (at most 225 characters: Excel shows no more)

mission-book-admits = Choose from the list, or copy a value from the sheet “{ $lists }”.
mission-book-admits-party = To change a party, choose its name and empty its id: both have to name the same one.
mission-book-admits-nothing = This column informs and is not read back. Change the columns marked ✎: this one will be made anew from them.

# Notes below the tables

mission-book-session-note = One row per table. ×: table closed. Grey column: break. “(confirmed)”: a confirmed meeting, which no longer moves.
mission-book-side-note = ×: party away. Empty cell: free. Grey column: break.
mission-book-reserves-note = Where a meeting falls through, the first standby partner free at the same slot takes its place. A table has to be free too: see the grid of the session.
mission-book-left-out-note = Parties with fewer meetings than they may have.
mission-book-ledger-unit = Unit: expected number of worthwhile meetings, that is the sum of the chances that each is worth its time to that side.
mission-book-ledger-note = Balance: the lesser of the two values as a share of the greater; at 100% both sides gain alike. A meeting of parties that share two domains counts in both lines.
mission-book-ledger-total = All meetings
mission-book-ledger-no-domain = No shared domain

# Summary

mission-book-block-mission = The mission
mission-book-block-quality = How good the timetable is
mission-book-block-reading = Reading and editing this workbook
mission-book-place = Place
mission-book-online = Online
mission-book-online-said = The meetings take place online.
mission-book-sessions = Sessions
mission-book-session = { $session }: { $day }, from { $start } to { $end }, { $slots ->
        [one] one slot
       *[other] { $slots } slots
    }, { $tables ->
        [one] one table
       *[other] { $tables } tables
    }
mission-book-zone = Time zone
mission-book-issued = Date of the documents
mission-book-parties = { $count ->
    [one] one party
   *[other] { $count } parties
}
mission-book-alone = { $count ->
    [one] Without a meeting: { $names }.
   *[other] Without a meeting ({ $count }): { $names }.
}
mission-book-meetings = { $count ->
    [one] one meeting
   *[other] { $count } meetings
}, { $confirmed ->
    [0] none confirmed
    [one] one of them confirmed
   *[other] { $confirmed } of them confirmed
}
mission-book-total = Total value
mission-book-total-said = { $value }: the sum of the reciprocal scores of the meetings.
mission-book-total-boosted = Pairs that have worked together already count for more than their score in it, as asked for.
mission-book-proven = Proven optimal: no timetable that keeps the same rules, and is as fair, is worth more.
mission-book-gap = Within { $gap }% of the best possible: no timetable that keeps the same rules, and is as fair, exceeds { $bound }.
mission-book-slots = Slots
mission-book-slots-used = { $used ->
    [one] One slot used out of { $all }.
   *[other] { $used } slots used out of { $all }.
} These meetings need at least { $fewest }.
mission-book-idle = Waits
mission-book-idle-said = { $count ->
    [0] Nobody waits between two meetings of one session.
    [one] One slot of waiting between two meetings of one party.
   *[other] { $count } slots of waiting between two meetings of one party, all parties together.
}
mission-book-worst-off = The worst off
mission-book-worst-off-said = { $name }: { $share } of the best this party could hope for.{ $bounded ->
    [yes] {" "}No timetable can give the worst off more than { $best }.
   *[no] {""}
}
mission-book-worst-off-nobody = Nobody: no party could hope for a meeting.
mission-book-fairness = Fairness asked for
mission-book-fairness-said = { $value }, on a scale from 0 (the highest total value) to 1 (the worst off first).
mission-book-reciprocity-name = Reciprocity
mission-book-reciprocity = { $x }: { $for_x }; { $y }: { $for_y }.
mission-book-stopped = Search cut short
mission-book-stopped-never = No limit of computation cut the search short.

mission-book-about-meetings = All meetings, one a row. It is the only sheet to edit.
mission-book-about-sessions = A grid per session: a row per table, a column per slot. To be put up in the room.
mission-book-about-sides = The agenda of each party of one side: who, when, where.
mission-book-about-reserves = The standby partners of each party, best first, and when both are free.
mission-book-about-left-out = Who has room left, and which partners the other side lacks.
mission-book-about-ledger = What the meetings are worth to each of the two territories, in all and per domain.
mission-book-about-lists = The values that the list of meetings admits. Not to be edited.
mission-book-about-sources = Where what is told of each comes from, under which licence, and what crosses a border.
mission-book-editing = Editing
mission-book-edit = Edit the sheet “{ $meetings }” only, and in it only the columns marked ✎: the others are made anew.
mission-book-edit-rows = To add a meeting, fill in a row below the last; to remove one, delete its row. The order of the rows does not count.
mission-book-edit-party = A party is given by its name or by its id. Where both are filled in, they have to name the same one.
mission-book-edit-check = Save, then run “matching mission check”: each broken rule is told in a sentence.

# Reading back

mission-book-file-extension = The file { $path } has the extension “{ $suffix }”, which is not read. The workbook of the mission is expected, or its list of meetings, with one of these extensions: { $known }.
mission-book-file-missing = The file { $path } does not exist. The workbook of the mission, its list of meetings as CSV, or plan.json is expected: check the path.
mission-book-file-empty = The file { $path } is empty. The workbook of the mission, its list of meetings as CSV, or plan.json is expected.
mission-book-file-no-list = No sheet of the file { $path } holds the list of meetings. A row of headings is expected with { $expected } (an id may stand for a name): keep those of the workbook of the mission.
mission-book-file-columns = The list of meetings of the file { $path } lacks columns: { $missing }. Headings found: { $seen }. Put back the headings of the workbook of the mission.
mission-book-file-several-lists = Several sheets of the file { $path } hold a list of meetings: { $sheets }. Keep the one that counts and delete the others.
mission-book-file-json = The file { $path } is no JSON that can be read ({ $reason }). Mend it, or start again from the plan.json of the mission.
mission-book-file-no-meetings = The file { $path } has no list named "meetings". The plan.json of a mission is expected.

mission-book-row-formula = The cell holds a formula. Replace it with its value.
mission-book-row-missing = The cell is empty. Fill it in, or delete the row if the meeting does not take place.
mission-book-row-column-twice = This column is there twice. Keep the one that counts.
mission-book-row-no-object = “{ $value }” is no meeting. An object with slot, table, x, y and status is expected.
mission-book-row-slot = The slot “{ $value }” does not exist. A whole number from 0 to { $last } is expected.
mission-book-row-session = The session “{ $value }” does not exist. Sessions: { $known }.
mission-book-row-session-shared = Several sessions are called “{ $value }”. Write one of these: { $known }.
mission-book-row-hour = “{ $value }” is no hour. Write it like 09:30.
mission-book-row-no-slot = No slot starts at { $value } in the session “{ $session }”. Possible starts: { $known }.
mission-book-row-table = The table “{ $value }” does not exist. Tables: { $known }.
mission-book-row-unknown-id = No party of this side has the id “{ $value }”. Copy it from the sheet of lists, or empty the cell and give the name.
mission-book-row-unknown-name = No party of this side is called “{ $value }”. { $how ->
        [near] Near names: { $near }.
       *[far] No name is near it.
    }
mission-book-row-other-side = “{ $value }” is a party of the other side. A meeting brings together one party of each side.
mission-book-row-namesakes = Several parties are called “{ $value }”. Give the id of the one that counts: { $known }.
mission-book-row-disagree = The name “{ $value }” and the id “{ $id }” ({ $name }) do not name the same party. Correct one of them, or empty the id.
mission-book-row-status = The status “{ $value }” is not known. “planned” or “confirmed” is expected.
