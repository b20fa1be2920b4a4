# Help screens

cli-help-usage = Usage:
cli-help-arguments = Arguments:
cli-help-options = Options:
cli-help-commands = Commands:
cli-help-metavar-command = COMMAND …

cli-help = Suggests partners of the other territory to a company, a laboratory or a body, with the reasons of both sides.
cli-exit-codes =
    Example:
      matching suggest rna-kerdata --top 5

    Exit codes:
      0    all went well
      1    unexpected error
      2    the command line cannot be understood
      3    a file, a request or a setting cannot be used
      4    rows were left out, or rules are broken
      5    the workspace cannot be used
      6    the language model cannot be used
      7    no timetable keeps the rules of the mission
      8    a source of open data does not answer as it should
      9    somebody looked for, or erased, is still found somewhere
      130  interrupted from the keyboard

cli-check-help = Checks files of profiles without building anything, and writes the rejected rows apart.
cli-check-example =
    Example:
      matching check profiles.csv --rejects rejects.csv
cli-dedupe-help = Finds the profiles of one organisation or one person; with --output, writes only one of each.
cli-dedupe-example =
    Examples:
      matching dedupe register.jsonl laboratories.jsonl
      matching dedupe register.jsonl laboratories.jsonl --output merged.jsonl --report pairs.csv
      matching dedupe merged.jsonl --undo merged.jsonl.merges --output originals.jsonl
cli-classify-help = Gives domains to the profiles whose source states none, each with its reason and confidence; with --output, writes the profiles.
cli-classify-example =
    Examples:
      matching classify register.jsonl
      matching classify register.jsonl --output classified.jsonl --report reasons.xlsx --threshold 0.7
      matching classify data/profiles --evaluate
      matching classify data/profiles --learn models/domains.json
cli-index-help = Builds the index from files of profiles; without any, from the sample.
cli-index-example =
    Examples:
      matching index
      matching index profiles.csv laboratories.xlsx
      matching index newcomers.csv --add
      matching index --remove rna-kerdata
cli-suggest-help = Suggests partners for an indexed profile, or for a need told in a sentence.
cli-suggest-example =
    Examples:
      matching suggest rna-kerdata
      matching suggest "Centre culinaire" --domain food --top 5
      matching suggest --file request.toml --output partners.xlsx
      matching suggest qba-norlab --decided
      matching suggest --all --output lists.xlsx
      matching suggest rna-kerdata --known-links leave-out
cli-explain-help = Explains what the introduction of two profiles is worth, one of each territory.
cli-explain-example =
    Example:
      matching explain rna-kerdata qba-crdm
cli-evaluate-help = Measure rankings on judged pairs; without options, on the sample and its judgements.
cli-evaluate-example =
    Examples:
      matching evaluate
      matching evaluate --profiles profiles.csv --qrels judgements.csv --run-out scores
cli-learn-help = Learns the weights of the ranking from judged pairs; without options, those of the sample.
cli-learn-example =
    Examples:
      matching learn
      matching learn --qrels judgements.csv --requests requests.jsonl --output ranker.json
      matching learn --feedback --output ranker.json
cli-feedback-help = Lists what was decided about pairs, takes it out and brings it in.
cli-feedback-example =
    Example:
      matching feedback list --status accepted
cli-feedback-list-help = Lists where each pair stands, the latest decided first.
cli-feedback-list-example =
    Examples:
      matching feedback list --profile rna-kerdata
      matching feedback list --from 2026-01-01 --to 2026-12-31 --output decisions.xlsx
cli-feedback-export-help = Writes all decisions and the lists that were shown, one JSON object a line.
cli-feedback-export-example =
    Example:
      matching feedback export --output decisions.jsonl
cli-feedback-import-help = Brings in decisions exported elsewhere; what is known already is not added twice.
cli-feedback-import-example =
    Example:
      matching feedback import decisions.jsonl --rejects rejects.csv
cli-report-help = Follows a period up for both administrations: what became of pairs, by axis, domain and month.
cli-report-example =
    Examples:
      matching report --from 2026-01-01 --to 2026-12-31 --output follow-up.html
      matching report --from 2026-01-01 --to 2026-12-31 --output follow-up.xlsx
cli-profiles-help = Lists, searches and shows the indexed profiles.
cli-profiles-example =
    Example:
      matching profiles search culinaire
cli-profiles-list-help = Lists the profiles, all or those that pass the filters.
cli-profiles-list-example =
    Example:
      matching profiles list --kind cluster --domain cybersecurity
cli-profiles-search-help = Searches profiles by name, slips and accents forgiven.
cli-profiles-search-example =
    Example:
      matching profiles search "donnees massives"
cli-profiles-show-help = Shows everything known of a profile.
cli-profiles-show-example =
    Example:
      matching profiles show rna-kerdata --format json
cli-info-help = Tells what the workspace holds, since when and from what.
cli-info-example =
    Examples:
      matching info --format json
      matching info --verify

cli-metavar-file = FILE
cli-metavar-folder = FOLDER
cli-metavar-model = MODEL
cli-metavar-format = FORMAT
cli-metavar-territory = TERRITORY
cli-metavar-axis = AXIS
cli-metavar-domain = DOMAIN
cli-metavar-kind = KIND
cli-metavar-city = CITY
cli-metavar-commitment = COMMITMENT
cli-metavar-query = PROFILE
cli-metavar-profile = PROFILE
cli-metavar-first = PROFILE
cli-metavar-second = OTHER_PROFILE
cli-metavar-id = ID
cli-metavar-name = NAME
cli-metavar-status = STATUS
cli-metavar-day = YYYY-MM-DD
cli-metavar-text = TEXT
cli-metavar-ranking = RANKING

cli-argument-files = CSV, TSV, XLSX, JSONL or Parquet files, or folders that have some.
cli-argument-files-or-sample = Files or folders of profiles; without any, the sample that comes with the program.
cli-argument-feedback-files = Files of exported decisions (JSONL).
cli-argument-query = Identifier or name of a profile, slips and accents forgiven.
cli-argument-profile = Identifier or name of a profile, slips and accents forgiven.
cli-argument-counterpart = Identifier or name of a profile of the other territory.
cli-argument-searched = Name to search for, or a part of it.

cli-option-help = Shows this help.
cli-option-version = Shows the version.
cli-option-install-completion = Installs completion in the shell.
cli-option-show-completion = Shows the completion script, to install it oneself.
cli-option-lang = Language of help, messages and answers; French by default, or the variable MATCHING_LANG.
cli-option-workspace = Folder of the index; by default, that of the settings.
cli-option-model = Name or folder of a sentence-transformers model; by default, the one that comes with the program.
cli-option-rejects = CSV file of the rejected rows; by default, the name of the first file followed by .rejects.csv, in the current folder.
cli-option-output = File to write the answer to; without --format, its end tells the format (.csv, .json, .md, .xlsx).
cli-option-format = Format of the answer: table (by default), json, csv, markdown or xlsx, as the command allows.
cli-option-territory = Territory, by identifier or name; with --text or --all, that of whoever asks.
cli-option-axis = Axis of the protocol; repeatable.
cli-option-domain = Domain, by identifier or name; repeatable.
cli-option-kind = Kind of profile, such as company; repeatable.
cli-option-city = City or borough; repeatable.
cli-option-commitment = Commitment, such as inclusion; repeatable.
cli-option-text = Need told in one or more sentences, in place of a profile.
cli-option-seeks = What whoever asks seeks, with or without --text; repeatable.
cli-option-offers = What whoever asks brings, with or without --text; repeatable.
cli-option-classify-output = JSONL file to write every profile to, with the domains given.
cli-option-classify-report = File to write each given domain to, with its confidence and reason (.csv, .json, .md, .xlsx).
cli-option-classify-threshold = Probability from which a domain is given; 0.5 by default (right more often than wrong).
cli-option-classify-evaluate = Gives nothing: measures, on profiles that have domains and with these hidden, how many of them their texts tell.
cli-option-classify-learn = Gives nothing: learns the weights from the domains these profiles state, and writes them to this file.
cli-option-dedupe-output = JSONL file for one profile per organisation or person; what each is made of goes beside it, to a .merges file.
cli-option-dedupe-report = File for all the pairs and their reasons (.csv, .json, .md, .xlsx).
cli-option-dedupe-undo = .merges file of merges to undo: the original profiles come back, to --output or to the screen.
cli-option-dedupe-likely = Joins the likely pairs as well; by default, only those that are sure.
cli-option-name = Name of whoever asks, for the answer.
cli-option-request-file = Request in a TOML file, in place of a profile.
cli-option-top = Number of suggestions; 10 by default, 5 with --all.
cli-option-variety = From 0 (the score alone) to 1 (very different suggestions); has no part in --all.
cli-option-floor = Score, from 0 to 1, below which nobody is suggested; 0 to see everybody.
cli-option-all = A list for every profile, and the load of every partner; filters are for the partners.
cli-option-only = With --all: file of names or ids, one a line; only these have a list.
cli-option-capacity = With --all: the most lists one partner may be in; by default no bound, but near shares.
cli-option-no-balance = With --all: the best scores of each, without sharing places out.
cli-option-decided = Suggests partners that were refused or met, too.
cli-option-known-links = What becomes of partners that have published or run a project with who asks already: keep (by default: shown at their rank, with that link), boost (shown earlier, the score staying the same) or leave-out (left aside, for new encounters).
cli-option-exclude = Profile not to suggest; repeatable.
cli-option-limit = Number of profiles at most; 20 by default.
cli-option-add = Adds the profiles to those indexed; a known identifier is replaced.
cli-option-remove = Removes a profile from the index; repeatable.
cli-option-profiles = File or folder of profiles, of any two groups; repeatable; by default, the sample.
cli-option-learn-profiles = File or folder of profiles of both territories; repeatable; by default, the sample.
cli-option-learn-output = JSON file where to write the learned weights; without it they are only shown.
cli-option-learn-feedback = Learns from what was decided about pairs too; enough of them are needed, some of them shown at random.
cli-option-ablation = Measures what each part is worth and writes the table into this file (models/README.md).
cli-option-qrels = Judged pairs (CSV): query_id, candidate_id, then grade and direction, or for_query and for_candidate.
cli-option-requests = Free-text queries (JSONL): id, territory, lang, text.
cli-option-rankings = Ranking to measure, all by default; repeatable, the others are compared with the first.
cli-option-grade = Grade of the metrics of one side: for_query (by default) or for_candidate.
cli-option-run-out = Folder where to write, for each ranking, the score of each judged pair (NAME.tsv).
cli-option-seed = Random seed; 1 by default.
cli-option-resamples = Samples behind each interval and each test; 1000 by default.
cli-option-json = Same as --format json.
cli-option-evaluate-rejects = CSV file where to keep the rejected rows of profiles, judgements and requests.
cli-option-status = Status of the pair: proposed, accepted, refused, met or agreement; repeatable.
cli-option-feedback-profile = Identifier of one of the two profiles of the pair.
cli-option-feedback-output = JSONL file to write to; without it, standard output.
cli-option-from = First day of the last decision, in universal time.
cli-option-to = Last day of the last decision, in universal time.
cli-option-first-day = First day of the period, in universal time.
cli-option-last-day = Last day of the period, in universal time; it is part of it.
cli-option-report-format = Format of the follow-up: html (default), xlsx or json.
cli-option-verify = Also check every byte of large files, which takes as long as reading them.

# Answers

cli-yes = yes
cli-no = no
cli-megabytes = { $value } MB
cli-written = File written: { $path }
cli-rejects-written = { $count ->
    [0] No rejected row; the file { $path } has its headings only.
    [one] One rejected row, to be read in { $path }.
   *[other] { $count } rejected rows, to be read in { $path }.
}
cli-classify-or-evaluate = --evaluate and --learn give no domain: there would be nothing to write to --output or --report. Run the command twice, with the ones and then with the others.
cli-dedupe-record = What undoes these merges is in { $path }; it holds the original profiles.
cli-dedupe-missing = { $count ->
        [one] One merge is not in the file any more and was not undone: { $ids }.
       *[other] { $count } merges are not in the file any more and were not undone: { $ids }.
    }
cli-account-file = File
cli-account-rows = Rows
cli-account-kept = Kept
cli-account-rejected = Rejected
cli-account-warnings = To look at
cli-account-total = Total
cli-account-why-rejected = Rejected rows
cli-account-to-look-at = To look at in what is kept
cli-account-place = { $how ->
    [line] Line { $line }
    [both] { $file }, line { $line }
   *[file] { $file }
}:
cli-account-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
cli-index-done = Index ready in { $folder }: { $profiles ->
    [one] one profile
   *[other] { $profiles } profiles
}, { $encoded ->
    [0] no text read by the model
    [one] one text read by the model
   *[other] { $encoded } texts read by the model
}, { $reused ->
    [0] none known already
    [one] one known already
   *[other] { $reused } known already
}.
cli-suggest-title = Suggestions for { $name }
cli-suggest-score = Score
cli-suggest-index = Uncalibrated index
cli-suggest-for = For { $territory }
cli-batch-line = { $rank }. { $name }: { $score } ({ $query } { $for_query }, { $partner } { $for_partner })
cli-explain-title = { $query } and { $partner }
cli-explain-fits = Fit for { $query }: { $for_query }; for { $partner }: { $for_partner }. Known share of what counts: { $confidence }.
cli-feedback-imported = Decisions added: { $decisions }; lists that were shown added: { $lists }; lines known already: { $known }. Register: { $path }
cli-profiles-count = { $count ->
    [0] No profile.
    [one] One profile.
   *[other] { $count } profiles.
}
cli-profile-offers = What it brings
cli-profile-seeks = What it seeks
cli-profile-keywords = Keywords
cli-profile-works = Publications and projects
cli-profile-commitments = Commitments
cli-profile-affiliation = Affiliation
cli-profile-size = Headcount
cli-profile-founded = Year founded
cli-info-line = { $name }: { $value }
cli-info-folder = Workspace
cli-info-generation = Generation
cli-info-built = Built on
cli-info-origin = From
cli-info-model = Model
cli-info-precision = Precision of the vectors
cli-info-recall = Recall of the nearest 20, { $facet }
cli-info-share = { $value }%
cli-info-integrity = Integrity
cli-info-verified = every file is as it was written
cli-info-template = Version of the encoded texts
cli-info-schema = Schema
cli-info-calibrated = Calibrated score
cli-info-size = Size
cli-info-count-profiles = Profiles
cli-info-count-sentences = Sentences
cli-info-count-offer = Offers
cli-info-count-need = Needs
cli-info-count-topic = Topics

# Refusals

cli-usage-missing = { $name } is missing from the command line. Add it; --help shows an example.
cli-usage-no-option = There is no option “{ $given }”. { $how ->
        [near] Options that look like it: { $near }.
       *[far] No option looks like it.
    } The list is in --help.
cli-usage-no-command = There is no command “{ $given }”. { $how ->
        [near] Commands that look like it: { $near }.
       *[far] No command looks like it.
    } The list is in --help.
cli-usage-no-value = The option “{ $option }” needs a value. Write it right after; --help shows an example.
cli-usage-flag = The option “{ $option }” takes no value. Write it alone.
cli-usage-extra = These words are too many: { $given }. Put a name of several words between quotes; --help shows an example.
cli-usage-other = The command line cannot be understood ({ $reason }). See --help.
cli-interrupted = Interrupted. Nothing is left half-written.
cli-unexpected = Unexpected error ({ $name }: { $text }). Run again with the variable { $variable }=1 to see where it comes from, and report it.
cli-choice-near = “{ $given }” is not known to the option { $option }. Near: { $near }. Values allowed: { $known }.
cli-choice-far = “{ $given }” is not known to the option { $option }. Choose one of these values: { $known }.
cli-number-whole = The option { $option } was given “{ $given }”. A whole number is needed, { $lowest } at least.
cli-number-share = The option { $option } was given “{ $given }”. A number from 0 to 1 is needed.
cli-day = The option { $option } got “{ $given }”. A day is needed: year, month and day, such as 2026-12-31.
cli-workbook-to-terminal = An Excel workbook cannot be shown in a terminal. Give a file with --output, such as --output partners.xlsx.
cli-output-is-input = The file { $path } would be read and overwritten at once. Give another name to the file to write.
cli-json-or-format = --json and --format { $given } are given together. Keep one of the two.
cli-suggest-nothing = It is not said for whom to search. Give the identifier or name of a profile, a need with --text, or a file with --file.
cli-suggest-no-territory = The territory of whoever asks is missing. Add --territory with one of these: { $known }.
cli-suggest-query-or-request = The profile “{ $query }” and a request (--text, --territory, --seeks, --offers, --name or --file) are given together. Keep one of the two.
cli-suggest-all-and-query = --all makes a list for everybody, without { $given }. Remove one of the two.
cli-suggest-only-all = { $given } goes with --all only. Add --all, or remove { $given }.
cli-suggest-only-file = The file { $path } cannot be read ({ $reason }). It must be a text file in UTF-8, one name or id a line.
cli-suggest-only-nobody = The file { $path } names nobody. It must hold one name or id a line.
cli-suggest-only-territory = These profiles of the file { $path } are not of the territory asked for: { $given }. Remove them, or remove --territory.
cli-suggest-file-or-options = The file { $path } and a request in options (--text, --territory, --seeks, --offers or --name) are given together. Keep one of the two.
cli-progress-rate = { $rate } texts/s
cli-suggest-settled = { $count ->
    [one] One partner that was refused or met is not suggested: --decided suggests it.
   *[other] { $count } partners that were refused or met are not suggested: --decided suggests them.
}

# matching fetch

cli-fetch-help = Takes profiles from a source of open data: companies-fr, openalex, hal, rnsr, ror, nserc, req or cordis.
cli-fetch-example =
    Examples:
      matching fetch companies-fr --section C,J,M --size-band 11,12,21 --output companies.jsonl
      matching fetch openalex --since 2024 --output researchers.jsonl
      matching fetch openalex --what institutions --output institutions.jsonl
      matching fetch hal --what laboratories --output hal.jsonl
      matching fetch companies-fr --epci 243500139 --activity 62.01Z --limit 100 --refresh
      matching fetch companies-fr --commune 35238 --from-dir received --rejects rejects.csv
      matching fetch rnsr --portal https://data.example.org --dataset laboratories --where "annee_de_creation > 2010"
      matching fetch companies-fr --section J --into territories
      matching fetch rnsr --output laboratories.jsonl
      matching fetch ror --from-file ror-data.zip --output ror.jsonl
      matching fetch nserc --year 2023,2024 --output researchers.jsonl
      matching fetch req --accept-licence --from-file JeuxDonnees.zip --output req.jsonl
      matching fetch cordis --programme HORIZON --output projects.jsonl
      matching index companies.jsonl laboratories.jsonl
cli-metavar-source = SOURCE
cli-argument-source = Source: companies-fr (French companies), openalex (researchers or institutions), hal (laboratories or researchers), rnsr (French laboratories), ror (research organisations), nserc (researchers funded in Canada), req (companies of a register of Canada) or cordis (European projects).
cli-option-fetch-output = File of profiles to write (JSON Lines); by default, standard output.
cli-option-fetch-into = Folder to gather what sources give: domains are assigned, sure duplicates merged, and all of it is indexed.
cli-option-fetch-rejects = CSV file of the rejected records; by default, the name of the file written, or of the source, followed by .rejects.csv, in the current folder.
cli-option-fetch-limit = Number of profiles at most.
cli-option-from-file = File received before (JSON, JSON Lines, CSV or ZIP archive, as the source has it), in place of the network; may be repeated.
cli-option-from-dir = Folder of such files, read in the order of their names.
cli-option-refresh = Asks again for pages and files received less than seven days ago too.
cli-option-fetch-territory = Territory, by its identifier or its name; by default, the one the source knows, or both.
cli-option-epci = companies-fr: SIREN number of the intercommunal body; by default, that of the territories file.
cli-option-commune = companies-fr: INSEE code of a commune, in place of the intercommunal body; may be repeated.
cli-option-section = companies-fr: section of activity, such as C,J,M; may be repeated.
cli-option-activity = companies-fr: activity code, such as 62.01Z; may be repeated.
cli-option-size-band = companies-fr: size band of Insee, such as 11,12,21; may be repeated.
cli-option-what = openalex: authors (researchers, by default) or institutions. hal: laboratories (by default) or authors (researchers).
cli-option-since = openalex, hal: year from which publications are read; by default, three years before this one.
cli-metavar-year = YEAR
cli-option-portal = Address of the service, portal or folder of files, in place of the usual one; for ror, that of the archive; req has none.
cli-option-dataset = rnsr: dataset of the same shape.
cli-option-where = rnsr: condition in the query language of the portal, in place of the bodies of the territories file.
cli-option-year = nserc: year of the files, such as 2023,2024; by default, the five latest that are sure to be published; may be repeated.
cli-option-programme = cordis: programme, such as HORIZON,h2020,fp7; by default, the first two; may be repeated.
cli-option-accept-licence = req: says that your use respects the licence CC BY-NC-SA 4.0, which rules out commercial use; without this option the register is not read.
cli-fetch-done = { $profiles ->
    [one] One profile
   *[other] { $profiles } profiles
}. Records read: { $records } of { $announced } announced. Pages: { $pages }, { $kept } of them received before.
cli-fetch-filled = { $read ->
    [one] One source profile read
   *[other] { $read } source profiles read
}, { $classified } of them given a domain. Sure duplicates: { $merged } profiles became { $groups }. { $entities } profiles are left in { $path }, and are now all that is indexed in { $folder }. Likely pairs to look at: { $likely } (matching dedupe { $path }).
cli-fetch-output-or-into = The options --output and --into do not go together: the first writes a file, the second fills a folder and indexes it. Keep the one you need.
cli-fetch-resume = { $pages ->
    [one] One page received is kept
   *[other] { $pages } pages received are kept
} in { $folder }. Run the same command again to go on: they will not be asked for again.
cli-index-withheld = { $count ->
    [one] One profile that was indexed is left out: the person or organisation objected to being suggested, or was erased.
   *[other] { $count } profiles that were indexed are left out: these people or organisations objected to being suggested, or were erased.
}
