list-last = { $head } and { $last }
