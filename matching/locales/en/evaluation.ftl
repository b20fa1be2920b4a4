# Measuring rankings: files of judgements

evaluation-file-missing = The file { $path } does not exist. Check the path.
evaluation-file-empty = The file { $path } is empty. It takes a line of headings then a line per judged pair, or one JSON object per request.
evaluation-file-columns = The file { $path } lacks columns: { $missing }. It takes query_id, candidate_id, then grade (with or without direction) or for_query and for_candidate. Columns found: { $seen }.
evaluation-row-missing = The required value “{ $column }” is missing. Fill it in.
evaluation-row-grade = The grade “{ $value }” of the column “{ $column }” is not allowed. It takes a number, 0 or more.
evaluation-row-direction = The direction “{ $value }” is not known. It takes for_query (the grade is for who asks) or for_candidate (for the candidate).
evaluation-row-conflict = The pair { $query } – { $candidate } has grade { $value } here and { $first } on line { $line }, which is kept. Remove one of the two.
evaluation-row-request-twice = The identifier “{ $value }” is already taken by the request of line { $line }. Give each request its own.
evaluation-row-request-is-profile = The identifier “{ $value }” is also that of a profile. Give the request another one.
evaluation-row-language = The language “{ $value }” is not known. Languages allowed: { $known }; without one, it is detected.
evaluation-row-group = The group “{ $value }” is not known. Groups of the profiles: { $known }.
evaluation-warning-unknown = { $count ->
        [one] One judged pair is left out: one of its identifiers is neither a profile nor a request
       *[other] { $count } judged pairs are left out: one of their identifiers is neither a profile nor a request
    } ({ $names }).
evaluation-warning-one-group = { $count ->
        [one] One judged pair is left out: who asks and the candidate are of one group
       *[other] { $count } judged pairs are left out: who asks and the candidate are of one group
    } ({ $names }).

# Refusals

evaluation-groups = The profiles are of { $count } groups ({ $names }). It takes exactly two in the territory column, or the two known territories.
evaluation-ranking = The ranking “{ $given }” is not known. Known rankings: { $known }.
evaluation-grade-side = “{ $given }” does not say which side the grade is for. Choose one of { $known }.
evaluation-seed = The random seed is { $given }. It takes a whole number, 0 or more.
evaluation-resamples = The number of samples asked for is { $given }. It takes at least one.
evaluation-no-qrels = Profiles are given without judgements. Add --qrels with a file of judged pairs (query_id, candidate_id, grade).
evaluation-nothing = No judged pair can be measured. It takes pairs whose query and candidate are profiles or requests, one of each group.
evaluation-no-grade = No judged pair has a { $side } grade. Give some, or measure the other side with --grade { $other }.
evaluation-folder = The folder { $path } cannot be made ({ $reason }). Give the name of a folder where you may write.

# Table

evaluation-step-scoring = Ranking the candidates
evaluation-title = Rankings compared
evaluation-judged = { $pairs ->
    [one] One judged pair
   *[other] { $pairs } judged pairs
}, { $queries ->
    [one] one query
   *[other] { $queries } queries
}, groups { $first } and { $second }.
evaluation-lists = Grade: { $grade ->
        [for_query] for_query, what the introduction is worth to who asks
       *[for_candidate] for_candidate, what the introduction is worth to the candidate
    }; gain of nDCG: 2^grade − 1. Only judged candidates are ranked.
evaluation-success = A grade of 2 or more is good; success@k takes a candidate good for both sides among the first k.
evaluation-shared = Coverage, Gini and envy: over the first five of the whole other side; lower is better for Gini and envy.
evaluation-interval = Below each value: its 95% interval (queries resampled), then p, paired test against “{ $name }”.
evaluation-range = { $low }–{ $high }
evaluation-p = p { $value }
evaluation-p-below = p < { $value }
evaluation-unknown = –
evaluation-runs = Scores of judged pairs: { $count ->
    [one] one file
   *[other] { $count } files
} in { $folder }
evaluation-rejected = { $count ->
    [one] One row rejected.
   *[other] { $count } rows rejected.
} Give --rejects FILE to keep them all.
evaluation-noticed = { $count ->
    [one] One thing to look at in the profiles; “matching check” shows it.
   *[other] { $count } things to look at in the profiles; “matching check” shows them.
}

evaluation-column-ranking = Ranking
evaluation-column-metric = Metric
evaluation-column-value = Value
evaluation-column-low = Lower bound (95%)
evaluation-column-high = Upper bound (95%)
evaluation-column-queries = Queries
evaluation-column-difference = Difference from the first
evaluation-column-p = p

evaluation-ranking-random = at random
evaluation-ranking-bm25 = words, by BM25
evaluation-ranking-tfidf = words, by TF-IDF
evaluation-ranking-encoder = one vector a profile
evaluation-ranking-one-sided = for who asks alone
evaluation-ranking-reciprocal = mean of both sides
evaluation-ranking-default = the shipped ranking

evaluation-metric-ndcg-at-5 = nDCG@5
evaluation-metric-ndcg-at-10 = nDCG@10
evaluation-metric-mrr = MRR
evaluation-metric-p-at-5 = P@5
evaluation-metric-recall-at-20 = recall@20
evaluation-metric-success-at-5 = success@5
evaluation-metric-success-at-10 = success@10
evaluation-metric-coverage = coverage
evaluation-metric-exposure-gini = Gini
evaluation-metric-envy = envy
