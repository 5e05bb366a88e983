"""Words that columns and lines cut, made whole."""
