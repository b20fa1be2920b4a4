# Dossiers, calendars and questions of the mission; the sentences about who has few meetings.

# Questions to open the meeting with, put to the partner
mission-dossier-ask-need-answered = You say that you seek { $need }. Our profile says { $offer }: is that an answer, and what more would it take?
mission-dossier-ask-need-declared = You say that you seek { $need }: how far along are you, and what would help you on?
mission-dossier-ask-need-unknown = Your profile declares no need: what do you seek first and foremost on this mission?
mission-dossier-ask-own-need-answered = We seek { $need }, and your profile says { $offer }: how would you work with us, and on what terms?
mission-dossier-ask-own-need-declared = We seek { $need }: can you meet that, or do you know who can?
mission-dossier-ask-likeness = Your profile says { $theirs }, ours { $own }: what would each of us bring to the other?
mission-dossier-ask-offer = Your profile says { $offer }: with whom do you do that today?
mission-dossier-ask-offer-unknown = Your profile describes no offer: what do you provide, in practice?
mission-dossier-ask-date = What we read about you bears no date: what should be corrected?
mission-dossier-ask-terms = Both our profiles speak of { $terms }: with which precise project could we begin?
mission-dossier-ask-next-both = What should follow this talk, by what date, and with which relays: { $own } on our side, { $theirs } on yours?
mission-dossier-ask-next-one = What should follow this talk, by what date, and with the help of which relay: { $relay }?
mission-dossier-ask-next = What should follow this talk, and by what date?

# Why few meetings, or none
mission-dossier-left-hours = { $open ->
    [0] The declared absence covers every slot of the mission ({ $slots }).
    [one] The declared absence leaves only one slot of { $slots }.
   *[other] The declared absence leaves only { $open } slots of { $slots }.
}
mission-dossier-left-closed = { $count ->
    [one] One participant opposite, of { $all }, is ruled out: an exclusion asked for or a meeting already held.
   *[other] { $count } participants opposite, of { $all }, are ruled out: exclusions asked for or meetings already held.
}
mission-dossier-left-score = { $known ->
    [yes] The best score opposite is { $score }% ({ $name }), below the floor of { $floor }%.
   *[no] The best score opposite is estimated at { $score }% ({ $name }), below the floor of { $floor }%.
}
mission-dossier-left-all-met = { $count ->
    [one] Only one participant opposite reaches the floor, and that meeting is planned.
   *[other] All { $count } participants opposite that reach the floor are on the programme.
}
mission-dossier-left-full = { $count ->
    [one] Of the participants opposite still within reach ({ $among }), one already has all the meetings it may have.
   *[other] Of the participants opposite still within reach ({ $among }), { $count } already have all the meetings they may have.
}
mission-dossier-left-busy = { $count ->
    [one] Of the participants opposite still within reach ({ $among }), one is free in none of the same slots.
   *[other] Of the participants opposite still within reach ({ $among }), { $count } are free in none of the same slots.
}
mission-dossier-left-tables = All tables are taken in every slot that is still free.
mission-dossier-left-total = { $count ->
    [one] The mission is limited to one meeting in all, and that number is reached.
   *[other] The mission is limited to { $count } meetings in all, and that number is reached.
}
mission-dossier-left-domains-unknown = No domain is declared: naming one would help to find whom to meet.
mission-dossier-left-domains-none = None of the participants opposite ({ $all }) shares a declared domain ({ $domains }).
mission-dossier-left-domains-some = { $count ->
    [one] Only one participant opposite, of { $all }, shares a declared domain.
   *[other] { $count } participants opposite, of { $all }, share a declared domain.
}
mission-dossier-left-domains-alone = Nobody opposite works in: { $domains }.
mission-dossier-left-kinds = { $count ->
    [one] A kind of partner that usually completes this one is missing opposite: { $kinds }.
   *[other] Kinds of partners that usually complete this one are missing opposite: { $kinds }.
}
mission-dossier-left-need-unknown = No need is declared: a precise one would bring other partners nearer.
mission-dossier-left-need-vague = The declared need, { $need }, names no known domain: saying it more precisely would help.
mission-dossier-left-need = The declared need, { $need }, belongs to: { $domains }. { $count ->
    [0] Nobody opposite works in it.
    [one] Only one participant opposite works in it.
   *[other] { $count } participants opposite work in it.
}

# The dossier of one participant
mission-dossier-title = Meeting dossier
mission-dossier-fact-place = Place
mission-dossier-fact-dates = { $count ->
    [one] Date
   *[other] Dates
}
mission-dossier-fact-count = Meetings
mission-dossier-fact-issued = Issued on
mission-dossier-online = online
mission-dossier-agenda = Agenda
mission-dossier-agenda-session = { $day } – { $session }
mission-dossier-column-hour = Time
mission-dossier-column-hour-in = Time ({ $place })
mission-dossier-column-table = Table
mission-dossier-column-partner = Partner
mission-dossier-column-status = Status
mission-dossier-hours = { $start } – { $end }
mission-dossier-other-day = { $hours } ({ $day })
mission-dossier-table = table { $table }
mission-dossier-status-planned = planned
mission-dossier-status-confirmed = confirmed
mission-dossier-none = No meeting yet
mission-dossier-none-said = No meeting could be planned for you this time. That is no judgement of what you do: here is what explains it, and what could help.
mission-dossier-few = Why few meetings
mission-dossier-meetings = Your meetings
mission-dossier-fact-when = Day
mission-dossier-fact-where = Where
mission-dossier-fact-status = Status
mission-dossier-fact-score = Reciprocal score
mission-dossier-fact-score-estimated = Reciprocal score (estimated)
mission-dossier-fact-fit-own = Fit for you
mission-dossier-fact-fit-partner = Fit for the partner
mission-dossier-fact-kind = Kind
mission-dossier-fact-city = City
mission-dossier-fact-domains = Domains
mission-dossier-fact-website = Website
mission-dossier-fact-source = Source
mission-dossier-fact-licence = Licence
mission-dossier-fact-attribution = Credit
mission-dossier-part-known-links = Already linked
mission-dossier-own-credit = What is told of you comes from { $credit }.
mission-dossier-dated = { $source } ({ $date })
mission-dossier-fit-unknown = unknown
mission-dossier-part-summary = About this partner
mission-dossier-part-offers = What this partner offers
mission-dossier-part-needs = What this partner seeks
mission-dossier-part-reasons = Why this meeting
mission-dossier-part-unknown = To be checked
mission-dossier-part-questions = Questions to open the meeting with
mission-dossier-part-relays = Relays to call
mission-dossier-relay = { $territory }: { $name }
mission-dossier-notes = Notes
mission-dossier-estimated = This score is estimated from those of the other participants: these two profiles could not be compared directly.
mission-dossier-reserves = Standby partners
mission-dossier-reserves-said = { $count ->
    [one] If a place becomes free, this meeting can be added.
   *[other] If a place becomes free, these meetings can be added, preferably in this order.
}
mission-dossier-legend = How to read this dossier
mission-dossier-legend-score = The reciprocal score says, from 0 to 100%, how well a meeting serves both parties; the fit, how well it serves one of them.
mission-dossier-legend-status = A planned meeting may still change its time or table; a confirmed one stays.
mission-dossier-legend-sources = Profiles come from public sources or from the participants, at the date given: check before quoting.
mission-dossier-legend-hours = Times are those of the place of the mission.
mission-dossier-legend-hours-online = Times are those of this zone: { $place }.
mission-dossier-legend-calendar = { $country ->
    [CA] The calendar file (.ics) opens in a calendar program; sent by email, it opens on a phone too.
   *[other] The calendar file (.ics) opens in a calendar program; sent by e-mail, it opens on a phone too.
}

# The calendar file
mission-dossier-calendar-name = { $mission } – { $name }
mission-dossier-calendar-place = { $place }, { $table }
