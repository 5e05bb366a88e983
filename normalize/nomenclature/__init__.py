"""The official code of every programme, activity and sub activity."""
