# What people decided about a pair

feedback-missing = Nothing was decided yet: the file { $path } does not exist. Decide about a first pair, or run “matching feedback import” with an exported file.
feedback-schema = The file { $path } is not a register of decisions of this version (schema { $given }; expected: { $known }). Name another file with the setting “feedback”, or use the version of the program that wrote this one.
feedback-damaged = The register of decisions { $path } cannot be read ({ $reason }). It was not changed: put a backup in its place, or move it away and run “matching feedback import” with the file exported last.
feedback-write = The register of decisions { $path } cannot be written ({ $reason }). Nothing was half recorded; what was decided still stands. A folder that can be written and room on the disk are needed.
feedback-busy = The register of decisions { $path } is in use by another program. Nothing was half recorded: try again in a moment.
feedback-territories = A pair joins a profile of each of the two territories ({ $known }); these are of: { $given }. Choose a profile on each side.
feedback-undo-unknown = There is no decision { $id }. Choose one in the history of the pair.
feedback-undo-twice = Decision { $id } is undone already, or undoes another. To go back, decide anew.
