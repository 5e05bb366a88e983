"""Which office (opd) a document is of."""
