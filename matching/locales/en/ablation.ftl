# What each part of the ranking is worth

ablation-step = Comparing rankings
ablation-page = The page { $path } cannot be read ({ $reason }). Give the path of a Markdown page that holds the two marks of the table.
ablation-marks = The page { $path } does not hold the two marks of the table once each and in order. Put a line { $start } and, below it, a line { $end }.
