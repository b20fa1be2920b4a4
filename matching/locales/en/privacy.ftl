# People's data

privacy-busy = Another command is writing in { $folder }. Wait until it has finished, then try again.
privacy-write = { $folder } cannot be written ({ $reason }). It takes a folder open to writing and room on the disk.
privacy-key-missing = The key { $path } is absent or is none: without it, the people to leave out are not recognised any more. Put it back from a backup.
privacy-list-damaged = The list { $path } of people to leave out cannot be read. Put it back from a backup.
privacy-audit-unreadable = The log { $path } cannot be read. Put it back from a backup.
privacy-audit-tampered = The log { $path } is not as it was written. Nothing is added to it: see from which act on with "matching privacy audit --verify", keep it as evidence and put the folder back from a backup.
privacy-withheld = { $count ->
    [one] The record is not taken: the person or organisation objected to being suggested, or was erased. If it is a namesake: "matching privacy lift".
   *[other] None of the { $count } records is taken: these people or organisations objected to being suggested, or were erased. If they are namesakes: "matching privacy lift".
}
privacy-source-rectified = rectified by the person
privacy-retention-file = The file of retention periods { $path } cannot be used ({ $reason }). Correct it, or take the setting "retention" out.
privacy-rectify-field = These fields cannot be rectified: { $given }. Fields that can: { $known }.
privacy-consent-over = A consent until { $until } would be over already. Give a day to come.
privacy-consent-none = No consent is kept for "{ $id }". There is nothing to withdraw; not to be suggested any more: "matching privacy object".
privacy-unknown = unknown
privacy-end = { $reason ->
        [stated] Until { $day }, the date that the record bears.
        [consent] Until { $day }, the end of the consent.
        [basis] Until { $day }, the retention period for this legal basis, counted from the date of the source.
        [undated] The retention period runs from the date of the source, which is not known; the record is reviewed with the others.
       *[unlimited] As long as the service exists, and until an objection: these are facts about a body.
    }
privacy-anonymous-contact = (contact details removed)
privacy-anonymous-title = { $kind } ({ $country }){ $count ->
        [0] { "" }
       *[other] , { $domains }
    }
privacy-anonymous-place = { $how ->
       *[plain] its region
    }
privacy-anonymous-name-company = { $how ->
       *[plain] the company
    }
privacy-anonymous-name-cluster = { $how ->
       *[plain] the cluster
    }
privacy-anonymous-name-incubator = { $how ->
       *[plain] the incubator
    }
privacy-anonymous-name-research-unit = { $how ->
       *[plain] the laboratory
    }
privacy-anonymous-name-university = { $how ->
       *[plain] the institution
    }
privacy-anonymous-name-hospital = { $how ->
       *[plain] the hospital
    }
privacy-anonymous-name-public-body = { $how ->
       *[plain] the body
    }
privacy-anonymous-name-nonprofit = { $how ->
       *[plain] the association
    }
privacy-anonymous-name-researcher = { $how ->
       *[plain] the researcher
    }
privacy-anonymous-reference = Reference: { $code }
privacy-anonymous-size = Size: { $size } people
privacy-anonymous-offers = Offers
privacy-anonymous-seeks = Seeks
