# matching privacy

cli-privacy-help = Answers people about their data: what is kept, having it corrected, not being suggested any more, being told. It is not legal advice.
cli-privacy-example =
    Examples:
      matching privacy show rnc-dupont
      matching privacy object rnc-dupont
      matching privacy audit --verify
cli-privacy-show-help = Show what is kept of somebody: where, from which source, on what grounds, until when.
cli-privacy-show-example =
    Examples:
      matching privacy show rnc-dupont
      matching privacy show "Marie Dupont" --in people.jsonl
cli-privacy-export-help = Write everything kept of somebody, to be handed to them (access and portability): profiles and sources, decisions, lists, acts.
cli-privacy-export-example =
    Examples:
      matching privacy export rnc-dupont --output dupont.json
      matching privacy export rnc-dupont --in people.jsonl
cli-privacy-rectify-help = Correct fields at the request of whom they are about; no import or index undoes it.
cli-privacy-rectify-example =
    Examples:
      matching privacy rectify rnc-dupont --set affiliation="University of the North"
      matching privacy rectify rnc-dupont --set "keywords=algae; biofilms" --set website=
cli-privacy-object-help = Stop suggesting somebody who objects: they leave the index, and no source brings them back.
cli-privacy-object-example =
    Examples:
      matching privacy object rnc-dupont
      matching privacy object "Marie Dupont" --in people.jsonl
cli-privacy-lift-help = Let in again somebody who asks for it, or a namesake left out by mistake, from the next import on.
cli-privacy-lift-example =
    Example:
      matching privacy lift rnc-dupont --in people.jsonl
cli-privacy-consent-help = Keep a consent given today, or its withdrawal.
cli-privacy-consent-example =
    Examples:
      matching privacy consent rnc-dupont --scope "suggestions and mission 2027" --until 2027-12-31
      matching privacy consent rnc-dupont --withdraw
cli-privacy-purge-help = Show, and once confirmed erase, the profiles past their retention; the periods by legal basis are in data/retention.toml.
cli-privacy-purge-example =
    Examples:
      matching privacy purge --dry-run
      matching privacy purge --yes
      matching privacy purge --as-of 2027-01-01 --in people.jsonl --dry-run
cli-privacy-notice-help = Write the notice due to a person (article 14 of the GDPR, or Law 25, by the country of their territory).
cli-privacy-notice-example =
    Examples:
      matching privacy notice rnc-dupont
      matching privacy notice rnc-dupont --in people.jsonl --output dupont.html --lang en
cli-privacy-notices-help = Write the notice due to each person of files of profiles, in French and in English.
cli-privacy-notices-example =
    Example:
      matching privacy notices people.jsonl --output notices
cli-privacy-audit-help = Show the log of acts on people's data, without any name, or check that it is whole.
cli-privacy-audit-example =
    Examples:
      matching privacy audit
      matching privacy audit --verify
cli-privacy-fields-help = Show, source by source, the fields that are read and kept; nothing else is.
cli-privacy-fields-example =
    Example:
      matching privacy fields

cli-privacy-metavar-who = WHO
cli-privacy-metavar-set = FIELD=TEXT
cli-privacy-argument-who = A profile, by its identifier or its name.
cli-privacy-option-in = A file of profiles to look in too, even for what is left out; may be repeated.
cli-privacy-option-output = File to write; standard output by default. A name in .html gives a page.
cli-privacy-option-folder = Folder to write a page to for each person and language.
cli-privacy-option-set = A field to correct and its new text, as city=Bruz; without a text the field is emptied. May be repeated.
cli-privacy-option-scope = What the person agrees to, in a few words.
cli-privacy-option-until = Last day of the consent, as 2027-12-31.
cli-privacy-option-withdraw = Withdraw the consent; without other grounds the person is not suggested any more.
cli-privacy-option-as-of = The day to judge for, as 2027-01-01; today by default. For a day to come nothing is erased.
cli-privacy-option-dry-run = Only show what would be erased.
cli-privacy-purge-ask = { $count ->
    [one] Erase this profile?
   *[other] Erase these { $count } profiles?
} It cannot be undone.
cli-privacy-option-verify = Check that nothing was changed, moved or taken out; code 5 otherwise.

cli-privacy-namesakes = { $count ->
    [one] Another profile has the same name in the same territory ({ $ids }). If it is somebody else and is left out as well: "matching privacy lift".
   *[other] { $count } other profiles have the same name in the same territory ({ $ids }). If they are somebody else and are left out as well: "matching privacy lift".
}
cli-privacy-place = { $how ->
    [index] In the index ({ $id })
    [own] Among the profiles typed in or corrected ({ $id })
   *[file] In the file { $path } ({ $id })
}
cli-privacy-field = { $name }: { $value }
cli-privacy-not-told = (not told)
cli-privacy-consent-line = { $scope }, given on { $day }
cli-privacy-decisions = { $count ->
    [0] No decision about them.
    [one] One decision about them.
   *[other] { $count } decisions about them.
}
cli-privacy-lists = { $count ->
    [0] In no list that was shown.
    [one] In one list that was shown.
   *[other] In { $count } lists that were shown.
}
cli-privacy-left-out = { $left ->
    [yes] Left out: not suggested any more, and no import brings them back.
   *[no] Not on the list of whom to leave out.
}
cli-privacy-acts = { $count ->
    [0] No act in the log.
    [one] One act in the log.
   *[other] { $count } acts in the log.
}
cli-privacy-act = { $day }: { $act }
cli-privacy-set = The option --set takes a field and its text, as city=Bruz; it was given "{ $given }".
cli-privacy-rectified = { $count ->
    [one] One field of { $id } is corrected. An import will not undo it.
   *[other] { $count } fields of { $id } are corrected. An import will not undo them.
}
cli-privacy-objected = { $how ->
    [new] On the list of whom to leave out.
   *[known] On the list of whom to leave out already.
} { $count ->
    [0] Nothing was in the index.
    [one] One profile left the index.
   *[other] { $count } profiles left the index.
}
cli-privacy-lifted = { $how ->
    [yes] Admitted again: the next import will take them.
   *[no] They were not left out; nothing is changed.
}
cli-privacy-consent-either = Give either --scope, to keep a consent (with --until if it has an end), or --withdraw, to take it back.
cli-privacy-consented = Consent of { $id } kept: { $scope }.
cli-privacy-withdrawn = { $how ->
    [left] Consent withdrawn; nothing else allowed to keep these data: the person is not suggested any more.
   *[kept] Consent withdrawn; the profile keeps its other legal basis.
}
cli-privacy-past = { $count ->
    [0] No profile is past its retention on { $day }.
    [one] One profile is past its retention on { $day }.
   *[other] { $count } profiles are past their retention on { $day }.
}
cli-privacy-undated = { $count ->
    [one] Of one profile nothing tells since when it is kept: give it a source date or "keep_until".
   *[other] Of { $count } profiles nothing tells since when they are kept: give them a source date or "keep_until".
}
cli-privacy-notices = { $count ->
    [0] Nobody is a person in these files.
    [one] The notice of one person is written, in both languages, to { $folder }.
   *[other] The notices of { $count } people are written, in both languages, to { $folder }.
}
cli-privacy-audit-seq = No.
cli-privacy-audit-time = Time (UTC)
cli-privacy-audit-act = Act
cli-privacy-audit-subject = Subject
cli-privacy-verified = { $count ->
    [0] The log is empty and whole.
    [one] The log is whole: one act.
   *[other] The log is whole: { $count } acts.
}
cli-privacy-head = Hash of the last act, to be noted elsewhere: { $head }
cli-privacy-tampered = { $kind ->
    [changed] The log was tampered with: act { $seq } is not as it was written.
    [removed] The log was tampered with: act { $seq } was taken out.
    [reordered] The log was tampered with: act { $seq } is not in its place.
    [cut] The log was cut: act { $seq } and those after it are missing.
   *[seal] The seal of the log is absent or was tampered with: nothing tells whether there was an act { $seq }.
}
cli-privacy-fields-only = Only these fields are read of each source; anything else is dropped before it is kept, even among rejects.
cli-privacy-fields-read = Fields: { $value }
cli-privacy-fields-licence = Licence and credit: { $value }
privacy-retention = Retention
privacy-fields = Fields kept
privacy-act-show = looked at
privacy-act-export = copy handed over
privacy-act-rectify = corrected
privacy-act-erase = erased
privacy-act-remove = removed
privacy-act-object = objection
privacy-act-lift = admitted again
privacy-act-consent = consent
privacy-act-withdraw = consent withdrawn
privacy-act-purge = end of retention
privacy-act-notice = notice
privacy-act-anonymise = anonymous export
cli-privacy-anonymise-help = Write profiles without saying whose they are, in the manner of the Enterprise Europe Network: no name, brand, link or city.
cli-privacy-anonymise-example =
    Examples:
      matching privacy anonymise rna-kerdata
      matching privacy anonymise profiles.jsonl --output anonymous.json
cli-privacy-metavar-whom = WHO|FILE
cli-privacy-argument-whom = An indexed profile, by its identifier or its name, or a file of profiles; several may be given.
cli-privacy-option-anonymous-output = File to write (.md, or .json for both languages); standard output by default.
cli-privacy-anonymised = { $count ->
    [one] One anonymous profile.
   *[other] { $count } anonymous profiles.
} { $left ->
    [0] No sentence is left out.
    [one] One sentence that may have named somebody is left out.
   *[other] { $left } sentences that may have named somebody are left out.
} Read them before you send them: whoever knows the trade may guess.
