"""Learning the ranking from judged pairs: weights, calibration, and what each part is worth."""
