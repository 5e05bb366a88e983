"""Processes that read documents, each call within limits on time and memory."""
