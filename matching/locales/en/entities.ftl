# Profiles of one body or one person

entities-title = Pairs of profiles compared
entities-column-verdict = Decision
entities-column-pairs = Pairs
entities-column-id = First identifier
entities-column-name = First name
entities-column-other-id = Second identifier
entities-column-other-name = Second name
entities-column-likeness = Likeness of the names
entities-column-reason = Reason
entities-column-credit = Source of one
entities-column-other-credit = Source of the other
entities-verdict-sure = sure
entities-verdict-likely = likely
entities-verdict-refused = refused
entities-pairs-sure = Sure pairs
entities-pairs-likely = Likely pairs, to be judged
entities-pairs-refused = Refused pairs that look alike
entities-pair = { $first } = { $second }
entities-more = { $count ->
        [one] And one more, to be read in the report (--report).
       *[other] And { $count } more, to be read in the report (--report).
    }
entities-left = { $given ->
        [one] One profile read, { $left } once what is sure is joined.
       *[other] { $given } profiles read, { $left } once the pairs are joined.
    }

# Reasons

entities-same-identifier = Same { $scheme } identifier: { $value }.
entities-other-identifier = Different { $scheme } identifiers: { $values }.
entities-person-and-body = One is a person, the other an organisation.
entities-territories = The two profiles are of different territories.
entities-site-and-name = Same website and related names.
entities-site-only = Same website, but different names: one may be part of the other.
entities-same-name = Same name in the same city.
entities-near-name = Almost the same name in the same city.
entities-name-no-city = Same name, but the city of one of them is not known.
entities-name-other-city = Similar names, but in different cities.
entities-acronym = The name of one is the acronym or short name of the other, in the same city.
entities-acronym-elsewhere = The name of one may be the acronym of the other, but neither the city nor the website bears it out.
entities-alike = Names alike, with a difference that nothing explains.
entities-names = The names say different things.
entities-numbers = The names do not have the same numbers.
entities-aside = What stands between parentheses differs.
entities-kinds = Same name in the same city, but different kinds.
entities-ambiguous = The profile would suit several organisations that their identifiers tell apart.
entities-chain = Joining these profiles would bring together two different identifiers of one registry.
entities-person-names = The names of the people differ.
entities-person-work = Same name, and the same publication or personal page.
entities-person-name = Same name; nothing else says that it is the same person.
entities-person-affiliation = Same name, but different employers.
entities-person-initials = Initials are never enough to recognise a person.

# Going back

entities-record-damaged = Line { $line } of the record of merges { $path } cannot be read, and nothing was undone. Take the file that matching dedupe --output wrote.
entities-undo-changed = The profile “{ $id }” has changed since it was merged: undoing that would lose the change. Put back the file as matching dedupe wrote it, or take this profile out of the record of merges.
entities-warning-duplicate = “{ $name }” ({ $id }) looks like “{ $other_name }” ({ $other }), line { $other_line } of the file { $other_file }. Both are kept: remove one if they are the same.
