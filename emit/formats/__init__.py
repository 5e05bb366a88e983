"""The output tables in other forms than CSV. Each is made from the CSV files, so that none can say anything else."""
