"""A file's bytes -> `Document`: pages, tables, cells, each with page, box and confidence: `extract.reader.read`."""
