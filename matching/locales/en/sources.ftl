# What open-data sources say, and what happens to them

source-step-read = Reading the records of the source
source-company-trade-names = Trading as: { $names }.
source-company-seat = An establishment of a company whose seat is elsewhere ({ $city }).

# Records left out on purpose

source-left-withheld = { $count ->
    [one] One record is left out: the person opposes its publication.
   *[other] { $count } records are left out: the persons oppose their publication.
}
source-left-person = { $count ->
    [one] One record is left out: it is a person in business in their own name.
   *[other] { $count } records are left out: they are persons in business in their own name.
}
source-left-closed = { $count ->
    [one] One record is left out: the organisation is no longer active.
   *[other] { $count } records are left out: the organisations are no longer active.
}
source-left-elsewhere = { $count ->
    [one] One record is left out: it lies outside the territory.
   *[other] { $count } records are left out: they lie outside the territory.
}
source-left-level = { $count ->
    [one] One record is left out: it is not a laboratory.
   *[other] { $count } records are left out: they are not laboratories.
}
source-left-repeated = { $count ->
    [one] One record is left out: it came a second time.
   *[other] { $count } records are left out: they came a second time.
}
source-left-retracted = { $count ->
    [one] One record is left out: the publication was retracted.
   *[other] { $count } records are left out: the publications were retracted.
}
source-left-unnamed = { $count ->
    [one] One record is left out: none of its authors of the territory has an identifier.
   *[other] { $count } records are left out: none of their authors of the territory has an identifier.
}
source-left-suppressed = { $count ->
    [one] One record is left out: the person or organisation objected to being suggested here, or was erased.
   *[other] { $count } records are left out: these people or organisations objected to being suggested here, or were erased.
}
source-capped = The source does not give all that answers the request. Ask for less at a time, by section, activity or size.
source-fewer = { $missing } of the { $announced } records the source announced are missing: it probably changed while it was read. Run the command again with --refresh.

# Requests and files

source-unknown = The source “{ $given }” is not known. Known sources: { $known }.
source-no-option = The source { $source } has no option { $option }. Options of this source: { $known }.
source-bad-choice = The value “{ $given }” of { $option } is not known. Known values: { $known }.
source-bad-year = { $option } takes a year such as 2023, not “{ $given }”.
source-not-there = The source { $source } cannot name this territory ({ $territory }). Complete “sources” ({ $missing }) in the territories file, or give a filter or another territory.
source-only-files = The source { $source } is read from its archive alone. Download the latest from { $url }, then give it as it is with --from-file.
source-file-unreadable = The file { $path } cannot be read ({ $reason }). Check the path and your rights.
source-file-cut = The file { $path } is empty or stops in the middle of a record. Download it again.
source-kept-unreadable = { $count ->
    [one] The file { $path } has a line that cannot be read (line { $line })
   *[other] The file { $path } has { $count } lines that cannot be read (the first: line { $line })
}: they would be lost if it were written anew, and nothing was changed. “matching check { $path }” tells what is wrong. Correct the lines, delete them or move the file away, then run the command again.
source-folder-empty = The folder { $path } holds no file of records. It takes at least one whose name ends in { $known }.
source-record-missing = The field “{ $column }” is absent or empty. Without it the record makes no profile.

# Answers of servers

source-unreachable = The source does not answer ({ $reason }), after { $attempts } attempts: { $url }
source-cut = The page stops in the middle of a record, at each of { $attempts } attempts: { $url }
source-come-back = The source asks not to come back before { $minutes } minutes ({ $reason }): { $url }
source-come-back-key = The source asks not to be asked again for { $minutes } minutes ({ $reason }). A key in the variable { $variable } allows for more: { $url }
source-budget = The source does not answer that many requests ({ $reason }). A key in the variable { $variable } allows for more; if it is there already, come back tomorrow: { $url }
source-refused = The source refuses the request (HTTP { $status }). It says: { $said }
    Address: { $url }
source-key-needed = The source asks for a key (HTTP { $status }). Put it in the variable { $variable }, or correct the one that is there. The source says: { $said }
    Address: { $url }
source-redirects = The source leads endlessly from one address to another (more than { $most } times): { $url }
source-bad-address = The address cannot be asked ({ $reason }): { $url }
source-too-large = The answer exceeds { $largest } MB, which no page of data does: { $url }
source-html = The source answered with a web page instead of data: it may be under maintenance, or a login portal stands in between. It begins: { $start }
    Address: { $url }
source-not-json = The answer is not JSON. It begins: { $start }
    Address: { $url }
source-changed = The source has changed its shape: { $missing } missing. Fields found: { $seen }. The connector is to be updated.
    Address: { $url }

# Archives, tables and downloads

source-step-download = Downloading the files of the source
source-left-student = { $count ->
    [one] One row is left out: it is a scholarship, which names a person in training.
   *[other] { $count } rows are left out: they are scholarships, which name people in training.
}
source-left-returned = { $count ->
    [one] One record is left out: none of its awards remains, all were given back or have no title.
   *[other] { $count } records are left out: none of their awards remains, all were given back or have no title.
}
source-left-bankrupt = { $count ->
    [one] One record is left out: the company is bankrupt.
   *[other] { $count } records are left out: the companies are bankrupt.
}
source-left-ended = { $count ->
    [one] One row is left out: the organisation has left the project.
   *[other] { $count } rows are left out: the organisations have left the project.
}
source-left-no-project = { $count ->
    [one] One row is left out: it names a project that is not in the files.
   *[other] { $count } rows are left out: they name a project that is not in the files.
}
source-row-cells = The row has { $cells } cells, and the heading { $expected }. Check the quotes and separators of this row.
source-licence-asked = The data of “{ $source }” are under the licence { $licence }: commercial use is ruled out, the source has to be named, and what is made from them has to be shared under the same licence. If your use respects this, run the command again with --accept-licence: every profile will carry the licence.
source-archive-address = The source { $source } is read from an archive whose address changes with every release. Find the latest on { $url }, then give its address with --portal, or the archive itself with --from-file.
source-file-kind = The file { $path } is of no format that this source reads. Formats read: { $known }.
source-part-missing = { $missing } is missing in { $path }. Found there: { $seen }. Check that it is the archive, or the folder, of this source.
source-answer-large = The file { $path } is neither a list nor one record a line, and exceeds { $largest } MB, which no answer of a source does.
source-archive-damaged = The archive { $path } cannot be read ({ $reason }). It is damaged, cut, or of another format than ZIP: download it again.
source-archive-many-parts = The archive { $path } holds { $count } entries; the limit is { $most }. It is probably not that of the source.
source-archive-too-large = The archive { $path } would take { $size } MB once unzipped; the limit is { $largest } MB. It is probably not that of the source.
source-archive-swells = The archive { $path } would take { $times } times its size once unzipped; the limit is { $most }. It is made to fill the memory or the disk: do not open it.
source-archive-entry-away = The archive { $path } has an entry whose name leads out of its folder: { $entry }. It is made to overwrite files: do not open it.
source-archive-entry-encrypted = The archive { $path } has an entry protected by a password: { $entry }. The archives of sources have none: download it again.
source-archive-entry-nested = The archive { $path } holds another archive: { $entry }. Unzip that one first, then give it with --from-file.
source-archive-entry-method = The archive { $path } has an entry packed in a way that is not known here: { $entry }. Unzip it, then give the folder with --from-dir.
source-download-stopped = The download stops ({ $reason }), after { $attempts } attempts: { $url }
    What was received is kept: run the same command again to go on.
source-download-cut = The downloaded file is empty or has no end, at each of { $attempts } attempts: { $url }
