cli-privacy-find-help = Searches for a person or organisation in everything that is kept: name, identifiers, sentences and vectors.
cli-privacy-find-example =
    Examples:
      matching privacy find rna-kerdata
      matching privacy find "Jeanne Lefort" --in exports --in profiles.xlsx
      matching privacy find --text "Jeanne Lefort" --in backups.zip --format json
cli-privacy-erase-help = Erases a person or organisation from everything that is kept, then searches for what is left.
cli-privacy-erase-example =
    Examples:
      matching privacy erase rna-kerdata
      matching privacy erase "Jeanne Lefort" --in profiles.xlsx --in missions --yes
      matching privacy erase rna-kerdata --in exports --delete-outputs
      matching privacy erase "Orange" --keep-mentions
privacy-argument-found = Name or identifier of whom to look for; several are possible.
privacy-argument-erased = Name or identifier of whom to erase; several are possible.
privacy-option-find-in = Searches this file or folder too; repeatable.
privacy-option-text = Searches for these words, as they are or spelt otherwise; repeatable.
privacy-option-erase-in = Erases from this file or folder too; repeatable.
privacy-option-yes = Does not ask for confirmation.
privacy-option-delete-outputs = Removes documents that were made (plans, exports) and still name them.
privacy-option-mentions = Does not count as left what other profiles say of that name.
privacy-find-nobody = Nothing is asked for. Give a name, an identifier, or words with --text.
privacy-path-missing = { $path } does not exist. Give a file or folder that does: nothing would be searched otherwise.
privacy-nobody = Nobody is called “{ $given }” in what is kept, nor in the files given. Give an identifier or an exact name, and with --in the files to look in.
privacy-several = Several answer to “{ $given }”: { $names }. Give the identifier of whom to look for or to erase, or all of these.
privacy-erase-yes = What is erased cannot be brought back, and nobody can be asked here. Add --yes to confirm.
privacy-erase-ask = Erase { $names } for good? It cannot be undone.
privacy-erase-ask-outputs = { $count ->
    [one] Remove this document?
   *[other] Remove these { $count } documents?
}
privacy-step-search = Searching files
privacy-column-file = File
privacy-column-where = Place
privacy-column-what = Found
privacy-column-form = Written
privacy-needle = { $kind } “{ $text }”
privacy-needle-name = name
privacy-needle-identifier = identifier
privacy-needle-sentence = sentence
privacy-needle-phrase = short text
privacy-needle-fingerprint = fingerprint
privacy-needle-vector = vector
privacy-form-exact = as it is
privacy-form-nfd = accents decomposed
privacy-form-json = escaped (JSON)
privacy-form-html = escaped (HTML)
privacy-form-percent = escaped (address)
privacy-form-respelt = other case, accents or spaces
privacy-form-bytes = among bytes
privacy-form-float32 = 32-bit numbers
privacy-form-float16 = 16-bit numbers
privacy-form-bfloat16 = 16-bit numbers (bfloat16)
privacy-found-count = { $count ->
    [0] Nothing is found
    [one] Found in one file
   *[other] Found in { $count } files
} ({ $files ->
    [one] one file searched
   *[other] { $files } files searched
}).
privacy-closed-damaged = { $where } is damaged or encrypted: what it holds could not be searched.
privacy-closed-large = { $where } is too large to be unpacked: what it holds was not searched.
privacy-closed-deep = { $where } is inside too many archives: what it holds was not searched.
privacy-closed-quantised = { $where } keeps approximate vectors only: what is not there cannot be proved. Build it anew.
privacy-closed-unreadable = { $where } could not be read.
privacy-erased-suppressed = Left out for good: no import will bring it back.
privacy-erased-index = The index is built anew without it; its former versions and its vectors are erased.
privacy-erased-rows = { $count ->
    [one] One row taken out of { $path }.
   *[other] { $count } rows taken out of { $path }.
}
privacy-erased-links = { $count ->
    [one] The links of one other profile to it are removed.
   *[other] The links of { $count } other profiles to it are removed.
}
privacy-erased-merges = { $count ->
    [one] One merge forgotten.
   *[other] { $count } merges forgotten.
}
privacy-erased-rejects = { $count ->
    [one] One rejected row forgotten.
   *[other] { $count } rejected rows forgotten.
}
privacy-erased-pages = { $count ->
    [one] One page received from a source is removed.
   *[other] { $count } pages received from sources are removed.
}
privacy-erased-decisions = { $count ->
    [one] Its name and what was written about it are taken out of the decisions.
   *[other] Its { $count } names and what was written about it are taken out of the decisions.
}
privacy-erased-deleted = { $path } is removed.
privacy-erased-shared = Kept, as another profile ({ $holder }) says it too: { $what }.
privacy-erased-namesake = { $name } ({ $id }) has the same name and stays. If it is the same person or organisation: "matching privacy erase { $id }".
privacy-erased-mention = The profile { $holder } speaks of { $names }: its texts are not cut. Correct them if need be, or add --keep-mentions.
privacy-left-mention = { $path } holds what other profiles say of it.
privacy-left-output = { $path } is a document that was made: remove it, or add --delete-outputs (with --in if it is elsewhere).
privacy-left-origin = { $path } served to build the index: add --in { $path } to take it out of there. As long as it is there, it is left out whenever the file is read.
privacy-left-other = { $path } is no file that the program can rewrite: correct it or remove it yourself.
privacy-erased-nothing-left = Nothing is left of { $ids } ({ $files ->
    [one] one file searched
   *[other] { $files } files searched
}).
privacy-erased-mentions-left = All that is left is what other profiles say of it ({ $files ->
    [one] one file searched
   *[other] { $files } files searched
}).
privacy-erased-left = What is told above is left ({ $files ->
    [one] one file searched
   *[other] { $files } files searched
}).
