"""The review page: a page's picture beside its table, the doubtful cells first."""
