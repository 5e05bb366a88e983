"""The place of every record: names of all levels, jenis, tingkat."""
