# Whole files

profiles-files-none = No file was given. Give at least one file of profiles ({ $known }) or a folder that has some.
profiles-files-several = { $count } files cannot be read:
profiles-file-missing = The file { $path } does not exist. A file of profiles, or a folder that has some, is needed: check the path.
profiles-file-denied = The file { $path } cannot be opened ({ $reason }). Check that you may read it.
profiles-folder-empty = The folder { $path } has no file of profiles. At least one file whose name ends in { $known } is needed.
profiles-file-extension = The file { $path } has the extension “{ $suffix }”, which is not read. Extensions read: { $known }. Save the table in one of these formats.
profiles-file-empty = The file { $path } is empty. A table of profiles is needed: a row of headings, then one row per profile.
profiles-file-no-rows = The file { $path } has column headings but no row. At least one row of a profile is needed below the headings.
profiles-file-other-format = The file { $path } is named { $suffix } but its contents are { $looks }. Give it its true extension, or save the table again as { $suffix }.
profiles-file-binary = The file { $path } is named { $suffix } but its contents are no text. Save the table again as CSV in UTF-8, or as .xlsx.
profiles-file-encoding = The text of the file { $path } is neither UTF-8 nor Windows-1252 (first unreadable byte on line { $line }). Save the table again as CSV in UTF-8.
profiles-file-stray-bytes = The file { $path } is in UTF-8, but line { $line } has bytes that are not: two files of different encodings were probably joined, or the file is damaged. Mend that line, or save the table again in UTF-8.
profiles-file-one-column = The file { $path } has a single column (“{ $column }”). Several columns parted by commas, semicolons or tabs are needed: check the separator when exporting.
profiles-file-heading-quotes = The row of headings of the file { $path } cannot be cut into columns: its quotes do not pair. Close the quote left open.
profiles-file-missing-columns = The file { $path } lacks required columns: { $missing }. Columns found: { $seen }. Add these columns, or rename those that stand for them.
profiles-file-no-text-column = The file { $path } has no column of text. At least one of summary, offers, keywords and works is needed. Columns found: { $seen }.
profiles-file-no-object = No line of the file { $path } is a JSON object. One object a line is needed, such as {"{"}"id": "a1", "name": "…"{"}"}.
profiles-file-damaged = The file { $path } cannot be read as { $format } ({ $reason }). It is damaged, locked by a password or of another format: open it and save it again.
profiles-file-too-large = The workbook { $path } would take { $size } MB once opened; the limit is { $largest } MB. Split the table into several files, or save it as CSV.
profiles-file-many-parts = The workbook { $path } is made of { $count } parts; the limit is { $most }. Copy the table into a new workbook, or save it as CSV.
profiles-file-swells = The workbook { $path } would take { $times } times its size once opened; the limit is { $most }. Copy the table into a new workbook, or save it as CSV.
profiles-file-entities = The workbook { $path } defines XML entities in its part “{ $part }”, which no spreadsheet does. Copy the table into a new workbook, or save it as CSV.
profiles-write-failed = The file { $path } cannot be written ({ $reason }). Check that the folder exists and is open to writing, and that the disk is not full.

# Rejected rows

profiles-row-too-many-cells = The row has { $cells } cells for { $columns } columns: a text probably contains the separator. Put that text between quotes.
profiles-row-quotes = The quotes of this line do not pair. Close the quote left open, and double those inside a quoted text.
profiles-row-line-too-long = The line has { $length } characters: it is too long to be cut into cells. Shorten its texts.
profiles-row-not-utf8 = The line has bytes that are not UTF-8. Save it again in UTF-8.
profiles-row-not-json = The line is not JSON. A complete object on one line is needed.
profiles-row-not-object = The line is JSON, but no object. Field names and their values between braces are needed.
profiles-row-missing = The required value “{ $column }” is missing. Fill it in.
profiles-row-no-text = The profile has no text. At least one is needed: summary, offers, keywords or works.
profiles-row-too-long = The text of the column “{ $column }” has { $length } characters; { $longest } at most are allowed. Shorten it.
profiles-row-bad-id = The identifier “{ $value }” is not allowed. It takes 1 to 120 unaccented letters, digits, dots, hyphens, underscores or colons, a letter or digit first, without two dots in a row.
profiles-row-same-id = The identifier “{ $value }” is already taken by line { $line } of the file { $file }. Give each profile its own, or remove one of the two.
profiles-row-bad-year = The year “{ $value }” of the column “{ $column }” is not allowed. A year in digits is needed, such as 2018.
profiles-row-bad-date = The date “{ $value }” of the column “{ $column }” cannot be read. Year, month and day are needed, such as 2026-12-31.
profiles-row-unknown-size = The size “{ $value }” is not known. It takes 1-9, 10-49, 50-249 or 250+, or a number of people.
profiles-row-size-is-date = The size has become a date ({ $value }) in the spreadsheet, as happens to 1-9. Format the column as text, then write 1-9, 10-49, 50-249 or 250+.
profiles-row-unknown-kind = The kind “{ $value }” is not known. { $how ->
        [near] Near names: { $near }.
       *[far] No known name is near.
    } Kinds allowed: { $known }.
profiles-row-unknown-territory = The territory “{ $value }” is not known. { $how ->
        [near] Near names: { $near }.
       *[far] No known name is near.
    } Territories allowed: { $known }.
profiles-row-unknown-axes = The axis “{ $value }” is not known. { $how ->
        [near] Near names: { $near }.
       *[far] No known name is near.
    } Axes allowed: { $known }.
profiles-row-unknown-domains = The domain “{ $value }” is not known. { $how ->
        [near] Near names: { $near }.
       *[far] No known name is near.
    } Domains allowed: { $known }.
profiles-row-unknown-commitments = The commitment “{ $value }” is not known. { $how ->
        [near] Near names: { $near }.
       *[far] No known name is near.
    } Commitments allowed: { $known }.
profiles-row-invalid = The value “{ $value }” of the column “{ $column }” is not allowed. Mend it or empty the cell.
profiles-cell-not-text = The column “{ $column }” holds { $value } where a text is needed. Write a plain text.
profiles-cell-bad-json = The column “{ $column }” starts like JSON but cannot be read. Mend it, or write plain titles parted by semicolons.
profiles-cell-work-untitled = One of the works of the column “{ $column }” has no title. Give each its own (“title”).
profiles-cell-code-alone = A code of the column “{ $column }” has no known nomenclature. Write for example NAF:62.01Z; nomenclatures allowed: { $known }.

# To look at in what is kept

profiles-warning-unknown-columns = Unknown columns, left aside: { $columns }. { $how ->
        [near] The arrow shows the nearest known name: rename the column if that is what it is.
       *[far] Rename those that were to be read.
    }
profiles-warning-repeated-columns = The columns { $columns } say the same thing: the first filled one is read (“{ $first }” first). Keep one.
profiles-warning-language = The column “{ $column }” is said to be in { $stated ->
        [fr] French
       *[en] English
    }, but its text is in { $stated ->
        [fr] English
       *[en] French
    }. Put it in the column of the other language.
profiles-warning-elsewhere = The city “{ $city }” is of the territory { $found }, and the row says { $given }: one of the two is to be corrected.
profiles-warning-withheld = { $count ->
    [one] One record is left out: the person or organisation objected to being suggested, or was erased. If it is a namesake: "matching privacy lift".
   *[other] { $count } records are left out: these people or organisations objected to being suggested, or were erased. If they are namesakes: "matching privacy lift".
}
