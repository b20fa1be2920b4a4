# What is said where nobody is good enough: what the nearest lacks, and what would help
nearest-why-not = The nearest, { $name }, gets { $score }% where the floor is { $floor }%. { $count ->
    [0] Nothing speaks against this introduction, but too little speaks for it.
    [one] What is most wanting: { $features }.
   *[other] What is most wanting, in order: { $features }.
}
advice-filters = { $count ->
    [0] Removing the filters would not be enough: nobody on the other side reaches the floor.
    [one] Remove a filter: without them, one partner reaches the floor.
   *[other] Remove a filter: without them, { $count } partners reach the floor.
}
advice-need = Say what { $name } is looking for: no need is declared, and a precise sentence may bring other partners nearer.
advice-need-request = Say apart what you are looking for: no need was recognised in your request.
advice-domains = { $count ->
    [one] Open the search to another domain, that of the nearest profiles: { $domains }.
   *[other] Open the search to other domains, those of the nearest profiles: { $domains }.
}
