# Profiles: look through, enter, correct, send a file, take out

web-nav-profiles = Profiles
web-pager-label = Pages of the list
web-pager-previous = Previous page
web-pager-next = Next page
web-pager-at = Page { $page } of { $pages }

web-profiles-title = Profiles of both territories
web-profiles-add = Add a profile
web-profiles-upload = Send a file
web-profiles-search = Name to look for
web-profiles-search-hint = A name or a part of one; accents and typing errors are forgiven.
web-profiles-search-do = Search
web-profiles-filter = Filter
web-profiles-both = Both
web-profiles-all = Show all
web-profiles-partners = Partners
web-profiles-count = { $count ->
    [0] No profile found.
    [one] One profile.
   *[other] { $count } profiles.
}

web-pending = { $count ->
    [one] One profile entered here is not in the index as it was entered.
   *[other] { $count } profiles entered here are not in the index as they were entered.
}
web-pending-index = Put them back into the index

web-profile-back = All profiles
web-profile-partners = Find partners
web-profile-edit = Correct
web-profile-remove = Take this profile out
web-profile-summary = Presentation
web-profile-offers = What it brings
web-profile-seeks = What it looks for
web-profile-in-fr = In French
web-profile-in-en = In English
web-profile-facts = In short
web-profile-provenance = Where these facts come from
web-profile-undated = not known
web-profile-own = Entered or corrected here: it is kept on this computer, and counts more than what indexed files say.
web-profile-pending = This profile is not in the index yet as it is shown.
web-profile-pending-do = Index it from the list of profiles
web-profile-decided = What was decided
web-profile-undecided = Nothing was decided about this profile.

web-enter-title = Add a profile
web-enter-correct = Correct { $name }
web-enter-lead = What stays empty counts as unknown, never as a fault.
web-enter-back = Back to the profile
web-enter-who = Who
web-enter-texts = What it does, brings and looks for
web-enter-offers-hint = One thing a line.
web-enter-english-hint = The same in English, where there is any: one a line.
web-enter-source = Where these facts come from
web-enter-more = More facts
web-enter-unknown = Unknown
web-enter-size-hint = How many people work there.
web-enter-save = Save and index
web-enter-cancel = Change nothing
web-enter-alike = This profile looks like another one, which is known already:
web-enter-sure = It is another organisation indeed: save it all the same
web-enter-changed = Somebody else changed this profile since you opened it. Nothing was saved. Check what follows, then save again if that is what you want.

web-work-title-put = { $count ->
    [one] Indexing one profile
   *[other] Indexing { $count } profiles
}
web-work-title-remove = Taking a profile out
web-work-stage-reading = Reading the profiles…
web-work-stage-encoding = The language model reads the new texts…
web-work-stage-writing = Writing the index…
web-work-stage-done = Done: searches take it into account from now on.
web-work-stage-failed = That did not succeed.
web-work-steps = { $done } of { $total }
web-work-meanwhile = You can go on searching meanwhile. What you entered is saved already.
web-work-reload = See how far it is
web-work-profile = See the profile
web-work-running = The index is being updated.
web-work-look = See how far it is
web-work-busy = The index is already being updated: wait a moment, then try again. Nothing of what you entered is lost.
web-work-elsewhere = Another program is updating the index right now. What you entered is saved: try again in a moment from the list of profiles.
web-work-broken = Something went wrong on our side. The index before stays in use, and what you entered is kept.

web-remove-title = Take { $name } out?
web-remove-what = { $count ->
    [0] The profile will be erased from the index, from the memory of texts and from what was entered here. This cannot be undone.
    [one] The profile will be erased from the index, from the memory of texts and from what was entered here, and its name from the decision made about it, with what was written there. This cannot be undone.
   *[other] The profile will be erased from the index, from the memory of texts and from what was entered here, and its name from the { $count } decisions made about it, with what was written there. This cannot be undone.
}
web-remove-files = The files it comes from do not change: it would return if they were indexed again.
web-remove-asked = The person or organisation asked for it: leave it out for good, whichever file or source brings it back.
web-remove-do = Take it out for good
web-remove-keep = Keep this profile

web-upload-title = Send a file of profiles
web-upload-lead = The file is read and shown first: nothing is saved before you agree.
web-upload-file = File
web-upload-hint = Excel workbook (.xlsx), CSV or JSON Lines, of { $size } MB and { $rows } rows at most.
web-upload-read = Read the file
web-upload-template = Workbook to fill in
web-upload-template-name = profiles template
web-upload-rejects-name = rows to look at of { $file }
web-upload-missing = Choose a file.
web-upload-busy = Another file is being read. Wait a moment, then send yours again.
web-upload-full = Too many files wait to be confirmed already. Confirm or drop yours, or try again in an hour.
web-upload-gone = This file waits no more: it was indexed or dropped, or an hour has passed. Send it again.
web-upload-nothing = There is no profile to index in this file. Correct a row first.
web-upload-waiting = Files that wait
web-upload-left = { $kept ->
    [0] no profile to index
    [one] one profile to index
   *[other] { $kept } profiles to index
}, { $rejected ->
    [0] no row to look at
    [one] one row to look at
   *[other] { $rejected } rows to look at
}
web-upload-privacy-title = What becomes of the file
web-upload-privacy = It is read on this computer and not kept. What was read of it waits for an hour at most, for you alone.

web-preview-title = Preview of { $file }
web-preview-back = Send another file
web-preview-counts = { $kept ->
    [0] No row is ready
    [one] One row is ready
   *[other] { $kept } rows are ready
}, { $rejected ->
    [0] none is to be looked at.
    [one] one is to be looked at.
   *[other] { $rejected } are to be looked at.
}
web-preview-kept = { $fresh ->
    [0] No new profile
    [one] One new profile
   *[other] { $fresh } new profiles
}; { $replaced ->
    [0] none replaces another
    [one] one replaces a known one
   *[other] { $replaced } replace known ones
}; { $same ->
    [0] none is there already as it is.
    [one] one is there already as it is.
   *[other] { $same } are there already as they are.
}
web-preview-nothing-yet = Nothing is saved yet.
web-preview-index = { $count ->
    [one] Index this profile
   *[other] Index these { $count } profiles
}
web-preview-drop = Drop the file
web-preview-warnings = To be checked
web-preview-alike = “{ $name }” ({ $id }) looks like a profile that is known already:
web-preview-line = Line { $line }
web-preview-rejected = { $count ->
    [one] One row to look at
   *[other] { $count } rows to look at
}
web-preview-rejected-hint = Correct them here, one by one, or in your file.
web-preview-rejects-file = Download these rows with their reasons
web-preview-reasons = What is wrong on line { $line }
web-preview-field = Field
web-preview-value = Value
web-preview-reason = Why
web-preview-row = the whole row
web-preview-correct = Correct
web-preview-still = This row cannot be taken yet. See what is said at each field.
web-preview-bare = The row could not be cut. Copy into the fields what it says:
web-preview-again = Take this row again
web-preview-profiles = Profiles that are ready
web-preview-becomes = In the index
web-preview-new = new
web-preview-same = there already, as it is
web-preview-replaces = replaces a profile
web-preview-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
