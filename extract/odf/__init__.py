"""OpenDocument: ODT and ODS, which share how tables are written."""
