# Help

cli-mission-help = Organises a mission: who meets whom, when and at which table, from two lists of participants.
cli-mission-example =
    Example:
      matching mission plan data/missions/sample --output out
cli-mission-new-help = Writes the two files a mission starts from, explained and ready to fill in: mission.toml and delegates.xlsx.
cli-mission-new-example =
    Example:
      matching mission new my-mission
cli-mission-plan-help = Works out the best timetable of a mission, tells what it is worth, and writes the workbook, the calendars and the dossiers.
cli-mission-plan-example =
    Examples:
      matching mission plan my-mission --output out
      matching mission plan my-mission --fairness 0.5 --effort 3
      matching mission plan my-mission --known-links leave-out
cli-mission-check-help = Checks a timetable, even one edited by hand: each broken rule is told in a sentence.
cli-mission-check-example =
    Example:
      matching mission check out out/mission.xlsx
cli-mission-replan-help = Makes a plan anew with as few changes as can be: absentees, newcomers, lost tables, meetings confirmed or declined.
cli-mission-replan-example =
    Examples:
      matching mission replan out --no-show rna-irisa --output out-2
      matching mission replan out --lost-table "mercredi-matin:7" --now 2027-05-12T09:00 --output out-2
      matching mission replan out --confirmed "Cailabs + INO" --newcomer newcomers.csv --output out-2
cli-mission-whatif-help = Compares a mission as it is with what it would be with one more table, other slots, one party less.
cli-mission-whatif-example =
    Examples:
      matching mission whatif out --scenario tables+1 --scenario slot=15
      matching mission whatif my-mission --scenario "without=rna-irisa" --scenario "most+2; fairness=0.5"

cli-mission-metavar-mission = MISSION
cli-mission-metavar-timetable = TIMETABLE
cli-mission-metavar-party = PARTY
cli-mission-metavar-table = SESSION:TABLE
cli-mission-metavar-pair = A + B
cli-mission-metavar-moment = MOMENT
cli-mission-metavar-scenario = SCENARIO

cli-mission-argument-new = Folder of the mission; it is made where it does not exist.
cli-mission-argument-mission = Folder of the mission, or its file mission.toml.
cli-mission-argument-either = Folder written by “matching mission plan”, its file plan.json, or the folder of the mission.
cli-mission-argument-plan = Folder written by “matching mission plan”, or its file plan.json.
cli-mission-argument-timetable = Timetable to check: the workbook mission.xlsx, a CSV file or plan.json.

cli-mission-option-output = Folder to write the workbook, the plan, the calendars and the dossiers into; without it, nothing is written.
cli-mission-option-force = Replaces what is there; an older plan is kept beside, under the same name followed by .1, .2 and so on.
cli-mission-option-format = Format of the answer: table (by default) or json.
cli-mission-option-effort = How many times more work is allowed: 1 by default. Two runs give the same files.
cli-mission-option-fairness = From 0 (the highest total value) to 1 (the worst off first); by default as mission.toml says.
cli-mission-option-known-links = Pairs that have published or run a project together: keep (nothing special), boost (preferred) or leave-out (taken for having met); by default, as mission.toml says.
cli-mission-option-no-show = Party that does not come, by id or name; may be repeated.
cli-mission-option-newcomer = List of new parties, like delegates.xlsx; may be repeated.
cli-mission-option-lost-table = Table that cannot be used any more, in one session or in all; may be repeated.
cli-mission-option-confirmed = Confirmed meeting, which no longer moves: two parties, one of each side; may be repeated.
cli-mission-option-declined = Declined meeting, which will not take place: two parties, one of each side; may be repeated.
cli-mission-option-now = Day and hour, like 2027-05-12T09:00, by the clock of the mission: meetings that began before stay.
cli-mission-option-scenario = Change to try: tables+1, most+2 (meetings at most), least-1 (at least), slot=15 (minutes), without=PARTY, fairness=0.5, lowest=0.3 (score), in-a-row=3 or total=80; several at once parted by “;”; may be repeated.

# Progress

mission-cli-step-introductions = Introducing partners
mission-cli-step-documents = Writing documents
mission-cli-step-scenarios = Trying scenarios

# Answers

mission-cli-new-next = Fill in both files, then run “matching mission plan { $folder } --output out”.
mission-cli-to-look-at = To be checked. { $said }
mission-cli-not-written = Nothing is written. Add --output and a folder to have the workbook, the calendars and the dossiers.
mission-cli-folder-written = Folder written: { $path }
mission-cli-left-out = { $name } ({ $territory }): { $count ->
    [0] no meeting
    [one] one meeting
   *[other] { $count } meetings
}, at most { $most }
mission-cli-checked = { $count ->
    [0] No meeting read
    [one] One meeting read
   *[other] { $count } meetings read
}, total value { $value }.
mission-cli-unreadable = { $count ->
    [one] One cell or row cannot be read. Its meeting does not count in what follows.
   *[other] { $count } cells or rows cannot be read. Their meetings do not count in what follows.
}
mission-cli-broken = { $count ->
    [one] One rule is broken.
   *[other] { $count } rules are broken.
}
mission-cli-all-kept = All rules are kept.
mission-cli-touched = { $count ->
    [0] Nothing changes.
    [one] The agenda of one party out of { $all } changes.
   *[other] The agendas of { $count } parties out of { $all } change.
}
mission-cli-change-moved = Meeting with { $name } moved: { $after }, table { $table_after }, instead of { $before }, table { $table_before }.
mission-cli-change-cancelled = Meeting with { $name } cancelled: { $before }, table { $table_before }.
mission-cli-change-added = New meeting with { $name }: { $after }, table { $table_after }.
mission-cli-change-table = Meeting with { $name }, { $after }: table { $table_after } instead of table { $table_before }.
mission-cli-shortfalls = { $count ->
    [one] One demand is no longer met
   *[other] { $count } demands are no longer met
}
mission-cli-replanned = { $count ->
    [0] No meeting left
    [one] One meeting
   *[other] { $count } meetings
}, total value { $value }.
mission-cli-column-scenario = Scenario
mission-cli-column-gap = From the best, at most
mission-cli-column-without = Without a meeting
mission-cli-as-it-is = as it is
mission-cli-compared = Each line is worked out in the same way, from scratch. A distance of 0.0% says that no timetable as fair is worth more, which is proven.

# Refusals

mission-cli-plan-missing = The file { $path } does not exist. A folder written by “matching mission plan” is expected, or its file plan.json: check the path.
mission-cli-plan-schema = The file { $path } is of version “{ $given }”; this program reads version { $known }. Make the plan again with “matching mission plan”.
mission-cli-plan-damaged = The file { $path } cannot be read as the plan of a mission: it was cut short or changed. { $how ->
        [places] What is wrong is there: { $places }.
       *[whole] It is no whole JSON.
    } Take a copy of it, or make the plan again with “matching mission plan”.
mission-cli-new-there = These files exist already: { $paths }. Give another folder, or add --force to replace them.
mission-cli-folder-used = The folder { $path } holds a plan already. Give another folder, or add --force: the older plan will be kept beside.
mission-cli-folder-other = { $path } holds something else than the plan of a mission, and is left alone. Give a new or an empty folder.
mission-cli-folder-no-parent = The folder { $path } does not exist. Make it, or give another folder.
mission-cli-folder-closed = Nothing can be written in the folder { $path }. Open it to writing, or give another folder.
mission-cli-folder-failed = The folder { $path } could not be written ({ $reason }), and nothing of it is left. Check the room on the disk and the rights, or give another folder.
mission-cli-fairness = The fairness asked for is “{ $given }”. A number from 0 to 1 is expected.
mission-cli-nothing-happened = What happened is missing. Add --no-show, --newcomer, --lost-table, --confirmed or --declined.
mission-cli-party = { $how ->
        [several] Several parties of the mission answer to “{ $given }”: { $names }. Give the id of the one that counts.
        [near] No party of the mission is called “{ $given }”. Near ones: { $names }.
       *[far] No party of the mission is called “{ $given }”, nor anything like it. Give a name or an id of the workbook.
    }
mission-cli-pair = The option { $option } got “{ $given }”. Two parties parted by “+” are expected, such as { $option } "Cailabs + INO".
mission-cli-pair-one-side = The option { $option } got “{ $given }”: both parties are of the same side. One of each side is expected.
mission-cli-session = The option { $option } got the session “{ $given }”, which does not exist. Sessions: { $known }.
mission-cli-table = The option { $option } got the table “{ $given }”, which does not exist. Tables: { $known }.
mission-cli-moment = The option { $option } got “{ $given }”. A day and an hour are expected, like 2027-05-12T09:00.
mission-cli-no-scenario = What to try is missing. Add --scenario, such as --scenario tables+1.
mission-cli-scenario-unknown = The scenario “{ $given }” is not known. Write one of these, or several parted by “;”: { $known }.
mission-cli-scenario-whole = The scenario “{ $given }” needs a whole number, { $lowest } at least.
mission-cli-scenario-share = The scenario “{ $given }” needs a number from 0 to 1.
mission-cli-scenario-slot = The scenario “{ $given }” needs a length of 15 to 30 minutes.
mission-cli-scenario-pinned = The scenario “{ $given }” is not possible: meetings of this plan are past or confirmed, and their slots no longer change. Try it on the folder of the mission.
