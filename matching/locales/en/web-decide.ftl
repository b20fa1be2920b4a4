# Deciding and following up

web-filter-decided = Show partners that were refused or met too
web-answer-left-out = { $count ->
    [one] One partner that was refused or met is not shown.
   *[other] { $count } partners that were refused or met are not shown.
}
web-answer-show = Show them
web-answer-all = Partners that were refused or met are shown too.
web-answer-hide = Hide them


web-decide-title = Decide
web-decide-change = Change the decision
web-decide-proposed = Proposed
web-decide-accepted = Accepted
web-decide-refused = Refuse
web-decide-met = Met
web-decide-agreement = Agreement reached
web-decide-note = Note
web-decide-author = Who decides: body or initials
web-decide-reason = Reason of a refusal
web-decide-missing-reason = To refuse, choose a reason.
web-decide-since = on { $date }
web-decide-since-by = on { $date } ({ $author })
web-decide-undo = Take the decision back
web-decide-noted = Noted. The pair with { $name }: { $status }.
web-decide-request = To keep a decision, who asks must be known.
web-decide-who = Say who asks

web-follow-title = My follow-up
web-follow-count = { $count ->
    [0] No pair here.
    [one] One pair followed.
   *[other] { $count } pairs followed.
}
web-follow-filter = Filter the follow-up
web-follow-name = Name
web-follow-all = Show all
web-follow-pair = Pair
web-follow-undo = Take back
web-follow-nothing = Nothing yet: decide about a first suggestion, and it will appear here.
web-follow-nothing-found = No pair passes these filters.
web-chance-title = Not ranked: a partner drawn at random
web-chance-why = The same filters apply, but nothing says that it suits better than another. Your decision teaches the tool what its own ranking cannot show it. One is drawn each day.
