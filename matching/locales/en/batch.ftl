# Lists for a whole file, and the load of each
batch-reason-need = Need “{ $own }” – offer “{ $theirs }”
batch-reason-likeness = “{ $own }” – “{ $theirs }”
batch-title = { $top ->
    [one] One partner for each
   *[other] { $top } partners for each
}
batch-sheet-lists = Lists { $territory }
batch-sheet-loads = Loads
batch-sheet-summary = Summary
batch-column-rank-without-balance = Rank by score alone
batch-column-reason = Sentences that answer each other
batch-column-query-id = Id of who asks
batch-column-before = Lists it is in, score alone
batch-column-after = Lists it is in
batch-column-partners = Partners
batch-column-lists = Asking
batch-column-gini-before = Gini index, score alone
batch-column-gini-after = Gini index
batch-column-unlisted-before = In no list, score alone
batch-column-unlisted-after = In no list
batch-column-most-before = In most lists, score alone
batch-column-most-after = In most lists
batch-column-empty = Asking, without a partner
batch-column-balance = Balance
batch-load-title = Loads, { $territory }
batch-load-nobody = { $territory }: no profile passes these filters, so there is no list for { $asking }.
batch-load-gini = { $moved ->
    [yes] Shares of the places (Gini index: 0, all alike; 1, all to one): { $before } by score alone, { $after } in these lists.
   *[no] Shares of the places (Gini index: 0, all alike; 1, all to one): { $after }.
}
batch-load-unlisted = { $moved ->
    [yes] Partners in no list, of { $count }: { $before } by score alone, { $after } in these lists.
   *[no] Partners in no list, of { $count }: { $after }.
}
batch-load-one = { $name } ({ $before } → { $after })
batch-load-most = In most lists by score alone: { $most }.
batch-load-most-after = In most of these lists: { $most }.
batch-load-empty = { $count ->
    [one] For { $asking }, one list is empty: { $names }.
   *[other] For { $asking }, { $count } lists are empty: { $names }.
}
batch-load-steps = { $how ->
    [reached] Balance reached in { $steps ->
        [one] one step
       *[other] { $steps } steps
    }, within { $error }%.
   *[missed] Balance not reached in { $steps ->
        [one] one step
       *[other] { $steps } steps
    }: the largest gap is still { $error }%.
}
batch-load-places = { $count ->
    [one] One place stays empty.
   *[other] { $count } places stay empty.
}
batch-more = { $count ->
    [one] one more
   *[other] { $count } more
}
everybody-step-join = Finding everybody's candidates
everybody-step-measure = Measuring fits
error-batch-size = { $pairs } pairs of profiles are too many for balanced lists with reasons: { $most } at most. Narrow them down with --only or --territory, or ask for Matcher.rank_all in Python, which compares only the best candidates of each.
