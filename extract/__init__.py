"""A file's bytes -> `Document`: pages, tables, cells; every cell with page, box and confidence. Entrance: `extract.reader.read`."""
