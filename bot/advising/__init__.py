"""Question and knowledge in, finding out: routes, thresholds, market, look-ups. Functions of their arguments."""
