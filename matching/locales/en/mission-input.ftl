# Where a fault is

mission-input-told = { $place }: { $said }
mission-input-place-sheet = sheet “{ $sheet }”
mission-input-place-row = row { $row }
mission-input-place-column = column “{ $column }”
mission-input-place-key = key “{ $path }”

# The mission file

mission-input-no-mission = The file { $path } does not exist. A mission is a folder with a file mission.toml: check the path, or make one with “matching mission new”.
mission-input-denied = The file { $path } cannot be opened ({ $reason }). Check that you may read it.
mission-input-not-utf8 = The file is not in UTF-8. Save it again in UTF-8 with a text editor.
mission-input-toml = This line cannot be read: “{ $line }”. A key, an equals sign and a value are needed, texts between straight quotes, lists between square brackets, each key once.
mission-input-key-missing = This key is missing. Add it.
mission-input-key-unknown = This key is not known. { $how ->
        [near] Did you mean “{ $near }”? Keys known here: { $known }.
        [top] It belongs at the head of the file, before the first section between square brackets. Keys known here: { $known }.
       *[far] Keys known here: { $known }.
    }
mission-input-key-value = The value “{ $given }” is not allowed. { $expected ->
        [whole] A whole number is needed, without quotes.
        [number] A number is needed, with a decimal point.
        [hour] An hour between quotes is needed, such as "13:30".
        [date] A date is needed, such as 2027-05-11.
        [choice] true or false is needed, without quotes.
        [identifier] A short name is needed, without spaces or accents, such as tuesday-morning.
        [text] A text between quotes is needed, not empty.
        [short] A text of { $limit } characters at most is needed.
        [list] A list between square brackets is needed.
        [sessions] At least one session ([[sessions]]) is needed.
        [section] A section is needed, with its keys.
        [least] { $limit } at least is needed.
        [most] { $limit } at most is allowed.
       *[other] Correct it or remove it.
    }
mission-input-least-over-most = The minimum ({ $least }) is above the maximum ({ $most }). Lower one or raise the other.
mission-input-end-before-start = The end does not come after the start. Correct one of the two hours.
mission-input-host = The territory “{ $given }” is not known. Known territories: { $known }.
mission-input-zone = The time zone “{ $given }” is not known. Write for instance one of those of the two territories: { $known }.
mission-input-tables-twice = The tables are both counted (count) and named (names). Keep one of the two keys.
mission-input-tables-missing = Nothing says which tables there are. Give their number (count) or their names (names), or write online = true for an online mission.
mission-input-table-repeated = The table “{ $table }” is named several times. Give each table its own name.
mission-input-no-table = There is no table, and no participant has one of its own. One table at least is needed.
mission-input-too-many-tables = The session has { $given } tables, and the room has only { $known }. Lower this number, or add tables.
mission-input-session-repeated = Several sessions have the id “{ $id }”. Give each its own.
mission-input-overlap = The session “{ $one }” overlaps the session “{ $other }”. Move one of them.
mission-input-break-outside = The break is not within the session, from { $start } to { $end }. Move it or remove it.
mission-input-no-slot = The session has room for no meeting of { $minutes } minutes. Make it longer, or shorten its breaks or the meetings.
mission-input-floor-of-what = Either a domain (domain) or an axis (axis) is needed, one of the two. Keep one of these keys.
mission-input-floor-domain = The domain “{ $given }” is not known. Known domains: { $known }.
mission-input-floor-axis = The axis “{ $given }” is not known. Known axes: { $known }.
mission-input-past = The day { $day } is past (today is { $today }). Check the date.
mission-input-never-both = In this session, the two territories are never both between { $start } and { $end } by their own clocks: no meeting can be held. Move the session, or widen online_hours.

# The lists

mission-input-no-list = No list of participants was found. Put a file { $known } beside the mission file, or name your files under the key delegates.
mission-input-list-missing = This list of participants does not exist ({ $path }). Check its name under the key delegates.
mission-input-list-format = The extension “{ $suffix }” is not read. Extensions read: { $known }. Save the list in one of these formats.
mission-input-list-empty = The file is empty. A row of headings is needed, then one row per participant.
mission-input-list-no-profile = No column says who the participants are. A column “profile”, “id” or “name” is needed. Columns found: { $seen }.
mission-input-list-no-row = The list has headings but no row. One row per participant is needed.
mission-input-unknown-column = This column is not known and was left aside. { $how ->
        [near] Did you mean “{ $near }”?
       *[far] Rename it if it was to be read.
    }
mission-input-repeated-column = This column says the same as the column “{ $first }”, which is read first. Keep one.
mission-input-no-who = The row does not say who it is about. Write the id or the name of the profile.
mission-input-formula = The cell “{ $given }” begins like a spreadsheet formula, which is not read. Write the text itself.
mission-input-unknown = No profile answers to “{ $given }”. { $how ->
        [near] Names that are near: { $names }.
       *[far] No name is near it.
    } Correct the name, or describe the participant in its row (type, territory, summary).
mission-input-ambiguous = Several profiles answer to “{ $given }”: { $names }. Write the id of the one you mean.
mission-input-understood = “{ $given }” was taken for “{ $name }” ({ $id }). Write this id if that is right.
mission-input-twice = “{ $name }” is already on row { $row } of { $file }. Remove one of the two rows.
mission-input-already-there = “{ $name }” is already in the mission. Remove this row.
mission-input-elsewhere = “{ $name }” is of the territory “{ $given }”, which has no part in the mission. Territories: { $known }.
mission-input-one-side = All participants are of one territory ({ $here }). Participants of the other are needed too ({ $other }): add them, or another list.
mission-input-no-delegate = “{ $name }” ({ $id }) does not take part in the mission. Add it to the list, or remove it from this cell.
mission-input-same-territory = “{ $name }” is of the same territory: meetings are between the two territories. Remove it from this cell.
mission-input-bad-number = The value “{ $given }” is not allowed. A whole number from { $least } to { $most } is needed.
mission-input-bad-language = The language “{ $given }” is not one of those of the documents. Write fr or en.
mission-input-too-many-musts = “{ $name }” has to meet { $count } participants, and may have at most { $most ->
        [one] 1 meeting
       *[other] { $most } meetings
    }. Raise its maximum or remove obligations.
mission-input-excluded = “{ $name }” has to meet “{ $other }”, and the row of “{ $who }” rules this meeting out. Remove the obligation or the exclusion.
mission-input-met = “{ $name }” has to meet “{ $other }”, and according to the row of “{ $who }” they have already met. Remove one of the two.
mission-input-booth = The table “{ $table }” is already that of “{ $name }”. Give each its own.
mission-input-unknown-time = “{ $given }” is neither a session nor a date. Write a session ({ $known }), a session and its slots (such as 1-3), a date (2027-05-11), or a date and hours (2027-05-11 09:00-10:30).
mission-input-bad-time = “{ $given }” cannot be read as a date and hours. Write for instance 2027-05-11 or 2027-05-11 09:00-10:30.
mission-input-slot-outside = “{ $given }” is outside the sessions: “{ $session }” has slots 1 to { $count }.
mission-input-time-outside = “{ $given }” is outside the sessions, which are on: { $days }.

# The mission file to fill in

mission-input-template-head = A mission: two lists of participants, sessions, and the meetings made from them. A line that begins with a number sign is a comment; remove the sign before a key to fill it in. Texts go between straight quotes, dates are written 2027-05-11 and hours "13:30".
mission-input-template-name = The name of the mission, in French and then in English (optional), as it stands on the documents.
mission-input-template-place = Where the meetings take place (optional).
mission-input-template-host = The territory that receives: the second one of the territories file if the key is missing.
mission-input-template-time-zone = The time zone of the sessions: that of the territory that receives if the key is missing.
mission-input-template-online = true for an online mission: tables become optional, and everybody takes part during their own hours of work (online_hours).
mission-input-template-issued = The date on the documents: the day of the first session if the key is missing.
mission-input-template-delegates = The lists of participants, beside this file: those named delegates.csv, delegates.tsv or delegates.xlsx if the key is missing.
mission-input-template-slot-minutes = How long a meeting lasts, from 15 to 30 minutes.
mission-input-template-change-minutes = The time to go from one table to the next, from 0 to 30 minutes.
mission-input-template-at-least = How many meetings everybody must have, unless their row says otherwise.
mission-input-template-at-most = How many meetings everybody may have, unless their row says otherwise.
mission-input-template-in-a-row = How many meetings one may have in a row, without a break or a free slot.
mission-input-template-total = The most meetings in all; without limit if the key is missing.
mission-input-template-fairness = From 0.0 (the highest total) to 1.0 (the best for whoever is served worst).
mission-input-template-reserves = How many standby partners everybody has, from 0 to 20.
mission-input-template-lowest-score = The score below which people only meet where they must; that of suggestions if the key is missing.
mission-input-template-known-links = What becomes of pairs that have published or run a project together: keep (nothing special), boost (preferred where scores are close) or leave-out (taken for having met); without the key, as for suggestions.
mission-input-template-tables = The tables of the room: how many (they are then named 1, 2, 3…), or else their names, one of the two. A participant's booth is given in the list.
mission-input-template-online-hours = For an online mission, the hours of work of each side, by its own clock.
mission-input-template-sessions = The sessions: one section [[sessions]] for each half-day. The id is a short name, without spaces or accents, that is used in the column “unavailable” of the lists.
mission-input-template-breaks = The breaks, for everybody.
mission-input-template-session-tables = How many tables this session has, if fewer than the room.
mission-input-template-floors = At least so many meetings (at_least) between participants that share a domain (domain) or an axis (axis): as many sections [[floors]] as needed.
mission-input-template-afternoon-id = tuesday-afternoon
mission-input-template-morning-id = wednesday-morning

# The list to fill in

mission-input-sheet-title = Participants
mission-input-sheet-guide = Explanations
mission-input-sheet-guide-column = Column
mission-input-sheet-guide-meaning = What it holds
mission-input-sheet-guide-example = Example
mission-input-sheet-profile = profile
mission-input-sheet-minimum = minimum
mission-input-sheet-maximum = maximum
mission-input-sheet-must = must meet
mission-input-sheet-must-not = must not meet
mission-input-sheet-met = already met
mission-input-sheet-unavailable = unavailable
mission-input-sheet-language = language
mission-input-sheet-table = fixed table
mission-input-sheet-name = name
mission-input-sheet-kind = type
mission-input-sheet-territory = territory
mission-input-sheet-city = city
mission-input-sheet-summary = summary
mission-input-sheet-about-profile = The id or the name of a known profile. It is the only column that is required.
mission-input-sheet-about-minimum = How many meetings it must have. Empty: the value of the mission file.
mission-input-sheet-about-maximum = How many meetings it may have. Empty: the value of the mission file.
mission-input-sheet-about-must = The participants of the other territory that it has to meet, parted by semicolons.
mission-input-sheet-about-must-not = The participants of the other territory that it must not meet, parted by semicolons.
mission-input-sheet-about-met = The participants of the other territory that it has already met, and does not meet again.
mission-input-sheet-about-unavailable = A session, a session and its slots, a day, or a day and hours, parted by semicolons.
mission-input-sheet-about-language = The language of its documents: fr or en. Empty: fr.
mission-input-sheet-about-table = The table, or booth, where all its meetings take place.
mission-input-sheet-about-name = Only for a participant without a known profile: its name.
mission-input-sheet-about-kind = For a participant without a known profile: company, cluster, incubator, research unit, university, hospital, public body, nonprofit, researcher.
mission-input-sheet-about-territory = For a participant without a known profile: its territory.
mission-input-sheet-about-city = For a participant without a known profile: its city (optional).
mission-input-sheet-about-summary = For a participant without a known profile: what it does, in a few sentences.
mission-input-sheet-bad-language = Write fr or en.
mission-input-sheet-bad-number = Write a whole number.
