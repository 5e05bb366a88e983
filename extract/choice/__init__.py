"""Which engine's grid wins a place of a page, and what is refused as no table."""
