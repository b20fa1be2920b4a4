# What became of pairs over a period

follow-up-title = Follow-up of introductions, { $first } to { $last }
follow-up-summary = { $lists ->
    [0] No list of suggestions looked at
    [one] One list of suggestions looked at
   *[other] { $lists } lists of suggestions looked at
}, { $suggested ->
    [0] no pair suggested
    [one] one pair suggested
   *[other] { $suggested } pairs suggested
}. Within the period, pairs accepted: { $accepted }; meetings: { $met }; agreements: { $agreement }; refusals: { $refused }.
follow-up-summary-became = { $proposed ->
    [0] No pair was proposed for the first time within the period.
    [one] One pair was proposed for the first time within the period; waiting for an answer at its end: { $waiting }.
   *[other] { $proposed } pairs were proposed for the first time within the period; waiting for an answer at its end: { $waiting }.
}
follow-up-nobody = Only pairs are counted: no organisation and no person is named or ranked. Days are in universal time.
follow-up-period = The period from { $first } to { $last } ends before it begins. Swap the two dates.
follow-up-contents = Contents
follow-up-nothing = Nothing to count in the period.
follow-up-page = page
follow-up-sheet-summary = Summary
follow-up-happened = What happened
follow-up-became = What became of proposals
follow-up-refusals = Reasons of refusals
follow-up-by-month = By month
follow-up-by-axis = By axis of the protocol
follow-up-by-domain = By domain
follow-up-sides = Reciprocity of requests
follow-up-gains = Reciprocity of gains
follow-up-suggested = suggested
follow-up-refused-last = refused (last state)
follow-up-waiting = no answer yet
follow-up-no-axis = no shared axis
follow-up-no-domain = no shared domain
follow-up-side-lists = Lists its parties asked for
follow-up-side-asked = Pairs looked for from this territory
follow-up-side-wanted = of which accepted, met or signed
follow-up-side-offered = Pairs in which its parties were proposed to the other territory
follow-up-side-share = { $territory }: { $asked_wanted } of { $asked } pairs looked for came about ({ $asked_share }), and { $offered_wanted } of { $offered } in which its parties were proposed ({ $offered_share }).
follow-up-gain-total = All pairs
follow-up-column-what = Measure
follow-up-column-pairs = Pairs
follow-up-column-of = Out of
follow-up-column-share = Share
follow-up-column-reason = Reason
follow-up-column-month = Month
follow-up-column-axis = Axis
follow-up-column-domain = Domain
follow-up-column-gain = Gain for { $territory }
follow-up-column-balance = Balance
follow-up-note-happened = A pair counts once for each status decided within the period; a decision that was undone does not count.
follow-up-note-became = Of the pairs first decided about within the period, where they stood at its end. A pair that met counts as accepted too.
follow-up-note-shared = A pair that shares two axes or two domains counts in both lines.
follow-up-note-gain = Gain: expected number of introductions worth this territory's time, that is the sum of the fits of the pairs accepted, met or signed within the period.
follow-up-note-balance = Balance: the lesser of the two gains as a share of the greater; at 100%, both territories gain alike.
follow-up-note-without-fit = { $count ->
    [one] One pair is not in these sums: its fit was not recorded.
   *[other] { $count } pairs are not in these sums: their fits were not recorded.
}
