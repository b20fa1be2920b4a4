# The web page: the frame, the forms, the reading

web-brand = Introductions
web-skip = Skip to content
web-nav-label = Sections
web-nav-ask = Search
web-nav-follow-up = My follow-up
web-footer = Everything is worked out on this machine: nothing is sent elsewhere.
web-new-window = (new window)

web-login-title = Enter
web-login-token = Access token
web-login-hint = Whoever opened the service was shown it when it started.
web-login-enter = Enter
web-login-wrong = This is not the right token. Copy all of it, without spaces.

web-form-optional = (optional)
web-form-faults = { $count ->
    [one] One field needs another look
   *[other] { $count } fields need another look
}

web-ask-title = Who would gain from meeting?
web-ask-lead = Partners from the other territory, with the reasons of both sides.
web-ask-ways = Ways to ask
web-ask-organisation = A known organisation
web-ask-need = A need in a sentence
web-ask-profile = A profile in a few words
web-ask-name = Name of the organisation
web-ask-name-hint = Accents and typing errors are forgiven; the identifier will do as well.
web-ask-found = { $count } names offered: arrows to choose, Enter to confirm.
web-ask-nobody = No name comes near.
web-ask-territory = Where does the request come from?
web-ask-text = The need
web-ask-text-hint = Who asks, and what is sought. For instance: “Industrial cybersecurity SME, looking for a laboratory for trials”.
web-ask-own-name = Name
web-ask-own-kind = Kind
web-ask-own-city = City
web-ask-choose = Choose…
web-ask-offers = What it offers
web-ask-seeks = What it seeks
web-ask-lines-hint = One thing a line.
web-ask-seeks-hint = One thing a line. A need that is told makes the suggestions surer.
web-ask-submit = See the partners
web-ask-privacy-title = What becomes of the request
web-ask-privacy = The request stays on this machine; it is neither stored nor passed on. Only your decisions are kept.
web-ask-missing-profile = Give the name of an organisation.
web-ask-missing-text = Tell the need in a sentence.
web-ask-missing-offers = Tell at least one thing the organisation offers or seeks.
web-ask-missing-kind = Choose the kind of the organisation.
web-ask-missing-name = Give the organisation a name.
web-ask-missing-territory = Choose the territory the request comes from.
web-ask-unknown-choice = “{ $given }” is not a known choice.

web-filters = Filter the partners
web-filter-axis = Axis
web-filter-domain = Domain
web-filter-kind = Kind of partner
web-filter-city = City of the partner
web-filter-anywhere = Anywhere
web-filter-top = Number of suggestions
web-filter-known-links = Partners linked with who asks already

web-which-title = Which organisation is meant?
web-which-none-title = Organisation not found
web-which = { $count ->
    [0] No organisation is called “{ $typed }”, nor anything near it.
   *[other] Several names look like “{ $typed }”.
}
web-which-again = Look for another name

web-score-strong = very promising
web-score-good = promising
web-score-open = worth exploring
web-fit-for = For { $territory }
web-card-evidence = Sentences that meet
web-card-relays = Relays to call
web-card-unknown = What remains to be known
web-source-none = not given
web-why = Why this score?
web-why-caption = What makes the score of { $name }, in points
web-why-points = Points
web-why-known = Share of what counts that could be known: { $share }

web-filters-apply = Apply
web-answer-list = Suggested partners
web-compare-pick = Compare
web-compare-do = Compare the two ticked partners
web-compare-title = Two partners for { $query }
web-compare-back = Back to the suggestions
web-compare-who = Who
web-compare-reasons = Reasons of both sides
web-compare-two = To compare, two partners must be ticked; you ticked { $given }. Go back to the suggestions and tick two.
web-export-workbook = Excel workbook
web-export-csv = CSV file
web-export-dossier = Dossier to print
web-dossier-print = Print
web-empty-advice = What would help
web-empty-nearest = The nearest, which is not a suggestion
