# The web page: missions

web-nav-mission = Mission
web-mission-title = Prepare a mission
web-mission-lead = Who meets whom, when and at which table: two files are all it takes.
web-mission-prepare = 1. Fill in the two files
web-mission-prepare-said = Start from these templates; each column and each setting is explained there.
web-mission-blank-list = The list of participants (Excel)
web-mission-blank-list-said = One row per participant: who, how many meetings, whom to meet or to avoid, absences.
web-mission-blank-file = The settings of the mission (TOML)
web-mission-blank-file-said = The dates, the hours, the tables, how long meetings are. To be changed in a text editor.
web-mission-send = 2. Send them
web-mission-list = The list of participants
web-mission-list-hint = Taken: { $known }.
web-mission-file = The settings of the mission
web-mission-file-hint = The file mission.toml.
web-mission-submit = Make the timetable
web-mission-privacy = The files stay on this machine and are kept in memory only. They are forgotten two hours after the work is done, when the service stops, or as soon as you ask.
web-mission-try = Or try it first
web-mission-try-said = The sample mission of the project: two half-days, real participants of the sample, invented wishes.
web-mission-try-submit = Make the sample timetable
web-mission-yours = Your missions
web-mission-state = { $state ->
    [waiting] Waiting: another mission is being worked on.
    [running] Being worked on.
    [done] Timetable ready.
   *[failed] No timetable.
}
web-mission-running = Being worked on. A minute or two is usually enough.
web-mission-missing = Choose a file.
web-mission-faults = { $count ->
    [one] One thing to mend in the files
   *[other] { $count } things to mend in the files
}
web-mission-where = Where
web-mission-what = What is to be mended
web-mission-more = { $count ->
    [one] One more is not shown.
   *[other] { $count } more are not shown.
}
web-mission-slots = The mission has { $count } slots; { $most } at most are taken here. Make meetings longer or sessions fewer, or use the command line.
web-mission-busy = Several missions wait already. Come back in a few minutes.
web-mission-gone = This mission is no longer in memory, or was not sent from this browser.
web-mission-back = ← Prepare a mission
web-mission-failed = No timetable
web-mission-late = The work took longer than is allowed here. Make the mission smaller, or use the command line, which has no such limit.
web-mission-unforeseen = Something went wrong on our side. The log of the service has the trace.
web-mission-stop = Stop and forget
web-mission-forget = Forget this mission
web-mission-kept = It is forgotten two hours after the work is done; download the folder to keep it.
web-mission-done = The timetable is ready. The folder holds the workbook, and a calendar and a dossier for each participant.
web-mission-folder = Download the folder ({ $kilobytes } kB)
web-mission-to-look-at = Worth a look
web-mission-parts = Parts of this page
web-mission-by-slot = By slot
web-mission-by-person = By participant
web-mission-closed = table closed
web-mission-count = { $count ->
    [0] no meeting
    [one] one meeting
   *[other] { $count } meetings
} of { $most } at most
web-mission-nobody-left-out = Everybody has enough meetings.
