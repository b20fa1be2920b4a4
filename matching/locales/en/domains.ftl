# Domains given to profiles whose source states none

domains-title = Domains given
domains-column-id = Identifier
domains-column-name = Name
domains-column-domain = Domain
domains-column-ground = Based on
domains-column-confidence = Confidence
domains-column-because = Reason
domains-ground-sector_code = activity code
domains-ground-text = texts
domains-assigned-sector_code = { $domain } ({ $confidence }), by its activity code: { $because }
domains-assigned-text = { $domain } ({ $confidence }), from: “{ $because }”
domains-more = { $count ->
        [one] And one more profile, to be read in the report (--report).
       *[other] And { $count } more profiles, to be read in the report (--report).
    }
domains-left = { $count ->
        [one] One profile read: { $stated } with domains from its source, { $assigned } given some, { $without } without a domain.
       *[other] { $count } profiles read: { $stated } with domains from their source, { $assigned } given some, { $without } without a domain.
    }

# Measures

domains-column-way = Way
domains-column-precision = Precision
domains-column-recall = Recall
domains-column-stated = Stated
domains-measured = { $count } profiles that have domains, hidden. What is learned is learned in { $folds } folds: no profile is judged by weights it had a part in.
domains-measured-by-domain = By domain, with what is learned from the other profiles:
domains-measured-calibration = Mean gap between confidence and the share of right domains: { $error } (Brier score: { $brier }).
domains-way-resembling = Likeness alone, nothing learned
domains-way-named = Words of the domain alone, nothing learned
domains-way-unseen = Learned from other profiles and other domains
domains-way-learned = Learned from other profiles
domains-way-shipped = The weights shipped

# Refusals

domains-table = The table of activity codes { $path } cannot be read: { $reason }. Mend it, or take that of the project (data/sector_domains.toml).
domains-table-entry = In the table of activity codes { $path }, at { $place }, “{ $given }” does not fit. It takes, by nomenclature (ISIC, NAF, NAF2025, NAICS), a known code and for each code domains with a number from 0 to 1.
domains-table-unknown = The table of activity codes { $path } names domains that the territories file does not have, left aside: { $names }.
domains-model = The weights for domains { $path } cannot be read: { $reason }. Take those of the project (models/domains.json), or learn them with matching classify --learn.
domains-other-encoder = The weights for domains were learned with another language model ({ $encoder }): the confidences given here are rough. Learn them for this one with matching classify --learn.
domains-too-few = { $profiles ->
        [0] None of these profiles states a domain: at least { $least } must, of different domains.
        [one] Only one of these profiles states domains: at least { $least } must, of different domains.
       *[other] { $profiles } of these profiles state domains: at least { $least } must, of different domains.
    }
