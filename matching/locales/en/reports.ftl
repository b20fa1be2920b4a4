report-percent = { $value }%
report-quotation = “{ $text }”

report-title = Suggestions for { $name }
report-none = No good partner yet for this request.
report-below-floor = { $count ->
    [one] One place stays empty: the next partner is below the floor of { $floor }%.
   *[other] { $count } places stay empty: the next partners are below the floor of { $floor }%.
}
report-empty-floor = No good partner yet: nobody on the other side reaches the floor of { $floor }%.
report-empty-filters = Nobody to suggest: no profile of the other territory passes these filters.
report-empty-nobody = Nobody to suggest: no profile of the other territory is indexed.
report-empty-capacity = No room: the good partners are already in as many lists as they may be.
report-uncalibrated = The score is an index, uncalibrated: it ranks partners, but it is not yet a measured probability.
report-score = Reciprocal score
report-relay = Relay to call: { $name }
report-unknown = To be checked. { $text }
report-source = Source:

report-sheet-suggestions = Suggestions
report-sheet-contributions = Contributions
report-sheet-profiles = Profiles

report-column-query = Asked for
report-column-rank = Rank
report-column-name = Name
report-column-kind = Kind
report-column-territory = Territory
report-column-city = City
report-column-axes = Axes
report-column-domains-of-profile = Domains
report-column-score = { $calibrated ->
        [yes] Reciprocal score
       *[no] Reciprocal score (index, uncalibrated)
    }
report-column-fit-for-query = Fit for the one asked for
report-column-fit-for-partner = Fit for the partner
report-column-confidence = Known share
report-column-reason-for-query = Why, for the one asked for
report-column-reason-for-partner = Why, for the partner
report-column-evidence = Sentences of the profiles
report-column-domains = Shared domains
report-column-terms = Shared terms
report-column-unknown = What is still to be known
report-column-relays = Relays to call
report-column-website = Website
report-column-source = Source
report-column-source-url = Source page
report-column-source-date = Source date
report-column-id = Identifier
report-column-notes = Data that crosses a border
report-column-feature = What counts
report-column-contribution = Contribution
report-periphery = { $city } (periphery)
