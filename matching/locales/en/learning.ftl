# Learning the ranking: what is learned, and how well it does.

learn-title = Learned from { $pairs } judged pairs of { $queries } queries; figures measured on the queries left out ({ $folds } folds).
learn-decided = { $count ->
    [one] One pair that was decided about counts for the weights too, by the inverse of its chance of being seen; it does not count in these figures.
   *[other] { $count } pairs that were decided about count for the weights too, by the inverse of their chance of being seen; they do not count in these figures.
}
learn-feedback-few = Decisions are too few to learn from. Pairs judged by a decision: { $pairs }, { $fewest } are needed; of these, shown at random: { $random }, { $fewest_random } are needed; left out for want of a profile: { $unknown }. Go on deciding, with a place left to chance in the lists, or give the missing profiles with --profiles.
learn-column-feature = What counts
learn-column-weight = Weight
learn-column-figure = Measure
learn-column-value = Value
learn-column-shown = Shown score
learn-column-rate = Share good for both sides
learn-column-pairs = Pairs
learn-figure-ndcg-10 = nDCG@10 (gain 2^grade − 1, grade of who asks)
learn-figure-success-5 = A partner good for both sides among the first five
learn-figure-brier = Brier score
learn-figure-calibration_error = Calibration error
learn-too-little = The judgements are not enough to learn from: { $pairs } pairs, distinct queries: { $queries }. At least { $folds } queries are needed, and grades both above and below 2.
