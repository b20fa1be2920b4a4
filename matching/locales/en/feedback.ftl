# What people decided about a pair

feedback-missing = Nothing was decided yet: the file { $path } does not exist. Decide about a first pair, or run “matching feedback import” with an exported file.
feedback-schema = The file { $path } is not a register of decisions of this version (schema { $given }; expected: { $known }). Name another file with the setting “feedback”, or use the version of the program that wrote this one.
feedback-damaged = The register of decisions { $path } cannot be read ({ $reason }). It was not changed: put a backup in its place, or move it away and run “matching feedback import” with the file exported last.
feedback-write = The register of decisions { $path } cannot be written ({ $reason }). Nothing was half recorded; what was decided still stands. A folder that can be written and room on the disk are needed.
feedback-busy = The register of decisions { $path } is in use by another program. Nothing was half recorded: try again in a moment.
feedback-territories = A pair joins a profile of each of the two territories ({ $known }); these are of: { $given }. Choose a profile on each side.
feedback-undo-unknown = There is no decision { $id }. Choose one in the history of the pair.
feedback-undo-twice = Decision { $id } is undone already, or undoes another. To go back, decide anew.

# Rejected lines

feedback-row-missing = The field “{ $column }” is required and missing. Fill it in.
feedback-row-invalid = The value “{ $value }” of the field “{ $column }” is not allowed. { $how ->
        [known] Allowed values: { $known }.
       *[open] Correct it, or leave the field out where it is not required.
    }
feedback-row-named = A pair asked for by name has no rank, no length of a list and no probability. Leave them out, or say “ranked” or “random”.
feedback-row-place = A place in a list needs a rank, the length of the list and a probability (rank, listed, propensity). Add what is missing.
feedback-row-rank = The rank is beyond the length of the list. Correct one of them.
feedback-row-reason = A refusal has a reason, and nothing else has. Add “reason” to the refusal, or leave it out.
feedback-row-request = A need told in a sentence is not a profile that can be decided about. Give a profile of each territory.
feedback-row-party = A profile has an identifier and a name, or at least a key where it was erased. Add “id” and “name”.
feedback-row-undoes = A line has a status or names the decision it undoes, not both. Keep “status” or “undoes”.
feedback-row-author = Who decided is missing. Add “author”.
feedback-row-other = Decision { $uid } is recorded already, with another date, status or reason. What was recorded stands; to change it, undo it and decide anew.
feedback-row-undo-unknown = Decision { $uid }, to be undone, is neither in the file nor in the register. Add it to the file.
feedback-row-undo-twice = Decision { $uid } is undone already, or undoes another. Remove this line.
feedback-row-twice = The same partner is in the list twice. Keep one of the two places.

# Words of decisions

decision-status-proposed = proposed
decision-status-accepted = accepted
decision-status-refused = refused
decision-status-met = met
decision-status-agreement = agreement signed
decision-reason-off-topic = off topic
decision-reason-no-need = no need
decision-reason-competitor = competitor
decision-reason-already-in-touch = already in touch
decision-reason-no-capacity = no capacity
decision-reason-bad-timing = bad timing
decision-reason-no-answer = no answer
decision-reason-other = other reason

decisions-title = Decisions
decisions-count = { $count ->
    [0] No pair.
    [one] One pair.
   *[other] { $count } pairs.
}
decisions-erased = (erased)
decisions-column-day = Day
decisions-column-id = Identifier ({ $territory })
decisions-column-status = Status
decisions-column-reason = Reason of refusal
decisions-column-note = Note
decisions-column-author = Decided by
decisions-column-asker = Asked by
decisions-column-score = Score
decisions-column-fit = For { $territory }
decisions-column-domains = Shared domains
decisions-column-count = Decisions
decisions-column-number = Number
