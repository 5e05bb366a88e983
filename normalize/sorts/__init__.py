"""What sort of table, and of document, this is: of indicators or of something else."""
