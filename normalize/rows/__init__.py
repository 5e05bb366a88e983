"""Rows of a table: what each is, and the records that they hold."""
