"""iku: Indonesian government KPI tables from PDF and Word to clean, validated, traceable data."""

__version__ = "0.1.0"
