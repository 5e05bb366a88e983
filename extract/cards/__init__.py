"""Tables of one indicator each, its columns one under the other, as rows of one table."""
